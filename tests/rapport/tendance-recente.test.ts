import fc from "fast-check";
import { expect, it } from "vitest";
import type { ResultatSuivi } from "../../src/rapport/lecture.ts";
import { writeTendanceRecente } from "../../src/rapport/tendance-recente.ts";
import { indicateur } from "./lecture-factice.ts";

const NATALITE = indicateur({
  code: "DEM-12", theme: "demographie", libelle: "Natalité", sujet: "le taux de natalité", accord: "ms",
  unite: "‰", decimales: 1, sens: "0", nature: "taux",
}); // prettier-ignore
const POINT = { indicateur: "DEM-12", territoire: "1", niveau: "commune", cog: 2023, statut: "valeur", motif: null, unite: "‰", methode: "rapport des effectifs ; intervalle de Byar à 95 %", source: "", fichiers: [], segment: 0, nom: "" } as const; // prettier-ignore
const serie = (valeurs: readonly (number | null)[], demi = 0.6, reste: Partial<ResultatSuivi> = {}): ResultatSuivi[] =>
  valeurs.map((valeur, i): ResultatSuivi => ({
    ...POINT,
    annee: 2016 + i,
    millesime: String(2016 + i),
    valeur,
    statut: valeur === null ? "secret" : "valeur",
    intervalle: valeur === null ? null : [valeur - demi, valeur + demi],
    numerateur: valeur === null ? null : 10 * valeur,
    denominateur: valeur === null ? null : 10_000,
    ...reste,
  }));
const simple = (texte: string | null): string | null => texte?.replace(/[\u00a0\u202f]/g, " ") ?? null;
/** La suite de l'exemple de `recentTrend` : khi-deux 56,87. */
const HAUSSE = [12.1, 12.9, 13.4, 14.2, 15.1];

it("dit la hausse ou la baisse établie, sa pente et la règle", () => {
  expect(simple(writeTendanceRecente(NATALITE, serie(HAUSSE)))).toBe(
    "Sur les cinq dernières années, de 2016 à 2020, la hausse est établie (+0,73 point par an ; pente pondérée par la marge de chaque année, règle de l'UKHSA, p < 0,002, la même sans l'une quelconque d'elles).",
  );
  expect(writeTendanceRecente(NATALITE, serie(HAUSSE.toReversed()))).toMatch(/la baisse est établie \(−0,73/);
});

it("plus de marge, ou une seule année qui fait tout : rien n'est établi", () => {
  expect(writeTendanceRecente(NATALITE, serie(HAUSSE, 3))).toMatch(/aucun changement n'est établi/);
  expect(writeTendanceRecente(NATALITE, serie([12.1, 12.05, 12, 11.95, 15.1]))).toMatch(/aucun changement n'est établi/);
});

it("ne dit rien sans cinq années qui se suivent, d'une même méthode, chacune avec une marge", () => {
  expect(writeTendanceRecente(NATALITE, serie(HAUSSE.slice(1)))).toBeNull();
  expect(writeTendanceRecente(NATALITE, serie([12, null, 13, 14, 15, 16]))).toBeNull();
  expect(writeTendanceRecente(NATALITE, serie(HAUSSE, 0.6, { intervalle: null }))).toBeNull();
  const coupee = serie(HAUSSE).map((p, i) => ({ ...p, segment: i < 2 ? 0 : 1 }));
  expect(writeTendanceRecente(NATALITE, coupee)).toBeNull();
  // Les bornes d'un arrondi ne sont pas une marge.
  const arrondie = serie(HAUSSE).map((p) => ({
    ...p,
    methode: "rapport des effectifs ; bornes de l'arrondi du producteur",
  }));
  expect(writeTendanceRecente({ ...NATALITE, nature: "ratio" }, arrondie)).toBeNull();
});

it("ce qu'elle dit d'une suite ne dépend ni de l'ordre, ni d'une constante ajoutée", () => {
  const valeurs = fc.array(fc.integer({ min: 50, max: 400 }).map((n) => n / 10), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(valeurs, fc.integer({ min: 0, max: 20 }), (v, c) => {
      const dite = writeTendanceRecente(NATALITE, serie(v));
      expect(writeTendanceRecente(NATALITE, serie(v).toReversed().sort((a, b) => a.annee - b.annee))).toBe(dite);
      expect(writeTendanceRecente(NATALITE, serie(v.map((x) => x + c)))).toBe(dite);
    }),
  );
}); // prettier-ignore
