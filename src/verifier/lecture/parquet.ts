import { Indecodable, type Case, type Contenu, type Genre } from "./contenu.ts";

const isParquet = (octets: Uint8Array): boolean =>
  [octets.subarray(0, 4), octets.subarray(-4)].every((bout) => Buffer.from(bout).toString("latin1") === "PAR1");

const toCase = (v: unknown): Case => (typeof v === "object" && v !== null ? String(v) : ((v ?? null) as Case));

async function decode(octets: Uint8Array): Promise<Contenu> {
  const { readParquet } = await import("../../entrepot/parquet.ts");
  const parquet = await readParquet(octets).catch(() => {
    throw new Indecodable("fichier Parquet illisible ou tronqué");
  });
  const lignes = parquet.lignes.map((l) => parquet.colonnes.map((c) => toCase(l[c])));
  const textes = [...parquet.metadonnees, ...lignes.map((l) => l.join(";"))];
  return {
    textes: [textes.join("\n")],
    tables: [{ nom: "", colonnes: parquet.colonnes, lignes, bornes: parquet.bornes }],
    pieces: [],
  };
}

export const PARQUET: Genre = { nom: "parquet", extensions: ["parquet"], isGenre: isParquet, decode };
