import { formatAnomalie, isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { escapeHtml } from "../publier/site/echapper.ts";
import { assemblePage, corpsOf } from "../publier/site/gabarit.ts";
import { markdownPage } from "../publier/site/markdown.ts";
import type { PageSite, SiteEdition } from "../rapport/page.ts";

/** Ce que l'aperçu permet en plus d'un site publié : son propre script, qui n'écoute que lui. */
export const POLITIQUE_APERCU =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

export const SCRIPT = "/apercu/recharger.js";

const META_POLITIQUE = /<meta http-equiv="Content-Security-Policy"[^>]*>\n?/;

/** Une forme courte, composée quand on l'ouvre. */
export interface LienCourt {
  readonly titre: string;
  readonly adresse: string;
}

function bandeau(anomalies: readonly Anomalie[], courts: readonly LienCourt[]): string {
  const ligne = (a: Anomalie): string => `<li>${isBloquante(a) ? "<strong>À corriger.</strong> " : ""}${escapeHtml(formatAnomalie(a))}</li>`; // prettier-ignore
  const triees = [...anomalies].sort((a, b) => Number(isBloquante(b)) - Number(isBloquante(a)));
  const alerte =
    triees.length === 0
      ? ""
      : `<div class="bandeau bandeau-apercu" role="alert"><ul>${triees.map(ligne).join("")}</ul></div>\n`;
  const liens = courts.map(({ titre, adresse }) => `<a href="${adresse}">${escapeHtml(titre)}</a>`).join(", ");
  const formes = liens === "" ? "" : ` Formes courtes, en PDF : ${liens}.`;
  return `<p class="bandeau"><strong>Aperçu</strong> : ce texte n'est pas publié. Les fichiers à télécharger ne sont pas faits.${formes}</p>\n${alerte}`;
}

const poser = (html: string, anomalies: readonly Anomalie[], courts: readonly LienCourt[] = []): string =>
  html
    .replace(META_POLITIQUE, "")
    .replace("</head>", `<script src="${SCRIPT}" defer></script>\n</head>`)
    .replace('<header class="entete" role="banner">', (tete) => `${tete}\n${bandeau(anomalies, courts)}`);

/**
 * Une page telle que le site la montrera, dans la même coquille, sans passer par Framework : il n'y ajoute que les titres. Les
 * anomalies sont en tête.
 */
export function renderApercu(
  site: SiteEdition,
  page: PageSite,
  anomalies: readonly Anomalie[],
  feuille: string,
  courts: readonly LienCourt[],
): string {
  const corps = markdownPage(page).replace(/^---\n[\s\S]*?\n---\n/, "");
  const coquille = { titre: escapeHtml(page.titre), corps };
  return poser(assemblePage(site, page, corpsOf(page), coquille, { feuille, scripts: null }), anomalies, courts);
}

/** Quand rien ne peut se montrer : ce qui l'empêche, et le script qui rechargera. */
export const renderPanne = (titre: string, anomalies: readonly Anomalie[], feuille: string): string =>
  poser(
    `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titre)}</title>
<link rel="stylesheet" href="${feuille}">
</head>
<body>
<header class="entete" role="banner">
</header>
<div class="page sans-sommaire"><main id="contenu"><h1>${escapeHtml(titre)}</h1>
<p><a href="/index.html">Revenir à l'accueil</a></p></main></div>
</body>
</html>
`,
    anomalies,
  );
