import type { Indicateur } from "../../modele/indicateur.ts";
import type { Question } from "../affirmation.ts";
import { writeAppui } from "../appui.ts";
import { citerNombre } from "../citer.ts";
import type { Sens } from "../constat.ts";
import { dernierCouple, hasBorne, isEstime, type Couple } from "../couples.ts";
import type { Donnees } from "../donnees.ts";
import { forceEvolution, forceMaterielle, plusFaible, type Force } from "../force.ts";
import { personnesOf } from "../personnes.ts";
import { phraseAcceleration, type Acceleration } from "../phrases/acceleration.ts";
import { isRythmeArrondi, rythmesOf, type Rythmes } from "../rythme.ts";
import { hasValeur } from "../valeurs.ts";
import { rejouerCouple } from "./evolution.ts";
import {
  indicateurOf,
  isEmpechement,
  logRapport,
  signeOf,
  type Empechement,
  type GenreDeConstat,
  type Matiere,
} from "./genre.ts";

/** Deux périodes qui se suivent : la hausse s'accélère, ralentit, ou change de sens. */
export const acceleration: GenreDeConstat = {
  genre: "acceleration",
  chercher: (donnees) => donnees.indicateurs().flatMap((i) => questionOf(donnees, i) ?? []),
  repondre,
};

function questionOf(donnees: Donnees, indicateur: Indicateur): Question | null {
  if (indicateur.nature === "variation") return null;
  const { commune } = donnees.perimetre;
  const ou = { code: indicateur.code, niveau: commune.niveau, territoire: commune.code };
  const serie = donnees.serieComparable(indicateur.code, commune.niveau, commune.code);
  const apres = dernierCouple(donnees, ou, serie);
  const avant = apres && dernierCouple(donnees, ou, serie.slice(0, serie.indexOf(apres.debut) + 1));
  if (!apres || !avant || avant.fin !== apres.debut) return null;
  const couples = [avant, apres];
  if (couples.some((c) => !hasValeur(c.evolution) || isEstime(c) || hasBorne(c, indicateur))) return null;
  const rythmes = rythmesOf(indicateur, avant, apres);
  if (!rythmes || isRythmeArrondi(indicateur, avant, apres, rythmes)) return null;
  return {
    genre: "acceleration",
    indicateurs: [indicateur.code],
    territoire: commune,
    comparateurs: [],
    periode: [avant.debut.millesime, apres.debut.millesime, apres.fin.millesime],
  };
}

/** Le sens du changement d'allure, tel qu'imprimé. */
export function directionRythme({ avant, apres, decimales }: Rythmes): Acceleration["direction"] {
  const [a, b] = [avant, apres].map((x) => Number(x.toFixed(decimales)));
  if (a === undefined || b === undefined || a === b || a === 0 || b === 0) return "stable";
  if (a > 0 !== b > 0) return "inverse";
  return Math.abs(b) > Math.abs(a) ? "accelere" : "ralentit";
}

// L'allure compte, et son changement : une hausse défavorable qui s'accélère, une baisse qui s'éteint ne dit rien encore.
function sensRythme(indicateur: Indicateur, { avant, apres }: Rythmes, force: Force): Sens {
  const signe = signeOf(indicateur);
  if (signe === 0 || force === "aucune") return "neutre";
  if (signe * apres > 0 && signe * (apres - avant) > 0) return "vigilance";
  return force === "nette" && signe * apres < 0 && signe * (apres - avant) < 0 ? "favorable" : "neutre";
}

// Ce que la commune aurait atteint à l'allure d'avant : l'ampleur d'un changement de rythme est l'écart à cette suite.
function suiteAuRythme({ avant: allure, unite }: Rythmes, avant: Couple, apres: Couple): number {
  const [milieu, n] = [avant.fin.valeur ?? 0, apres.fin.annee - apres.debut.annee];
  return unite === "%" ? milieu * (1 + allure / 100) ** n : milieu + allure * n;
}

function repondre(question: Question, donnees: Donnees): Matiere | Empechement {
  const indicateur = indicateurOf(question, donnees);
  if (isEmpechement(indicateur)) return indicateur;
  const [a = "", b = "", c = ""] = question.periode;
  const avant = rejouerCouple(donnees, indicateur, question.territoire, [a, b]);
  if (isEmpechement(avant)) return avant;
  const apres = rejouerCouple(donnees, indicateur, question.territoire, [b, c]);
  if (isEmpechement(apres)) return apres;
  const rythmes = rythmesOf(indicateur, avant, apres);
  if (!rythmes) return { cause: "definition", raison: `${a}, ${b} et ${c} ne se comparent plus` };
  const direction = directionRythme(rythmes);
  const ecart = rythmes.apres - rythmes.avant;
  const mesure = { ...apres.evolution, valeur: ecart, intervalle: rythmes.intervalle };
  // « Augmente désormais », « la hausse s'accélère » : la période nommée doit être prouvée elle aussi, pas seulement l'écart.
  const temoin = (direction === "ralentit" ? avant : apres).evolution;
  const isArrondi = isRythmeArrondi(indicateur, avant, apres, rythmes);
  const amplitude = logRapport(apres.fin.valeur, suiteAuRythme(rythmes, avant, apres));
  const force =
    direction === "stable" || isArrondi
      ? "aucune"
      : forceMaterielle(plusFaible(forceEvolution(mesure), forceEvolution(temoin)), rythmes.intervalle, amplitude);
  const { unite, decimales } = rythmes;
  return {
    phrase: phraseAcceleration(indicateur, {
      rythmes,
      periodes: [
        [a, b],
        [b, c],
      ],
      direction,
      force,
    }),
    force,
    appui: writeAppui(force, "changement net", [mesure]),
    direction,
    sens: sensRythme(indicateur, rythmes, force),
    ampleur: { valeur: ecart, unite: `${unite} par an` },
    amplitude,
    personnes: personnesOf(donnees, indicateur, apres.fin),
    valeurs: [
      citerNombre(apres.evolution, rythmes.apres, `${unite} par an`, decimales),
      citerNombre(avant.evolution, rythmes.avant, `${unite} par an`, decimales),
    ],
    resultats: [avant.evolution, apres.evolution],
  };
}
