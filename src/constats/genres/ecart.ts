import type { Indicateur } from "../../modele/indicateur.ts";
import type { Niveau, Territoire } from "../../modele/territoire.ts";
import { finishPhrase } from "../accords.ts";
import type { Question } from "../affirmation.ts";
import { writeAppui } from "../appui.ts";
import { citer } from "../citer.ts";
import { hasEcart } from "../comparaison.ts";
import type { Donnees, Point } from "../donnees.ts";
import { forceEcart } from "../force.ts";
import { enMillesime } from "../periodes.ts";
import { personnesOf } from "../personnes.ts";
import { phraseEcart, type Ecart } from "../phrases/ecart.ts";
import { ecartImprime, hasValeur, uniteEcart, writeValeur } from "../valeurs.ts";
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

/** Le comparateur d'une phrase : le plus large qui ait une valeur, puis le plus proche. */
const ORDRE = ["france", "departement", "region", "epci", "strate", "comparables"] as const;

/**
 * Les comparateurs servis d'une comparaison, dans l'ordre des phrases.
 * @param sujet maille du territoire du rapport : un EPCI ne se compare pas à lui-même
 */
export function comparateursOf(points: readonly Point[], sujet: Niveau): readonly Point[] {
  return ORDRE.flatMap((niveau) => points.filter((p) => p.niveau === niveau && niveau !== sujet && hasValeur(p)));
}

export const territoireOf = ({ niveau, territoire, nom }: Point): Territoire => ({ niveau, code: territoire, nom });

/** L'écart de deux points du même millésime, prêt à écrire. Nul à l'impression, il n'a pas de côté. */
export function mesurerEcart(indicateur: Indicateur, ici: Point, autre: Point, second: Point | null = null): Ecart {
  const delta = ecartImprime(indicateur, autre, ici);
  if (delta === 0) return { ici, autre, second, direction: "egal", force: "aucune" };
  return { ici, autre, second, direction: delta > 0 ? "plus" : "moins", force: forceEcart(ici, autre) };
}

/** La commune face au territoire le plus large qui ait une valeur au même millésime. */
export const ecart: GenreDeConstat = {
  genre: "ecart",
  chercher: (donnees) => donnees.indicateurs().flatMap((i) => questionOf(donnees, i) ?? []),
  repondre: repondreEcart,
};

function questionOf(donnees: Donnees, { code }: Indicateur): Question | null {
  const points = donnees.comparaison(code);
  const { commune } = donnees.perimetre;
  const ici = points.find((p) => p.niveau === commune.niveau);
  const comparateurs = comparateursOf(points, commune.niveau).slice(0, 2);
  if (!ici || comparateurs.length === 0) return null;
  const periode = [ici.millesime, ...recents(donnees, code, commune, ici.millesime)];
  return {
    genre: "ecart",
    indicateurs: [code],
    territoire: commune,
    comparateurs: comparateurs.map(territoireOf),
    periode,
  };
}

// La comparaison peut dater : la dernière valeur de la commune suit, dans sa propre phrase et à son millésime.
function recents(
  donnees: Donnees,
  code: string,
  { niveau, code: t }: Territoire,
  millesime: string,
): readonly string[] {
  const dernier = donnees.serie(code, niveau, t).findLast(hasValeur)?.millesime;
  return dernier === undefined || dernier === millesime ? [] : [dernier];
}

/** L'écart d'un territoire à ses comparateurs, tel que les données le donnent aujourd'hui. */
export function repondreEcart(question: Question, donnees: Donnees): Matiere | Empechement {
  const indicateur = indicateurOf(question, donnees);
  if (isEmpechement(indicateur)) return indicateur;
  const [millesime = "", recent] = question.periode;
  const points: Point[] = [];
  for (const t of [question.territoire, ...question.comparateurs]) {
    const point = servi(donnees, indicateur, t, millesime);
    if (isEmpechement(point)) return point;
    points.push(point);
  }
  const [ici, autre, second] = points;
  if (!ici || !autre || !hasEcart(indicateur, ici, autre))
    return { cause: "definition", raison: "ces valeurs ne se comparent plus" };
  const dernier = recent === undefined ? null : servi(donnees, indicateur, question.territoire, recent);
  if (dernier && isEmpechement(dernier)) return dernier;
  const e = mesurerEcart(indicateur, ici, autre, second ?? null);
  const resultats = [...points, ...(dernier ? [dernier] : [])];
  const delta = e.direction === "egal" ? 0 : (ici.valeur ?? 0) - (autre.valeur ?? 0);
  return {
    phrase: [
      phraseEcart(indicateur, e),
      ...(dernier
        ? [
            finishPhrase(
              `dernière valeur de ${question.territoire.niveau === "epci" ? "l'intercommunalité" : "la commune"} : ${writeValeur(dernier, indicateur)} ${enMillesime(dernier.millesime)}`,
            ),
          ]
        : []),
    ].join(" "),
    force: e.force,
    appui: writeAppui(e.force, "écart net", [ici, autre]),
    direction: e.direction,
    sens: sensOf(indicateur, delta, e.force, [ici, autre]),
    ampleur: { valeur: delta, unite: uniteEcart(indicateur) },
    amplitude: logRapport(ici.valeur, autre.valeur),
    personnes: personnesOf(donnees, indicateur, ici),
    valeurs: resultats.map((p) => citer(p, indicateur)),
    resultats,
  };
}
