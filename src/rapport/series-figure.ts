import { FRANCES, type Niveau } from "../modele/territoire.ts";
import { enquetesCommunes } from "../modele/recensement.ts";
import { capitalize } from "../constats/accords.ts";
import { hasValeur } from "../constats/valeurs.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";
import { leSujet } from "./mots-sujet.ts";

/** Les territoires qu'une figure met à côté de la commune sans qu'on le demande. */
export const COMPARATEURS = ["epci", "departement", "region", "france"] as const;
/** Et ceux qu'elle y met si on le demande : d'autres communes de même taille, ou qui ressemblent à la nôtre. */
export const COMPARATEURS_ADMIS = [...COMPARATEURS, "strate", "comparables"] as const;
export type Comparateur = (typeof COMPARATEURS_ADMIS)[number];

interface Ou {
  readonly niveau: Niveau;
  readonly code: string;
}

/** Les séries d'une courbe, et pourquoi un millésime récent de la commune n'y est pas. */
export interface SeriesFigure {
  readonly commune: readonly ResultatSuivi[];
  readonly autres: readonly (readonly ResultatSuivi[])[];
  readonly note: string | null;
}

/**
 * Les séries à dessiner. Quand des comparateurs sont demandés, la courbe s'arrête au dernier millésime où l'un d'eux a
 * une valeur : le dernier millésime de la commune et le dernier comparable ne sont jamais mêlés dans une figure.
 */
export function seriesOf(lecture: Lecture, code: string, comparer: readonly Comparateur[]): SeriesFigure {
  const { niveau, code: territoire } = lecture.perimetre.commune;
  const seule = lecture.serieComparable(code, niveau, territoire);
  const ou = comparer.flatMap((c) => placeOf(lecture, code, c) ?? []);
  const dernierAutre = lecture.comparaison(code)[0]?.annee;
  if (ou.length === 0 || dernierAutre === undefined) return { commune: seule, autres: [], note: null };
  const commune = chaineOf(lecture, code, { niveau, code: territoire }, dernierAutre);
  const annees = new Set(commune.map((p) => p.annee));
  const autres = ou
    .map((o) => lecture.serie(code, o.niveau, o.code).filter((p) => annees.has(p.annee)))
    .filter((s) => s.some(hasValeur));
  // Un seul point comparable ne fait pas une courbe : la commune seule en a peut-être davantage.
  if (autres.length === 0 || commune.filter(hasValeur).length < 2) return { commune: seule, autres: [], note: null };
  const apres = seule.filter((p) => hasValeur(p) && p.annee > dernierAutre).map((p) => p.millesime);
  const note =
    apres.length === 0
      ? null
      : `${capitalize(leSujet(lecture.perimetre))} a aussi une valeur en ${apres.join(" et ")} ; elle n'est pas tracée ici, faute de valeur des territoires de comparaison.`;
  return { commune, autres, note };
}

/**
 * Les millésimes rapprochables qui finissent à `fin`. La série comparable du dernier millésime convient si elle passe
 * par là ; sinon (recensement) on remonte en écartant ceux qui partagent une enquête annuelle avec un millésime gardé.
 */
function chaineOf(
  lecture: Lecture,
  code: string,
  { niveau, code: territoire }: Ou,
  fin: number,
): readonly ResultatSuivi[] {
  const permise = lecture.serieComparable(code, niveau, territoire);
  if (permise.some((p) => p.annee === fin)) return permise.filter((p) => p.annee <= fin);
  const chaine: ResultatSuivi[] = [];
  for (const p of lecture
    .serie(code, niveau, territoire)
    .filter((q) => q.annee <= fin)
    .reverse()) {
    const isPermis = chaine.every((q) => enquetesCommunes(p.annee, q.annee)?.length === 0);
    if (chaine.length === 0 || isPermis) chaine.unshift(p);
  }
  return chaine;
}

/** Où lire un comparateur ; pour la France, celle des trois que la source emploie. */
export function placeOf(lecture: Lecture, code: string, comparateur: Comparateur): Ou | null {
  if (comparateur === "comparables") {
    const groupe = lecture.comparaison(code).find((p) => p.niveau === "comparables");
    return groupe ? { niveau: "comparables", code: groupe.territoire } : null;
  }
  if (comparateur !== "france") {
    const territoire = lecture.perimetre[comparateur];
    return territoire == null ? null : { niveau: comparateur, code: territoire.code };
  }
  const employee = lecture.comparaison(code).find((p) => p.niveau === "france")?.territoire;
  const france = employee ?? Object.keys(FRANCES).find((f) => lecture.serie(code, "france", f).some(hasValeur));
  return france === undefined ? null : { niveau: "france", code: france };
}
