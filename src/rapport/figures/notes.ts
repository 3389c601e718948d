import { formatStatut, isDessine } from "./nombres.ts";
import type { PointTexte } from "./nombres.ts";

const NOMS_MAX = 4;

export const NOTE_AXE = "L'échelle ne commence pas à zéro.";
export const NOTE_INTERVALLE =
  "La zone claire autour d'un point est un intervalle à 95 % minimal : il ne compte pas l'effet du sondage. Un écart n'est dit net que s'il la dépasse largement.";

/**
 * Ce que le dessin ne peut pas dire : les valeurs qui manquent et pourquoi, les points à lire avec prudence.
 * Une phrase par raison, jamais une par point. Une forme où le creux dit autre chose (deux dates) s'annonce « plein ».
 */
export function notesOf(points: readonly PointTexte[], reserve: "creux" | "plein" = "creux"): string[] {
  const manques = new Map<string, string[]>();
  const reserves = new Map<string, string[]>();
  const isUnMillesime = new Set(points.map((p) => p.millesime)).size === 1;
  for (const p of points) {
    const qui = isUnMillesime ? p.nom : `${p.nom} ${p.millesime}`;
    if (!isDessine(p)) addTo(manques, formatStatut(p.statut, p.motif), qui);
    else if (p.statut !== "valeur")
      addTo(reserves, p.motif ?? (p.statut === "estimation" ? "estimation" : "à vérifier"), qui);
  }
  const phrases = [...manques].map(([mot, qui]) => `${capitalize(mot)} : ${listNoms(qui)}.`);
  for (const [motif, qui] of reserves)
    phrases.push(
      `${reserve === "creux" ? "Point creux, à" : "À"} lire avec prudence : ${motif.replace(/\.$/, "")} (${listNoms([...new Set(qui)])}).`,
    );
  return phrases;
}

export function addTo(groupes: Map<string, string[]>, cle: string, qui: string): void {
  groupes.set(cle, [...(groupes.get(cle) ?? []), qui]);
}

export function listNoms(noms: readonly string[]): string {
  // « Communes de 100 000 habitants ou plus, hors Paris » : un nom peut avoir sa propre virgule.
  const entre = noms.some((nom) => nom.includes(",")) ? " ; " : ", ";
  if (noms.length <= NOMS_MAX + 1) return noms.join(entre);
  return `${noms.slice(0, NOMS_MAX).join(entre)} et ${noms.length - NOMS_MAX} autres`;
}

export const capitalize = (mot: string): string => mot.charAt(0).toUpperCase() + mot.slice(1);
