import { rupturesDe } from "../calculer/valeurs.ts";
import { capitalize, finishPhrase } from "../constats/accords.ts";
import { comparateursOf } from "../constats/genres/ecart.ts";
import { phraseComparaison, phraseNiveau } from "../constats/comparaison.ts";
import { dernierCouple, plusLongCouple } from "../constats/couples.ts";
import { decapitalize, titreEvolution } from "../constats/evolution.ts";
import { regleOf, withoutCodes } from "../constats/motifs.ts";
import { hasValeur, writeValeur } from "../constats/valeurs.ts";
import type { Figure, Rupture } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Niveau } from "../modele/territoire.ts";
import { writeChangementDePente } from "./changement-de-pente.ts";
import type { Manque } from "./contexte.ts";
import { courbe } from "./dessins.ts";
import { placerRuptures, type Coupure } from "./figures/ruptures.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { pointOf } from "./points-figure.ts";
import { seriesOf, type Comparateur } from "./series-figure.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";
import { writeTendanceRecente } from "./tendance-recente.ts";
import { writeTendance } from "./tendance.ts";

/** La courbe d'un indicateur ; ce qui manque s'il n'a pas deux millésimes rapprochables. */
export function figureCourbe(
  lecture: Lecture,
  indicateur: Indicateur,
  comparer: readonly Comparateur[],
  id: string,
): Figure | Manque {
  const { commune, autres, note } = seriesOf(lecture, indicateur.code, comparer);
  const servis = commune.filter(hasValeur);
  const fin = servis.at(-1);
  if (servis.length < 2 || !fin || !isTraitPermis(lecture, placeCommune(lecture, indicateur), servis))
    return {
      libelle: nomOf(indicateur),
      raison: "pas d'évolution (un seul millésime, ou des millésimes qui ne se comparent pas)",
    };
  const tous = [...commune, ...autres.flat()];
  const voisins = comparateursOf(
    autres.flatMap((s) => s.filter((p) => p.millesime === fin.millesime)),
    lecture.perimetre.commune.niveau,
  ).slice(0, 2);
  const tendance = lecture.tendance(indicateur.code);
  const recente = writeTendanceRecente(indicateur, commune);
  const changement = writeChangementDePente(indicateur, commune);
  const prudence = motifsOf(lecture, indicateur, commune);
  return courbe(
    tous.map((p) => pointOf(p, indicateur, lecture)),
    {
      id,
      titre: titreOf(lecture, indicateur, commune),
      mesure: writeMesure(indicateur),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      source: writeSource(lecture, tous),
      lecture: voisins.length === 0 ? phraseNiveau(indicateur, fin) : phraseComparaison(indicateur, fin, voisins),
      alternative: alternativeOf(indicateur, [commune, ...autres]),
      ruptures: rupturesOf(indicateur, commune),
      notes: [
        ...(tendance ? [writeTendance(indicateur, tendance)] : []),
        ...(recente === null ? [] : [recente]),
        ...(changement === null ? [] : [changement]),
        ...(note === null ? [] : [note]),
        ...notesRebasage(tous),
        ...prudence,
        ...prixOf(indicateur),
        ...piegesOf(indicateur),
      ],
    },
  );
}

/**
 * Relier des points dont toutes les évolutions sont refusées les montrerait quand même : la courbe ne se fait pas. De part et
 * d'autre d'une rupture rien n'est relié, elle se montre.
 */
export function isTraitPermis(
  lecture: Lecture,
  { code, niveau, territoire }: Place,
  servis: readonly ResultatSuivi[],
): boolean {
  const relies = servis.flatMap((a, i) =>
    servis.slice(i + 1).flatMap((b) => (a.segment === b.segment ? [{ a, b }] : [])),
  );
  const isServie = (debut: number, fin: number): boolean =>
    hasValeur(lecture.evolution(code, niveau, territoire, debut, fin));
  return relies.length === 0 || relies.some(({ a, b }) => isServie(a.annee, b.annee));
}

export const prixOf = ({ unite }: Indicateur): readonly string[] =>
  unite === "€" ? ["Euros de l'année : la hausse comprend celle des prix."] : [];

/** Les coupures déclarées d'un indicateur, sans leur code interne. */
export const coupuresOf = (indicateur: Indicateur): readonly Coupure[] =>
  rupturesDe(indicateur).map(({ depuis, raison }) => ({ depuis, raison }));

/** Les coupures de l'indicateur qui tombent entre deux points de la commune. */
export const rupturesOf = (indicateur: Indicateur, commune: readonly ResultatSuivi[]): readonly Rupture[] =>
  placerRuptures(
    coupuresOf(indicateur),
    commune.map((p) => p.annee),
  );

interface Place {
  readonly code: string;
  readonly niveau: Niveau;
  readonly territoire: string;
}

const placeCommune = (lecture: Lecture, indicateur: Indicateur): Place => ({
  code: indicateur.code,
  niveau: lecture.perimetre.commune.niveau,
  territoire: lecture.perimetre.commune.code,
});

function titreOf(lecture: Lecture, indicateur: Indicateur, commune: readonly ResultatSuivi[]): string {
  const ou = placeCommune(lecture, indicateur);
  const couple = plusLongCouple(lecture, ou, commune) ?? dernierCouple(lecture, ou, commune);
  if (couple) return titreEvolution(indicateur, couple);
  // Trop proche pour être avancée comme évolution : les deux valeurs, sans verbe.
  const [debut, fin] = [commune.find(hasValeur), commune.findLast(hasValeur)];
  if (!debut || !fin) return nomOf(indicateur);
  const sujet = capitalize(indicateur.sujet);
  const derniere = `${writeValeur(fin, indicateur)} en ${fin.millesime}`;
  return debut.segment === fin.segment
    ? `${sujet} : ${writeValeur(debut, indicateur)} en ${debut.millesime}, ${derniere}`
    : `${sujet} : ${derniere}`;
}

/** Les mises en garde que portent l'évolution du titre et les refus entre deux segments. */
function motifsOf(lecture: Lecture, indicateur: Indicateur, commune: readonly ResultatSuivi[]): readonly string[] {
  const ou = placeCommune(lecture, indicateur);
  const [debut, fin] = [commune.find(hasValeur), commune.findLast(hasValeur)];
  const couple = plusLongCouple(lecture, ou, commune);
  const isUni = debut !== undefined && fin !== undefined && debut !== fin && debut.segment === fin.segment;
  // Même sans évolution à avancer, la courbe la montre : elle en porte la mise en garde.
  const evolution =
    couple?.evolution ?? (isUni ? lecture.evolution(ou.code, ou.niveau, ou.territoire, debut.annee, fin.annee) : null);
  const regle = regleOf(evolution?.motif ?? "");
  const motifs = regle === null ? [] : [regle];
  for (const [i, b] of commune.entries()) {
    const a = commune[i - 1];
    if (!a || a.segment === b.segment) continue;
    const refus = lecture.evolution(ou.code, ou.niveau, ou.territoire, a.annee, b.annee).motif;
    if (refus !== null) motifs.push(`Entre ${a.millesime} et ${b.millesime} : ${decapitalize(withoutCodes(refus))}`);
  }
  return [...new Set(motifs)].map(finishPhrase);
}

/** « Mulhouse : 30 % en 2014, 33 % en 2019 ; France métropolitaine : 14,1 % en 2014, 14,5 % en 2019. » */
function alternativeOf(indicateur: Indicateur, series: readonly (readonly ResultatSuivi[])[]): string {
  const morceaux = series.flatMap((serie) => {
    const servis = serie.filter(hasValeur);
    const [debut, fin] = [servis[0], servis.at(-1)];
    if (!debut || !fin) return [];
    if (debut === fin) return [`${debut.nom} : ${writeValeur(debut, indicateur)} en ${debut.millesime}`];
    return [
      `${debut.nom} : ${writeValeur(debut, indicateur)} en ${debut.millesime}, ${writeValeur(fin, indicateur)} en ${fin.millesime}`,
    ];
  });
  return finishPhrase(morceaux.join(" ; "));
}
