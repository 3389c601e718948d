import type { ListItem } from "mdast";
import { enumerer, finishPhrase } from "../../constats/accords.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import { nomOf } from "../mesure.ts";
import { paragraphe } from "../paragraphe.ts";
import { readListe } from "../parametres.ts";
import { typologieOf, type Classe, type Typologie } from "../typologie.ts";
import type { Bloc } from "./bloc.ts";
import { signaleCode } from "./signaler.ts";

/**
 * `::typologie{indicateurs="REV-02 EMP-01 LOG-01"}` : les IRIS qui se ressemblent, et en quoi. Direction et comité de pilotage
 * seulement : le public n'y verrait qu'une étiquette sur son quartier.
 */
export const typologie: Bloc = {
  parametres: ["indicateurs", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const codes = readListe(parametres.indicateurs);
    const indicateurs: Indicateur[] = [];
    for (const code of codes) {
      const indicateur = contexte.lecture.indicateur(code);
      if (indicateur) indicateurs.push(indicateur);
      else signaleCode(code, noeud, contexte);
    }
    if (contexte.lecture.edition === "public") return { manque: null };
    const libelle = "la typologie des IRIS";
    if (indicateurs.length < 2) return { manque: { libelle, raison: "il faut au moins deux indicateurs" } };
    const lue = typologieOf(contexte.lecture, indicateurs);
    if (typeof lue === "string") return { manque: { libelle, raison: lue } };
    return {
      contenu: [
        paragraphe(writeMethode(lue, indicateurs)),
        { type: "list", ordered: true, spread: true, children: lue.classes.map(itemOf) },
        paragraphe(
          "Une classe décrit des quartiers statistiques, jamais leurs habitants : dans chacun, toutes les situations se rencontrent.",
        ),
      ],
    };
  },
};

function writeMethode(
  { quartiers, absents, classes, silhouette, millesimes }: Typologie,
  indicateurs: readonly Indicateur[],
): string {
  const noms = enumerer(indicateurs.map((i) => `« ${nomOf(i)} »`));
  const nette = silhouette >= 0.5 ? "bien séparées" : "peu séparées : les limites entre elles sont floues";
  const laisses =
    absents === 0
      ? ""
      : ` ; ${absents} ${absents > 1 ? "sont laissés" : "est laissé"} de côté, faute de toutes les valeurs`;
  return [
    `${quartiers} IRIS rangés en ${classes.length} classes d'après ${noms} (${enumerer(millesimes)})${laisses}.`,
    finishPhrase(`les classes sont ${nette} (méthode de Ward, silhouette moyenne ${formatNombre(silhouette, 2)})`),
  ].join(" ");
}

const itemOf = ({ phrase, quartiers }: Classe): ListItem => ({
  type: "listItem",
  spread: true,
  children: [paragraphe(phrase), paragraphe(finishPhrase(quartiers.join(", ")))],
});
