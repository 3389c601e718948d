import type { Niveau } from "../../modele/territoire.ts";
import { cleTerritoire, type IndicateurExplore } from "../../rapport/explorateur/contrat.ts";
import { isDessine } from "../../rapport/figures/nombres.ts";
import { addTo } from "../../rapport/figures/notes.ts";
import { chaineOf } from "./chaine.ts";
import type { Etat } from "./etat.ts";
import type { PointExplore, Source } from "./source.ts";

/** Ce que l'on montre, ou pourquoi on ne le montre pas. */
export type Choix =
  { readonly points: readonly PointExplore[]; readonly notes: readonly string[] } | { readonly refus: string };

/** Ce qu'une figure montre d'un indicateur : le territoire choisi, puis ceux qu'on lui ajoute. */
export interface Demande {
  readonly indicateur: IndicateurExplore;
  readonly sujet: readonly PointExplore[];
  readonly autres: readonly (readonly PointExplore[])[];
  /** L'année demandée ; null : la dernière servie. */
  readonly annee: number | null;
}

const EFFECTIF = "un effectif ne se compare pas d'un territoire à l'autre";

/** Les territoires d'une maille qui ont l'indicateur : une seule France, un seul groupe de communes, celui que la source emploie. */
export function ajoutOf(
  { series }: Source,
  { indicateur, territoire }: Pick<Etat, "indicateur" | "territoire">,
  niveau: string,
) {
  const eux = [...(series.get(indicateur) ?? [])].filter(([cle]) => cle.startsWith(`${niveau}:`) && cle !== territoire);
  return eux.map(([, points]) => points).toSorted((a, b) => b.filter(isDessine).length - a.filter(isDessine).length)[0];
}

/** La demande d'un état ; null si l'édition ne connaît pas l'indicateur. */
export function demandeOf(source: Source, etat: Etat): Demande | null {
  const indicateur = source.exploration.indicateurs.find((i) => i.code === etat.indicateur);
  if (!indicateur) return null;
  return {
    indicateur,
    sujet: source.series.get(indicateur.code)?.get(etat.territoire) ?? [],
    autres: etat.avec.flatMap((niveau) => {
      const ajout = ajoutOf(source, etat, niveau);
      return ajout ? [ajout] : [];
    }),
    annee: etat.millesime === "" ? null : Number(etat.millesime),
  };
}

const cleOf = ([p]: readonly PointExplore[]): string =>
  p ? cleTerritoire({ niveau: p.niveau, code: p.territoire }) : "";

/** Les points d'une courbe : les millésimes du sujet qui se rapprochent, et les mêmes ailleurs. Le reste est dit, jamais tracé. */
export function choisirCourbe({ indicateur, sujet, autres: demandes }: Demande): Choix {
  if (indicateur.sansCourbe.includes(cleOf(sujet)))
    return {
      refus:
        "Ces millésimes ne se comparent pas entre eux : aucune courbe n'est permise. Le tableau donne chaque valeur.",
    };
  const isSansCourbe = (s: readonly PointExplore[]): boolean => indicateur.sansCourbe.includes(cleOf(s));
  const admis = indicateur.isComparable ? demandes.filter((s) => !isSansCourbe(s)) : [];
  const sans = indicateur.isComparable ? demandes.filter(isSansCourbe).flatMap((s) => s[0]?.nom ?? []) : [];
  const annees = new Set(admis.flatMap((s) => s.filter(isDessine).map((p) => p.temps)));
  const fin = sujet.findLast((p) => isDessine(p) && annees.has(p.temps))?.temps ?? Infinity;
  const chaine = chaineOf(sujet.filter((p) => p.temps <= fin));
  const traces = new Set(chaine.map((p) => p.temps));
  if (chaine.filter(isDessine).length < 2)
    return { refus: "Pas d'évolution : moins de deux millésimes se comparent. Le tableau donne chaque valeur." };
  const autres = admis.map((s) => chaineOf(s.filter((p) => traces.has(p.temps)))).filter((s) => s.some(isDessine));
  return {
    points: [...chaine, ...autres.flat()],
    notes: [
      ...(!indicateur.isComparable && demandes.length > 0 ? [`Sans comparaison : ${EFFECTIF}.`] : []),
      ...sans.map((nom) => `${nom}, hors de la courbe : ses millésimes ne se comparent pas entre eux.`),
      ...indicateur.notesEvolution,
      ...ecartes(sujet.filter((p) => p.temps <= fin && !traces.has(p.temps))),
      ...apres(sujet.filter((p) => isDessine(p) && p.temps > fin)),
    ],
  };
}

/** Une phrase par règle, jamais une par point. */
function ecartes(points: readonly PointExplore[]): readonly string[] {
  const parRaison = new Map<string, string[]>();
  for (const p of points.filter(isDessine))
    addTo(parRaison, p.ecarte ?? "ne se compare pas aux millésimes tracés", p.millesime);
  return [...parRaison].map(([raison, eux]) => `Hors de la courbe, ${eux.join(", ")} : ${raison.replace(/\.$/, "")}.`);
}

const apres = (points: readonly PointExplore[]): readonly string[] =>
  points.length === 0
    ? []
    : [
        `Aussi une valeur en ${points.map((p) => p.millesime).join(", ")}, hors de la courbe : les territoires ajoutés n'y en ont pas.`,
      ];

/** Le millésime montré : celui demandé s'il existe, sinon le dernier servi. */
export const millesimeOf = (points: readonly PointExplore[], annee: number | null): PointExplore | undefined =>
  points.find((p) => p.temps === annee) ?? points.findLast(isDessine) ?? points.at(-1);

/** Les points d'une comparaison : tous au même millésime, celui du sujet. */
export function choisirComparaison({ indicateur, sujet, autres, annee }: Demande): Choix {
  const ici = millesimeOf(sujet, annee);
  if (!ici) return { refus: "Aucune valeur pour ce territoire." };
  if (!indicateur.isComparable && autres.length > 0)
    return { refus: `Pas de comparaison : ${EFFECTIF}. Le tableau donne chaque valeur.` };
  const eux = autres.map((s) => s.find((p) => p.millesime === ici.millesime));
  const points = [ici, ...eux.flatMap((p) => p ?? [])];
  if (!points.some(isDessine))
    return { refus: `Aucune valeur à montrer en ${ici.millesime} : ${ici.motif ?? "non disponible"}.` };
  const sans = autres.filter((_, i) => eux[i] === undefined).flatMap((s) => s[0]?.nom ?? []);
  return { points, notes: sans.length === 0 ? [] : [`Pas de valeur en ${ici.millesime} : ${sans.join(", ")}.`] };
}

/** Le nom d'une zone des fonds de carte. */
export const NOMS_ZONES: Partial<Record<Niveau, string>> = { iris: "IRIS", commune: "commune" };

/** Les points d'une carte : toutes les zones du fond, au même millésime. */
export function choisirCarte({ fonds, series }: Source, { indicateur, annee }: Demande): Choix {
  const fond = fonds[0];
  if (!fond) return { refus: "Pas de contours dans ce rapport : aucune carte ne peut être dessinée." };
  const zones = [...(series.get(indicateur.code) ?? [])]
    .filter(([cle]) => cle.startsWith(`${fond.niveau}:`))
    .map(([, points]) => points);
  const nom = NOMS_ZONES[fond.niveau] ?? "";
  const servies = zones.flat().filter(isDessine);
  const an = servies.some((p) => p.temps === annee) ? annee : Math.max(...servies.map((p) => p.temps));
  const points = zones.flatMap((z) => z.filter((p) => p.temps === an));
  if (points.filter(isDessine).length < 2) return { refus: `Pas de détail par ${nom} diffusé pour cet indicateur.` };
  return {
    points,
    notes: annee !== null && an !== annee ? [`Pas de détail par ${nom} en ${annee} : la carte montre ${an}.`] : [],
  };
}
