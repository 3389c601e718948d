import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Projet } from "../../src/charger/projet.ts";
import type { Connexion } from "../../src/entrepot/entrepot.ts";
import { protegerAgregats } from "../../src/publier/agregats-proteges.ts";
import { POLITIQUES } from "../../src/secret/politique.ts";

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

  it("chaque édition le donne à l'entier inférieur, et la part redressée à l'entier", async () => {
    const base = { source: "ccas-questionnaire", modalite: "Question 1", millesime: 2025, premiere: null, deuxieme: null, libelle: "Question 1" }; // prettier-ignore
    const rows = [
      { ...base, variable: "questionnaire_reponses", valeur: 40, effectif: 40, nature: "effectif", unite: "réponses" },
      { ...base, variable: "questionnaire_oui", valeur: 21, effectif: 21, nature: "effectif", unite: "réponses" },
      { ...base, variable: "questionnaire_part", valeur: 52.714285714, effectif: 40, nature: "part", unite: "%" },
      { ...base, variable: "questionnaire_effectif_utile", valeur: 36.981, effectif: 40, nature: "part", unite: "réponses" }, // prettier-ignore
    ];
    const connexion = { rows: async () => rows } as unknown as Connexion;
    const projet = { dir: join(tmpdir(), "abs-sans-registre"), politiques: POLITIQUES } as unknown as Projet;
    const { anomalies, ...editions } = await protegerAgregats(connexion, projet);
    expect(anomalies).toEqual([]);
    const lus = (variable: string) => Object.values(editions).map(({ agregats }) => agregats.find((a) => a.variable === variable)?.valeur); // prettier-ignore
    expect([lus("questionnaire_part"), lus("questionnaire_effectif_utile")]).toEqual([
      [53, 53, 53],
      [36, 36, 36],
    ]);
  });
});
