import { direOrganisme } from "../modele/organisme.ts";
import { THEMES, type Indicateur, type Theme } from "../modele/indicateur.ts";
import { once } from "../modele/once.ts";
import { renderFiche } from "./fiche.ts";
import { escapeHtml } from "./figures/html.ts";
import type { Lecture } from "./lecture.ts";
import { nomOf } from "./mesure.ts";
import type { PageSite, SectionSite } from "./page.ts";
import { slugify } from "./slug.ts";
import { typographier } from "./typographie.ts";

const PAGE = "fiches";
const ancreOf = ({ code }: Indicateur): string => slugify(code);

/** Où se lit la fiche d'un indicateur ; absente si le projet ne montre pas cet indicateur. */
export const lienFiche = (lecture: Lecture, indicateur: Indicateur): string | undefined =>
  lecture.catalogue().some((i) => i.code === indicateur.code) ? `${PAGE}.html#${ancreOf(indicateur)}` : undefined;

/**
 * La page des fiches : une section par thème, une fiche repliée et une ancre par indicateur. Une page par thème coûtait un tiers de la
 * publication (mesuré : 15,6 s de calcul contre 11,6), pour un texte qu'on atteint par un lien.
 */
export function renderFiches(lecture: Lecture): PageSite {
  const themes = [...new Set(lecture.catalogue().map((i) => i.theme))];
  return {
    chemin: PAGE,
    titre: "Fiches des indicateurs",
    groupe: "methode",
    introHtml: `<p>${texteHtml(writeCompte(lecture))}</p>`,
    sections: themes.map((theme) => renderTheme(theme, lecture)),
  };
}

const texteHtml = (texte: string): string => typographier(escapeHtml(texte));
const titreOf = (i: Indicateur): string => `${nomOf(i)} (${i.code})`;

function writeCompte(lecture: Lecture): string {
  const tous = lecture.catalogue();
  return `${tous.length} indicateurs définis : ${lecture.indicateurs().length} ont une valeur pour ${lecture.perimetre.commune.nom}, les autres attendent que leurs fichiers soient chargés.`;
}

const etatOf = (indicateur: Indicateur, lecture: Lecture): string =>
  lecture.dernier(indicateur.code) ? "" : ` <span class="absent">aucune valeur chargée</span>`;

/**
 * Une fiche repliée sous son titre : cent vingt fiches ouvertes font une page qu'on ne parcourt pas. L'ancre est dans le corps :
 * un lien vers `fiches.html#rev-02` ouvre la fiche, sans JavaScript (HTML, « ancestor revealing algorithm »).
 */
const renderRepliee = (i: Indicateur, lecture: Lecture): string =>
  [
    `<details><summary><h3>${texteHtml(titreOf(i))}</h3>${etatOf(i, lecture)}</summary>`,
    `<div class="corps" id="${ancreOf(i)}">${typographier(direOrganisme(renderFiche(i, lecture), lecture.perimetre.commune.niveau))}</div></details>`,
  ].join("\n");

function renderTheme(theme: Theme, lecture: Lecture): SectionSite {
  const indicateurs = lecture.catalogue().filter((i) => i.theme === theme);
  const html = once(() =>
    [`<div class="fiches">`, ...indicateurs.map((i) => renderRepliee(i, lecture)), "</div>"].join("\n"),
  );
  return {
    id: `theme-${theme}`,
    titre: direOrganisme(THEMES[theme], lecture.perimetre.commune.niveau),
    get html() {
      return html();
    },
  };
}
