import { attack, createInconnue, type Attaque, type BlocAttaque } from "./attaque.ts";
import type { Bloc } from "./blocs.ts";
import { coutDe, orderCandidats, type Strategie } from "./candidats.ts";
import type { Cellule, Contrainte } from "./cellule.ts";
import type { Coordonnees } from "./coordonnees.ts";
import { createElargisseur, type Elargisseur, type Rechange, type Souhait } from "./elargissement.ts";
import { EPSILON, minimumLargeur, SECONDAIRE, type Exigence } from "./exigence.ts";
import { chooseMasque } from "./masque.ts";
import { PREMIER } from "./modulo.ts";
import { describeImpasse, type Impasse } from "./refus.ts";
import type { Solveur } from "./solveur.ts";
import type { Systeme } from "./systeme.ts";
import type { Temoins } from "./temoins.ts";

/** Tout ce que la recherche d'un masque doit savoir, calculé une fois. */
export interface Chantier {
  readonly systeme: Systeme;
  readonly coordonnees: Coordonnees;
  /** Les primaires, avec ce que leur intervalle doit laisser ignorer. */
  readonly exigences: ReadonlyMap<number, Exigence>;
  /** Masquées quoi qu'il arrive : les primaires et celles qui l'étaient déjà. */
  readonly imposees: ReadonlySet<number>;
  readonly precedentes: ReadonlySet<number>;
  readonly initie: Int32Array;
  /** Ni déjà publique, ni zéro structurel. */
  readonly isMobile: (c: number) => boolean;
  readonly contraintes: readonly Contrainte[];
  readonly solveur: Solveur;
  readonly memoire: Map<string, BlocAttaque>;
  readonly temoins: Temoins;
}

export type Masque = { readonly masquees: ReadonlySet<number> } | { readonly impasses: readonly Impasse[] };

/** Un tour suffit presque toujours ; ne pas converger serait une faute du programme. */
const TOURS = 30;

/** Peut-on encore choisir de publier cette case ? */
export const isLibre = ({ systeme: { cellules }, imposees, isMobile }: Chantier, c: number): boolean =>
  isMobile(c) && !imposees.has(c) && cellules[c]!.publiee !== false && cellules[c]!.valeur !== null;

/** Un masque sûr selon une stratégie : élimination de Gauss, puis élargissement jusqu'à ce que l'attaque ne trouve rien. */
export function searchMasque(chantier: Chantier, strategie: Strategie): Masque {
  const { systeme, coordonnees, exigences, precedentes, initie, isMobile, solveur } = chantier;
  const masquees = new Set(chantier.imposees);
  if (strategie !== "programmes") {
    const candidats = orderCandidats(systeme, precedentes, strategie).filter((c) => isLibre(chantier, c));
    const primaires = [...exigences.keys()];
    for (const c of chooseMasque({ coordonnees, primaires, candidats, initie, p: PREMIER })) masquees.add(c);
  }
  const elargisseur = createElargisseur(
    systeme,
    [...systeme.cellules.keys()].filter(isMobile),
    coordonnees.independantes.map((l) => systeme.lignes[l]!),
    chantier.contraintes,
    {
      isMasquee: createInconnue(systeme, masquees),
      coutDe: (c) => coutDe(systeme.cellules[c]!) * (precedentes.has(c) ? 0.5 : 1),
    },
    solveur,
  );
  const rendues = new Set<number>();
  try {
    for (let tour = 0; tour < TOURS; tour++) {
      const attaque = attackMasque(chantier, masquees);
      const impasses = repair(chantier, masquees, attaque, elargisseur, rendues);
      if (impasses === null) return { masquees };
      if (impasses.length > 0) return { impasses };
    }
  } finally {
    elargisseur.dispose();
  }
  throw new RangeError(`widening must converge, got ${TOURS} rounds`);
}

export const attackMasque = (
  chantier: Chantier,
  masquees: ReadonlySet<number>,
  perimetre?: Pick<Bloc, "colonnes" | "lignes">,
): Attaque => {
  const isInconnue = createInconnue(chantier.systeme, masquees);
  // Un essai sur un seul bloc est court : y garder des témoins coûterait plus que ce qu'ils épargnent.
  const temoins = perimetre ? undefined : chantier.temoins;
  const demande = { ...chantier, isInconnue, masquees, rigueur: "recherche" as const, perimetre, temoins };
  return attack(demande, chantier.initie, chantier.solveur);
};

/** Masque de quoi écarter chaque faiblesse trouvée ; `null` s'il n'y en a pas, sinon les cases que rien ne protège plus. */
function repair(
  chantier: Chantier,
  masquees: Set<number>,
  { blocs, indiscretions }: Attaque,
  elargisseur: Elargisseur,
  rendues: Set<number>,
): Impasse[] | null {
  const { systeme, exigences } = chantier;
  const faibles = blocs.flatMap(({ bloc, etendue: { sonde, etroites } }) =>
    etroites.map((k) => ({ colonne: bloc.colonnes[k]!, min: sonde.min[k]! })),
  );
  // Une case masquée que l'attaque retrouve sans qu'elle ait rien à cacher : la publier n'apprend rien de plus.
  // Une seule fois : si l'élargissement la reprend, c'est qu'elle sert, et c'est elle qu'on élargit.
  const vaines = faibles.filter(
    ({ colonne }) => !exigences.has(colonne) && isLibre(chantier, colonne) && !rendues.has(colonne),
  );
  for (const { colonne } of vaines) {
    masquees.delete(colonne);
    rendues.add(colonne);
  }
  const souhaits = [
    ...faibles.flatMap(({ colonne, min }): Demandes[] => {
      const exigence =
        exigences.get(colonne) ?? (masquees.has(colonne) && isLibre(chantier, colonne) ? SECONDAIRE : null);
      const essais = exigence ? listEcarts(systeme.cellules[colonne]!, exigence, min) : [];
      return essais.length > 0 ? [{ colonne, essais, fixes: [], raison: "intervalle" }] : [];
    }),
    ...indiscretions.map(({ sues, victime }): Demandes => {
      const ecart = minimumLargeur(systeme.cellules[victime]!);
      return { colonne: victime, essais: [[ecart], [-ecart]], fixes: sues, raison: "initie" };
    }),
  ];
  if (souhaits.length === 0 && vaines.length === 0) return null;
  const avant = masquees.size;
  const describe = ({ colonne, raison }: (typeof souhaits)[number]): Impasse =>
    describeImpasse(systeme, colonne, raison, (c) => exigences.has(c));
  const rechanges: Rechange[] = [];
  const isExauce = ({ colonne, essais, fixes }: Demandes): boolean =>
    fixes.length === 0 &&
    essais.some((ecarts) =>
      ecarts.every((e) => rechanges.some((r) => (e > 0 ? r.ecartOf(colonne) >= e : r.ecartOf(colonne) <= e))),
    );
  const impasses = souhaits.flatMap((souhait) => {
    if (isExauce(souhait)) return []; // un tableau déjà rendu possible pour une autre case y suffit
    const trouves = widenFirst(elargisseur, souhait);
    if (trouves === null) return [describe(souhait)];
    for (const rechange of trouves) {
      rechanges.push(rechange);
      elargisseur.release(rechange.support);
      for (const c of rechange.support) masquees.add(c);
      const bougees = rechange.bougees;
      const vraieOf = (k: number): number => systeme.cellules[bougees[k]!]!.valeur ?? NaN;
      chantier.temoins.keep(bougees, (k) => vraieOf(k) + rechange.ecartOf(bougees[k]!));
    }
    return [];
  });
  // Rien de plus à masquer, et la faiblesse demeure : elle vient d'un chiffre dérivé ou d'une borne que nul masque n'ôte.
  const isVain = impasses.length === 0 && vaines.length === 0 && masquees.size === avant;
  return isVain ? souhaits.map(describe) : impasses;
}

/** Une faiblesse, et les manières d'y remédier, de la préférée à la dernière : chacune est un ou deux écarts à rendre possibles. */
interface Demandes extends Pick<Souhait, "colonne" | "fixes"> {
  readonly essais: readonly (readonly number[])[];
  readonly raison: Impasse["raison"];
}

/** Les tableaux de rechange de la première manière qui aboutit ; `null` si aucune. */
function widenFirst({ widen }: Elargisseur, { colonne, essais, fixes }: Demandes): Rechange[] | null {
  for (const ecarts of essais) {
    const rechanges = ecarts.flatMap((ecart) => widen({ colonne, ecart, fixes }) ?? []);
    if (rechanges.length === ecarts.length) return rechanges;
  }
  return null;
}

/**
 * De combien la case doit pouvoir s'écarter de sa vraie valeur pour que l'intervalle suffise. La largeur d'un effectif se prend d'abord
 * vers le haut ; quand ce qui est déjà public l'y arrête, de part et d'autre.
 * @param min la plus petite valeur possible aujourd'hui
 */
export function listEcarts(cellule: Cellule, { largeur, bas, haut }: Exigence, min: number): number[][] {
  const { valeur } = cellule;
  const requise = Math.max(largeur, minimumLargeur(cellule));
  if (valeur === null) return [[requise]];
  const isMontant = cellule.nature === "montant";
  const plancher = isMontant ? min : Math.ceil(min - EPSILON);
  const ecarts = [Math.max(haut, plancher + requise - valeur)];
  if (min > valeur - Math.min(bas, valeur)) ecarts.push(-Math.min(bas, valeur));
  const premier = ecarts.filter((ecart) => ecart !== 0);
  if (isMontant || premier.length === 0) return premier.length > 0 ? [premier] : [];
  // Descendre de toute la largeur suffit ; plus bas est plus difficile encore, et chaque essai est un programme à résoudre.
  const essais = Math.min(plancher, Math.max(1, requise - (valeur - plancher)));
  const plusBas = Array.from({ length: Math.max(0, essais) }, (_, k) => valeur - plancher + k + 1);
  return [premier, ...plusBas.map((baisse) => [...(requise > baisse ? [requise - baisse] : []), -baisse])];
}
