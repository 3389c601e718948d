import { buildArbre, type Rapport } from "../../src/rapport/arbre.ts";
import { renderSite } from "../../src/rapport/rendu-site.ts";
import { lectureFactice, type Reglages } from "./lecture-factice.ts";

/** Un chapitre d'essai : l'en-tête tient les trois premières lignes, le corps commence à la quatrième. */
export const chapitre = (corps: string, titre = "Essai"): string => `---\ntitre: ${titre}\n---\n${corps}`;

export function arbreOf(corps: string, reglages: Reglages = {}): Rapport {
  return buildArbre(lectureFactice(reglages), "rapport", [{ nom: "07-essai.md", texte: chapitre(corps) }]);
}

/** Le HTML d'un chapitre d'essai, sans les dessins, et ses anomalies. */
export function rendre(corps: string, reglages: Reglages = {}): { html: string; anomalies: Rapport["anomalies"] } {
  const arbre = arbreOf(corps, reglages);
  const pages = renderSite(arbre).map((p) => [
    p.introHtml,
    ...p.sections.map((s) => `<h2 id="${s.id}">${s.titre}</h2>${s.html}`),
  ]);
  return { html: pages.flat().join("\n"), anomalies: arbre.anomalies };
}

/** Les espaces typographiques écrites en espaces, pour relire. */
export const simple = (texte: string): string => texte.replace(/[\u00a0\u202f]/g, " ");

export const sansDessin = (html: string): string => html.replace(/<svg[\s\S]*?<\/svg>/g, "<svg/>");
