import type { LeafDirective } from "mdast-util-directive";
import { REGARDS } from "../../indicateurs/besoins.ts";
import type { Contexte } from "../contexte.ts";
import { figureDecompositionActivite } from "../figure-decomposition-activite.ts";
import { figureDecomposition } from "../figure-decomposition.ts";
import { lienFiche } from "../fiches.ts";
import { signaleValeur } from "../parametres.ts";
import { manqueOf, readIndicateur, type Bloc, type Reponse } from "./bloc.ts";
import { paragraphe } from "../paragraphe.ts";

/**
 * `::decomposition{indicateur=EMP-01}` : ce à quoi tient l'évolution d'un taux, en une cascade et une phrase ;
 * `::decomposition{activite=foyers_aides}` : celle d'une activité du CCAS, entre le besoin et ce qui en vient.
 */
export const decomposition: Bloc = {
  parametres: ["indicateur", "activite", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    if (parametres.activite !== undefined) return activiteDecomposee(parametres.activite, contexte, noeud);
    const indicateur = readIndicateur(parametres.indicateur, contexte, noeud);
    if (!indicateur) return { contenu: [] };
    const manque = manqueOf(indicateur, contexte);
    if (manque) return { manque };
    const id = contexte.idFigure(`${indicateur.code.toLowerCase()}-decomposition`);
    const faite = figureDecomposition(contexte.lecture, indicateur, id);
    if (!("figure" in faite)) return { manque: faite };
    return {
      contenu: [
        paragraphe(faite.phrase),
        { type: "absFigure", figure: faite.figure, fiche: lienFiche(contexte.lecture, indicateur) },
      ],
    };
  },
};

function activiteDecomposee(activite: string, contexte: Contexte, noeud: LeafDirective): Reponse {
  const regard = REGARDS.find((r) => r.activite === activite);
  if (!regard) {
    const admises = REGARDS.map((r) => r.activite).join(", ");
    signaleValeur(noeud, "activite", activite, `Choisir parmi ${admises}.`, contexte);
    return { contenu: [] };
  }
  const id = contexte.idFigure(`${activite.replaceAll("_", "-")}-decomposition`);
  const faite = figureDecompositionActivite(contexte.lecture, regard, id);
  if (!("figure" in faite)) return { manque: faite };
  return {
    contenu: [paragraphe(faite.phrase), { type: "absFigure", figure: faite.figure }],
  };
}
