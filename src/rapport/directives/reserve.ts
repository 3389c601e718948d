import type { RootContent } from "mdast";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Contexte } from "../contexte.ts";
import type { Lecture } from "../lecture.ts";
import { nomOf } from "../mesure.ts";
import { readIndicateur, type Bloc } from "./bloc.ts";

/** Ce qu'une directive réservée montre d'un indicateur. */
interface Reserve<Lu> {
  /** Ce qui manque, quand la mesure ne se fait pas : « le rang des IRIS ». */
  readonly libelle: string;
  /** La mesure, ou la raison de ne pas la faire. */
  readonly read: (lecture: Lecture, indicateur: Indicateur) => Lu | string;
  readonly show: (lu: Lu, indicateur: Indicateur, contexte: Contexte) => readonly RootContent[];
}

/**
 * Une directive d'un seul indicateur, pour la direction et le comité de pilotage : muette en public, où elle désignerait des
 * quartiers, et qui dit pourquoi la mesure ne se fait pas.
 */
export const blocReserve = <Lu extends object>({ libelle, read, show }: Reserve<Lu>): Bloc => ({
  parametres: ["indicateur", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const indicateur = readIndicateur(parametres.indicateur, contexte, noeud);
    if (!indicateur) return { contenu: [] };
    if (contexte.lecture.edition === "public") return { manque: null };
    const lu = read(contexte.lecture, indicateur);
    if (typeof lu === "string") return { manque: { libelle: `${libelle} : ${nomOf(indicateur)}`, raison: lu } };
    return { contenu: show(lu, indicateur, contexte) };
  },
});
