import type { Indicateur } from "../../modele/indicateur.ts";
import type { Question } from "../affirmation.ts";
import { writeAppui } from "../appui.ts";
import { citer, citerNombre } from "../citer.ts";
import { dispersionOf, IRIS_MINIMAUX, type Dispersion } from "../dispersion.ts";
import { pointOf, type Donnees } from "../donnees.ts";
import { forceEvolution, forceMaterielle } from "../force.ts";
import { personnesOf } from "../personnes.ts";
import { phraseDivergence, type Divergence } from "../phrases/divergence.ts";
import { hasValeur } from "../valeurs.ts";
import {
  indicateurOf,
  isEmpechement,
  logRapport,
  signeOf,
  type Empechement,
  type GenreDeConstat,
  type Matiere,
} from "./genre.ts";

const NATURES: ReadonlySet<Indicateur["nature"]> = new Set(["part", "taux", "ratio", "montant"]);

/** Les quartiers s'éloignent-ils les uns des autres ? Sans en nommer ni en classer aucun dans l'édition publique. */
export const divergence: GenreDeConstat = {
  genre: "divergence",
  chercher: (donnees) => donnees.indicateurs().flatMap((i) => questionOf(donnees, i) ?? []),
  repondre,
};

function questionOf(donnees: Donnees, indicateur: Indicateur): Question | null {
  if (!NATURES.has(indicateur.nature) || signeOf(indicateur) === 0) return null;
  const { commune } = donnees.perimetre;
  const fin = donnees.parIris(indicateur.code)[0]?.millesime;
  if (fin === undefined) return null;
  // Le plus long chemin permis, comme pour une évolution : les millésimes de la commune que la plupart des IRIS ont aussi.
  for (const { millesime } of donnees.serie(indicateur.code, commune.niveau, commune.code).filter(hasValeur)) {
    if (millesime >= fin) break;
    if (dispersionOf(donnees, indicateur, commune, [millesime, fin]) === null) continue;
    return {
      genre: "divergence",
      indicateurs: [indicateur.code],
      territoire: commune,
      comparateurs: [],
      periode: [millesime, fin],
    };
  }
  return null;
}

function directionOf({ debut, fin }: Dispersion): Divergence["direction"] {
  const delta = Number(fin.toFixed(1)) - Number(debut.toFixed(1));
  return delta === 0 ? "stable" : delta > 0 ? "creuse" : "resserre";
}

function repondre(question: Question, donnees: Donnees): Matiere | Empechement {
  const indicateur = indicateurOf(question, donnees);
  if (isEmpechement(indicateur)) return indicateur;
  const [de = "", a = ""] = question.periode;
  const { territoire } = question;
  const dispersion = dispersionOf(donnees, indicateur, territoire, [de, a]);
  const [debut, fin] = [de, a].map((m) => pointOf(donnees, indicateur.code, territoire, m));
  if (!dispersion || !debut || !fin)
    return {
      cause: "geographie",
      raison: `moins de ${IRIS_MINIMAUX} quartiers se comparent encore entre ${de} et ${a}`,
    };
  const direction = directionOf(dispersion);
  const ecart = dispersion.fin - dispersion.debut;
  const mesure = { ...fin, valeur: ecart, statut: "valeur" as const, intervalle: dispersion.intervalle };
  const amplitude = logRapport(dispersion.fin, dispersion.debut);
  const force =
    direction === "stable" ? "aucune" : forceMaterielle(forceEvolution(mesure), dispersion.intervalle, amplitude);
  const [bas, haut] = [dispersion.points[0], dispersion.points.at(-1)];
  const extremes = donnees.edition === "public" || !bas || !haut ? null : ([bas, haut] as const);
  const { unite } = dispersion;
  return {
    phrase: phraseDivergence(indicateur, {
      commune: territoire.nom,
      periode: [de, a],
      dispersion,
      direction,
      force,
      extremes,
    }),
    force,
    appui: `${writeAppui(force, "changement net", [mesure])} ; mêmes quartiers aux deux dates (${dispersion.points.length})`,
    direction,
    sens: force === "aucune" || direction !== "creuse" ? "neutre" : "vigilance",
    ampleur: { valeur: ecart, unite },
    amplitude,
    personnes: personnesOf(donnees, indicateur, fin),
    valeurs: [
      citerNombre(fin, dispersion.fin, unite, 1),
      citerNombre(debut, dispersion.debut, unite, 1),
      ...(extremes ?? []).map((p) => citer(p, indicateur)),
    ],
    resultats: [debut, fin],
  };
}
