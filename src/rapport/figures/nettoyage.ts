// Plot écrit des nombres à quinze décimales ; deux suffisent à l'œil et divisent le poids.
const NOMBRE_LONG = /-?\d+\.\d{3,}(?:e-?\d+)?/g;
const BALISE = /<([a-z]+)((?: [\w:-]+="[^"]*")*) ?(\/?)>/gi;
const ATTRIBUT = / ([\w:-]+)="([^"]*)"/g;

/**
 * Rend publiable le SVG sérialisé de Plot : nom accessible sur la seule racine (un `aria-label` sur un `<g>` est
 * interdit), ni feuille de style ni classe, couleurs du thème en `style` (un attribut de présentation ne lit pas
 * partout `var()`), nombres à deux décimales. Sur le texte plutôt que dans le document : dix fois plus rapide, et sûr,
 * un sérialiseur XML échappant `<`, `>` et `"` partout ailleurs.
 */
export function cleanSvg(svg: string, nomAccessible: string, police: string): string {
  const racine = ` font-family="${escapeXml(police)}" role="img" aria-label="${escapeXml(nomAccessible)}"`;
  return svg
    .replace(/<style>[^<]*<\/style>/g, "")
    .replace(BALISE, (_balise, nom: string, attributs: string, fin: string) => {
      const isRacine = nom === "svg";
      return `<${nom}${cleanAttributs(attributs, isRacine)}${isRacine ? racine : ""}${fin}>`;
    });
}

function cleanAttributs(attributs: string, isRacine: boolean): string {
  const declarations: string[] = [];
  const gardes = attributs.replace(ATTRIBUT, (attribut, nom: string, valeur: string) => {
    if (nom === "class" || nom.startsWith("aria-")) return "";
    // La taille de police de chaque texte est écrite sur son groupe ; celle de Plot (10) ne servirait qu'à tromper.
    if (isRacine && (nom === "font-family" || nom === "font-size")) return "";
    if ((nom === "fill" || nom === "stroke") && valeur.startsWith("var(")) {
      declarations.push(`${nom}:${valeur}`);
      return "";
    }
    return attribut.replace(NOMBRE_LONG, (n) => String(Number(Number(n).toFixed(2))));
  });
  return declarations.length > 0 ? `${gardes} style="${declarations.join(";")}"` : gardes;
}

const ENTITES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * Un texte, ou la valeur d'un attribut entre guillemets. Un caractère de commande, venu d'un fichier mal encodé, rendrait le document
 * illisible en entier : il est ôté.
 */
export const escapeXml = (texte: string): string =>
  texte.replace(/[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) => ENTITES[c] ?? "");
