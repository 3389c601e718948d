import type { CaseVraie } from "../../modele/cellule.ts";
import type { NombreEcrit } from "./nombres.ts";
import { isEcrit } from "./nombres.ts";

const isAnnee = (v: unknown): boolean => /^(?:19|20)\d{2}$/.test(String(v ?? ""));
/** Ce qui reste d'une clé sans son année ni ce qui vaut « ensemble ». */
const precisions = (c: CaseVraie): string[] =>
  Object.entries(c.cle).flatMap(([k, v]) => (v === null || v === "" || isAnnee(v) ? [] : [`${k}=${v}`]));
const annee = (c: CaseVraie): string => String(Object.values(c.cle).find(isAnnee) ?? "");

/** Les cases qui éclairent une case tue : la même d'une autre année, et les totaux et parties de la même année. */
export interface Voisines {
  readonly autresAnnees: readonly CaseVraie[];
  readonly totaux: readonly CaseVraie[];
  /** Parties publiées d'un total tu. */
  readonly parties: readonly CaseVraie[];
}

export function voisinesOf(c: CaseVraie, cases: readonly CaseVraie[]): Voisines {
  const moi = precisions(c);
  const memeTable = cases.filter((x) => x !== c && x.table === c.table && x.statut === "publiee");
  const contient = (grande: readonly string[], petite: readonly string[]): boolean =>
    grande.length > petite.length && petite.every((p) => grande.includes(p));
  const memeAnnee = memeTable.filter((x) => annee(x) === annee(c));
  return {
    autresAnnees: memeTable.filter((x) => annee(x) !== annee(c) && precisions(x).join() === moi.join()),
    totaux: memeAnnee.filter((x) => contient(moi, precisions(x))),
    parties: memeAnnee.filter((x) => contient(precisions(x), moi)),
  };
}

/** Ce nombre, dit d'une case tue, la livre-t-il : sa valeur, sa part d'un total publié, son écart à une autre année ? */
export function livre(nombre: NombreEcrit, { valeur }: CaseVraie, { autresAnnees, totaux }: Voisines): boolean {
  if (!nombre.isPourcent && !nombre.isEcart) return isEcrit(nombre, valeur);
  if (nombre.isPourcent && totaux.some((t) => t.valeur > 0 && isEcrit(nombre, (100 * valeur) / t.valeur))) return true;
  return (
    (nombre.isEcart &&
      [...autresAnnees, ...totaux].some(({ valeur: w }) => {
        const cible = nombre.isPourcent ? (100 * (valeur - w)) / w : valeur - w;
        return (w !== 0 || !nombre.isPourcent) && (isEcrit(nombre, cible) || isEcrit(nombre, Math.abs(cible)));
      })) ||
    (nombre.isEcart && !nombre.isPourcent && isEcrit(nombre, valeur))
  );
}

/** Ce pourcentage, dit d'une partie publiée, est-il sa part du total tu ? Il suffirait de diviser. */
export const livreTotal = (nombre: NombreEcrit, total: CaseVraie, partie: CaseVraie): boolean =>
  nombre.isPourcent && total.valeur > 0 && isEcrit(nombre, (100 * partie.valeur) / total.valeur);

/**
 * Un nombre livre-t-il l'une de ces cases, ou le total tu d'une de ses parties ? C'est la condition de toute fuite : elle ne dépend pas
 * du lieu, et se calcule une fois par nombre écrit.
 * @returns une fonction, qui garde ses réponses
 */
export function livreUneDe(
  tues: readonly { readonly case: CaseVraie; readonly voisines: Voisines }[],
): (nombre: NombreEcrit) => boolean {
  const connus = new Map<string, boolean>();
  return (n) => {
    const cle = `${n.valeur} ${n.decimales} ${n.isPourcent} ${n.isEcart}`;
    let isLivrant = connus.get(cle);
    if (isLivrant === undefined) {
      isLivrant = tues.some(
        ({ case: c, voisines }) => livre(n, c, voisines) || voisines.parties.some((p) => livreTotal(n, c, p)),
      );
      connus.set(cle, isLivrant);
    }
    return isLivrant;
  };
}
