import type { Table } from "docx";

/** Un élément tel que la bibliothèque le prépare : `{ nom: { _attr } }`, `{ nom: [{ _attr }, …enfants] }` ou `{ nom: texte }`. */
export type XmlObject = NonNullable<ReturnType<Table["prepForXml"]>>;

const ECHAPPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&apos;",
  "<": "&lt;",
  ">": "&gt;",
};

/** Un texte, ou la valeur d'un attribut ; les signes que XML 1.0 n'admet pas sont ôtés. */
export const escapeXml = (texte: string): string =>
  texte.replace(/[&"'<>\x00-\x08\x0B\x0C\x0E-\x1F]/g, (signe) => ECHAPPES[signe] ?? "");

const writeAttributs = (attributs: object): string =>
  Object.entries(attributs)
    .map(([nom, valeur]) => ` ${nom}="${escapeXml(String(valeur))}"`)
    .join("");

const isObjet = (v: unknown): v is XmlObject => typeof v === "object" && v !== null;

/**
 * Le XML d'un élément, comme la bibliothèque l'écrit, mais à part d'un document : elle garde son écrivain pour elle. Un élément sans
 * liste d'enfants se ferme aussitôt.
 */
export function writeXml(element: XmlObject | undefined): string {
  const [nom, valeur] = Object.entries(element ?? {})[0] ?? [];
  if (nom === undefined) throw new RangeError("element must have a name, got none");
  if (!isObjet(valeur)) return `<${nom}>${escapeXml(String(valeur))}</${nom}>`;
  if (!Array.isArray(valeur)) return `<${nom}${"_attr" in valeur ? writeAttributs(valeur["_attr"] as object) : ""}/>`;
  let [attributs, contenu] = ["", ""];
  for (const enfant of valeur as readonly unknown[]) {
    if (!isObjet(enfant)) contenu += escapeXml(String(enfant));
    else if ("_attr" in enfant) attributs += writeAttributs(enfant["_attr"] as object);
    else contenu += writeXml(enfant);
  }
  return `<${nom}${attributs}>${contenu}</${nom}>`;
}
