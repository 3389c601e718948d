import { describe, expect, it } from "vitest";

/** Cinq poids de redressement, et qui les porte parmi 32 réponses : ce qu'un institut publie, et ce qu'il ne publie pas. */
const POIDS = [0.7, 0.85, 0.95, 1.2, 2.15];
const PORTEURS = [11, 2, 8, 9, 2];

function* compose(n: number, parts: number): Generator<number[]> {
  if (parts === 1) return yield [n];
  for (let i = 0; i <= n; i++) for (const suite of compose(n - i, parts - 1)) yield [i, ...suite];
}
const kish = (porteurs: readonly number[]): number => {
  const [s, s2] = [1, 2].map((k) => porteurs.reduce((t, n, i) => t + n * POIDS[i]! ** k, 0));
  return s! ** 2 / s2!;
};

describe("un chiffre redressé ne redonne pas qui a répondu", () => {
  const compositions = [...compose(32, POIDS.length)].map(kish);
  const vrai = kish(PORTEURS);

  it("à la précision du calcul, l'effectif utile n'a qu'une composition possible", () => {
    expect(compositions.filter((x) => Math.abs(x - vrai) < 1e-9)).toHaveLength(1);
  });

  it("à l'entier, il en a des milliers", () => {
    expect(compositions.filter((x) => Math.floor(x) === Math.floor(vrai)).length).toBeGreaterThan(5000);
  });
});
