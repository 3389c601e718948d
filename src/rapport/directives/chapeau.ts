import { pronom } from "../../constats/accords.ts";
import { phraseComparaison, phraseNiveau } from "../../constats/comparaison.ts";
import { comparateursOf } from "../../constats/genres/ecart.ts";
import { plusLongCouple } from "../../constats/couples.ts";
import { phraseEvolution } from "../../constats/evolution.ts";
import { hasValeur } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Lecture } from "../lecture.ts";
import { manqueOf, readIndicateur, type Bloc } from "./bloc.ts";
import { paragraphe } from "../paragraphe.ts";

/** `::chapeau{indicateur=REV-02}` : le constat en tête de chapitre, en trois phrases au plus. */
export const chapeau: Bloc = {
  parametres: ["indicateur", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const indicateur = readIndicateur(parametres.indicateur, contexte, noeud);
    if (!indicateur) return { contenu: [] };
    const manque = manqueOf(indicateur, contexte);
    if (manque) return { manque };
    const phrases = phrasesOf(indicateur, contexte.lecture);
    return { contenu: [paragraphe(phrases.join(" "))] };
  },
};

/** Le sujet dit dans la première phrase se reprend par son pronom : « En 2022, le taux est de… En 2018, il est de… ». */
const reprendre = (indicateur: Indicateur, phrase: string): string =>
  phrase.replace(`, ${indicateur.sujet} `, `, ${pronom(indicateur)} `);

// Chaque phrase s'en tient à un millésime et le dit : celle du niveau, celle de la comparaison, celle de l'évolution.
function phrasesOf(indicateur: Indicateur, lecture: Lecture): readonly string[] {
  const points = indicateur.nature === "effectif" ? [] : lecture.comparaison(indicateur.code);
  const commune = points.find((p) => p.niveau === lecture.perimetre.commune.niveau && hasValeur(p));
  const [premier] = comparateursOf(points, lecture.perimetre.commune.niveau);
  const dernier = lecture.dernier(indicateur.code);
  const compare = commune && premier ? phraseComparaison(indicateur, commune, [premier]) : null;
  // La valeur la plus récente d'abord ; la comparaison, si elle date, dans sa propre phrase.
  const niveau = dernier && dernier.millesime !== commune?.millesime ? phraseNiveau(indicateur, dernier) : null;
  const premiere = niveau ?? compare;
  const { niveau: maille, code } = lecture.perimetre.commune;
  const serie = lecture.serieComparable(indicateur.code, maille, code);
  const couple = plusLongCouple(lecture, { code: indicateur.code, niveau: maille, territoire: code }, serie);
  const evolution =
    couple && hasValeur(couple.evolution) && indicateur.nature !== "variation"
      ? phraseEvolution(indicateur, couple)
      : null;
  const reprise = (phrase: string | null): string | null =>
    phrase === null || phrase === premiere ? phrase : reprendre(indicateur, phrase);
  return [niveau, reprise(compare), reprise(evolution)].filter((p) => p !== null);
}
