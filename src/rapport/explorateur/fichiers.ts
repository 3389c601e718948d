import type { Indicateur } from "../../modele/indicateur.ts";
import type { Territoire } from "../../modele/territoire.ts";
import { referenceOf, writeReference } from "../citation.ts";
import { writeColonnes } from "../donnees/colonnes-arrow.ts";
import { lienFiche } from "../fiches.ts";
import { coupuresOf, prixOf } from "../figure-courbe.ts";
import type { Lecture } from "../lecture.ts";
import { nomOf, piegesOf, writeMesure } from "../mesure.ts";
import type { FichierSite } from "../page.ts";
import { pointOf } from "../points-figure.ts";
import { writeSource } from "../sources-citees.ts";
import { cleTerritoire, FICHIERS, TEXTES, type Exploration, type IndicateurExplore } from "./contrat.ts";
import { exploreSerie, isCourbePermise, listTerritoires, type ResultatExplore } from "./series.ts";

interface Explore {
  readonly indicateur: Indicateur;
  readonly series: readonly { readonly territoire: Territoire; readonly points: readonly ResultatExplore[] }[];
}

/** Ce que la page d'exploration propose : les indicateurs qui ont au moins une valeur ou un secret quelque part. */
export function listExplores(lecture: Lecture, territoires: readonly Territoire[]): readonly Explore[] {
  return lecture
    .catalogue()
    .map((indicateur) => ({
      indicateur,
      series: territoires
        .map((territoire) => ({ territoire, points: exploreSerie(lecture, indicateur, territoire) }))
        .filter((s) => s.points.length > 0),
    }))
    .filter((e) => e.series.length > 0);
}

function describe(lecture: Lecture, { indicateur, series }: Explore): IndicateurExplore {
  const { code, theme, unite, decimales } = indicateur;
  return {
    ...{ code, nom: nomOf(indicateur), theme, mesure: writeMesure(indicateur), unite, decimales },
    isComparable: indicateur.nature !== "effectif",
    coupures: coupuresOf(indicateur),
    notes: piegesOf(indicateur),
    notesEvolution: prixOf(indicateur),
    sansCourbe: series
      .filter((s) => !isCourbePermise(lecture, indicateur, s.territoire))
      .map((s) => cleTerritoire(s.territoire)),
    fiche: lienFiche(lecture, indicateur) ?? null,
  };
}

/** Les textes d'un point : ce qu'il est, et comment les pages l'écriraient. */
function textesOf(
  lecture: Lecture,
  r: ResultatExplore,
  indicateur: Indicateur,
): Readonly<Record<(typeof TEXTES)[number], string | null>> {
  const { motif, texte = null } = pointOf(r, indicateur, lecture);
  const { niveau, territoire, millesime, statut, refuses, ecarte } = r;
  const source = writeSource(lecture, [r]);
  return { indicateur: indicateur.code, niveau, territoire, millesime, statut, motif, texte, refuses, ecarte, source };
}

/** Les fichiers que la page d'exploration lit : les séries de l'édition, déjà protégées, leurs règles, et les fonds de carte. */
export function writeExploration(lecture: Lecture): readonly FichierSite[] {
  const territoires = listTerritoires(lecture);
  const explores = listExplores(lecture, territoires);
  const lignes = explores.flatMap(({ indicateur, series }) =>
    series.flatMap((s) => s.points.map((point) => ({ point, textes: textesOf(lecture, point, indicateur) }))),
  );
  const series = writeColonnes([
    ...TEXTES.map((nom) => ({ nom, type: "texte" as const, valeurs: lignes.map((l) => l.textes[nom]) })),
    { nom: "annee", type: "annee", valeurs: lignes.map((l) => l.point.annee) },
    { nom: "segment", type: "rang", valeurs: lignes.map((l) => l.point.segment) },
    { nom: "valeur", type: "nombre", valeurs: lignes.map((l) => l.point.valeur) },
    { nom: "bas", type: "nombre", valeurs: lignes.map((l) => l.point.intervalle?.[0] ?? null) },
    { nom: "haut", type: "nombre", valeurs: lignes.map((l) => l.point.intervalle?.[1] ?? null) },
  ]);
  const exploration: Exploration = {
    indicateurs: explores.map((e) => describe(lecture, e)),
    territoires: territoires.filter((t) => explores.some((e) => e.series.some((s) => s.territoire === t))),
    sujet: lecture.perimetre.commune.niveau,
    reference: writeReference(referenceOf(lecture)),
  };
  return [
    { chemin: FICHIERS.series, contenu: series },
    { chemin: FICHIERS.indicateurs, contenu: JSON.stringify(exploration) },
    {
      chemin: FICHIERS.fonds,
      contenu: JSON.stringify((lecture.fonds ?? []).slice(0, 1).map(({ voisins: _, ...fond }) => fond)),
    },
  ];
}
