import { withoutCodes } from "../../constats/motifs.ts";
import { hasValeur } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import { FRANCES, type Territoire } from "../../modele/territoire.ts";
import { isTraitPermis } from "../figure-courbe.ts";
import type { Lecture, ResultatSuivi } from "../lecture.ts";
import { cleTerritoire } from "./contrat.ts";

/** Une valeur à explorer, avec les règles de comparaison qu'une courbe de cette page doit suivre. */
export interface ResultatExplore extends ResultatSuivi {
  /** Les millésimes d'avant avec lesquels rien ne le rapproche, séparés par une espace ; null s'il n'y en a pas. */
  readonly refuses: string | null;
  /** Pourquoi la courbe de ce territoire ne passe pas par lui ; null si elle y passe. */
  readonly ecarte: string | null;
}

/** Les territoires que l'on peut explorer : la commune, ceux à qui on la compare, ses quartiers et ses IRIS. */
export function listTerritoires(lecture: Lecture): readonly Territoire[] {
  const { commune, epci, departement, region, strate, quartiers = [], communes = [], iris } = lecture.perimetre;
  const frances = Object.entries(FRANCES).map(([code, nom]): Territoire => ({ niveau: "france", code, nom }));
  const groupes = lecture
    .catalogue()
    .flatMap((i) => lecture.comparaison(i.code))
    .filter((r) => r.niveau === "comparables")
    .map(({ niveau, territoire, nom }): Territoire => ({ niveau, code: territoire, nom }));
  const tous = [
    commune,
    epci,
    departement,
    region,
    ...frances,
    strate,
    ...groupes,
    ...quartiers,
    ...communes,
    ...iris,
  ].filter((t) => t != null);
  return [
    ...new Map(tous.map(({ niveau, code, nom }) => [cleTerritoire({ niveau, code }), { niveau, code, nom }])).values(),
  ];
}

/** La série d'un territoire, avec ce que chaque millésime refuse : les règles que suivent les courbes des pages. */
export function exploreSerie(lecture: Lecture, { code }: Indicateur, t: Territoire): readonly ResultatExplore[] {
  const serie = lecture.serie(code, t.niveau, t.code);
  const chaine = new Set(lecture.serieComparable(code, t.niveau, t.code).map((r) => r.annee));
  const fin = serie.findLast((r) => chaine.has(r.annee));
  return serie.map((r, i) => {
    const refuses = serie.slice(0, i).filter((a) => !lecture.isRapprochable(code, t.niveau, t.code, a.annee, r.annee));
    const motif =
      fin && r.annee < fin.annee && !chaine.has(r.annee) ? refusOf(lecture, code, t, r, serie, chaine) : null;
    return { ...r, refuses: refuses.length === 0 ? null : refuses.map((a) => a.annee).join(" "), ecarte: motif };
  });
}

/** La règle qui écarte un millésime, dite avec le premier de la courbe dont il ne se rapproche pas. */
function refusOf(
  lecture: Lecture,
  code: string,
  t: Territoire,
  r: ResultatSuivi,
  serie: readonly ResultatSuivi[],
  chaine: ReadonlySet<number>,
): string {
  const contre = serie.find(
    (g) => chaine.has(g.annee) && g !== r && !lecture.isRapprochable(code, t.niveau, t.code, ...ordre(r, g)),
  );
  const motif = contre ? lecture.evolution(code, t.niveau, t.code, ...ordre(r, contre)).motif : null;
  return withoutCodes(motif ?? "ne se compare pas aux millésimes tracés").replace(/ ; \d{4} se compare à \d{4}$/, "");
}

const ordre = (a: ResultatSuivi, b: ResultatSuivi): [number, number] =>
  a.annee < b.annee ? [a.annee, b.annee] : [b.annee, a.annee];

/** Vrai si au moins une évolution de ce territoire est servie : sans elle, aucune courbe (la règle des pages). */
export function isCourbePermise(lecture: Lecture, { code }: Indicateur, t: Territoire): boolean {
  const servis = lecture.serieComparable(code, t.niveau, t.code).filter(hasValeur);
  return isTraitPermis(lecture, { code, niveau: t.niveau, territoire: t.code }, servis);
}
