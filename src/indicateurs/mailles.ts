import type { Niveau } from "../modele/territoire.ts";

const LETTRES = {
  Q: "qpv",
  I: "iris",
  C: "commune",
  E: "epci",
  D: "departement",
  R: "region",
  F: "france",
} as const satisfies Readonly<Record<string, Niveau>>;

/**
 * Les mailles d'un indicateur, dans les lettres du catalogue : `"ICEDRF"`.
 * @throws {RangeError} si une lettre n'en est pas une.
 */
export function mailles(lettres: string): readonly Niveau[] {
  return [...lettres].map((l) => {
    if (!Object.hasOwn(LETTRES, l)) throw new RangeError(`level must be one of QICEDRF, got ${l}`);
    return LETTRES[l as keyof typeof LETTRES];
  });
}
