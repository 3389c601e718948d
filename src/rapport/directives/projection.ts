import { CHAMPS_PROJETES, type ChampProjete } from "../../modele/projection.ts";
import { figureProjection } from "../figure-projection.ts";
import { readChoix } from "../parametres.ts";
import type { Bloc } from "./bloc.ts";
import { paragraphe } from "../paragraphe.ts";

const CHAMPS = Object.keys(CHAMPS_PROJETES) as [ChampProjete, ...ChampProjete[]];

/** `::projection{champ=total|aines}` : la population, ou les 75 ans ou plus, à l'horizon d'un intervalle de recensement, et sa marge. */
export const projection: Bloc = {
  parametres: ["champ", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const champ = readChoix(parametres, "champ", CHAMPS, noeud, contexte);
    const faite = figureProjection(contexte.lecture, champ, contexte.idFigure(`projection-${champ}`));
    if (!("figure" in faite)) return { manque: faite };
    return {
      contenu: [{ type: "absFigure", figure: faite.figure }, paragraphe(faite.phrase)],
    };
  },
};
