import { escapeHtml } from "./echapper.ts";
import { groupeOf } from "../../rapport/page.ts";
import type { Groupe, PageSite } from "../../rapport/page.ts";

/** Les entrées du menu, dans l'ordre de lecture ; le pied de page a les siennes. */
const GROUPES: readonly { readonly groupe: Groupe; readonly libelle: string }[] = [
  { groupe: "essentiel", libelle: "Essentiel" },
  { groupe: "themes", libelle: "Thèmes" },
  { groupe: "quartiers", libelle: "Quartiers" },
  { groupe: "decisions", libelle: "Décisions" },
  { groupe: "methode", libelle: "Méthode" },
];

export function lien(page: PageSite, courante: string, libelle: string = page.titre): string {
  const ici = page.chemin === courante ? ' aria-current="page"' : "";
  return `<a href="${page.chemin}.html"${ici}>${escapeHtml(libelle)}</a>`;
}

const liste = (pages: readonly PageSite[], courante: string): string =>
  `<ul>${pages.map((p) => `<li>${lien(p, courante)}</li>`).join("")}</ul>`;

/** Une entrée du menu large : un lien quand le groupe n'a qu'une page, sinon une liste qui se déplie. */
function entreeLarge(pages: readonly PageSite[], libelle: string, courante: string): string {
  const [seule] = pages;
  if (seule !== undefined && pages.length === 1) return `<li>${lien(seule, courante, libelle)}</li>`;
  const ici = pages.some((p) => p.chemin === courante) ? ' class="ici"' : "";
  // `name` commun : en ouvrir une ferme l'autre, sans script.
  return `<li><details name="menu"${ici}><summary>${libelle}</summary>${liste(pages, courante)}</details></li>`;
}

function entreeEtroite(pages: readonly PageSite[], libelle: string, courante: string): string {
  const [seule] = pages;
  if (seule !== undefined && pages.length === 1) return `<li>${lien(seule, courante, libelle)}</li>`;
  return `<li><span class="groupe">${libelle}</span>${liste(pages, courante)}</li>`;
}

/**
 * Le menu, écrit deux fois et montré une : en ligne au bureau, replié sous « Menu » au téléphone. Un seul `<details>`
 * ne sait pas s'ouvrir à une largeur et se fermer à l'autre sans script.
 */
export function navigation(pages: readonly PageSite[], courante: string): string {
  // Le rapport d'un EPCI range là ses communes.
  const nomOf = (libelle: string): string =>
    libelle === "Quartiers" && pages.some((p) => p.chemin === "communes") ? "Communes" : libelle;
  const groupes = GROUPES.map(({ groupe, libelle }) => ({
    libelle: nomOf(libelle),
    pages: pages.filter((p) => groupeOf(p) === groupe),
  })).filter((g) => g.pages.length > 0);
  const large = groupes.map((g) => entreeLarge(g.pages, g.libelle, courante)).join("");
  const etroit = groupes.map((g) => entreeEtroite(g.pages, g.libelle, courante)).join("");
  const recherche = pages
    .filter((p) => p.chemin === "recherche")
    .map((p) => `<li>${lien(p, courante)}</li>`)
    .join("");
  return `<nav class="menu menu-large" aria-label="Menu principal"><ul>${large}${recherche}</ul></nav>
<details class="menu menu-etroit"><summary>Menu</summary><nav aria-label="Menu principal"><ul>${etroit}${recherche}</ul></nav></details>`;
}

/** Le chapitre d'avant et celui d'après, dans l'ordre du menu ; les pages du pied n'en sont pas. */
export function pagination(pages: readonly PageSite[], courante: string): string {
  const suite = GROUPES.flatMap(({ groupe }) => pages.filter((p) => groupeOf(p) === groupe));
  const i = suite.findIndex((p) => p.chemin === courante);
  if (i < 0) return "";
  const avant = suite[i - 1];
  const apres = suite[i + 1];
  if (avant === undefined && apres === undefined) return "";
  const bout = (page: PageSite | undefined, rel: "prev" | "next", libelle: string): string =>
    page === undefined
      ? ""
      : `<a rel="${rel}" href="${page.chemin}.html"><span>${libelle}</span> ${escapeHtml(page.titre)}</a>`;
  return `<nav class="suite" aria-label="Chapitres voisins">${bout(avant, "prev", "Avant")}${bout(apres, "next", "Ensuite")}</nav>`;
}

/** Le sommaire d'une page, à montrer au bureau (`cote`) et au téléphone (`deplie`) ; vides sous deux titres. */
export function sommaire(page: PageSite): { readonly cote: string; readonly deplie: string } {
  if (page.sections.length < 2) return { cote: "", deplie: "" };
  const nom = groupeOf(page) === "themes" ? "Dans ce chapitre" : "Sur cette page";
  const liens = page.sections.map((s) => `<li><a href="#${s.id}">${escapeHtml(s.titre)}</a></li>`).join("");
  const corps = `<ol>${liens}</ol>`;
  return {
    cote: `<nav class="sommaire-large" aria-labelledby="abs-sommaire"><p id="abs-sommaire">${nom}</p>${corps}</nav>`,
    deplie: `<details class="sommaire-etroit"><summary>${nom}</summary><nav aria-label="${nom}">${corps}</nav></details>`,
  };
}
