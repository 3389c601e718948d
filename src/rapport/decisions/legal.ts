import type { RootContent } from "mdast";
import { finishPhrase } from "../../constats/accords.ts";
import { writeValeur } from "../../constats/valeurs.ts";
import { controlerR123, type Exigence } from "../../pilotage/legal.ts";
import type { Lecture } from "../lecture.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe } from "../tableau.ts";
import { puces, titre, withPilotage } from "./textes.ts";

/** Ce que l'édition montre d'elle-même : la preuve que le diagnostic couvre toute la population. */
export function socleOf(lecture: Lecture) {
  const [population, dernier] = [lecture.indicateur("DEM-01"), lecture.dernier("DEM-01")];
  const chiffres = lecture.indicateurs();
  return {
    population: population && dernier ? `${writeValeur(dernier, population)} (${dernier.millesime})` : null,
    themes: new Set(chiffres.map((i) => i.theme)).size,
    indicateurs: chiffres.length,
    fichiers: lecture.fichiers.length,
  };
}

/** Une exigence par rubrique : ses preuves sont des phrases, qu'une colonne de tableau couperait sur un téléphone. */
const writeExigence = ({ exigence, alinea, preuves, manques }: Exigence): RootContent[] => [
  titre(`${exigence} (${alinea})`),
  puces([
    ["État", manques.length === 0 ? "établi." : "à compléter."],
    ...preuves.map((p) => ["Preuve", finishPhrase(p)] as const),
    ...manques.map((m) => ["Reste à faire", finishPhrase(m)] as const),
  ]),
];

/** `::controle-legal` : ce que l'article R. 123-1 demande, et ce qui le prouve. */
export const controleLegal: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, (pilotage) => {
      const { lecture } = contexte;
      // Le public lit une preuve, pas une liste de choses à faire : sans mandat écrit, il n'y a encore rien à prouver.
      if (lecture.edition === "public" && pilotage.mandat === null) return [];
      const exigences = controlerR123(pilotage, socleOf(lecture));
      const remplies = exigences.filter((e) => e.manques.length === 0).length;
      return [
        createParagraphe(
          `L'article R. 123-1 du code de l'action sociale et des familles demande quatre choses : ${remplies} sur ${exigences.length} ${remplies > 1 ? "sont établies" : "est établie"} à la date de cette édition.`,
        ),
        ...exigences.flatMap(writeExigence),
      ];
    }),
};
