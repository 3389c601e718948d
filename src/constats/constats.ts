import type { Constat } from "./constat.ts";
import type { Question } from "./affirmation.ts";
import type { Donnees } from "./donnees.ts";
import { definitionsOf } from "./empreinte.ts";
import { RETARD_MAXIMAL, retardOf } from "./fraicheur.ts";
import { acceleration } from "./genres/acceleration.ts";
import { aggravation } from "./genres/aggravation.ts";
import { cumul } from "./genres/cumul.ts";
import { divergence } from "./genres/divergence.ts";
import { ecart } from "./genres/ecart.ts";
import { evolution } from "./genres/evolution.ts";
import { isEmpechement, type Empechement, type GenreDeConstat } from "./genres/genre.ts";
import { iris } from "./genres/iris.ts";
import { recours } from "./genres/recours.ts";
import { compareImportance } from "./importance.ts";

const GENRES: readonly GenreDeConstat[] = [
  aggravation,
  ecart,
  evolution,
  acceleration,
  divergence,
  cumul,
  recours,
  iris,
];

/**
 * Tous les constats que les données permettent, du plus important au moins important. Déterministe. Celui qui retarde de plus de
 * cinq ans sur son thème n'y est pas : il se rejoue encore, il ne se dit plus.
 */
export function constatsOf(donnees: Donnees): readonly Constat[] {
  return GENRES.flatMap((g) => g.chercher(donnees))
    .flatMap((question) => {
      const reponse = repondre(question, donnees);
      return isEmpechement(reponse) || reponse.retard > RETARD_MAXIMAL ? [] : [reponse];
    })
    .toSorted(compareImportance);
}

/** La réponse des données d'aujourd'hui à une question, celle d'un constat neuf comme celle d'un constat publié. */
export function repondre(question: Question, donnees: Donnees): Constat | Empechement {
  const genre = GENRES.find((g) => g.genre === question.genre);
  if (!genre) return { cause: "definition", raison: `le genre de constat « ${question.genre} » n'existe plus` };
  const matiere = genre.repondre(question, donnees);
  if (isEmpechement(matiere)) return matiere;
  const [code = ""] = question.indicateurs;
  const theme = themeOf(question, donnees);
  const { phrase, force, appui, sens, amplitude, personnes, direction, ampleur, valeurs, resultats } = matiere;
  return {
    id: idOf(question),
    genre: question.genre,
    theme,
    indicateur: code,
    phrase,
    force,
    appui,
    sens,
    amplitude,
    personnes,
    retard: retardOf(question, theme, donnees),
    preuve: { resultats },
    affirmation: {
      ...question,
      definitions: definitionsOf(question.indicateurs, resultats, donnees),
      direction,
      ampleur,
      force,
      valeurs,
    },
  };
}

/** `rev-02-ecart` ; un cumul n'a pas d'indicateur à lui, un rapprochement prend le nom de l'activité. */
const idOf = ({ genre, indicateurs: [code = ""], activite }: Question): string =>
  genre === "cumul" ? "cumul" : `${(activite ?? code).toLowerCase().replaceAll("_", "-")}-${genre}`;

function themeOf({ genre, indicateurs: [code = ""], activite }: Question, donnees: Donnees): Constat["theme"] {
  if (genre === "cumul") return "ensemble";
  return activite === undefined ? (donnees.indicateur(code)?.theme ?? "ensemble") : "ccas";
}
