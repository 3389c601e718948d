import { formatValeur } from "../modele/nombre.ts";
import type { AgregatProtege, Lecture } from "./lecture.ts";

export type Servi = AgregatProtege & { readonly valeur: number };

/** Décimales d'un agrégat : un effectif ou un délai est entier, une part au dixième. */
export const decimalesOf = ({ nature, unite }: AgregatProtege): number =>
  nature === "part" || unite === "%" ? 1 : nature === "indice" ? 1 : 0;

export const writeAgregat = (a: Servi): string => formatValeur(a.valeur, a.unite, decimalesOf(a));

/** Qui a produit un agrégat : le CCAS lui-même. */
export const sourceOf = ({ nomCcas }: Lecture): string => `${nomCcas}, exports du CCAS`;
