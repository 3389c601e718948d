import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";

const DIRECTORY = new URL("publies/", import.meta.url);

/** Un cas publié par d'autres : entrées, valeurs attendues, tolérance, et d'où cela vient. */
export interface CasPublie<Entrees, Attendu> {
  readonly id: string;
  readonly method: string;
  readonly source: string;
  readonly inputs: Entrees;
  readonly expected: Attendu;
  readonly tolerance: { readonly rel?: number; readonly abs?: number };
}

/** Lit `publies/<id>.json`. Les types disent ce que le test en attend, le fichier reste la vérité. */
export function readPublie<Entrees, Attendu>(id: string): CasPublie<Entrees, Attendu> {
  return JSON.parse(readFileSync(new URL(`${id}.json`, DIRECTORY), "utf8"));
}

/** Tous les identifiants du dossier : `publies.test.ts` veut un test pour chacun. */
export const listPublies = (): string[] => readdirSync(DIRECTORY).map((f) => f.replace(/\.json$/, ""));

/** Égalité à la tolérance annoncée par le cas : l'écart absolu ou relatif qu'il nomme, jamais plus large. */
export function expectPublie(
  actual: number,
  expected: number,
  { rel, abs }: { readonly rel?: number; readonly abs?: number },
): void {
  if (rel === undefined && abs === undefined) throw new RangeError("tolerance must name rel or abs, got none");
  const gap = Math.abs(actual - expected);
  const allowed = Math.max(abs ?? 0, (rel ?? 0) * Math.abs(expected));
  expect(gap, `${actual} attendu ${expected} à ${allowed} près`).toBeLessThanOrEqual(allowed);
}
