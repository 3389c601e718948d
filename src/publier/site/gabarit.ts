import { MARQUES } from "../../modele/marque.ts";
import { etatDuSite } from "./accessibilite.ts";
import { bandeaux, EDITIONS } from "./bandeaux.ts";
import type { Coquille } from "./coquille.ts";
import { escapeHtml } from "./echapper.ts";
import { emplacement } from "./markdown.ts";
import { LOGO } from "./feuille.ts";
import { lien, navigation, pagination, sommaire } from "./navigation.ts";
import { nomScript } from "./scripts.ts";
import { groupeOf } from "../../rapport/page.ts";
import type { PageSite, SiteEdition } from "../../rapport/page.ts";

/**
 * Rien ne vient d'ailleurs que du site, et aucun script n'est permis dans la page elle-même : la barrière ne laisse passer que les
 * fichiers du manifeste. Les styles en ligne le sont : les SVG portent leurs couleurs dans `style`. La page d'exploration lit ses
 * données dans son propre site.
 */
const politique = ({ module }: PageSite): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    ...(module === undefined ? [] : ["connect-src 'self'"]),
  ].join("; ");

/** Ce que les pages chargent du site. */
export interface Adresses {
  readonly feuille: string;
  /** Null dans un aperçu : rien ne s'y ajoute à la lecture. */
  readonly scripts: Readonly<Record<"pages" | "recherche" | "explorateur" | "index", string>> | null;
}

/**
 * L'espace fine insécable manque aux polices livrées : le navigateur l'emprunte à une autre, souvent trop étroite pour
 * séparer « 104 924 » à l'écran. Le site écrit donc l'espace insécable ordinaire, que ses polices ont.
 */
const ESPACE_FINE = "\u202f";
const INSECABLE = "\u00a0";

function tete(site: SiteEdition, page: PageSite, titre: string, { feuille, scripts }: Adresses): string {
  const suite = [`ABS ${site.annee}`, escapeHtml(site.commune)];
  // L'édition publique est faite pour être trouvée, les deux autres jamais.
  const robots = site.edition === "public" ? "" : '\n<meta name="robots" content="noindex, nofollow">';
  const nom = [
    ...(page.chemin === "index" ? [] : [titre]),
    ...suite,
    ...(site.edition === "public" ? [] : [EDITIONS[site.edition].nom]),
  ];
  return `<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${politique(page)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Observable Framework v1.13.4">
<meta name="abs-edition" content="${MARQUES[site.edition]}">${robots}
<title>${nom.join(" · ")}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${feuille}">
${programmes(page, scripts)}</head>`;
}

function programmes({ chemin, script }: PageSite, scripts: Adresses["scripts"]): string {
  if (scripts === null) return "";
  const charges = [
    scripts.pages,
    ...(chemin === "recherche" ? [scripts.recherche] : []),
    ...(script === undefined ? [] : [nomScript(chemin, script)]),
  ];
  return charges.map((adresse) => `<script defer src="${adresse}"></script>\n`).join("");
}

const liensDocuments = ({ documents = [] }: SiteEdition): readonly string[] =>
  documents.map((d) => `<a href="${d.chemin}">${escapeHtml(d.libelle)}</a>`);

/** Sous le titre de l'accueil : le même rapport, à lire hors ligne ou à imprimer. */
function documentsAccueil(site: SiteEdition, { chemin }: PageSite): string {
  const liens = liensDocuments(site);
  return chemin !== "index" || liens.length === 0 ? "" : `\n<p class="documents">${liens.join(" · ")}</p>`;
}

function pied(site: SiteEdition, courante: string): string {
  const { organisme, date } = site.mentions;
  const autres = site.pages.filter((p) => groupeOf(p) === "pied" && p.chemin !== "accessibilite");
  const methode = site.pages.filter((p) => groupeOf(p) === "methode").slice(0, 1);
  const accessibilite = site.pages.filter((p) => p.chemin === "accessibilite");
  const liens = [
    // Mention imposée sur toutes les pages (loi 2005-102, art. 47).
    ...accessibilite.map((p) => lien(p, courante, `Accessibilité : ${etatDuSite(site)}`)),
    ...[...autres, ...methode].map((p) => lien(p, courante)),
    ...liensDocuments(site),
  ];
  return `<footer class="pied" role="contentinfo">
<p>Analyse des besoins sociaux ${site.annee} · ${escapeHtml(organisme)}${date === undefined ? "" : ` · ${escapeHtml(date)}`}</p>
<ul>${liens.map((l) => `<li>${l}</li>`).join("")}</ul>
</footer>`;
}

/** Les corps d'une page, dans l'ordre de ses emplacements : l'introduction, puis chaque section. */
export const corpsOf = (page: PageSite): readonly string[] => [page.introHtml, ...page.sections.map((s) => s.html)];

/** Pose chaque corps à sa place ; un emplacement manquant ou en double arrête la construction. */
function remplit(coquille: Coquille, [intro = "", ...sections]: readonly string[], deplie: string): string {
  let html = coquille.corps;
  const corps = [`<div class="intro">${intro}</div>\n${deplie}`, ...sections];
  for (const [i, texte] of corps.entries()) {
    const bouts = html.split(emplacement(String(i)));
    if (bouts.length !== 2) throw new Error(`built page must hold slot ${i} once, got ${bouts.length - 1}`);
    html = bouts.join(texte);
  }
  return html;
}

/** Ce qui ne se charge que si la page en a besoin : le module de l'explorateur, l'index de la recherche. */
function attente({ module, chemin }: PageSite, { scripts }: Adresses): string {
  if (scripts === null) return "";
  if (module !== undefined) return ` data-module="${scripts[module]}"`;
  return chemin === "recherche" ? ` data-index="${scripts.index}"` : "";
}

/** Le logo, devant le nom de la commune qui le dit déjà : sans texte de remplacement à lui. Sa place est réservée avant qu'il arrive. */
const logoOf = ({ charte }: SiteEdition): string =>
  charte?.logo
    ? `<img class="logo" src="${LOGO}" alt="" width="${charte.logo.largeur}" height="${charte.logo.hauteur}">`
    : "";

/** La page finie : coquille de Framework, corps, en-tête, bandeaux et pied. */
export function assemblePage(
  site: SiteEdition,
  page: PageSite,
  corps: readonly string[],
  coquille: Coquille,
  adresses: Adresses,
): string {
  const { chemin } = page;
  const { cote, deplie } = sommaire(page);
  const html = `<!DOCTYPE html>
<html lang="fr">
${tete(site, page, coquille.titre, adresses)}
<body${attente(page, adresses)}>
<a class="evitement" href="#contenu">Aller au contenu</a>
<header class="entete" role="banner">
${bandeaux(site)}
<div class="entete-contenu">
<p class="marque"><a href="index.html">${logoOf(site)}ABS ${site.annee} · ${escapeHtml(site.commune)}</a></p>
${navigation(site.pages, chemin)}
</div>
</header>
<div class="page${cote === "" ? " sans-sommaire" : ""}${groupeOf(page) === "fiche" ? " fiche-quartier" : ""}">
<main id="contenu" tabindex="-1">
${remplit(coquille, corps, `${deplie}${documentsAccueil(site, page)}`)}
${pagination(site.pages, chemin)}
</main>
${cote}
</div>
${pied(site, chemin)}
</body>
</html>
`;
  return html.replaceAll(ESPACE_FINE, INSECABLE);
}
