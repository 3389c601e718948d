import { exploitationDe, exploitationsDe } from "../modele/exploitation.ts";
import { quantitesDe, type Indicateur } from "../modele/indicateur.ts";
import { regleDe, sourceDe } from "./regles.ts";

/** Sous 10 000 habitants, un logement enquêté sur cinq (un sur quatre avant 2014) : R18, docs/regles.md */
export const SEUIL_COMPLEMENTAIRE = 10_000;

/** `C16_FAMMONO`, et `MELC_…` dans Melodi : exploitation complémentaire du recensement. */
export const isComplementaire = (nom: string): boolean => exploitationDe(nom) === "complementaire";

/** Vrai si l'indicateur, quand il vient de cette source, repose sur l'exploitation complémentaire. */
export const reposeSurComplementaire = (indicateur: Indicateur, source: string | undefined): boolean =>
  indicateur.definitions.some(
    (d) => sourceDe(d) === source && exploitationsDe(quantitesDe(d).map((q) => q.formule)).has("complementaire"),
  );

/**
 * Sous-requête : la population (DEM-01) de la commune de la ligne `l`, au même millésime ou au plus proche, le plus ancien
 * à égalité ; null aux autres mailles. Un IRIS prend celle de sa commune.
 */
export const sqlPopulation = (l: string, annee: string): string => `
  case when ${l}.niveau in ('commune', 'iris') then (
    select arg_min(p.valeur, abs(p.annee - ${l}.${annee})::integer * 10000 + p.annee) from resultat p
    where p.indicateur = 'DEM-01' and p.niveau in ('commune', 'arm') and p.valeur is not null
      and p.territoire = left(${l}.territoire, 5)) end`;

/** La réserve à dire d'une exploitation complémentaire, ou null dans une grande commune. */
export const reserveComplementaire = (population: number | null): string | null =>
  population !== null && population < SEUIL_COMPLEMENTAIRE
    ? `${regleDe("echantillon").code} : ${regleDe("echantillon").raison}`
    : null;
