import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { Contrainte } from "../../secret/cellule.ts";
import { composantesOf, idOf, type Cle } from "./cles.ts";

/** Ce qu'un quantile montré dit des comptes masqués de son année. */
export interface Aveu {
  readonly id: string;
  readonly contraintes: readonly Contrainte[];
}

/**
 * Ce que les quantiles disent des tranches qu'ils partagent. Un neuvième décile de 40 jours, c'est au plus une demande sur dix
 * au-delà de 60 : une tranche masquée y perd son plafond.
 *
 * Une durée encore en cours rend un quantile de Kaplan et Meier incertain, mais pas sans bornes. Sur N durées dont C sans fin,
 * la part encore ouverte à la durée t est d'au plus `1 − E(t)/N` (E : celles qui ont fini), et d'au moins `1 − (E(t) + C)/N`
 * (une durée sans fin reporte son poids sur les plus longues, jamais sur les plus courtes). Donc, du quantile q d'ordre p :
 * `E(b) ≤ p N` pour une borne b sous q, `E(b) ≥ p N − C` au-dessus.
 *
 * @param cases les cases d'un tableau ; un quantile sans valeur n'apprend rien
 */
export function linkQuantiles(
  cases: readonly (Cle & { readonly valeur: number | null })[],
  { quantiles }: StructureAgregats,
): Aveu[] {
  return quantiles.flatMap(({ variable, ordre, tranches, bornes, enCours }) =>
    cases
      .filter((c) => c.variable === variable && c.valeur !== null)
      .flatMap((quantile): Aveu[] => {
        const siennes = cases.filter((c) => c.millesime === quantile.millesime);
        const rangees = siennes.filter((c) => c.variable === tranches && c.modalite !== null);
        const noms = new Set(rangees.flatMap((c) => composantesOf(c) ?? [c.modalite!]));
        const ouvertes = siennes.filter((c) => enCours.includes(c.variable) && c.modalite === null).map(idOf);
        if (noms.size === 0 || ouvertes.length < enCours.length) return [];
        const idTranche = (modalite: string): string => idOf({ ...quantile, variable: tranches, modalite });
        const contraintes = bornes.flatMap(({ max }): Contrainte[] => {
          if (max === null) return [];
          const isAuDela = max < quantile.valeur!;
          const finies = bornes
            .filter(({ nom }) => noms.has(nom))
            .map((b) => ({ id: idTranche(b.nom), coef: b.max !== null && b.max <= max ? 1 - ordre : -ordre }));
          const sansFin = ouvertes.map((id) => ({ id, coef: isAuDela ? -ordre : 1 - ordre }));
          return [{ termes: [...finies, ...sansFin], min: isAuDela ? -Infinity : 0, max: isAuDela ? 0 : Infinity }];
        });
        return [{ id: idOf(quantile), contraintes }];
      }),
  );
}
