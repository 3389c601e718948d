import { gunzipSync, inflateRawSync } from "node:zlib";
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

/** Ce qu'un zip garde hors de ses fichiers : commentaires, champs extra, octets que rien ne cite. */
export function readMarges(octets: Uint8Array): string {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  let fin = 0;
  const marges: Uint8Array[] = [];
  const entrees = listZip(octets).toSorted((a, b) => a.debut - b.debut);
  for (const { debut, compresses } of entrees) {
    const donnees = debut + 30 + vue.getUint16(debut + 26, true) + vue.getUint16(debut + 28, true);
    if (donnees > fin) marges.push(octets.subarray(fin, donnees));
    fin = Math.max(fin, donnees + compresses);
  }
  // Le nom d'une entrée touche ce qui le suit.
  const texte = enClair(Buffer.concat([...marges, octets.subarray(fin)]));
  return entrees.reduce((t, { nom }) => t.replaceAll(nom, "\n"), texte);
}

/** Des octets qui mêlent texte et nombres : chaque suite de caractères est une ligne. */
const enClair = (octets: Uint8Array): string =>
  new TextDecoder()
    .decode(octets)
    .replace(/PK(?=\p{Cc})/gu, "\n") // la signature d'une rubrique de zip touche ce qui la précède
    .replace(/[\p{Cc}\ufffd]+/gu, "\n");

/** Ce que l'en-tête d'un gzip porte de plus (RFC 1952, § 2.3) : champ extra, nom, commentaire ; et où commencent ses données. */
function readEntete(octets: Uint8Array): { readonly texte: string; readonly debut: number } {
  const drapeaux = octets[3] ?? 0;
  let p = 10;
  if (drapeaux & 4) p += 2 + (octets[p] ?? 0) + 256 * (octets[p + 1] ?? 0);
  for (const drapeau of [8, 16])
    if (drapeaux & drapeau) {
      const zero = octets.indexOf(0, p);
      if (zero < 0) throw new Indecodable("archive gzip tronquée");
      p = zero + 1;
    }
  if (drapeaux & 2) p += 2;
  return { texte: enClair(octets.subarray(10, p)), debut: p };
}

function readGzip(octets: Uint8Array, budget: Budget): Contenu {
  const { texte, debut } = readEntete(octets);
  let contenu: Uint8Array;
  try {
    contenu = gunzipSync(octets, { maxOutputLength: Math.max(1, budget.restant) });
  } catch (error) {
    if (error instanceof RangeError) throw new Explosion();
    throw new Indecodable("archive gzip illisible ou tronquée");
  }
  budget.prendre(contenu.length);
  const donnees = octets.subarray(debut);
  // Node passe sous silence ce qui suit l'archive, ou l'archive d'après.
  const { engine } = inflateRawSync(donnees, { info: true }) as unknown as { engine: { bytesWritten: number } };
  if (engine.bytesWritten + 8 !== donnees.length) throw new Indecodable("archive gzip suivie d'autre chose");
  return { textes: texte === "" ? [] : [texte], tables: [], pieces: [{ nom: "", octets: contenu }] };
}

const isGzip = (octets: Uint8Array): boolean => octets[0] === 0x1f && octets[1] === 0x8b;

export const ARCHIVES: readonly Genre[] = [
  {
    nom: "zip",
    extensions: ["zip"],
    isGenre: isZip,
    decode: (octets, budget) => {
      const pieces = readPieces(octets, budget);
      return { textes: [...pieces.map((p) => p.nom), readMarges(octets)], tables: [], pieces };
    },
  },
  { nom: "gzip", extensions: ["gz"], isGenre: isGzip, decode: readGzip },
];
