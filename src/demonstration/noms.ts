import type { Alea } from "./alea.ts";

// Radicaux et finales inventés : aucun nom composé ici n'est celui d'une commune française (vérifié par un test).
// prettier-ignore
const RADICAUX = [
  "Brév", "Taurign", "Cossev", "Marlév", "Orv", "Féron", "Drussel", "Valmir", "Grésin", "Plouar", "Nanthev",
  "Sérign", "Chavor", "Bellevr", "Fontar", "Moncer", "Roquev", "Estrél", "Lanvern", "Argoul", "Mirvald", "Hauldrév",
  "Corbign", "Tressonn", "Quévr", "Sauvar", "Vernéj", "Aubign", "Peyrév", "Guermont", "Jouvel", "Clairév",
] as const;
// prettier-ignore
const FINALES = ["olles", "ac-le-Vieux", "ances", "ières-sur-Brune", "oncourt", "eilhac", "ussy", "elle", "anges", "éac", "inville", "ouze"] as const;

const SANS_ACCENT = /[\u0300-\u036f]/g;

/** Le nom en capitales sans accents ni trait d'union, comme la colonne NCC du code officiel géographique. */
export function formatNcc(nom: string): string {
  return nom.normalize("NFD").replace(SANS_ACCENT, "").replace(/[-'’]/g, " ").toUpperCase();
}

/** TNCC du COG pour un nom sans article : 1 devant voyelle (« d'Orvolles »), 0 sinon (« de Brévolles »). */
export const tncc = (nom: string): string => (/^[AEIOUYH]/.test(formatNcc(nom)) ? "1" : "0");

/**
 * `n` noms de communes distincts, en ordre alphabétique français ; `exclus` : déjà portés ailleurs.
 * @throws RangeError si les radicaux n'y suffisent pas.
 */
export function nomsCommunes(n: number, alea: Alea, exclus: ReadonlySet<string>): string[] {
  const possibles = RADICAUX.flatMap((r) => FINALES.map((f) => r + f)).filter((nom) => !exclus.has(nom));
  if (n > possibles.length) throw new RangeError(`n must be at most ${possibles.length}, got ${n}`);
  // Comparaison sur le nom sans accent : l'ordre ne doit pas dépendre des données de langue de la machine.
  const cle = (nom: string): string => formatNcc(nom);
  return alea
    .shuffle(possibles)
    .slice(0, n)
    .sort((a, b) => (cle(a) < cle(b) ? -1 : cle(a) > cle(b) ? 1 : 0));
}
