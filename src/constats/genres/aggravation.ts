import type { Indicateur } from "../../modele/indicateur.ts";
import type { Question } from "../affirmation.ts";
import { joinAppuis, writeAppui, writeAppuiEvolution } from "../appui.ts";
import { citer, citerEvolution } from "../citer.ts";
import { hasEcart } from "../comparaison.ts";
import type { Donnees } from "../donnees.ts";
import { forceMaterielle, plusFaible } from "../force.ts";
import { phraseEvolution } from "../evolution.ts";
import { withoutCodes } from "../motifs.ts";
import { personnesOf } from "../personnes.ts";
import { phraseEcart } from "../phrases/ecart.ts";
import { phraseAggravation } from "../phrases/aggravation.ts";
import { comparateursOf, mesurerEcart, territoireOf } from "./ecart.ts";
import { coupleAvance, directionOf, forceCouple, rejouerCouple } from "./evolution.ts";
import {
  indicateurOf,
  isEmpechement,
  logRapport,
  servi,
  signeOf,
  type Empechement,
  type GenreDeConstat,
  type Matiere,
} from "./genre.ts";

/** Défavorable, et de plus en plus : ce que les conseils d'administration demandent d'abord. */
export const aggravation: GenreDeConstat = {
  genre: "aggravation",
  chercher: (donnees) => donnees.indicateurs().flatMap((i) => questionOf(donnees, i) ?? []),
  repondre,
};

function questionOf(donnees: Donnees, indicateur: Indicateur): Question | null {
  if (signeOf(indicateur) === 0) return null;
  const { commune } = donnees.perimetre;
  const points = donnees.comparaison(indicateur.code);
  const ici = points.find((p) => p.niveau === commune.niveau);
  const [autre] = comparateursOf(points, commune.niveau);
  const couple = coupleAvance(donnees, indicateur);
  if (!ici || !autre || !couple || !hasEcart(indicateur, ici, autre)) return null;
  const question: Question = {
    genre: "aggravation",
    indicateurs: [indicateur.code],
    territoire: commune,
    comparateurs: [territoireOf(autre)],
    periode: [ici.millesime, couple.debut.millesime, couple.fin.millesime],
  };
  const reponse = repondre(question, donnees);
  return isEmpechement(reponse) || reponse.sens !== "vigilance" ? null : question;
}

function repondre(question: Question, donnees: Donnees): Matiere | Empechement {
  const indicateur = indicateurOf(question, donnees);
  if (isEmpechement(indicateur)) return indicateur;
  const [millesime = "", de = "", a = ""] = question.periode;
  const { territoire, comparateurs } = question;
  const ici = servi(donnees, indicateur, territoire, millesime);
  if (isEmpechement(ici)) return ici;
  const autre = servi(donnees, indicateur, comparateurs[0] ?? territoire, millesime);
  if (isEmpechement(autre)) return autre;
  const couple = rejouerCouple(donnees, indicateur, territoire, [de, a]);
  if (isEmpechement(couple)) return couple;
  const ecart = mesurerEcart(indicateur, ici, autre);
  const change = logRapport(couple.fin.valeur, couple.debut.valeur);
  const evolution = forceMaterielle(forceCouple(indicateur, couple), couple.evolution.intervalle, change);
  if (evolution === "incomparable")
    return { cause: "definition", raison: withoutCodes(couple.evolution.motif ?? "l'évolution est désormais refusée") };
  const isSansEcart = ecart.direction === "egal" || ecart.force === "aucune";
  const signe = signeOf(indicateur);
  const direction = directionOf(indicateur, couple);
  const isDefavorable = signe * (ici.valeur - autre.valeur) > 0;
  const empire = direction === "stable" || evolution === "aucune" ? 0 : signe * (direction === "hausse" ? 1 : -1);
  // Le niveau comparé peut dater d'avant la fin : si la commune en est revenue depuis, « et il augmente » tromperait.
  const isRevenu = ici.annee < couple.fin.annee && signe * ((couple.fin.valeur ?? 0) - ici.valeur) < 0;
  const isAggrave = isDefavorable && empire > 0 && !isSansEcart && !isRevenu;
  const force = plusFaible(ecart.force, evolution);
  return {
    phrase: isSansEcart
      ? `${phraseEcart(indicateur, ecart)} ${phraseEvolution(indicateur, couple)}`
      : phraseAggravation(indicateur, {
          ecart,
          couple,
          force: direction === "stable" ? "aucune" : evolution,
          isAggrave,
        }),
    force,
    appui: joinAppuis([
      writeAppui(ecart.force, "écart net", [ici, autre]),
      writeAppuiEvolution(evolution, couple.evolution),
    ]),
    direction: isAggrave ? "aggrave" : "nuance",
    sens: isAggrave && force !== "aucune" ? "vigilance" : "neutre",
    ampleur: { valeur: couple.evolution.valeur, unite: couple.evolution.unite },
    // La plus forte des deux moitiés : elle en dit autant que chacune, et passe devant à égalité.
    amplitude: Math.max(logRapport(ici.valeur, autre.valeur), change),
    personnes: personnesOf(donnees, indicateur, couple.fin),
    valeurs: [
      ...[ici, autre, couple.debut, couple.fin].map((p) => citer(p, indicateur)),
      citerEvolution(couple, indicateur),
    ],
    resultats: [ici, autre, couple.debut, couple.fin, couple.evolution],
  };
}
