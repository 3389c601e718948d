import type { Alea } from "./alea.ts";
import type { AnneeRp, Habitants, Unite } from "./geographie.ts";
import type { Profil } from "./profils.ts";
import { PROFILS } from "./profils.ts";
import type { IrisFictif } from "./ville-temoin.ts";

/** Chaque territoire s'écarte un peu de son profil : sans cela les comparaisons n'auraient rien à montrer. */
export function jitter(profil: Profil, alea: Alea, ampleur: number): Profil {
  const f = (x: number, k = 1): number => x * Math.exp(alea.normal(0, ampleur * k));
  return {
    ...profil,
    ages: profil.ages.map((x, i) => f(x, i > 4 ? 1.5 : 0.6)),
    menages: profil.menages.map((x) => f(x, 0.8)),
    csp: profil.csp.map((x) => f(x, 1.2)),
    hlm: Math.min(0.9, f(profil.hlm, 3)),
    vacance: f(profil.vacance, 2),
    secondaires: f(profil.secondaires, 3),
    chomage: f(profil.chomage, 1.2),
    revenu: f(profil.revenu),
    croissance: profil.croissance + alea.normal(0, ampleur * 0.06),
  };
}

/** Répartit un total entre les IRIS d'habitat au prorata de leur poids, reculé de leur croissance propre. */
export function decouper(code: string, iris: readonly IrisFictif[], habitants: Habitants, alea: Alea): Unite[] {
  const profils = iris.map((i) => jitter({ ...PROFILS[i.profil], ...i.ecart }, alea, 0.02));
  // Un effectif d'IRIS est une somme de pondérations : il n'est pas rond.
  const poids = iris.map((i) => i.poids * Math.exp(alea.normal(0, 0.01)));
  const part = (annee: AnneeRp, rang: number): number =>
    poids[rang]! * (1 + profils[rang]!.croissance) ** (annee - 2022);
  const repartir = (annee: AnneeRp, rang: number): number => {
    const total = iris.reduce((s, _, k) => s + part(annee, k), 0);
    return (habitants[annee] * part(annee, rang)) / total;
  };
  return iris.map((i, rang) => ({
    code: code + i.numero,
    nom: i.nom,
    type: i.type,
    profil: profils[rang]!,
    habitants: { 2011: repartir(2011, rang), 2016: repartir(2016, rang), 2022: repartir(2022, rang) },
  }));
}
