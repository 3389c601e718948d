import { measureLargeur, isIncertaine, type Exigence } from "../../secret/exigence.ts";
import type { CaseNommee, CaseVraie } from "../../modele/cellule.ts";
import { resoudre, type Releve } from "./attaque/resoudre.ts";
import type { Attaque } from "./attaquer.ts";
import { idOf, type Cle } from "./cles.ts";
import type { EditionMasquee } from "./editions.ts";

/** Ce qu'il ne faut pas pouvoir retrouver : la vraie valeur de chaque case, publiée ou tue. Jamais écrite dans un fichier. */
export interface CaseJugee extends CaseVraie {
  readonly cle: Omit<Cle, "variable">;
  readonly montant: boolean;
  /** Ce que l'intervalle d'une case tue doit laisser ignorer ; null si deux valeurs possibles suffisent. */
  readonly exigence: Exigence | null;
  /** Sa valeur d'aujourd'hui n'est pas celle des chiffres publiés, arrêtés à une publication passée. */
  readonly arretee: boolean;
}

export const listVerite = ({ tableau, tues, exigences, arretees }: EditionMasquee): CaseJugee[] =>
  tableau.map((a) => ({
    table: a.variable,
    cle: { modalite: a.modalite, millesime: a.millesime },
    libelle: a.libelle,
    valeur: a.valeur,
    statut: tues.has(idOf(a)) ? "tue" : "publiee",
    montant: a.nature === "montant",
    exigence: exigences.get(idOf(a)) ?? null,
    arretee: arretees.has(idOf(a)) && tues.has(idOf(a)),
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
  const connues = new Map(attaque.releve.cellules.map(({ id, valeur }) => [id, valeur]));
  const valeurOf = (id: string): number | undefined => {
    const vraie = vraies.get(id);
    return (vraie?.arretee ? undefined : vraie?.valeur) ?? connues.get(id) ?? undefined;
  };
  const releve = keepVrais(attaque.releve, valeurOf);
  const isJuste = releve.equations.length === attaque.releve.equations.length && releve.contraintes.length === attaque.releve.contraintes.length; // prettier-ignore
  const { intervalles, exactes: lineaires } = isJuste ? attaque : resoudre(releve);
  const parComplement = new Map(attaque.complements.map((c) => [c.id, c]));
  /** La case attaquée, et ce qu'elle doit laisser ignorer ; undefined si le lecteur ne la vise que par erreur. */
  const jugee = (id: string): Pick<CaseJugee, "valeur" | "montant" | "exigence" | "arretee"> | undefined => {
    const complement = parComplement.get(id);
    if (!complement) return vraies.get(id);
    const valeur = (valeurOf(complement.total) ?? NaN) - (valeurOf(complement.part) ?? NaN);
    const isPetite = valeur > 0 && valeur < attaque.seuil;
    return isPetite
      ? { valeur, montant: false, exigence: { largeur: attaque.seuil, bas: 0, haut: 0 }, arretee: false }
      : undefined;
  };
  const exactes = new Set(lineaires.filter((id) => jugee(id)));
  let [etroites, fausses] = [0, intervalles === null ? 1 : 0];
  for (const { id, min, max: haut } of intervalles ?? []) {
    const vraie = jugee(id);
    if (!vraie && !parComplement.has(id)) throw new RangeError(`attacked cell must be in the truth, got ${id}`);
    if (!vraie) continue;
    const { valeur, montant, exigence, arretee } = vraie;
    const max = haut ?? Infinity;
    const cellule = { id, valeur, nature: montant ? "montant" : "effectif" } as const;
    const ecart = EPSILON * Math.max(1, valeur);
    if (!arretee && (valeur < min - ecart || valeur > max + ecart)) fausses++;
    else if (!isIncertaine(cellule, min, max)) exactes.add(id);
    else if (exigence !== null) {
      const bas = Math.min(exigence.bas, valeur);
      const isLarge = measureLargeur(cellule, min, max) >= exigence.largeur - ecart;
      if (!isLarge || min > valeur - bas + ecart || max < valeur + exigence.haut - ecart) etroites++;
    }
  }
  // Un complément que le tableau donne en clair ne demande aucun calcul.
  for (const { id, total, part } of attaque.complements)
    if (connues.get(total) != null && connues.get(part) != null && jugee(id)) exactes.add(id);
  return { exactes: exactes.size, etroites, ecarts: countEcarts(attaque, vraies), fausses };
}

/** Les sommes et inégalités que la vérité ne dément pas ; celles dont elle ignore un terme restent. */
function keepVrais(releve: Releve, valeurOf: (id: string) => number | undefined): Releve {
  const isProche = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
  return {
    ...releve,
    equations: releve.equations.filter(({ total, parts }) => {
      const [entier, ...siennes] = [total, ...parts].map(valeurOf);
      const somme = siennes.reduce<number>((s, v) => s + (v ?? NaN), 0);
      return entier === undefined || Number.isNaN(somme) || isProche(entier, somme);
    }),
    contraintes: releve.contraintes.filter(({ termes, min, max }) => {
      const somme = termes.reduce((s, { id, coef }) => s + coef * (valeurOf(id) ?? NaN), 0);
      const ampleur = 1e-6 * Math.max(1, ...termes.map(({ id, coef }) => Math.abs(coef * (valeurOf(id) ?? 0))));
      return Number.isNaN(somme) || (somme >= min - ampleur && somme <= max + ampleur);
    }),
  };
}

/**
 * Les cases dont deux publications diffèrent de trop peu : un compte, de moins que le seuil ; un montant, si aucun compte de la
 * même année n'a bougé d'autant entre les mêmes publications, car alors un seul foyer a pu le faire.
 */
function countEcarts({ ecarts, seuil }: Attaque, vraies: ReadonlyMap<string, CaseJugee>): number {
  const isMontant = (id: string): boolean => vraies.get(id)?.montant === true;
  const isNombreux = ecarts.filter(({ id, ecart }) => !isMontant(id) && ecart >= seuil);
  const isPetit = ({ id, ecart, livraison, millesime }: Attaque["ecarts"][number]): boolean =>
    isMontant(id)
      ? !isNombreux.some((autre) => autre.livraison === livraison && autre.millesime === millesime)
      : ecart < seuil;
  return new Set(ecarts.filter(isPetit).map(({ id }) => id)).size;
}
