import { hasValeur } from "../constats/valeurs.ts";
import { falseDiscovery } from "../stats/false-discovery.ts";
import { ratioRates } from "../stats/ratio-rates.ts";
import type { AgregatProtege } from "./lecture.ts";

/** Une modalité dont la place a changé d'une année à l'autre, au-delà du hasard. */
export interface Hausse {
  readonly modalite: string;
  readonly avant: number;
  readonly apres: number;
}

/** Sous ce nombre de cas sur les deux années, rien n'est dit d'une modalité. */
const MINIMUM = 20;
/** Part de fausses découvertes acceptée. */
const RISQUE = 0.05;

/**
 * Les modalités qui montent de `annee - 1` à `annee` : rapport des deux comptes (Poisson), fausses découvertes tenues à 5 %
 * parmi toutes les modalités comparées (Benjamini et Hochberg). Une modalité qui n'existait pas l'année d'avant y compte pour zéro. De la plus forte hausse à la plus faible.
 */
export function findHausses(agregats: readonly AgregatProtege[], annee: number): readonly Hausse[] {
  // Un export qui ne dit pas une modalité ne l'a pas vue : elle émerge de zéro. Masquée, elle a sa ligne, et reste tue.
  const isDite = (modalite: string | null, millesime: number): boolean =>
    agregats.some((a) => a.millesime === millesime && a.modalite === modalite);
  const hasAvant = agregats.some((a) => a.millesime === annee - 1 && a.modalite !== null);
  const compteDe = (modalite: string | null, millesime: number): number | undefined =>
    agregats.filter(hasValeur).find((a) => a.modalite === modalite && a.millesime === millesime)?.valeur;
  const couples = [...new Set(agregats.map((a) => a.modalite))].flatMap((modalite): Hausse[] => {
    const apres = compteDe(modalite, annee);
    const avant = hasAvant && !isDite(modalite, annee - 1) ? 0 : compteDe(modalite, annee - 1);
    return modalite === null || avant === undefined || apres === undefined || avant + apres < MINIMUM
      ? []
      : [{ modalite, avant, apres }];
  });
  if (couples.length === 0) return [];
  const tests = couples.map(({ avant, apres }) =>
    ratioRates({ evenements: apres, population: 1e6 }, { evenements: avant, population: 1e6 }),
  );
  const ps = tests.map((t) => ("motif" in t ? 1 : t.p.bilaterale));
  const ajustees = falseDiscovery(ps);
  return couples
    .filter(({ avant, apres }, i) => ajustees[i]! <= RISQUE && apres > avant)
    .toSorted((a, b) => b.apres / (b.avant + 0.5) - a.apres / (a.avant + 0.5));
}
