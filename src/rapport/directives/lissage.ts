import { finishPhrase } from "../../constats/accords.ts";
import { figureLissage, phraseLissage } from "../figure-lissage.ts";
import { lienFiche } from "../fiches.ts";
import { lissageOf } from "../lissage.ts";
import { nomOf } from "../mesure.ts";
import { readIndicateur, type Bloc } from "./bloc.ts";

/**
 * `::lissage{indicateur=ISO-01}` : chaque IRIS tel que mesuré, et ramené vers la moyenne à proportion de ce que sa mesure laisse au
 * hasard. Direction et comité de pilotage seulement : une valeur lissée ne se publie pas à la place d'une mesure.
 */
export const lissage: Bloc = {
  parametres: ["indicateur", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const indicateur = readIndicateur(parametres.indicateur, contexte, noeud);
    if (!indicateur) return { contenu: [] };
    const { lecture } = contexte;
    if (lecture.edition === "public") return { manque: null };
    const lu = lissageOf(lecture, indicateur);
    if (typeof lu === "string")
      return { manque: { libelle: `les petits quartiers, lissés : ${nomOf(indicateur)}`, raison: lu } };
    const phrase = finishPhrase(phraseLissage(lecture, indicateur, lu));
    if (lu.isPlat) return { contenu: [{ type: "paragraph", children: [{ type: "text", value: phrase }] }] };
    const id = contexte.idFigure(`${indicateur.code.toLowerCase()}-lissage`);
    return {
      contenu: [
        { type: "paragraph", children: [{ type: "text", value: phrase }] },
        {
          type: "absFigure",
          figure: figureLissage(lecture, indicateur, lu, id),
          fiche: lienFiche(lecture, indicateur),
        },
      ],
    };
  },
};
