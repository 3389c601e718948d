import { formatNombre } from "../modele/nombre.ts";
import type { Constat } from "../constats/constat.ts";
import { finishPhrase } from "../constats/accords.ts";
import { escapeHtml } from "./figures/html.ts";
import type { FichierLu } from "./lecture.ts";
import type { NoeudChiffre, NoeudConstats, NoeudGrille, NoeudInconnues, NoeudSources } from "./noeuds.ts";

/** Un chiffre clé : la valeur, ce qu'elle compte et quand, puis une ligne par élément de contexte. */
export function renderChiffre(n: NoeudChiffre): string {
  const [classe, valeur] = n.isServi ? ["valeur", n.valeur] : ["valeur secret", n.valeur];
  return [
    `<div class="chiffre-cle">`,
    `<p class="${classe}">${escapeHtml(valeur)}</p>`,
    `<p class="libelle">${renderLibelle(n)} <span class="date">(${escapeHtml(n.date)})</span></p>`,
    ...(n.contexte.length === 0 ? [] : [`<p class="contexte">${n.contexte.map(escapeHtml).join("<br>")}</p>`]),
    `</div>`,
  ].join("\n");
}

const renderLibelle = ({ libelle, fiche }: NoeudChiffre): string =>
  fiche === undefined ? escapeHtml(libelle) : `<a href="${escapeHtml(fiche)}">${escapeHtml(libelle)}</a>`;

export const renderGrille = ({ chiffres }: NoeudGrille): string =>
  `<ul class="chiffres-cles">\n${chiffres.map((c) => `<li>${renderChiffre(c)}</li>`).join("\n")}\n</ul>`;

export const MOTS_SENS = { vigilance: "Vigilance", favorable: "Favorable", neutre: null } as const;

// Jamais la couleur seule : le mot dit le sens, la couleur le répète.
function renderConstat({ phrase, appui, sens }: Constat): string {
  const mot = MOTS_SENS[sens];
  const tete = mot === null ? "" : `<span class="${sens}">${mot}\u00a0: </span>`;
  return `<li><p>${tete}${escapeHtml(phrase)}</p><p class="preuve">${escapeHtml(finishPhrase(appui))}</p></li>`;
}

export const renderConstats = ({ constats }: NoeudConstats): string =>
  `<ul class="constats">\n${constats.map(renderConstat).join("\n")}\n</ul>`;

/** Ce que le rapport dit quand rien ne lui manque. */
export const INCONNUES_AUCUNE = "Toutes les données que ce rapport appelle étaient disponibles.";

/** « a ; b ; et 3 autres ». */
export function writeLibelles(libelles: readonly string[], max: number | null): string {
  const montres = max === null ? libelles : libelles.slice(0, max);
  const reste = libelles.length - montres.length;
  const suite = reste === 0 ? "" : reste === 1 ? "\u202f; et un autre" : `\u202f; et ${reste} autres`;
  return montres.join("\u202f; ") + suite;
}

export function renderInconnues({ raisons, max }: NoeudInconnues): string {
  if (raisons.length === 0) return `<p>${INCONNUES_AUCUNE}</p>`;
  const lignes = raisons.map(
    ({ raison, libelles }) =>
      `<li><strong>${escapeHtml(finishPhrase(raison).slice(0, -1))}</strong>\u00a0: ${escapeHtml(writeLibelles(libelles, max))}.</li>`,
  );
  return `<ul>\n${lignes.join("\n")}\n</ul>`;
}

const LONGUEUR_EMPREINTE = 16; // assez pour distinguer deux fichiers à l'œil ; l'empreinte entière est dans title et dans le CSV

/** « 10 = 9 + 1 », ou qu'on ne le dit pas. */
export const formatLignes = ({ lues, gardees, refusees }: FichierLu): string =>
  lues === null || gardees === null || refusees === null
    ? "non diffusées"
    : `${formatNombre(lues)}\u00a0= ${formatNombre(gardees)}\u00a0+ ${formatNombre(refusees)}`;

function renderFichier(f: FichierLu): string {
  const annee = (a: number | null, sinon: string): string => `<td class="nombre">${a ?? sinon}</td>`;
  const empreinte =
    f.sha256 === ""
      ? ""
      : `<br><code class="empreinte" title="${escapeHtml(f.sha256)}">sha256 ${escapeHtml(f.sha256.slice(0, LONGUEUR_EMPREINTE))}…</code>`;
  return [
    `<tr><th scope="row"><code>${escapeHtml(f.fichier)}</code>${empreinte}</th>`,
    `<td class="nombre">${escapeHtml(f.millesime)}</td>${annee(f.cog, "non précisée")}${annee(f.publie, "date inconnue")}`,
    `<td class="nombre">${formatLignes(f)}</td></tr>`,
  ].join("");
}

export const COLONNES_SOURCES = ["Millésime", "Géographie", "Publié en", "Lignes lues = gardées + refusées"];

/** Les fichiers lus, par source, dans leur ordre. */
export function groupSources(fichiers: readonly FichierLu[]): readonly (readonly FichierLu[])[] {
  const groupes = new Map<string, FichierLu[]>();
  for (const f of fichiers) groupes.set(f.source, [...(groupes.get(f.source) ?? []), f]);
  return [...groupes.values()];
}

/** Un tableau par source : producteur, licence, page officielle, puis chaque fichier. */
export const renderSources = ({ fichiers }: NoeudSources): string =>
  [
    `<p>La liste de ces fichiers, leurs empreintes entières et tous les résultats se prennent à la page <a href="telecharger.html">Télécharger</a>.</p>`,
    ...groupSources(fichiers).map(renderSource),
  ].join("\n");

const NON_VERIFIEE =
  "Lecture écrite d'après la documentation du producteur\u00a0: elle n'a jamais été essayée sur un vrai fichier. Comparer quelques valeurs au fichier avant de s'y fier.";

function renderSource(fichiers: readonly FichierLu[]): string {
  const [premier] = fichiers;
  if (!premier) return "";
  const { titre, verifiee, producteur, licence, page } = premier;
  const lien = /^https?:\/\//.test(page) ? ` <a href="${escapeHtml(page)}">Documentation</a>.` : "";
  const legende = escapeHtml(`${producteur}, ${titre}\u00a0: fichiers lus`);
  const tetes = COLONNES_SOURCES.map((c) => `<th scope="col" class="nombre">${c}</th>`).join("");
  return [
    `<h3>${escapeHtml(titre)}</h3>`,
    `<p>${escapeHtml(finishPhrase(`${producteur}${licence === "" ? "" : `\u202f; licence\u00a0: ${licence}`}`))}${lien}</p>`,
    ...(verifiee === "non" ? [`<p><strong>${escapeHtml(NON_VERIFIEE)}</strong></p>`] : []),
    `<div class="defile" role="group" tabindex="0" aria-label="${legende}"><table><caption>${legende}</caption>`,
    `<thead><tr><th scope="col">Fichier et empreinte</th>${tetes}</tr></thead>`,
    `<tbody>${fichiers.map(renderFichier).join("\n")}</tbody></table></div>`,
  ].join("\n");
}
