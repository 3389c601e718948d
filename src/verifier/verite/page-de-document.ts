import type { Contenu, Table } from "../lecture/contenu.ts";
import { isPhrase, type PageParcourue, type Passage, type TableauHtml } from "../lecture/page-parcourue.ts";
import { CLES_VALEURS } from "../lecture/json.ts";
import { decodeEntites } from "../page/entites.ts";
import { removeRenvois } from "./renvois.ts";

/** Ce qu'une balise dit sans le montrer, texte de remplacement ou note : une ligne par phrase ; rien pour les autres. */
const dits = (balise: string): string =>
  // Un document Word a cent mille balises, et une par figure qui dise quelque chose.
  !balise.includes('="')
    ? ""
    : [...balise.matchAll(/="([^"]*)"/g)]
        .flatMap(([, texte = ""]) => (isPhrase(texte) ? [`\n${decodeEntites(texte)}\n`] : []))
        .join("");

/** Chaque ligne d'un texte est un passage. */
function passagesOf(textes: readonly string[]): readonly Passage[] {
  // Un document Word coupe ses phrases en morceaux : un paragraphe (`w:p`) se lit d'un trait, sans ses balises.
  const lignes = textes.flatMap((t) =>
    t
      .replace(/<\/w:p>/g, "\n")
      .replace(/<[^>]*>/g, dits)
      .split(/\n+/),
  );
  // Les cases d'un tableau de PDF sont des lignes : un nom, puis le nombre qui le suit.
  const paires = lignes.flatMap((l, i) => {
    const suite = lignes[i + 1] ?? "";
    return /\p{L}/u.test(l) && !/\d/.test(l) && /\d/.test(suite) ? [`${l} : ${suite}`] : [];
  });
  let nom = ""; // un nombre seul est de la dernière ligne qui a un mot
  return [...lignes, ...paires].map((texte) => {
    if (/\p{L}{4}/u.test(texte)) nom = texte;
    return { texte, contexte: texte, ligne: 1, titres: [nom] };
  });
}

/** Les clés et les nombres d'un JSON, comme un tableau que ses clés annoncent. */
const tableauDeCles = ({ nom, colonnes, lignes }: Table): readonly TableauHtml[] =>
  colonnes !== CLES_VALEURS
    ? []
    : [
        {
          contexte: nom,
          lignes: lignes.map(([cle, v]) => [{ texte: String(v), titres: [String(cle)] }]),
          attributs: [],
        },
      ];

/** Un document sans balises, lu comme une page d'un seul tenant. D'un Parquet, les lignes se lisent en table ; ce qu'il dit d'autre vient d'abord. */
export const pageDeDocument = (genre: string, { textes, tables }: Contenu): PageParcourue => ({
  tableaux: tables.flatMap(tableauDeCles),
  dessins: [],
  passages: passagesOf(removeRenvois(genre === "parquet" ? textes.slice(0, 1) : textes)),
});
