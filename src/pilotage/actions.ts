import {
  annee,
  choix,
  facultatif,
  fiche,
  identifiant,
  jour,
  liste,
  nombre,
  positif,
  texte,
  type Lu,
} from "../charger/champs-yaml.ts";
import { ETATS, SUITES } from "./etats.ts";

/** La décision d'une instance, écrite à plat : une ligne de tableur par fiche. */
const DECISION = {
  etat: choix(ETATS),
  /** Qui a décidé : « comité de pilotage », « conseil d'administration ». */
  instance: facultatif(texte()),
  decidee_le: facultatif(jour()),
  motif: facultatif(texte()),
} as const;

/** Ce que l'analyse recommande, et le constat qui l'appelle. */
const PRECONISATION = fiche({
  id: identifiant(),
  edition: annee(),
  /** Identifiant d'un constat de cette édition : `rev-02-ecart`. */
  constat: facultatif(texte()),
  texte: texte(),
  themes: liste(texte()),
  ...DECISION,
});
export type Preconisation = Lu<typeof PRECONISATION>;

/** Une action : qui fait quoi, pour qui, jusqu'à quand, et ce qui dira qu'elle a servi. */
const ACTION = fiche({
  id: identifiant(),
  edition: annee(),
  preconisation: facultatif(identifiant()),
  constat: facultatif(texte()),
  action: texte(),
  public: facultatif(texte()),
  territoire: facultatif(texte()),
  /** Une fonction, jamais un nom. */
  pilote: facultatif(texte()),
  services: liste(texte()),
  themes: liste(texte()),
  partenaires: liste(identifiant()),
  convention: facultatif(identifiant()),
  projet: facultatif(identifiant()),
  debut: facultatif(jour()),
  fin: facultatif(jour()),
  /** En euros. */
  budget: facultatif(positif()),
  financement: facultatif(texte()),
  /** Code du catalogue, et l'empreinte de sa définition le jour de la décision (`abs pilotage etat` la donne). */
  indicateur: facultatif(texte()),
  version: facultatif(texte()),
  depart: facultatif(nombre()),
  depart_millesime: facultatif(annee()),
  cible: facultatif(nombre()),
  horizon: facultatif(annee()),
  ...DECISION,
  realisee_le: facultatif(jour()),
  /** Ce qui a été fait. */
  bilan: facultatif(texte()),
  /** Dépensé, en euros. */
  depense: facultatif(positif()),
  /** Ce que l'action a produit : 140, « foyers accompagnés ». */
  resultat: facultatif(positif()),
  resultat_unite: facultatif(texte()),
  /** Ce qui ne se compte pas. */
  plus_value: facultatif(texte()),
  /** Ce qu'on en fera ; une proposition tant qu'elle n'est pas décidée. */
  suite: facultatif(choix(SUITES)),
  suite_decidee_le: facultatif(jour()),
  /** Pour la fiche d'impact : qui, combien, où, ce qu'il faut surveiller. */
  touches: facultatif(texte()),
  combien: facultatif(positif()),
  quartiers: liste(texte()),
  /** L'aide dont l'action change le plafond, et le nouveau plafond de quotient familial : ce qu'il changerait se calcule. */
  aide: facultatif(identifiant()),
  plafond_qf: facultatif(positif()),
  effets_pervers: liste(texte()),
});
export type Action = Lu<typeof ACTION>;

/** `pilotage/actions.yaml`. */
export const ACTIONS = fiche({ preconisations: liste(PRECONISATION), actions: liste(ACTION) });
