import { finishPhrase } from "../../constats/accords.ts";
import { figureLissage, phraseLissage } from "../figure-lissage.ts";
import { lienFiche } from "../fiches.ts";
import { lissageOf } from "../lissage.ts";
import { paragraphe } from "../paragraphe.ts";
import { blocReserve } from "./reserve.ts";

/**
 * `::lissage{indicateur=ISO-01}` : chaque IRIS tel que mesuré, et ramené vers la moyenne à proportion de ce que sa mesure laisse au
 * hasard. Direction et comité de pilotage seulement : une valeur lissée ne se publie pas à la place d'une mesure.
 */
export const lissage = blocReserve({
  libelle: "les petits quartiers, lissés",
  read: lissageOf,
  show(lu, indicateur, contexte) {
    const { lecture } = contexte;
    const phrase = paragraphe(finishPhrase(phraseLissage(lecture, indicateur, lu)));
    if (lu.isPlat) return [phrase];
    const figure = figureLissage(
      lecture,
      indicateur,
      lu,
      contexte.idFigure(`${indicateur.code.toLowerCase()}-lissage`),
    );
    return [phrase, { type: "absFigure", figure, fiche: lienFiche(lecture, indicateur) }];
  },
});
