import type { Role, Rupture } from "../../modele/figure.ts";
import { ORDRE_ROLES, STYLES } from "./couleurs.ts";
import type { NomCouleur, Symbole } from "./couleurs.ts";
import { isDessine } from "./nombres.ts";
import type { PointTexte } from "./nombres.ts";

export type PointServi = PointTexte & { readonly valeur: number };

/** Un territoire au fil du temps : ses points triés, et les tracés continus qu'on a le droit d'en faire. */
export interface Serie {
  readonly cle: string;
  readonly nom: string;
  readonly role: Role;
  readonly points: readonly PointTexte[];
  readonly servis: readonly PointServi[];
  /** Suites de points reliés : coupées aux ruptures, aux changements de segment et aux valeurs absentes. */
  readonly traces: readonly (readonly PointServi[])[];
  readonly couleur: NomCouleur;
  readonly symbole: Symbole;
  readonly trait: number;
}

const SYMBOLES: readonly Symbole[] = ["wye", "star", "triangle", "diamond", "square", "cross", "circle"];

export const cleOf = (p: PointTexte): string => `${p.niveau}:${p.territoire}`;

/** Regroupe les points par territoire, la commune d'abord puis du plus proche au plus lointain. */
export function groupSeries(points: readonly PointTexte[], ruptures: readonly Rupture[] = []): Serie[] {
  const groupes = new Map<string, PointTexte[]>();
  for (const p of points) groupes.set(cleOf(p), [...(groupes.get(cleOf(p)) ?? []), p]);
  const pris = new Set<Symbole>();
  return [...groupes]
    .map(([cle, groupe]) => ({ cle, groupe: groupe.toSorted((a, b) => a.temps - b.temps), role: groupe[0]!.role }))
    .sort((a, b) => ORDRE_ROLES.indexOf(a.role) - ORDRE_ROLES.indexOf(b.role))
    .map(({ cle, groupe, role }) => {
      checkPoints(groupe);
      const { couleur, symbole: voulu, trait } = STYLES[role];
      // Deux séries de même rôle partagent une couleur : la marque, elle, doit les distinguer.
      const symbole = pris.has(voulu) ? (SYMBOLES.find((s) => !pris.has(s)) ?? voulu) : voulu;
      pris.add(symbole);
      const traces = splitTraces(groupe, ruptures);
      return { cle, nom: groupe[0]!.nom, role, points: groupe, servis: traces.flat(), traces, couleur, symbole, trait };
    });
}

function checkPoints(groupe: readonly PointTexte[]): void {
  for (const [i, p] of groupe.entries()) {
    if (!Number.isFinite(p.temps)) throw new RangeError(`point temps must be finite, got ${p.temps}`);
    if (p.valeur !== null && !Number.isFinite(p.valeur))
      throw new RangeError(`point valeur must be finite or null, got ${p.valeur}`);
    if (p.intervalle !== null && !(p.intervalle[0] <= p.intervalle[1]))
      throw new RangeError(`point intervalle must be ordered, got ${p.intervalle.join(" to ")}`);
    if (i > 0 && groupe[i - 1]!.temps === p.temps)
      throw new RangeError(`points must be unique by territoire and temps, got ${cleOf(p)} twice at ${p.temps}`);
  }
}

function splitTraces(points: readonly PointTexte[], ruptures: readonly Rupture[]): PointServi[][] {
  const traces: PointServi[][] = [];
  let trace: PointServi[] = [];
  let avant: PointTexte | undefined;
  for (const p of points) {
    if (avant !== undefined && isCoupe(avant, p, ruptures)) trace = [];
    if (isDessine(p)) {
      if (trace.length === 0) traces.push(trace);
      trace.push(p);
    } else trace = [];
    avant = p;
  }
  return traces;
}

// Une rupture placée sur un millésime vaut pour lui : la nouvelle méthode commence avec ce point.
const isCoupe = (a: PointTexte, b: PointTexte, ruptures: readonly Rupture[]): boolean =>
  a.segment !== b.segment || ruptures.some((r) => a.temps < r.temps && r.temps <= b.temps);

/**
 * Les ruptures à dessiner : celles qui sont déclarées, et celles qu'un changement de segment révèle sans qu'aucune
 * ait été déclarée entre les deux points, dites alors « rupture de série ».
 */
export function completeRuptures(series: readonly Serie[], ruptures: readonly Rupture[] = []): Rupture[] {
  const toutes = [...ruptures];
  for (const { points } of series) {
    for (const [i, b] of points.entries()) {
      const a = points[i - 1];
      if (a === undefined || a.segment === b.segment) continue;
      if (toutes.some((r) => a.temps < r.temps && r.temps <= b.temps)) continue;
      toutes.push({ temps: (a.temps + b.temps) / 2, libelle: "rupture de série" });
    }
  }
  return toutes.sort((a, b) => a.temps - b.temps);
}
