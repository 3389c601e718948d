import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cellule, Equation } from "../../src/secret/cellule.ts";
import { POLITIQUES, type Politique } from "../../src/secret/politique.ts";

/** Un cas publié, tel que sa source le donne ; `derived_by_independent_oracle` : recalculé par SciPy et en fractions exactes. */
export interface CasPublie {
  readonly name: string;
  readonly kind: "frequency" | "magnitude" | "rounding";
  readonly cells: readonly {
    readonly id: string;
    readonly value: number;
    readonly freq?: number;
    readonly rounded_by_source?: number;
  }[];
  readonly equations: readonly { readonly total: string; readonly parts: readonly string[] }[];
  readonly primary_suppressed: readonly string[];
  readonly structural_zeros?: readonly string[];
  readonly published_zero?: readonly string[];
  readonly contributions?: readonly Readonly<Record<"sector4" | "geo" | "company", string>>[];
  readonly bad_pattern_exact_disclosed?: readonly string[];
  readonly parameters?: { readonly maxN?: number; readonly rangeMin?: number };
  readonly expectations: Readonly<Record<string, unknown>> & {
    readonly published_suppressed_by_source?: readonly string[];
  };
  readonly derived_by_independent_oracle: {
    readonly exact_disclosed_if_only_primary_suppressed: readonly string[];
    readonly lp_interval_nonneg_under_source_pattern?: Readonly<Record<string, readonly [number, number]>>;
  };
}

const DOSSIER = join(import.meta.dirname, "publies");

export const NOMS = readdirSync(DOSSIER).map((fichier) => fichier.replace(/\.json$/, ""));

export const readCas = (nom: string): CasPublie =>
  JSON.parse(readFileSync(join(DOSSIER, `${nom}.json`), "utf8")) as CasPublie;

/** Les cases du cas dans les mots du moteur : qui est seul dans une case, quels zéros sont connus de tous. */
export function cellulesOf(cas: CasPublie): Cellule[] {
  const zeros = new Set([...(cas.structural_zeros ?? []), ...(cas.published_zero ?? [])]);
  const contributeurs = new Map<string, string[]>();
  for (const { sector4, geo, company } of cas.contributions ?? []) {
    const id = `${sector4}|${geo}`;
    contributeurs.set(id, [...(contributeurs.get(id) ?? []), company]);
  }
  return cas.cells.map(({ id, value, freq }) => {
    const tous = contributeurs.get(id);
    return {
      id,
      valeur: value,
      nature: cas.kind === "magnitude" ? ("montant" as const) : ("effectif" as const),
      zeroStructurel: zeros.has(id),
      ...(freq === undefined ? {} : { effectif: freq }),
      ...(tous ? { effectif: tous.length } : {}),
      ...(tous?.length === 1 ? { contributeur: tous[0] } : {}),
    };
  });
}

export const equationsOf = (cas: CasPublie): Equation[] => cas.equations.map(({ total, parts }) => ({ total, parts }));

/** La politique de la source : maxN est le plus grand nombre masqué ; rangeMin, la largeur exigée, sinon le seuil. */
export function politiqueOf({ parameters, expectations }: CasPublie): Politique {
  const seuil = (parameters?.maxN ?? 2) + 1;
  const largeur = parameters?.rangeMin ?? (expectations["required_width"] as number | undefined) ?? seuil;
  return { ...POLITIQUES.public, seuil, largeur };
}
