import { finishPhrase } from "../constats/accords.ts";
import type { Figure } from "../modele/figure.ts";
import { formatNombre, formatValeur } from "../modele/nombre.ts";
import type { PopulationParAge } from "../modele/population.ts";
import type { Manque } from "./contexte.ts";
import { pyramide } from "./dessins.ts";
import type { PopulationPyramide } from "./figures/pyramide.ts";
import type { Lecture } from "./lecture.ts";
import { leSujet } from "./mots-sujet.ts";
import { writeSource } from "./sources-citees.ts";

const LIBELLE = "la pyramide des âges";

/** L'effectif d'un groupe, les deux sexes ensemble ; null si l'un manque. */
const effectif = ({ femmes, hommes }: PopulationParAge, i: number): number | null => {
  const [f, h] = [femmes[i] ?? null, hommes[i] ?? null];
  return f === null || h === null ? null : f + h;
};

const totalOf = (p: PopulationParAge): number => p.groupes.reduce((s, _, i) => s + (effectif(p, i) ?? 0), 0);

/** La part de chaque groupe, en % ; null si un groupe manque : leur somme ne serait pas la population. */
function partsOf(p: PopulationParAge): readonly number[] | null {
  const effectifs = p.groupes.map((_, i) => effectif(p, i)).filter((n) => n !== null);
  const total = totalOf(p);
  return effectifs.length < p.groupes.length || total === 0 ? null : effectifs.map((n) => (100 * n) / total);
}

const indexOfMax = (valeurs: readonly number[]): number => valeurs.indexOf(Math.max(...valeurs));
const pourCent = (part: number): string => formatValeur(part, "%", 1);

/** Le groupe qui a pris le plus de place, ou, d'un seul recensement, le plus nombreux. */
function titreOf(ancienne: PopulationParAge | null, recente: PopulationParAge): string {
  const apres = partsOf(recente);
  const avant = ancienne && partsOf(ancienne);
  if (!apres) return `La population par sexe et âge en ${recente.annee}`;
  if (!ancienne || !avant) {
    const i = indexOfMax(apres);
    return `Les ${recente.groupes[i]} sont les plus nombreux : ${pourCent(apres[i] ?? 0)} de la population en ${recente.annee}`;
  }
  const i = indexOfMax(apres.map((part, k) => part - (avant[k] ?? part)));
  return `Les ${recente.groupes[i]} ont pris le plus de place : de ${pourCent(avant[i] ?? 0)} à ${pourCent(apres[i] ?? 0)} de la population entre ${ancienne.annee} et ${recente.annee}`;
}

const toPyramide = ({ annee, femmes, hommes }: PopulationParAge): PopulationPyramide => {
  const cases = (effectifs: readonly (number | null)[]) =>
    effectifs.map((valeur) => ({ valeur, statut: valeur === null ? ("absent" as const) : ("valeur" as const) }));
  return { millesime: String(annee), femmes: cases(femmes), hommes: cases(hommes) };
};

/** « 4 634 garçons et 4 453 filles de 0 à 4 ans » : un groupe d'avant quinze ans n'est pas fait d'hommes et de femmes. */
const nomsDesSexes = (groupe: string): readonly [string, string] =>
  Number(/^\d+/.exec(groupe)?.[0] ?? NaN) < 15 ? ["garçons", "filles"] : ["hommes", "femmes"];

/** La pyramide des âges du territoire du rapport, au dernier recensement, et le contour de celui dont il se rapproche. */
export function figurePyramide(lecture: Lecture, id: string): Figure | Manque {
  const [premiere, derniere] = lecture.populations ?? [];
  const recente = derniere ?? premiere;
  if (!recente) return { libelle: LIBELLE, raison: "aucun fichier chargé ne donne la population par sexe et âge" };
  const ancienne = derniere ? (premiere ?? null) : null;
  const lues = [...(ancienne ? [ancienne] : []), recente];
  const i = indexOfMax(recente.groupes.map((_, k) => effectif(recente, k) ?? 0));
  const [h, f] = [recente.hommes[i] ?? 0, recente.femmes[i] ?? 0];
  const [masculin, feminin] = nomsDesSexes(recente.groupes[i] ?? "");
  return pyramide(toPyramide(recente), ancienne && toPyramide(ancienne), {
    id,
    titre: titreOf(ancienne, recente),
    mesure: `Population de ${lecture.perimetre.commune.nom} par sexe et âge (en habitants)`,
    unite: "habitants",
    decimales: 0,
    groupes: recente.groupes,
    source: writeSource(
      lecture,
      lues.map((p) => ({ ...p, valeur: totalOf(p) })),
    ),
    lecture: finishPhrase(
      `En ${recente.annee}, ${leSujet(lecture.perimetre)} compte ${formatNombre(h)} ${masculin} et ${formatNombre(f)} ${feminin} de ${recente.groupes[i]}`,
    ),
    alternative: finishPhrase(
      `Pyramide des âges en ${recente.annee}${ancienne ? `, et son contour en ${ancienne.annee}` : ""} : ${titreOf(ancienne, recente)}. L'effectif de chaque groupe, par sexe, est dans le tableau`,
    ),
    notes: ["Estimations du recensement : les groupes de quelques dizaines de personnes sont imprécis."],
  });
}
