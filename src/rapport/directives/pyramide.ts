import { figurePyramide } from "../figure-pyramide.ts";
import type { Bloc } from "./bloc.ts";

/** `::pyramide{}` : la commune par sexe et âge, et le contour du recensement le plus ancien dont le dernier se rapproche. */
export const pyramide: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve(_, contexte) {
    const faite = figurePyramide(contexte.lecture, contexte.idFigure("pyramide"));
    return "svg" in faite ? { contenu: [{ type: "absFigure", figure: faite }] } : { manque: faite };
  },
};
