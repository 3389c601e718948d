import { finishPhrase } from "../constats/accords.ts";
import { phraseNiveau } from "../constats/comparaison.ts";
import { hasValeur } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Territoire } from "../modele/territoire.ts";
import type { Manque } from "./contexte.ts";
import { halteres, multiples } from "./dessins.ts";
import { PANNEAUX_MAX } from "./figures/multiples.ts";
import { rupturesOf } from "./figure-courbe.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { nomsDistincts } from "./noms-distincts.ts";
import { pointOf } from "./points-figure.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";

const NOTE = "À l'échelle d'un IRIS, les petites évolutions ne se commentent pas.";

interface SerieIris {
  readonly iris: Territoire;
  readonly serie: readonly ResultatSuivi[];
}

/**
 * Ce qui a changé par IRIS, rangé par nom dans toutes les éditions : des petites courbes quand il y a trois millésimes et assez peu
 * d'IRIS pour les parcourir, sinon deux dates par IRIS.
 */
export function figureIrisDates(lecture: Lecture, indicateur: Indicateur, id: string): Figure | Manque {
  const { code } = indicateur;
  const lus = lecture.perimetre.iris
    .map((iris): SerieIris => ({ iris, serie: lecture.serieComparable(code, "iris", iris.code) }))
    .filter(({ serie }) => serie.length > 0)
    .toSorted((a, b) => a.iris.nom.localeCompare(b.iris.nom, "fr"));
  const annees = [...new Set(lus.flatMap(({ serie }) => serie.filter(hasValeur).map((p) => p.annee)))].toSorted(
    (a, b) => a - b,
  );
  const [debut, fin] = [annees[0], annees.at(-1)];
  if (lus.length < 2 || debut === undefined || fin === undefined || debut === fin)
    return { libelle: nomOf(indicateur), raison: "pas deux millésimes qui se comparent par IRIS" };
  return annees.length > 2 && lus.length <= PANNEAUX_MAX
    ? petitesCourbes(lecture, indicateur, lus, id)
    : deuxDates(lecture, indicateur, lus, [debut, fin], id);
}

function petitesCourbes(lecture: Lecture, indicateur: Indicateur, lus: readonly SerieIris[], id: string): Figure {
  const { commune } = lecture.perimetre;
  const annees = new Set(lus.flatMap(({ serie }) => serie.map((p) => p.annee)));
  const la = lecture.serie(indicateur.code, commune.niveau, commune.code).filter((p) => annees.has(p.annee));
  const noms = nomsDistincts(lus.map((l) => l.iris));
  const tous = [...la, ...lus.flatMap((l) => l.serie)];
  return multiples(
    lus.map(({ serie }, i) => ({ titre: noms[i] ?? "", points: serie.map((p) => pointOf(p, indicateur, lecture)) })),
    {
      ...communs(lecture, indicateur, tous, id),
      reference: la.map((p) => pointOf(p, indicateur, lecture)),
      panneau: "IRIS",
      ruptures: rupturesOf(indicateur, tous),
    },
  );
}

function deuxDates(
  lecture: Lecture,
  indicateur: Indicateur,
  lus: readonly SerieIris[],
  [debut, fin]: readonly [number, number],
  id: string,
): Figure {
  const { commune } = lecture.perimetre;
  const au = (serie: readonly ResultatSuivi[], annee: number): ResultatSuivi | undefined =>
    serie.find((p) => p.annee === annee);
  const la = lecture.serie(indicateur.code, commune.niveau, commune.code);
  const noms = nomsDistincts(lus.map((l) => l.iris));
  const rangees = [
    { nom: commune.nom, serie: la },
    ...lus.map(({ serie }, i) => ({ nom: noms[i] ?? "", serie })),
  ].flatMap(({ nom, serie }) => {
    const [a, b] = [au(serie, debut), au(serie, fin)];
    return a && b ? [{ nom, a, b }] : [];
  });
  const tous = rangees.flatMap(({ a, b }) => [a, b]);
  return halteres(
    rangees.map(({ nom, a, b }) => ({
      libelle: nom,
      debut: pointOf(a, indicateur, lecture),
      fin: pointOf(b, indicateur, lecture),
    })),
    {
      ...communs(lecture, indicateur, tous, id),
      bouts: [String(debut), String(fin)],
      ligne: "IRIS",
    },
  );
}

/** Sans verbe ni sens : à l'échelle d'un IRIS, une différence peut n'être que l'incertitude de deux estimations. */
function communs(lecture: Lecture, indicateur: Indicateur, tous: readonly ResultatSuivi[], id: string) {
  const servis = tous.filter(hasValeur).toSorted((a, b) => a.annee - b.annee);
  const [debut, fin] = [servis[0]?.millesime ?? "", servis.at(-1)?.millesime ?? ""];
  const iris = servis.filter((p) => p.niveau === "iris");
  const exemple = iris.filter((p) => p.millesime === fin).toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"))[0];
  const phrase = exemple ? phraseNiveau(indicateur, exemple) : "Chaque ligne est un IRIS.";
  return {
    id,
    titre: `${nomOf(indicateur)} : chaque IRIS, de ${debut} à ${fin}`,
    mesure: writeMesure(indicateur, `, par IRIS, ${debut} à ${fin}`),
    unite: indicateur.unite,
    decimales: indicateur.decimales,
    source: writeSource(lecture, tous),
    lecture: phrase,
    alternative: finishPhrase(
      `${new Set(iris.map((p) => p.territoire)).size} IRIS, de ${debut} à ${fin}, à côté de l'ensemble de la commune ; chaque valeur est dans le tableau`,
    ),
    notes: [NOTE, ...notesRebasage(tous), ...piegesOf(indicateur)],
  };
}
