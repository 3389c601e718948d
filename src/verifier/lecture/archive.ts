import { gunzipSync } from "node:zlib";
import { extractEntree, isZip, listZip } from "../../charger/archive.ts";
import { FichierIllisible } from "../../charger/illisible.ts";
import { Explosion, Indecodable, type Budget, type Contenu, type Genre, type Piece } from "./contenu.ts";

/** Les fichiers d'un zip, sans en décompresser plus que le budget. */
export function readPieces(octets: Uint8Array, budget: Budget): Piece[] {
  try {
    const entrees = listZip(octets).filter((e) => !e.nom.endsWith("/"));
    budget.prendre(entrees.reduce((somme, e) => somme + e.octets, 0));
    return entrees.map((e) => ({ nom: e.nom, octets: extractEntree(octets, e) }));
  } catch (error) {
    if (error instanceof FichierIllisible) throw new Indecodable(error.message);
    throw error;
  }
}

function readGzip(octets: Uint8Array, budget: Budget): Contenu {
  let contenu: Uint8Array;
  try {
    contenu = gunzipSync(octets, { maxOutputLength: Math.max(1, budget.restant) });
  } catch (error) {
    if (error instanceof RangeError) throw new Explosion();
    throw new Indecodable("archive gzip illisible ou tronquée");
  }
  budget.prendre(contenu.length);
  return { textes: [], tables: [], pieces: [{ nom: "", octets: contenu }] };
}

const isGzip = (octets: Uint8Array): boolean => octets[0] === 0x1f && octets[1] === 0x8b;

export const ARCHIVES: readonly Genre[] = [
  {
    nom: "zip",
    extensions: ["zip"],
    isGenre: isZip,
    decode: (octets, budget) => {
      const pieces = readPieces(octets, budget);
      return { textes: pieces.map((p) => p.nom), tables: [], pieces };
    },
  },
  { nom: "gzip", extensions: ["gz"], isGenre: isGzip, decode: readGzip },
];
