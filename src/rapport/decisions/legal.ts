import { writeValeur } from "../../constats/valeurs.ts";
import { controlerR123, type Exigence } from "../../pilotage/legal.ts";
import type { Lecture } from "../lecture.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
import { withPilotage } from "./textes.ts";

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

const ligne = ({ exigence, alinea, preuves, manques }: Exigence): readonly string[] => [
  `${exigence} (R. 123-1, ${alinea})`,
  manques.length === 0 ? "établi" : "à compléter",
  preuves.join(" ; ") || "—",
  manques.join(" ; ") || "—",
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
        createTableauTextes(["Exigence", "État", "Preuves", "Reste à faire"], exigences.map(ligne)),
      ];
    }),
};
