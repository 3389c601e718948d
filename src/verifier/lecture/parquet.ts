import { Indecodable, type Case, type Contenu, type Genre } from "./contenu.ts";

const isParquet = (octets: Uint8Array): boolean =>
  [octets.subarray(0, 4), octets.subarray(-4)].every((bout) => Buffer.from(bout).toString("latin1") === "PAR1");

const toCase = (v: unknown): Case => (typeof v === "object" && v !== null ? String(v) : ((v ?? null) as Case));

async function decode(octets: Uint8Array): Promise<Contenu> {
  const { readParquet } = await import("../../entrepot/parquet.ts");
  const parquet = await readParquet(octets).catch(() => {
    throw new Indecodable("fichier Parquet illisible ou tronqué");
  });
  // Il répond oui ou non à qui lui propose une valeur, et ne se lit pas : rien ne dit qu'il vient des lignes d'aujourd'hui.
  if (parquet.hasFiltre) throw new Indecodable("un filtre de Bloom ne se relit pas");
  const lignes = parquet.lignes.map((l) => parquet.colonnes.map((c) => toCase(l[c])));
  return {
    textes: [parquet.metadonnees.join("\n"), lignes.map((l) => l.join(";")).join("\n")],
    tables: [{ nom: "", colonnes: parquet.colonnes, lignes, bornes: parquet.bornes }],
    pieces: [],
  };
}

export const PARQUET: Genre = { nom: "parquet", extensions: ["parquet"], isGenre: isParquet, decode };
