/** Largeur d'une tranche de quotient familial, en euros : les plafonds se votent presque toujours par centaines. */
const PAS_QF = 100;
/** Au-delà, une seule tranche, ouverte. */
const MAX_QF = 2000;

/**
 * La tranche d'un quotient familial, par sa borne haute **comprise** : 601 à 700 € fait 700, comme « ouvert jusqu'à 700 € ». Un
 * plafond rond ne coupe donc aucune tranche. Au-dessus de `MAX_QF` : la tranche ouverte, de borne `MAX_QF + PAS_QF`.
 * @param centimes un quotient familial positif ou nul
 */
export const trancheQf = (centimes: number): number =>
  Math.min(MAX_QF + PAS_QF, Math.max(PAS_QF, Math.ceil(centimes / (100 * PAS_QF)) * PAS_QF));

/** Les quotients familiaux d'une tranche : au-dessus de la borne basse, jusqu'à la haute (null : sans limite). */
export const bornesTranche = (tranche: number): readonly [number, number | null] =>
  tranche > MAX_QF ? [MAX_QF, null] : [tranche === PAS_QF ? -1 : tranche - PAS_QF, tranche];

/** « 601 à 700 € ». */
export function nomTranche(tranche: number): string {
  if (tranche > MAX_QF) return `plus de ${MAX_QF} €`;
  return tranche === PAS_QF ? `${PAS_QF} € ou moins` : `${tranche - PAS_QF + 1} à ${tranche} €`;
}

/** Ce que le coffre compte par tranche : l'aide, la tranche (null : non renseignée), et l'issue. */
export interface CaseQf {
  readonly aide: string;
  readonly tranche: number | null;
  readonly issue: string;
}

const INCONNU = "inconnu";

/** La modalité d'un agrégat par tranche (`alimentaire ; 700 ; accord`) ; null si elle n'a pas cette forme. */
export function readCaseQf(modalite: string): CaseQf | null {
  const [aide = "", tranche = "", issue = ""] = modalite.split(" ; ");
  if (!/^\d+$/.test(tranche) && tranche !== INCONNU) return null;
  return { aide, tranche: tranche === INCONNU ? null : Number(tranche), issue };
}

/** Comment le coffre écrit cette modalité en SQL. */
export const sqlCaseQf = (aide: string, tranche: string, issue: string): string =>
  `${aide} || ' ; ' || coalesce(${tranche}::varchar, '${INCONNU}') || ' ; ' || ${issue}`;
