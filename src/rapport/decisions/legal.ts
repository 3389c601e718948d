import { writeValeur } from "../../constats/valeurs.ts";
import { controlerR123, type Exigence } from "../../pilotage/legal.ts";
import type { Lecture } from "../lecture.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
import { dire, withPilotage } from "./textes.ts";

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

/** `::calendrier` : les étapes de la démarche, faites et à venir. */
export const calendrier: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ mandat }) => {
      const etapes = (mandat?.calendrier ?? []).toSorted((a, b) => (a.le < b.le ? -1 : 1));
      if (etapes.length === 0) return [];
      return [
        createTableauTextes(
          ["Date", "Étape", "Qui", "Fait"],
          etapes.map((e) => [dire(e.le), e.quoi, e.qui ?? "—", e.fait_le === null ? "à venir" : `le ${dire(e.fait_le)}`]), // prettier-ignore
        ),
      ];
    }),
};

/** `::corrections` : ce qui a été publié puis corrigé. */
export const corrections: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ corrections: toutes }) =>
      toutes.length === 0
        ? []
        : [
            createTableauTextes(
              ["Date", "Édition", "Ce qui est corrigé", "Avant", "Après", "Cause"],
              toutes
                .toSorted((a, b) => (a.le < b.le ? 1 : -1))
                .map((c) => [dire(c.le), String(c.edition), c.quoi, c.avant ?? "—", c.apres ?? "—", c.cause]),
            ),
          ],
    ),
};
