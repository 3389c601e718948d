import type { Derive } from "./derives.ts";
import type { Recensement } from "./population.ts";
import type { Profil } from "./profils.ts";

/** Taux d'activité des 15-24, 25-54 et 55-64 ans en 2022. */
const ACTIVITE = [0.42, 0.905, 0.61] as const;
/** Chômage de l'âge rapporté au chômage d'ensemble. */
const CHOMAGE_AGE = [1.95, 0.93, 0.84] as const;

/** Population, actifs et chômeurs de 15 à 64 ans, déduits des groupes d'âge. */
export function activite(
  ages: readonly number[],
  profil: Profil,
  derive: Derive,
): Pick<Recensement, "pop1564" | "actifs" | "chomeurs"> {
  const [, a15 = 0, a30 = 0, a45 = 0, a60 = 0] = ages;
  // Les groupes d'âge du recensement ne tombent pas à 25, 55 et 65 ans : coupes à âge uniforme dans le groupe.
  const pop1564 = [a15 * 0.66, a15 * 0.34 + a30 + (a45 * 10) / 15, (a45 * 5) / 15 + (a60 * 5) / 15];
  const taux = [ACTIVITE[0] * (1 - profil.etudiants), ACTIVITE[1], ACTIVITE[2] * derive.activiteSenior];
  const parAge = pop1564.map((p, i) => p * taux[i]!);
  const chomage = profil.chomage * derive.chomage;
  return { pop1564, actifs: parAge, chomeurs: parAge.map((p, i) => p * Math.min(0.62, chomage * CHOMAGE_AGE[i]!)) };
}

/** Résidences principales (une par ménage), secondaires et vacants ; statut d'occupation et type de bâti. */
export function logement(
  rp: number,
  profil: Profil,
  derive: Derive,
): Pick<Recensement, "rp" | "secondaires" | "vacants" | "proprietaires" | "hlm" | "maisons" | "appartements"> {
  const vacance = profil.vacance * derive.vacance;
  const log = rp / (1 - vacance - profil.secondaires);
  const maisons = rp * Math.min(0.985, profil.maisons);
  return {
    rp,
    secondaires: log * profil.secondaires,
    vacants: log - rp - log * profil.secondaires,
    proprietaires: rp * Math.min(0.95, profil.proprietaires),
    hlm: rp * Math.min(profil.hlm, 0.97 - Math.min(0.95, profil.proprietaires)),
    maisons,
    appartements: (rp - maisons) * 0.985, // le reste : chambres, logements-foyers, constructions provisoires
  };
}
