import { measureLargeur, isIncertaine, type Exigence } from "../../secret/exigence.ts";
import type { CaseNommee, CaseVraie } from "../../modele/cellule.ts";
import type { Attaque } from "./attaquer.ts";
import { idOf, type Cle } from "./cles.ts";
import type { EditionMasquee } from "./editions.ts";

/** Ce qu'il ne faut pas pouvoir retrouver : la vraie valeur de chaque case, publiée ou tue. Jamais écrite dans un fichier. */
export interface CaseJugee extends CaseVraie {
  readonly cle: Omit<Cle, "variable">;
  readonly montant: boolean;
  /** Ce que l'intervalle d'une case tue doit laisser ignorer ; null si deux valeurs possibles suffisent. */
  readonly exigence: Exigence | null;
}

export const listVerite = ({ tableau, tues, exigences }: EditionMasquee): CaseJugee[] =>
  tableau.map((a) => ({
    table: a.variable,
    cle: { modalite: a.modalite, millesime: a.millesime },
    libelle: a.libelle,
    valeur: a.valeur,
    statut: tues.has(idOf(a)) ? "tue" : "publiee",
    montant: a.nature === "montant",
    exigence: exigences.get(idOf(a)) ?? null,
  }));

/** Les cases tues, ou publiées, telles qu'on peut les dire à qui n'a pas la vérité : leur nom, et rien qui en dépende. */
export const nommer = (verite: readonly CaseVraie[], voulu: CaseVraie["statut"]): CaseNommee[] =>
  verite
    .filter(({ statut }) => statut === voulu)
    .map(({ table, cle, libelle }) => ({ table, cle, ...(libelle === undefined ? {} : { libelle }) }));

/** Ce que vaut une attaque : des comptes seulement. */
export interface Jugement {
  readonly exactes: number;
  readonly etroites: number;
  /** Écarts de quelques unités entre deux publications. */
  readonly ecarts: number;
  /** Cases dont la vraie valeur est hors de l'intervalle calculé : ce qui est publié est faux. */
  readonly fausses: number;
}

/** Précision du second solveur. */
const EPSILON = 1e-5;

/** Confronte ce qu'un lecteur a calculé à la vérité. */
export function juger(attaque: Attaque, verite: readonly CaseJugee[]): Jugement {
  const vraies = new Map(verite.map((v) => [idOf({ variable: v.table, ...v.cle }), v]));
  const exactes = new Set(attaque.exactes);
  let [etroites, fausses] = [0, 0];
  for (const { id, min, max: haut } of attaque.intervalles) {
    const vraie = vraies.get(id);
    if (!vraie) throw new RangeError(`attacked cell must be in the truth, got ${id}`);
    const { valeur, montant, exigence } = vraie;
    const max = haut ?? Infinity;
    const cellule = { id, valeur, nature: montant ? "montant" : "effectif" } as const;
    const ecart = EPSILON * Math.max(1, valeur);
    if (valeur < min - ecart || valeur > max + ecart) fausses++;
    else if (!isIncertaine(cellule, min, max)) exactes.add(id);
    else if (exigence !== null) {
      const bas = Math.min(exigence.bas, valeur);
      const isLarge = measureLargeur(cellule, min, max) >= exigence.largeur - ecart;
      if (!isLarge || min > valeur - bas + ecart || max < valeur + exigence.haut - ecart) etroites++;
    }
  }
  return { exactes: exactes.size, etroites, ecarts: attaque.ecarts.length, fausses };
}
