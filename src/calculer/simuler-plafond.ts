import type { AgregatProtege } from "../modele/agregat.ts";
import { bornesTranche, readCaseQf } from "../modele/tranche-qf.ts";

/** De… à… : égaux quand les tranches disent le nombre exact. */
export type Fourchette = readonly [number, number];

/** Ce qu'un autre plafond changerait parmi ceux qui ont demandé, une année. */
export interface Simulation {
  readonly aide: string;
  readonly annee: number;
  readonly plafond: number;
  readonly nouveau: number;
  /** `entrent` : le plafond monte ; `sortent` : il baisse. */
  readonly sens: "entrent" | "sortent";
  /** Foyers et demandes de la zone que le changement déplace : sans accord s'ils entrent, aidés s'ils sortent. */
  readonly foyers: Fourchette;
  readonly demandes: Fourchette;
  /** Les foyers de la zone dont le sort ne change pas : aidés déjà malgré le plafond, ou refusés pour autre chose. */
  readonly autres: Fourchette;
  /** Par tranche touchée, du plus bas au plus haut. `isEntiere` : non quand le plafond y passe au milieu. */
  readonly tranches: readonly { readonly tranche: number; readonly foyers: number; readonly isEntiere: boolean }[];
  /** Foyers déplacés peut-être : leur quotient familial manque. */
  readonly inconnus: number;
}

/** Pourquoi rien ne se simule. */
export interface Impossible {
  readonly raison: string;
  readonly action: string;
}

export interface Essai {
  readonly aide: string;
  readonly plafond: number;
  readonly nouveau: number;
  /** Défaut : la dernière année des exports. */
  readonly annee?: number;
}

/**
 * « Si le plafond de quotient familial passait de X à Y » : combien de foyers et de demandes de l'année changeraient de côté,
 * d'après les comptes du coffre par tranche. Une fourchette quand un plafond tombe au milieu d'une tranche, ou que des quotients
 * manquent. Ne dit rien de qui n'a pas demandé.
 *
 * @param agregats lit un agrégat par son nom, tel que l'édition le montre
 * @throws {RangeError} si les deux plafonds sont égaux, ou négatifs
 */
export function simulerPlafond(
  agregats: (variable: string) => readonly AgregatProtege[],
  { aide, plafond, nouveau, annee: demandee }: Essai,
): Simulation | Impossible {
  if (!(plafond >= 0 && nouveau >= 0) || plafond === nouveau)
    throw new RangeError(`ceilings must be positive and differ, got ${plafond} and ${nouveau}`);
  const tous = agregats("foyers_par_qf");
  const annee = demandee ?? Math.max(...tous.map((a) => a.millesime));
  const sens = nouveau > plafond ? "entrent" : "sortent";
  const zone = [Math.min(plafond, nouveau), Math.max(plafond, nouveau)] as const;
  const foyers = casesDe(tous, aide, annee, zone);
  const demandes = casesDe(agregats("demandes_par_qf"), aide, annee, zone);
  if (tous.length === 0 || !tous.some((a) => a.millesime === annee))
    return {
      raison: `les exports ${demandee === undefined ? "des aides" : `de ${demandee}`} ne donnent pas le quotient familial`,
      action: "Ajouter « qf: » et le nom de sa colonne à correspondances/aides.yaml, puis « abs charger ».",
    };
  if (!foyers.some((c) => c.tranche !== null) && !tous.some((a) => a.millesime === annee && readCaseQf(a.modalite ?? "")?.aide === aide))
    return { raison: `aucune demande de cette aide en ${annee}`, action: "Choisir une autre année, ou une autre aide." };
  const isDeplace = (issue: string): boolean => (issue === "accord") === (sens === "sortent");
  const deplaces = foyers.filter((c) => isDeplace(c.issue));
  const tranches = [...new Set(deplaces.flatMap((c) => c.tranche ?? []))].toSorted((a, b) => a - b);
  return {
    aide,
    annee,
    plafond,
    nouveau,
    sens,
    foyers: fourchette(deplaces),
    demandes: fourchette(demandes.filter((c) => isDeplace(c.issue))),
    autres: fourchette(foyers.filter((c) => !isDeplace(c.issue))),
    tranches: tranches.map((tranche) => {
      const siens = deplaces.filter((c) => c.tranche === tranche);
      return { tranche, foyers: somme(siens), isEntiere: siens.every((c) => c.isSure) };
    }),
    inconnus: somme(deplaces.filter((c) => c.tranche === null)),
  };
} // prettier-ignore

interface Touchee {
  readonly tranche: number | null;
  readonly issue: string;
  readonly valeur: number;
  /** Toute la tranche est entre les deux plafonds. */
  readonly isSure: boolean;
}

/** Les cases que la zone entre deux plafonds touche, en tout, en partie, ou peut-être (quotient inconnu). */
function casesDe(
  agregats: readonly AgregatProtege[],
  aide: string,
  annee: number,
  [bas, haut]: readonly [number, number],
): readonly Touchee[] {
  return agregats.flatMap((a): Touchee[] => {
    const lue = readCaseQf(a.modalite ?? "");
    if (a.millesime !== annee || a.valeur === null || lue?.aide !== aide) return [];
    const { tranche, issue } = lue;
    if (tranche === null) return [{ tranche, issue, valeur: a.valeur, isSure: false }];
    const [debut, fin] = bornesTranche(tranche);
    if (debut >= haut || (fin !== null && fin <= bas)) return [];
    return [{ tranche, issue, valeur: a.valeur, isSure: debut >= bas && fin !== null && fin <= haut }];
  });
}

const somme = (cases: readonly Touchee[]): number => cases.reduce((s, c) => s + c.valeur, 0);
const fourchette = (cases: readonly Touchee[]): Fourchette => [somme(cases.filter((c) => c.isSure)), somme(cases)];
