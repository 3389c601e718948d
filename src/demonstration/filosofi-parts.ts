import { formatVirgule } from "./csv.ts";

/** La décomposition du revenu disponible, dans l'ordre des fichiers. En 2014 salaires et chômage ne font qu'une colonne. */
export const PARTS = [
  "PACT",
  "PTSA",
  "PCHO",
  "PBEN",
  "PPEN",
  "PPAT",
  "PPSOC",
  "PPFAM",
  "PPMINI",
  "PPLOGT",
  "PIMPOT",
] as const;
export const PARTS_2014 = ["PTSAC", "PBEN", "PPEN", "PPAT", "PPSOC", "PPFAM", "PPMINI", "PPLOGT", "PIMPOT"] as const;
export type Part = (typeof PARTS)[number] | (typeof PARTS_2014)[number];

/** Les parts imprimées au dixième, à partir des neuf masses élémentaires (revenus.ts), dans n'importe quelle unité. */
export function formatParts(masses: readonly number[]): Readonly<Record<Part, string>> {
  const total = masses.reduce((s, x) => s + x, 0);
  const [ptsa = 0, pcho = 0, pben = 0, ppen = 0, ppat = 0, fam = 0, mini = 0, logt = 0, impots = 0] = masses;
  const part = (x: number): string => formatVirgule((100 * x) / total, 1);
  return {
    PTSAC: part(ptsa + pcho),
    PACT: part(ptsa + pcho + pben),
    PTSA: part(ptsa),
    PCHO: part(pcho),
    PBEN: part(pben),
    PPEN: part(ppen),
    PPAT: part(ppat),
    PPSOC: part(fam + mini + logt),
    PPFAM: part(fam),
    PPMINI: part(mini),
    PPLOGT: part(logt),
    PIMPOT: part(impots),
  };
}
