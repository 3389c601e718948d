const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);

/** Répartit les pauvres selon des risques relatifs, sans dépasser 95 % d'un groupe. */
export function repartirPauvres(pauvres: number, groupes: readonly number[], risques: readonly number[]): number[] {
  const bruts = groupes.map((n, i) => n * risques[i]!);
  const k = pauvres / Math.max(1e-9, somme(bruts));
  return bruts.map((b, i) => Math.min(b * k, groupes[i]! * 0.95));
}

/** Parts du revenu disponible, somme 1 : ce qui n'est ni pension, ni patrimoine, ni prestation, ni impôt est du travail. */
export function partsDuRevenu(relatif: number, seniors: number, chomage: number): number[] {
  const pensions = Math.min(0.55, Math.max(0.1, 0.29 + 0.95 * (seniors - 0.275)));
  const patrimoine = 0.1 * relatif ** 1.3;
  const prestations = Math.min(0.34, 0.056 * relatif ** -2.4);
  const impots = -0.178 * relatif ** 0.55;
  const activite = 1 - pensions - patrimoine - prestations - impots;
  const indemnites = Math.min(0.06, 0.03 * (chomage / 0.115) ** 0.6);
  const independants = 0.055 * relatif ** 0.8;
  const famille = 0.36 - 0.06 * Math.min(1, Math.max(0, 1 / relatif - 1));
  const logement = 0.23;
  return [
    ...[activite - indemnites - independants, indemnites, independants, pensions, patrimoine],
    ...[prestations * famille, prestations * (1 - famille - logement), prestations * logement, impots],
  ];
}
