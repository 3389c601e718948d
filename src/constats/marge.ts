import { METHODE_ARRONDI } from "../calculer/arrondi.ts";
import type { Resultat } from "../modele/resultat.ts";

/** Ce qu'il faut d'un résultat pour connaître sa marge ; sans `methode`, son intervalle est une marge. */
export type Encadre = Pick<Resultat, "intervalle"> & Partial<Pick<Resultat, "methode">>;

/** Vrai si les bornes ne sont que celles de l'arrondi du producteur : elles ne disent rien du hasard. */
export const isBornesArrondi = ({ intervalle, methode = "" }: Encadre): boolean =>
  intervalle !== null && methode.includes(METHODE_ARRONDI);

/** La largeur des bornes d'un arrondi, dans l'unité de la valeur ; 0 s'il n'y en a pas. */
export const largeurArrondi = (r: Encadre): number =>
  isBornesArrondi(r) && r.intervalle ? r.intervalle[1] - r.intervalle[0] : 0;

/**
 * La marge d'incertitude d'un résultat ; null s'il n'en a pas. L'arrondi d'un producteur (CAF, Dares : au multiple de 5) n'en
 * est pas une : un écart qui le dépasse est réel, mais rien ne dit qu'il se retrouverait l'an prochain.
 */
export const margeOf = (r: Encadre): Resultat["intervalle"] => (isBornesArrondi(r) ? null : r.intervalle);
