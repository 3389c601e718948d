/** Un terme d'une somme : `+1` ou `−1` fois une variable. */
export interface Terme {
  readonly motif: string;
  readonly coefficient: 1 | -1;
}

/**
 * Lit une somme de motifs.
 * @throws {RangeError} si la formule n'est pas une suite de motifs séparés par ` + ` ou ` - `.
 * @example parseFormule("P{aa}_ACT1564 - P{aa}_CHOM1564") // [{ motif: "P{aa}_ACT1564", coefficient: 1 }, { motif: "P{aa}_CHOM1564", coefficient: -1 }]
 */
export function parseFormule(formule: string): readonly Terme[] {
  const morceaux = formule.trim().split(/\s+([+-])\s+/);
  const termes: Terme[] = [];
  for (let i = 0; i < morceaux.length; i += 2) {
    const motif = morceaux[i] ?? "";
    if (!/^[\w{}-]+$/.test(motif)) throw new RangeError(`formula must be a sum of variable patterns, got ${formule}`);
    termes.push({ motif, coefficient: morceaux[i - 1] === "-" ? -1 : 1 });
  }
  return termes;
}
