import type { Constat } from "../constats/constat.ts";
import { finishPhrase } from "../constats/accords.ts";
import { escapeHtml } from "./figures/html.ts";
import type { FichierLu } from "./lecture.ts";
import type {
  NoeudChiffre,
  NoeudConstats,
  NoeudGrille,
  NoeudImage,
  NoeudInconnues,
  NoeudSources,
  Reperes,
} from "./noeuds.ts";
import {
  casesFichier,
  COLONNES_FICHIERS,
  documentationOf,
  groupSources,
  legendeFichiers,
  motSens,
  NON_VERIFIEE,
  RIEN_INCONNU,
  writeEmpreinte,
  writeInconnue,
  writeProducteur,
} from "./textes-noeuds.ts";

/** Un chiffre clé : la valeur, ce qu'elle compte et quand, une ligne par élément de contexte, puis une par territoire comparé. */
export function renderChiffre(n: NoeudChiffre): string {
  const [classe, valeur] = n.isServi ? ["valeur", n.valeur] : ["valeur secret", n.valeur];
  return [
    `<div class="chiffre-cle">`,
    `<p class="${classe}">${renderValeur(valeur, n.isServi)}</p>`,
    `<p class="libelle">${renderLibelle(n)} <span class="date">(${escapeHtml(n.date)})</span></p>`,
    ...(n.contexte.length === 0 ? [] : [`<p class="contexte">${n.contexte.map(escapeHtml).join("<br>")}</p>`]),
    ...(n.reperes ? [renderReperes(n.reperes)] : []),
    `</div>`,
  ].join("\n");
}

/** « −0,16 % par an » : le nombre en grand, ce que son unité a de mots en petit, sous lui. « 5 % ou moins » reste entier. */
function renderValeur(valeur: string, isServi: boolean): string {
  const [, nombre, espace, mots] = (isServi && /^(.*\d(?:\s?[%€])?)(\s)((?!ou\s)\p{L}.*)$/u.exec(valeur)) || [];
  if (nombre === undefined || espace === undefined || mots === undefined) return escapeHtml(valeur);
  return `${escapeHtml(nombre)}${espace}<span class="unite">${escapeHtml(mots)}</span>`;
}

function renderReperes({ annonce, valeurs }: Reperes): string {
  const lignes = valeurs.map(
    ({ nom, valeur }) => `<div><dt>${escapeHtml(nom)}</dt><dd>${escapeHtml(valeur)}</dd></div>`,
  );
  const tete = annonce === null ? "" : `<p class="contexte">${escapeHtml(annonce)}</p>\n`;
  return `${tete}<dl class="reperes">${lignes.join("")}</dl>`;
}

const renderLibelle = ({ libelle, fiche }: NoeudChiffre): string =>
  fiche === undefined ? escapeHtml(libelle) : `<a href="${escapeHtml(fiche)}">${escapeHtml(libelle)}</a>`;

export const renderGrille = ({ chiffres }: NoeudGrille): string =>
  `<ul class="chiffres-cles">\n${chiffres.map((c) => `<li>${renderChiffre(c)}</li>`).join("\n")}\n</ul>`;

/** Une image de l'équipe. Sa taille est dite d'avance : rien ne bouge quand elle arrive. */
export function renderImage({ image, chemin, alternative, legende }: NoeudImage): string {
  const img = `<img src="${chemin}" alt="${escapeHtml(alternative)}" width="${image.largeur}" height="${image.hauteur}" loading="lazy" decoding="async">`;
  const dessous = legende === "" ? "" : `\n<figcaption>${escapeHtml(legende)}</figcaption>`;
  return `<figure class="image">\n${img}${dessous}\n</figure>`;
}

// Jamais la couleur seule : le mot dit le sens, la couleur le répète.
function renderConstat(constat: Constat): string {
  const mot = motSens(constat);
  const tete = mot === null ? "" : `<span class="${constat.sens}">${mot}\u00a0: </span>`;
  return `<li><p>${tete}${escapeHtml(constat.phrase)}</p><p class="preuve">${escapeHtml(finishPhrase(constat.appui))}</p></li>`;
}

export const renderConstats = ({ constats }: NoeudConstats): string =>
  `<ul class="constats">\n${constats.map(renderConstat).join("\n")}\n</ul>`;

export function renderInconnues({ raisons, max }: NoeudInconnues): string {
  if (raisons.length === 0) return `<p>${RIEN_INCONNU}</p>`;
  const lignes = raisons.map((r) => {
    const { raison, libelles } = writeInconnue(r, max);
    return `<li><strong>${escapeHtml(raison)}</strong>\u00a0: ${escapeHtml(libelles)}.</li>`;
  });
  return `<ul>\n${lignes.join("\n")}\n</ul>`;
}

function renderFichier(f: FichierLu): string {
  const empreinte = writeEmpreinte(f);
  const code =
    empreinte === ""
      ? ""
      : `<br><code class="empreinte" title="${escapeHtml(f.sha256)}">${escapeHtml(empreinte)}</code>`;
  const cases = casesFichier(f).map((c) => `<td class="nombre">${escapeHtml(c)}</td>`);
  return `<tr><th scope="row"><code>${escapeHtml(f.fichier)}</code>${code}</th>${cases.join("")}</tr>`;
}

/** Un tableau par source : producteur, licence, page officielle, puis chaque fichier. */
export function renderSources({ fichiers }: NoeudSources): string {
  const telechargements = `<p>La liste de ces fichiers, leurs empreintes entières et tous les résultats se prennent à la page <a href="telecharger.html">Télécharger</a>.</p>`;
  return [telechargements, ...groupSources(fichiers).map(renderSource)].join("\n");
}

function renderSource(fichiers: readonly FichierLu[]): string {
  const [premier] = fichiers;
  if (!premier) return "";
  const page = documentationOf(premier);
  const lien = page === null ? "" : ` <a href="${escapeHtml(page)}">Documentation</a>.`;
  const legende = escapeHtml(legendeFichiers(premier));
  const [tete, ...tetes] = COLONNES_FICHIERS;
  return [
    `<h3>${escapeHtml(premier.titre)}</h3>`,
    `<p>${escapeHtml(writeProducteur(premier))}${lien}</p>`,
    ...(premier.verifiee === "non" ? [`<p><strong>${escapeHtml(NON_VERIFIEE)}</strong></p>`] : []),
    `<div class="defile" role="group" tabindex="0" aria-label="${legende}"><table><caption>${legende}</caption>`,
    `<thead><tr><th scope="col">${tete}</th>${tetes.map((c) => `<th scope="col" class="nombre">${c}</th>`).join("")}</tr></thead>`,
    `<tbody>${fichiers.map(renderFichier).join("\n")}</tbody></table></div>`,
  ].join("\n");
}
