import { nomJour } from "../constats/periodes.ts";
import { ajouterMois, echeanceLegale, etatConvention, MOIS_ALERTE } from "./echeances.ts";
import type { PilotageEdition } from "./edition.ts";
import { isClose, isRetenue } from "./etats.ts";

/** Une date à tenir, et ce qu'elle demande. */
export interface Rappel {
  readonly le: string;
  readonly quoi: string;
}

/** Mois, au plus, entre le débat d'orientation budgétaire et le vote (CGCT, L. 2312-1) : la lecture la plus prudente des textes. */
const MOIS_BUDGET = 2;

/**
 * Tout ce qui a une date et n'est pas fait, du plus proche au plus lointain : étapes, présentation, débat budgétaire et vote,
 * échéance légale, fins d'action, conventions à préparer puis à leur terme.
 */
export function rappelsDe({
  mandat,
  actions,
  conventions,
  presentation,
  reference,
}: PilotageEdition): readonly Rappel[] {
  const etapes = (mandat?.calendrier ?? []).filter((e) => e.fait_le === null).map(({ le, quoi }) => ({ le, quoi }));
  const debat = mandat?.debat_budgetaire ?? null;
  return [
    ...etapes,
    ...(presentation === null || etapes.some((e) => e.le === presentation)
      ? []
      : [{ le: presentation, quoi: "présentation de l'analyse au conseil d'administration" }]),
    ...(debat === null
      ? []
      : [
          ...(etapes.some((e) => e.le === debat) ? [] : [{ le: debat, quoi: "débat d'orientation budgétaire" }]),
          { le: ajouterMois(debat, MOIS_BUDGET), quoi: "au plus tard, vote du budget débattu deux mois avant (CGCT, L. 2312-1)" }, // prettier-ignore
        ]),
    ...(mandat
      ? [{ le: echeanceLegale(mandat.elections), quoi: "échéance légale du rapport de base (R. 123-1)" }]
      : []),
    ...actions
      .filter((a) => isRetenue(a.etat) && !isClose(a.etat) && a.fin !== null)
      .map((a) => ({ le: a.fin ?? "", quoi: `action ${a.id} : ${a.action}` })),
    ...conventions
      .filter((c) => etatConvention(c, reference) !== "projet")
      .flatMap((c) => [
        { le: ajouterMois(c.echeance, -MOIS_ALERTE), quoi: `préparer la suite de la convention ${c.id}, qui finit le ${nomJour(c.echeance)} : ${c.objet}` }, // prettier-ignore
        { le: c.echeance, quoi: `terme de la convention ${c.id} : ${c.objet}` },
      ]),
  ].toSorted((a, b) => (a.le < b.le ? -1 : a.le > b.le ? 1 : 0));
}
