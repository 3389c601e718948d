/** Les bornes hautes des tranches de délai que le coffre compte, en jours ; au-delà, une dernière tranche ouverte. */
export const BORNES_DELAI = [15, 30, 60] as const;

/** La tranche où se range un délai : le nom de la modalité, et sa borne haute (null : ouverte). */
export const TRANCHES_DELAI: readonly { readonly nom: string; readonly max: number | null }[] = [
  { nom: "15 jours ou moins", max: 15 },
  { nom: "16 à 30 jours", max: 30 },
  { nom: "31 à 60 jours", max: 60 },
  { nom: "plus de 60 jours", max: null },
];

/** Un service dont le budget se rapporte à ses bénéficiaires. */
export interface ServiceCcas {
  readonly nom: string;
  /** Codes de fonction du budget, ou leur début : `4238`. */
  readonly fonctions: readonly string[];
  /** L'agrégat qui compte ses bénéficiaires distincts. */
  readonly beneficiaires: string;
}

/** Ce que le CCAS dit de lui-même sous `activite:` dans observatoire.yaml. */
export interface ReglagesCcas {
  /** En jours calendaires, une des bornes ; null s'il n'en a pas. */
  readonly delaiCible: number | null;
  /** Personnes interrogées par l'enquête de chaque année. */
  readonly interroges: ReadonlyMap<number, number>;
  /** Postes en équivalent temps plein de chaque service. */
  readonly postes: ReadonlyMap<string, number>;
  readonly services: readonly ServiceCcas[];
  /** Fonctions de la structure (direction, comptabilité…), répartie entre les services au prorata de leurs dépenses. */
  readonly structure: readonly string[];
}

export const SANS_REGLAGE: ReglagesCcas = {
  delaiCible: null,
  interroges: new Map(),
  postes: new Map(),
  services: [],
  structure: [],
};
