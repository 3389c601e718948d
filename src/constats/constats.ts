import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import { finishPhrase } from "./accords.ts";
import { hasEcart, phraseComparaison } from "./comparaison.ts";
import type { Constat, Genre, Sens } from "./constat.ts";
import { dernierCouple, hasBorne, isArrondi, isEstime, plusLongCouple } from "./couples.ts";
import type { Donnees, Point } from "./donnees.ts";
import { decapitalize, phraseEvolution, phraseRefus } from "./evolution.ts";
import { forceEcart, forceEvolution, type Force } from "./force.ts";
import { compareImportance } from "./importance.ts";
import { regleOf } from "./motifs.ts";
import { enMillesime } from "./periodes.ts";
import { hasValeur, isBorne, writeValeur } from "./valeurs.ts";

// En deçà, le tirage du recensement fait à lui seul l'écart (docs/regles.md : ne pas commenter sous 200).
const EFFECTIF_MINIMAL = 200;

/** Le comparateur d'une phrase : le plus large qui ait une valeur, puis le plus proche. */
const ORDRE = ["france", "departement", "region", "epci", "strate", "comparables"] as const;

/** Tous les constats des indicateurs, du plus important au moins important. Déterministe. */
export function constatsOf(donnees: Donnees): readonly Constat[] {
  return donnees
    .indicateurs()
    .flatMap((i) => [evolutionOf(donnees, i), ecartOf(donnees, i), irisOf(donnees, i)])
    .filter((c) => c !== null)
    .toSorted(compareImportance);
}

/** Les comparateurs servis d'une comparaison, dans l'ordre des phrases. */
export function comparateursOf(points: readonly Point[]): readonly Point[] {
  return ORDRE.flatMap((niveau) => points.filter((p) => p.niveau === niveau && hasValeur(p)));
}

function evolutionOf(donnees: Donnees, indicateur: Indicateur): Constat | null {
  const { niveau, code } = donnees.perimetre.commune;
  const ou = { code: indicateur.code, niveau, territoire: code };
  const serie = donnees.serieComparable(indicateur.code, niveau, code);
  // La même période que les titres et les chiffres clés : « semble » ici et « nettement » là-bas se contrediraient.
  const couple = plusLongCouple(donnees, ou, serie) ?? dernierCouple(donnees, ou, serie);
  if (!couple || indicateur.nature === "variation" || hasBorne(couple, indicateur)) return null;
  if (hasValeur(couple.evolution) && isEstime(couple)) return null;
  const { debut, fin, evolution } = couple;
  const isBruit = isArrondi(couple, indicateur);
  const force = isBruit ? "aucune" : forceEvolution(evolution);
  return constat("evolution", indicateur, {
    phrase: force === "incomparable" ? phraseRefus(couple) : phraseEvolution(indicateur, couple),
    force,
    appui: isBruit ? "pas de preuve : taux arrondi à l'unité par l'Insee" : appuiEvolution(force, evolution),
    delta: evolution.valeur ?? 0,
    rapport: [fin.valeur, debut.valeur],
    resultats: [debut, fin, evolution],
  });
}

function ecartOf(donnees: Donnees, indicateur: Indicateur): Constat | null {
  const points = donnees.comparaison(indicateur.code);
  const commune = points.find((p) => p.niveau === donnees.perimetre.commune.niveau);
  const [premier, second] = comparateursOf(points);
  if (!commune || !premier || !hasEcart(indicateur, commune, premier)) return null;
  const cites = [premier, ...(second ? [second] : [])];
  const force = forceEcart(commune, premier);
  const dernier = donnees.serie(indicateur.code, commune.niveau, commune.territoire).findLast(hasValeur);
  const recent = dernier && dernier.millesime !== commune.millesime ? dernier : null;
  return constat("ecart", indicateur, {
    phrase: [
      phraseComparaison(indicateur, commune, cites),
      ...(recent ? [phraseRecente(indicateur, recent)] : []),
    ].join(" "),
    force,
    appui: appuiEcart(force, commune, premier),
    delta: (commune.valeur ?? 0) - (premier.valeur ?? 0),
    rapport: [commune.valeur, premier.valeur],
    resultats: [commune, ...cites, ...(recent ? [recent] : [])],
  });
}

// La comparaison peut dater : la dernière valeur de la commune suit, dans sa propre phrase et à son millésime.
const phraseRecente = (indicateur: Indicateur, p: Point): string =>
  finishPhrase(`dernière valeur de la commune : ${writeValeur(p, indicateur)} ${enMillesime(p.millesime)}`);

/**
 * L'IRIS où le besoin est le plus fort, comparé à la commune au même millésime. Jamais dans l'édition publique : nommer
 * le dernier quartier est un palmarès (docs/regles.md).
 */
function irisOf(donnees: Donnees, indicateur: Indicateur): Constat | null {
  if (donnees.edition === "public" || indicateur.sens === "0") return null;
  const signe = indicateur.sens === "+" ? 1 : -1;
  const [extreme] = donnees
    .parIris(indicateur.code)
    .filter((p) => hasValeur(p) && !isBorne(p, indicateur))
    .filter((p) => p.denominateur === null || p.denominateur >= EFFECTIF_MINIMAL)
    .toSorted((a, b) => signe * ((b.valeur ?? 0) - (a.valeur ?? 0)) || (a.territoire < b.territoire ? -1 : 1));
  const { niveau, code } = donnees.perimetre.commune;
  const commune = donnees.serie(indicateur.code, niveau, code).find((p) => p.millesime === extreme?.millesime);
  if (!extreme || !commune || !hasEcart(indicateur, extreme, commune)) return null;
  const delta = (extreme.valeur ?? 0) - (commune.valeur ?? 0);
  if (signe * delta <= 0) return null;
  const force = forceEcart(extreme, commune);
  return constat("iris", indicateur, {
    phrase: phraseComparaison(indicateur, extreme, [commune]),
    force,
    appui: appuiEcart(force, extreme, commune),
    delta,
    rapport: [extreme.valeur, commune.valeur],
    resultats: [extreme, commune],
  });
}

interface Matiere {
  readonly phrase: string;
  readonly force: Force;
  readonly appui: string;
  readonly delta: number;
  readonly rapport: readonly [number | null, number | null];
  readonly resultats: readonly Resultat[];
}

function constat(genre: Genre, indicateur: Indicateur, { delta, rapport, resultats, ...m }: Matiere): Constat {
  const id = `${indicateur.code.toLowerCase()}-${genre}`;
  const { theme, code } = indicateur;
  const isDansMarge = m.force === "indicative" && resultats.some((r) => r.intervalle !== null);
  const sens = sensOf(indicateur, delta, m.force, isDansMarge);
  return { id, genre, theme, indicateur: code, ...m, sens, amplitude: logRapport(rapport), preuve: { resultats } };
}

function sensOf({ sens }: Indicateur, delta: number, force: Force, isDansMarge: boolean): Sens {
  if (sens === "0" || delta === 0 || force === "aucune" || force === "incomparable") return "neutre";
  if (delta > 0 === (sens === "+")) return "vigilance";
  // Une bonne nouvelle dans la marge d'incertitude ne s'annonce pas ; une mauvaise mérite d'être suivie.
  return isDansMarge ? "neutre" : "favorable";
}

const logRapport = ([a, b]: readonly [number | null, number | null]): number =>
  a === null || b === null || a <= 0 || b <= 0 ? 0 : Math.abs(Math.log(a / b));

function appuiEvolution(force: Force, { intervalle, motif }: Resultat): string {
  if (force === "incomparable") return "comparaison refusée";
  // La première règle suffit ici : la figure les donne toutes.
  const [regle] = (regleOf(motif ?? "") ?? "").split(" ; ");
  const prudence = regle ? ` ; ${decapitalize(regle.replace(/\.$/, ""))}` : "";
  if (intervalle === null) return `source sans marge d'incertitude publiée${prudence}`;
  if (force === "nette") return `évolution nette : hors de la marge d'incertitude${prudence}`;
  return `${force === "indicative" ? "indice seulement" : "pas de preuve"} : dans la marge d'incertitude${prudence}`;
}

function appuiEcart(force: Force, a: Resultat, b: Resultat): string {
  if (force === "incomparable") return "comparaison refusée";
  if (a.intervalle === null && b.intervalle === null) return "source sans marge d'incertitude publiée";
  if (force === "nette") return "écart net : hors de la marge d'incertitude";
  return `${force === "indicative" ? "indice seulement" : "pas de preuve"} : dans la marge d'incertitude`;
}
