import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";

type Cas = Readonly<Record<string, string>>;

/** Les cas publiés d'une fonction : `cas/<nom>.csv`, dont chaque ligne cite la source de sa valeur. */
export function readCas(nom: string): Cas[] {
  const cas: Cas[] = parse(readFileSync(new URL(`cas/${nom}.csv`, import.meta.url)), { columns: true, delimiter: ";" });
  for (const c of cas) expect(c.source, `cas/${nom}.csv : source absente`).toBeTruthy();
  return cas;
}

export const readNumber = (cas: Cas, colonne: string): number => {
  const x = Number(cas[colonne] || NaN);
  if (Number.isNaN(x)) throw new Error(`colonne ${colonne} illisible : ${JSON.stringify(cas)}`);
  return x;
};

export const readNumbers = (cas: Cas, colonne: string): number[] => (cas[colonne] ?? "").split(" ").map(Number);

/** Égalité à une tolérance relative près : celle que la source du cas annonce. */
export function expectRelative(actual: number, expected: number, tolerance: number): void {
  const gap = Math.abs(actual - expected);
  expect(gap, `${actual} attendu ${expected}`).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}
