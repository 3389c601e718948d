import type { Indicateur } from "../../modele/indicateur.ts";
import type { Resultat } from "../../modele/resultat.ts";
import type { Territoire } from "../../modele/territoire.ts";
import type { Direction, Question } from "../affirmation.ts";
import { writeAppuiEvolution } from "../appui.ts";
import { citer, citerEvolution } from "../citer.ts";
import { dernierCouple, hasBorne, isArrondi, isDansBornes, isEstime, plusLongCouple, type Couple } from "../couples.ts";
import type { Donnees } from "../donnees.ts";
import { isStable, phraseEvolution, phraseRefus } from "../evolution.ts";
import { forceEvolution, type Force } from "../force.ts";
import { personnesOf } from "../personnes.ts";
import { hasValeur } from "../valeurs.ts";
import {
  indicateurOf,
  isEmpechement,
  logRapport,
  sensOf,
  servi,
  type Empechement,
  type GenreDeConstat,
  type Matiere,
} from "./genre.ts";

/** La commune d'un millésime à l'autre, sur le plus long chemin permis. */
export const evolution: GenreDeConstat = {
  genre: "evolution",
  chercher: (donnees) => donnees.indicateurs().flatMap((i) => questionOf(donnees, i) ?? []),
  repondre,
};

/** Le couple d'une commune, ou rien de ce qu'une phrase avance : une borne, une variation, deux estimations. */
export function coupleAvance(donnees: Donnees, indicateur: Indicateur): Couple | null {
  const { niveau, code } = donnees.perimetre.commune;
  const ou = { code: indicateur.code, niveau, territoire: code };
  const serie = donnees.serieComparable(indicateur.code, niveau, code);
  // La même période que les titres et les chiffres clés : « semble » ici et « nettement » là-bas se contrediraient.
  const couple = plusLongCouple(donnees, ou, serie) ?? dernierCouple(donnees, ou, serie);
  if (!couple || indicateur.nature === "variation" || hasBorne(couple, indicateur)) return null;
  return hasValeur(couple.evolution) && isEstime(couple) ? null : couple;
}

function questionOf(donnees: Donnees, indicateur: Indicateur): Question | null {
  const couple = coupleAvance(donnees, indicateur);
  return couple && questionEvolution("evolution", indicateur, donnees.perimetre.commune, couple);
}

const questionEvolution = (
  genre: Question["genre"],
  { code }: Indicateur,
  territoire: Territoire,
  { debut, fin }: Couple,
): Question => ({
  genre,
  indicateurs: [code],
  territoire,
  comparateurs: [],
  periode: [debut.millesime, fin.millesime],
});

/** Le couple de millésimes d'une question, rejoué sur les données d'aujourd'hui. */
export function rejouerCouple(
  donnees: Donnees,
  indicateur: Indicateur,
  territoire: Territoire,
  [de, a]: readonly [string, string],
): Couple | Empechement {
  const debut = servi(donnees, indicateur, territoire, de);
  if (isEmpechement(debut)) return debut;
  const fin = servi(donnees, indicateur, territoire, a);
  if (isEmpechement(fin)) return fin;
  const { code, niveau } = territoire;
  return { debut, fin, evolution: donnees.evolution(indicateur.code, niveau, code, debut.annee, fin.annee) };
}

/** Le côté d'une évolution telle qu'imprimée. */
export function directionOf(
  indicateur: Indicateur,
  couple: Couple,
): Extract<Direction, "hausse" | "baisse" | "stable"> {
  if (isStable(couple, indicateur)) return "stable";
  return (couple.evolution.valeur ?? 0) > 0 ? "hausse" : "baisse";
}

/**
 * La force d'une évolution ; un point d'écart entre deux taux arrondis à l'unité ne prouve rien, et un écart que les deux
 * nombres imprimés ne montrent pas ne s'affirme pas.
 */
export function forceCouple(indicateur: Indicateur, couple: Couple): Force {
  if (isArrondi(couple, indicateur)) return "aucune";
  const force = forceEvolution(couple.evolution);
  return force === "nette" && isStable(couple, indicateur) ? "aucune" : force;
}

function writeAppuiCouple(indicateur: Indicateur, couple: Couple, force: Force): string {
  if (isDansBornes(couple)) return "pas de preuve : l'écart tient dans les arrondis du producteur";
  if (isArrondi(couple, indicateur)) return "pas de preuve : taux arrondi à l'unité par l'Insee";
  if (force === "aucune" && forceEvolution(couple.evolution) === "nette")
    return "écart plus petit que la précision imprimée";
  return writeAppuiEvolution(force, couple.evolution);
}

function repondre(question: Question, donnees: Donnees): Matiere | Empechement {
  const indicateur = indicateurOf(question, donnees);
  if (isEmpechement(indicateur)) return indicateur;
  const [de = "", a = ""] = question.periode;
  const couple = rejouerCouple(donnees, indicateur, question.territoire, [de, a]);
  if (isEmpechement(couple)) return couple;
  const { debut, fin, evolution: e } = couple;
  const force = forceCouple(indicateur, couple);
  const isRefus = force === "incomparable";
  const resultats: Resultat[] = [debut, fin, e];
  return {
    phrase: isRefus ? phraseRefus(couple) : phraseEvolution(indicateur, couple),
    force,
    appui: writeAppuiCouple(indicateur, couple, force),
    direction: isRefus ? "refus" : directionOf(indicateur, couple),
    sens: sensOf(indicateur, e.valeur ?? 0, force, resultats),
    ampleur: { valeur: e.valeur, unite: e.unite },
    amplitude: logRapport(fin.valeur, debut.valeur),
    personnes: personnesOf(donnees, indicateur, fin),
    valeurs: isRefus ? [] : [citer(debut, indicateur), citer(fin, indicateur), citerEvolution(couple, indicateur)],
    resultats,
  };
}
