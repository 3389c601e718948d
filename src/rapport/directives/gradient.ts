import { gradientOf } from "../gradient.ts";
import { figureGradient } from "../figure-gradient.ts";
import { lienFiche } from "../fiches.ts";
import { nomOf } from "../mesure.ts";
import { readIndicateur, type Bloc } from "./bloc.ts";
import { paragraphe } from "../paragraphe.ts";

/**
 * `::gradient{indicateur=ISO-01 selon=REV-01}` : un indicateur, des IRIS les plus modestes aux plus aisés. Les IRIS sont réunis par
 * cinquièmes, aucun n'est nommé : toutes les éditions la montrent.
 */
export const gradient: Bloc = {
  parametres: ["indicateur", "selon", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const indicateur = readIndicateur(parametres.indicateur, contexte, noeud);
    const selon = readIndicateur(parametres.selon ?? "REV-01", contexte, noeud);
    if (!indicateur || !selon) return { contenu: [] };
    const { lecture } = contexte;
    const lu = gradientOf(lecture, indicateur, selon);
    if (typeof lu === "string")
      return { manque: { libelle: `des quartiers modestes aux quartiers aisés : ${nomOf(indicateur)}`, raison: lu } };
    const id = contexte.idFigure(`${indicateur.code.toLowerCase()}-gradient`);
    const { figure, phrase } = figureGradient(lecture, [indicateur, selon], lu, id);
    return {
      contenu: [paragraphe(phrase), { type: "absFigure", figure, fiche: lienFiche(lecture, indicateur) }],
    };
  },
};
