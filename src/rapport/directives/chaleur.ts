import type { Indicateur } from "../../modele/indicateur.ts";
import { figureChaleur } from "../figure-chaleur.ts";
import { readListe } from "../parametres.ts";
import type { Bloc } from "./bloc.ts";
import { signaleCode } from "./signaler.ts";

/** `::chaleur{indicateurs="DEM-09 ISO-01 REV-02"}` : les IRIS et quelques mesures, chaque case à côté de la commune. Huit au plus. */
export const chaleur: Bloc = {
  parametres: ["indicateurs", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const indicateurs: Indicateur[] = [];
    for (const code of readListe(parametres.indicateurs)) {
      const indicateur = contexte.lecture.indicateur(code);
      if (indicateur) indicateurs.push(indicateur);
      else signaleCode(code, noeud, contexte);
    }
    const faite = figureChaleur(contexte.lecture, indicateurs.slice(0, 8), contexte.idFigure("chaleur"));
    return "svg" in faite ? { contenu: [{ type: "absFigure", figure: faite }] } : { manque: faite };
  },
};
