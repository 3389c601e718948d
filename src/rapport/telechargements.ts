import { formatNombre } from "../modele/nombre.ts";
import { CATALOGUE } from "./adresses.ts";
import { referenceOf, writeReference } from "./citation.ts";
import { licenceOf } from "./donnees/licence.ts";
import type { DocumentListe } from "./documents.ts";
import { escapeHtml } from "./figures/html.ts";
import type { Lecture } from "./lecture.ts";
import type { FichierSite, PageSite } from "./page.ts";
import { typographier } from "./typographie.ts";

const PAGE = "telecharger";

const texteHtml = (texte: string): string => typographier(escapeHtml(texte));

/** « 460 Ko », « 1,8 Mo » : la taille que dira le téléphone. */
export function formatTaille(octets: number): string {
  const ko = octets / 1000;
  return ko < 1000 ? `${formatNombre(Math.max(1, Math.round(ko)))}\u00a0Ko` : `${formatNombre(ko / 1000, 1)}\u00a0Mo`;
}

const nomOf = (chemin: string): string => chemin.split("/").at(-1) ?? chemin;

function renderDocument({ chemin, titre, format, contenu }: DocumentListe): string {
  const taille = formatTaille(Buffer.byteLength(contenu));
  return `<tr><th scope="row"><a href="${escapeHtml(chemin)}" download>${texteHtml(titre)}<span class="invisible"> (${escapeHtml(nomOf(chemin))})</span></a></th><td>${escapeHtml(format)}</td><td class="nombre">${taille}</td></tr>`;
}

function renderListe(legende: string, documents: readonly DocumentListe[]): string {
  return [
    `<div class="defile" role="group" tabindex="0" aria-label="${escapeHtml(legende)}"><table><caption>${escapeHtml(legende)}</caption>`,
    `<thead><tr><th scope="col">Document</th><th scope="col">Format</th><th scope="col" class="nombre">Taille</th></tr></thead>`,
    `<tbody>${documents.map(renderDocument).join("\n")}</tbody></table></div>`,
  ].join("\n");
}

function renderLicence(lecture: Lecture): string {
  const licence = licenceOf(lecture);
  const propre =
    licence === null
      ? "Cette édition ne se diffuse pas : ses fichiers non plus."
      : `Ce que le rapport ajoute à ses sources est sous <a href="${licence.page}">${texteHtml(licence.titre)}</a> : chacun peut le reprendre en citant d'où il vient.`;
  return `<p>${propre} Chaque source garde sa licence, dite page <a href="sources.html">Sources</a>.</p>`;
}

/** Ce que la page liste. */
export interface Listes {
  readonly documents: readonly DocumentListe[];
  /** Les fichiers des années d'avant. */
  readonly passees: readonly FichierSite[];
}

/** Les années d'avant, chacune par son document de tête ; rien la première année. */
function renderPassees(passees: readonly FichierSite[]): string {
  const tetes = passees.flatMap(({ chemin }) => {
    const [, annee] = /^donnees\/v\d+\/(\d{4})\/dictionnaire\.md$/.exec(chemin) ?? /^documents\/(\d{4})\/[^/]+$/.exec(chemin) ?? [];
    return annee === undefined ? [] : [{ annee, chemin }];
  }); // prettier-ignore
  if (tetes.length === 0) return "";
  const liens = tetes.map(({ annee, chemin }) => `<li><a href="${escapeHtml(chemin)}" download>${annee}, ${escapeHtml(nomOf(chemin))}</a></li>`); // prettier-ignore
  return `<h3 id="annees-passees">Années précédentes</h3>\n<ul>${liens.join("")}</ul>`;
}

/**
 * La page de tout ce qui se télécharge. `withCourts` : l'édition a des formes courtes. `listes` n'est lue qu'au moment d'écrire la page, une fois les fichiers faits : leur
 * taille en dépend.
 */
export function renderTelechargements(lecture: Lecture, listes: () => Listes, withCourts = false): PageSite {
  const de = (rubrique: DocumentListe["rubrique"]): readonly DocumentListe[] =>
    listes().documents.filter((d) => d.rubrique === rubrique);
  const catalogue =
    licenceOf(lecture) === null
      ? ""
      : ` <a href="${CATALOGUE}">Le catalogue</a>, lui, garde la même adresse : c'est lui qu'un portail de données moissonne.`;
  return {
    chemin: PAGE,
    titre: "Télécharger",
    groupe: "methode",
    introHtml: `<p>${texteHtml("Le rapport à reprendre, ses chiffres et leur mode d'emploi.")}</p>`,
    sections: [
      {
        id: "rapport",
        titre: "Le rapport",
        get html() {
          return renderListe("Le rapport, en fichiers", de("rapport"));
        },
      },
      ...(withCourts
        ? [
            {
              id: "en-bref",
              titre: "En bref",
              get html() {
                return `<p>${texteHtml("Les mêmes constats, pour le conseil d'administration, les habitants, une réunion, le budget.")}</p>\n${renderListe("Formes courtes, en fichiers", de("courts"))}`;
              },
            },
          ]
        : []),
      {
        id: "donnees",
        titre: "Les données",
        get html() {
          return `<p>${texteHtml("Mêmes chiffres que dans les pages, masqués de la même façon. Une case vide n'est jamais zéro : la colonne « statut » dit pourquoi elle l'est. Sous chaque figure, « Données du graphique » donne aussi les siennes.")}</p>\n${renderListe("Les données, en fichiers", de("donnees"))}`;
        },
      },
      {
        id: "reprendre",
        titre: "Citer et réutiliser",
        get html() {
          return [
          `<p class="citation"><span>Citer :</span> ${texteHtml(`${writeReference(referenceOf(lecture))}.`)}</p>`,
          typographier(renderLicence(lecture)),
          `<p>${texteHtml(`L'année est dans l'adresse de chaque fichier : la publication suivante en ouvre une autre et garde celle-ci.`)}${catalogue}</p>`,
          renderPassees(listes().passees),
        ].join("\n");
        },
      },
    ],
  }; // prettier-ignore
}
