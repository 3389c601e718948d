import type { Table } from "docx";
import { escapeXml } from "../figures/nettoyage.ts";

/** Un élément tel que la bibliothèque le prépare : `{ nom: { _attr } }`, `{ nom: [{ _attr }, …enfants] }` ou `{ nom: texte }`. */
export type XmlObject = NonNullable<ReturnType<Table["prepForXml"]>>;

/** Comme la bibliothèque : l'apostrophe s'échappe aussi, ce que l'écrivain d'un SVG ne fait pas. */
export const escapeDocx = (texte: string): string => escapeXml(texte).replaceAll("'", "&apos;");

const writeAttributs = (attributs: object): string =>
  Object.entries(attributs)
    .map(([nom, valeur]) => ` ${nom}="${escapeDocx(String(valeur))}"`)
    .join("");

const isObjet = (v: unknown): v is XmlObject => typeof v === "object" && v !== null;

/**
 * Le XML d'un élément, comme la bibliothèque l'écrit, mais à part d'un document : elle garde son écrivain pour elle. Un élément sans
 * liste d'enfants se ferme aussitôt.
 */
export function writeXml(element: XmlObject | undefined): string {
  const [nom, valeur] = Object.entries(element ?? {})[0] ?? [];
  if (nom === undefined) throw new RangeError("element must have a name, got none");
  if (!isObjet(valeur)) return `<${nom}>${escapeDocx(String(valeur))}</${nom}>`;
  if (!Array.isArray(valeur)) return `<${nom}${"_attr" in valeur ? writeAttributs(valeur["_attr"] as object) : ""}/>`;
  let [attributs, contenu] = ["", ""];
  for (const enfant of valeur as readonly unknown[]) {
    if (!isObjet(enfant)) contenu += escapeDocx(String(enfant));
    else if ("_attr" in enfant) attributs += writeAttributs(enfant["_attr"] as object);
    else contenu += writeXml(enfant);
  }
  return `<${nom}${attributs}>${contenu}</${nom}>`;
}
