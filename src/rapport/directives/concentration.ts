import { enumerer, finishPhrase } from "../../constats/accords.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import { concentrationOf, type Concentration } from "../concentration.ts";
import { figureConcentration, phraseEvolutions } from "../figure-concentration.ts";
import { nomOf } from "../mesure.ts";
import { readListe } from "../parametres.ts";
import type { Bloc } from "./bloc.ts";
import { signaleCode } from "./signaler.ts";
import { paragraphe } from "../paragraphe.ts";

/**
 * `::concentration{indicateurs="LOG-02 ISO-01 DEM-09"}` : à quel point des groupes sont répartis inégalement entre les IRIS, et si cela
 * change. Aucun IRIS n'est nommé : toutes les éditions la montrent.
 */
export const concentration: Bloc = {
  parametres: ["indicateurs", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const { lecture } = contexte;
    const lues: Concentration[] = [];
    const manques = new Map<string, Indicateur[]>();
    for (const code of readListe(parametres.indicateurs)) {
      const indicateur = lecture.indicateur(code);
      if (!indicateur) {
        signaleCode(code, noeud, contexte);
        continue;
      }
      const lue = concentrationOf(lecture, indicateur);
      if (typeof lue === "string") manques.set(lue, [...(manques.get(lue) ?? []), indicateur]);
      else lues.push(lue);
    }
    if (lues.length === 0) {
      const [premier] = manques;
      if (!premier) return { contenu: [] };
      const [raison, quels] = premier;
      return { manque: { libelle: `la répartition entre les quartiers : ${enumerer(quels.map(nomOf))}`, raison } };
    }
    const figure = figureConcentration(lecture, lues, contexte.idFigure("concentration"));
    const sans = [...manques].map(([raison, quels]) => finishPhrase(`sans mesure (${raison}) : ${enumerer(quels.map(nomOf))}`)); // prettier-ignore
    const phrase = phraseEvolutions(lues);
    return {
      contenu: [
        ...(phrase === "" ? [] : [paragraphe(phrase)]),
        { type: "absFigure", figure: { ...figure, notes: [...figure.notes, ...sans] } },
      ],
    };
  },
};
