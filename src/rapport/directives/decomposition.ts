import { figureDecomposition } from "../figure-decomposition.ts";
import { lienFiche } from "../fiches.ts";
import { manqueOf, readIndicateur, type Bloc } from "./bloc.ts";

/** `::decomposition{indicateur=EMP-01}` : ce à quoi tient l'évolution d'un taux, en une cascade et une phrase. */
export const decomposition: Bloc = {
  parametres: ["indicateur", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const indicateur = readIndicateur(parametres.indicateur, contexte, noeud);
    if (!indicateur) return { contenu: [] };
    const manque = manqueOf(indicateur, contexte);
    if (manque) return { manque };
    const id = contexte.idFigure(`${indicateur.code.toLowerCase()}-decomposition`);
    const faite = figureDecomposition(contexte.lecture, indicateur, id);
    if (!("figure" in faite)) return { manque: faite };
    return {
      contenu: [
        { type: "paragraph", children: [{ type: "text", value: faite.phrase }] },
        { type: "absFigure", figure: faite.figure, fiche: lienFiche(contexte.lecture, indicateur) },
      ],
    };
  },
};
