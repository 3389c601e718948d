import { formatStatut, isDessine } from "./nombres.ts";
import type { PointTexte } from "./nombres.ts";

const NOMS_MAX = 4;

export const NOTE_AXE = "L'échelle ne commence pas à zéro.";
export const NOTE_INTERVALLE =
  "La zone claire autour d'un point est un intervalle à 95 % minimal : il ne compte pas l'effet du sondage. Un écart n'est dit net que s'il la dépasse largement.";

/**
 * Ce que le dessin ne peut pas dire : les valeurs qui manquent et pourquoi, les points à lire avec prudence.
 * Une phrase par manque, une seule pour les réserves ; jamais une par point. Une forme où le creux dit autre chose (deux dates) s'annonce « plein ».
 */
export function notesOf(points: readonly PointTexte[], reserve: "creux" | "plein" = "creux"): string[] {
  const manques = new Map<string, string[]>();
  const reserves = new Map<string, string[]>();
  const isUnMillesime = new Set(points.map((p) => p.millesime)).size === 1;
  for (const p of points) {
    const qui = isUnMillesime ? p.nom : `${p.nom} ${p.millesime}`;
    if (!isDessine(p)) addTo(manques, formatStatut(p.statut, p.motif), qui);
    else if (p.statut !== "valeur") for (const raison of raisonsOf(p)) addTo(reserves, raison, qui);
  }
  const phrases = [...manques].map(([mot, qui]) => `${capitalize(mot)} : ${listNoms(qui)}.`);
  if (reserves.size > 0) {
    const tous = new Set([...reserves.values()].flat());
    const raisons = [...reserves].map(([motif, qui]) => {
      const noms = [...new Set(qui)];
      // Celle de tous les points dont on parle, parmi d'autres raisons, n'a personne à nommer.
      return reserves.size > 1 && noms.length === tous.size ? motif : `${motif} (${listNoms(noms)})`;
    });
    phrases.push(`${reserve === "creux" ? "Point creux, à" : "À"} lire avec prudence : ${raisons.join(" ; ")}.`);
  }
  return phrases;
}

/** Un motif réunit ce qui vaut pour toutes les mesures et ce qui n'est qu'à une : dit une fois par raison, il se lit. */
const raisonsOf = ({ motif, statut }: PointTexte): readonly string[] =>
  motif === null
    ? [statut === "estimation" ? "estimation" : "à vérifier"]
    : motif.replace(/\.$/, "").split(/ ; (?![^(]*\))/);

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
