import type { Resultat } from "../modele/resultat.ts";
import { enumerer } from "./accords.ts";

/**
 * Les motifs portent le code de la règle qui les fonde (« R5 : … », docs/regles.md) : utile à qui vérifie une valeur,
 * sans intérêt pour qui lit une page.
 */
export const withoutCodes = (texte: string): string =>
  texte.replace(/\s*\(R\d+\)/g, "").replace(/\bR\d+(?:(?:, | et )R\d+)*\s: /g, "");

/** La règle d'une évolution, sans les réserves propres à l'un des deux millésimes (« 2016 : addition des seuls IRIS… »). */
export function regleOf(motif: string): string | null {
  const regle = withoutCodes(motif)
    .replace(/(?:^|\s; )\d{4}\s: .*$/s, "")
    .trim();
  return regle === "" ? null : regle;
}

/**
 * Ce que des valeurs approchées ont d'approché, chaque raison une fois : la raison entière d'une valeur, et d'une évolution
 * celles de ses millésimes (« en 2016, addition des seuls IRIS… »), sauf si elles valent pour tous.
 */
export function approchesOf(resultats: readonly Pick<Resultat, "statut" | "motif">[]): readonly string[] {
  const motifs = resultats.flatMap(({ statut, motif }) => {
    const texte = withoutCodes(motif ?? "").replace(/\.$/, "");
    const millesimes = /(?:^|\s; )(\d{4}\s: .*)$/s.exec(texte)?.[1];
    if (millesimes !== undefined) return millesimes.split(" ; ");
    return statut === "estimation" && texte !== "" ? texte.split(" ; ") : [];
  });
  const annees = new Map<string, Set<string>>();
  for (const motif of motifs) {
    const [, annee = "", raison = motif] = /^(\d{4})\s: (.*)$/s.exec(motif) ?? [];
    annees.set(raison, new Set([...(annees.get(raison) ?? []), annee]));
  }
  return [...annees].map(([raison, siennes]) =>
    siennes.has("") ? raison : `${enumerer([...siennes].sort().map((a) => `en ${a}`))}, ${raison}`,
  );
}
