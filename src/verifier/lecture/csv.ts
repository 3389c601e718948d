import { parse } from "csv-parse/sync";
import { Indecodable, type Contenu } from "./contenu.ts";
import { decodeTexte } from "./encodage.ts";

/** Un CSV : sa table, et son texte. Toutes les lignes ont autant de cases que l'en-tête. */
export function readCsv(octets: Uint8Array): Contenu {
  const texte = decodeTexte(octets) ?? "";
  const premiere = /^[^\r\n]*/.exec(texte)?.[0] ?? "";
  const delimiter = [";", "\t", ","].find((s) => premiere.includes(s)) ?? ";";
  try {
    const [colonnes = [], ...lignes] = parse(texte, { delimiter, bom: true }) as string[][];
    return { textes: [texte], tables: [{ nom: "", colonnes, lignes, bornes: [] }], pieces: [] };
  } catch {
    throw new Indecodable("lignes de longueurs différentes, ou guillemets non fermés");
  }
}
