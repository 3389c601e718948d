import type { Figure, Tableau } from "../../modele/figure.ts";

export interface OptionsFigureHtml {
  /** Élément du titre. Un `<p>` par défaut : la section qui contient la figure a déjà son titre. */
  readonly titre?: "p" | "h3" | "h4";
  /** Adresse de la fiche de l'indicateur : `fiches.html#rev-02`. */
  readonly fiche?: string | undefined;
  /** Où prendre ses fichiers, sans extension, le classeur de sa page, et comment la citer ; une figure hors d'un rapport n'en a pas. */
  readonly reprise?: { readonly adresse: string; readonly classeur: string; readonly citation: string } | undefined;
}

const ENTITES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Texte sûr dans un contenu comme dans un attribut HTML. */
export const escapeHtml = (texte: string): string => texte.replace(/[&<>"']/g, (c) => ENTITES[c] ?? c);

// Un identifiant HTML ne contient pas d'espace, et doit rester lisible dans une adresse (#fig-rev-02).
const slug = (id: string): string => {
  const propre = id
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (propre === "") throw new RangeError(`figure id must hold a letter or a digit, got ${JSON.stringify(id)}`);
  return propre;
};

/** L'ancre d'une figure dans sa page : `#fig-rev-02`. */
export const anchorOf = (figure: Figure): string => `fig-${slug(figure.id)}`;

/**
 * Le motif accessible d'une figure (RGAA 1.1.5, 1.3, 5.x) : groupe nommé par son titre, deux SVG dont un seul est
 * affiché, lecture, source, notes, et les données en tableau repliable. Classes : `abs-figure titre mesure large
 * etroit lecture source notes donnees`. Lisible sans feuille de style ni JavaScript.
 */
export function renderFigureHtml(figure: Figure, { titre = "p", fiche, reprise }: OptionsFigureHtml = {}): string {
  const id = anchorOf(figure);
  const lignes = [
    `<figure class="abs-figure" id="${id}" role="group" aria-labelledby="${id}-titre">`,
    `<${titre} class="titre" id="${id}-titre">${escapeHtml(figure.titre)}</${titre}>`,
    `<p class="mesure">${escapeHtml(figure.mesure)}</p>`,
    `<div class="large">${figure.svg}</div>`,
    `<div class="etroit">${figure.svgEtroit}</div>`,
    `<p class="lecture"><span>Lecture :</span> ${escapeHtml(withoutLabel(figure.lecture, "Lecture"))}</p>`,
    ...renderNotes(figure.notes),
    `<p class="source"><span>Source :</span> ${escapeHtml(withoutLabel(figure.source, "Source"))}${renderFiche(figure, fiche)}</p>`,
    `<details class="donnees"><summary>Données du graphique<span class="invisible"> « ${escapeHtml(figure.titre)} »</span></summary>`,
    renderTableauHtml(figure.tableau),
    ...(reprise === undefined ? [] : [renderReprise(figure, reprise)]),
    `</details>`,
    `</figure>`,
  ];
  return lignes.join("\n");
}

/** De quoi reprendre une figure : ses fichiers, son adresse, sa citation, en texte que l'on copie sans script. */
function renderReprise(
  figure: Figure,
  { adresse, classeur, citation }: NonNullable<OptionsFigureHtml["reprise"]>,
): string {
  const quoi = `<span class="invisible"> : ${escapeHtml(figure.mesure)}</span>`;
  const lien = (nom: string, extension: string): string =>
    `<a href="${escapeHtml(adresse)}.${extension}" download>${nom}${quoi}</a>`;
  return [
    `<p class="reprendre">Télécharger : ${lien("les données (CSV)", "csv")}, <a href="${escapeHtml(classeur)}" download>le classeur de la page (XLSX)</a>, ${lien("le dessin (SVG)", "svg")}, ${lien("l'image (PNG)", "png")}. <a href="#${anchorOf(figure)}">Adresse de cette figure${quoi}</a></p>`,
    `<p class="citation"><span>Citer :</span> ${escapeHtml(citation)}</p>`,
  ].join("\n");
}

/** Un tableau de données : légende, en-têtes de colonne et de ligne, nombres alignés par la classe `nombre`. */
export function renderTableauHtml({ titre, colonnes, lignes }: Tableau): string {
  const nombre = (i: number): string => (colonnes[i]?.nombre ? ' class="nombre"' : "");
  const tetes = colonnes.map((c, i) => `<th scope="col"${nombre(i)}>${escapeHtml(c.libelle)}</th>`).join("");
  const corps = lignes.map(([tete = "", ...cases]) => {
    const suite = cases.map((c, i) => `<td${nombre(i + 1)}>${escapeHtml(c)}</td>`).join("");
    return `<tr><th scope="row">${escapeHtml(tete)}</th>${suite}</tr>`;
  });
  const legende = escapeHtml(titre);
  return [
    // Un tableau large défile dans son cadre, que le clavier doit pouvoir atteindre.
    `<div class="defile" role="group" tabindex="0" aria-label="${legende}">`,
    `<table><caption>${legende}</caption>`,
    `<thead><tr>${tetes}</tr></thead>`,
    `<tbody>${corps.join("\n")}</tbody></table>`,
    `</div>`,
  ].join("\n");
}

const renderFiche = ({ mesure }: Figure, fiche: string | undefined): string =>
  fiche === undefined
    ? ""
    : ` <a href="${escapeHtml(fiche)}">Définition<span class="invisible"> : ${escapeHtml(mesure)}</span></a>`;

function renderNotes(notes: readonly string[]): string[] {
  if (notes.length === 0) return [];
  if (notes.length === 1) return [`<p class="notes"><span>Note :</span> ${escapeHtml(notes[0] ?? "")}</p>`];
  return [`<ul class="notes">${notes.map((n) => `<li>${escapeHtml(n)}</li>`).join("")}</ul>`];
}

// Une source écrite « Source : Insee… » ne doit pas devenir « Source : Source : Insee… ».
export const withoutLabel = (texte: string, mot: string): string =>
  texte.replace(new RegExp(`^\\s*${mot}s?[\\s\\u00a0\\u202f]*:\\s*`, "iu"), "");
