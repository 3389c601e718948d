import { describe, expect, it } from "vitest";
import type { AgregatProtege } from "../../src/modele/agregat.ts";
import { figureSaisons } from "../../src/rapport/figure-saisons.ts";
import { saisonsDe } from "../../src/rapport/saisons.ts";
import { seededRandom } from "../../src/stats/seeded-random.ts";
import { rendre, simple } from "./chapitres.ts";
import { lectureFactice } from "./lecture-factice.ts";

/** Des comptes mensuels de janvier 2022, un par mois ; un `null` est masqué. */
const mensuels = (comptes: readonly (number | null)[]): AgregatProtege[] =>
  comptes.map((valeur, i): AgregatProtege => {
    const annee = 2022 + Math.floor(i / 12);
    const modalite = `${annee}-${String((i % 12) + 1).padStart(2, "0")}`;
    return { source: "ccas-accueil", variable: "passages_par_mois", modalite, millesime: annee, valeur, statut: valeur === null ? "secret" : "valeur", nature: "effectif", unite: "passages", libelle: "Passages à l'accueil par mois" }; // prettier-ignore
  });
// Sans tendance, la décomposition classique rend le profil même : janvier à 150, juillet à 50, les autres à 100.
const PROFIL = [150, 100, 100, 100, 100, 100, 50, 100, 100, 100, 100, 100];
const TROIS_ANS = [...PROFIL, ...PROFIL, ...PROFIL].map((n) => 2 * n);

describe("la saison d'un compte mensuel", () => {
  it("retrouve un profil exact, et ôte sa saison au dernier mois", () => {
    const s = saisonsDe(mensuels([...TROIS_ANS.slice(0, -1), 220]));
    if (typeof s === "string") throw new RangeError(`a season must be found, got ${s}`);
    expect(s.mois.map((m) => Math.round(m.indice)).slice(0, 7)).toEqual([150, 100, 100, 100, 100, 100, 50]);
    expect(s.periode).toEqual(["2022-01", "2024-12"]);
    expect(s.dernier).toMatchObject({ mois: "2024-12", valeur: 220 });
    expect(s.dernier.sansSaison).toBeCloseTo(220, 0);
    // Byar sur les 600 passages de deux janviers (le premier n'a pas de tendance) : 553 à 650, rapportés à 150.
    expect(s.mois[0]?.bornes).toEqual([expect.closeTo(138.2, 0), expect.closeTo(162.5, 0)]);
    const { titre } = figureSaisons(lectureFactice(), mensuels(TROIS_ANS), s, "s");
    expect(simple(titre)).toBe("Passages à l'accueil par mois : janvier est d'ordinaire le mois le plus chargé, 50 % de plus qu'un mois moyen"); // prettier-ignore
  });

  it("le titre nomme tous les mois que le hasard ne sépare pas du premier, ou dit l'étendue", () => {
    const titre = (profil: readonly number[]): string => {
      const m = mensuels([...profil, ...profil, ...profil].map((n) => 2 * n));
      const s = saisonsDe(m);
      if (typeof s === "string") throw new RangeError(`a season must be found, got ${s}`);
      return simple(figureSaisons(lectureFactice(), m, s, "s").titre);
    };
    expect(titre(PROFIL.map((n, i) => (i === 8 ? 148 : n)))).toMatch(/janvier et septembre sont d'ordinaire les mois les plus chargés, jusqu'à 4\d % de plus/); // prettier-ignore
    expect(titre(PROFIL.map((n, i) => (i < 6 ? 150 : n)))).toMatch(
      /d'ordinaire de \d+ à \d+ selon le mois, un mois moyen valant 100/,
    );
  });

  it("la saison se retourne avec le profil", () => {
    const retourne = TROIS_ANS.map((n) => 400 - n);
    const s = saisonsDe(mensuels(retourne));
    if (typeof s === "string") throw new RangeError(`a season must be found, got ${s}`);
    const [janvier, juillet] = [s.mois[0], s.mois[6]];
    expect((juillet?.indice ?? 0) > (janvier?.indice ?? 0)).toBe(true);
  });

  it.each([3, 5])("%i années sans saison : une sur vingt passe pour en avoir une, pas plus", (annees) => {
    const random = seededRandom(6);
    const poisson = (moyenne: number): number => {
      let [n, produit] = [0, random()];
      for (; produit > Math.exp(-moyenne); n++) produit *= random();
      return n;
    };
    const essais = Array.from({ length: 1000 }, () => saisonsDe(mensuels(Array.from({ length: 12 * annees }, () => poisson(40))))); // prettier-ignore
    // 50 attendus, à trois écarts-types près (√(1 000 × 0,05 × 0,95) = 6,9).
    expect(Math.abs(essais.filter((s) => typeof s !== "string").length - 50)).toBeLessThan(21);
  });

  it("se tait, et dit pourquoi", () => {
    expect(saisonsDe(mensuels(TROIS_ANS.slice(0, 24)))).toBe("il faut 3 années de mois qui se suivent");
    expect(saisonsDe(mensuels(TROIS_ANS), "2022-04-01")).toBe("il faut 3 années de mois qui se suivent");
    // Une hausse régulière n'est pas une saison ; ni des comptes trop petits pour la voir.
    expect(saisonsDe(mensuels(TROIS_ANS.map((_, i) => 200 + 5 * i)))).toContain("ne se distingue du hasard");
    expect(saisonsDe(mensuels(TROIS_ANS.map((n) => Math.round(n / 100))))).toContain("ne se distingue du hasard");
    expect(saisonsDe(mensuels([...TROIS_ANS, ...TROIS_ANS.slice(0, 12)].map((n, i) => (i === 20 ? null : n))))).toBe("un mois manque, ou est masqué"); // prettier-ignore
    expect(saisonsDe(mensuels(TROIS_ANS.map((n, i) => (i === 20 ? 0 : n))))).toBe("un mois ne compte rien");
    expect(rendre("::saisons{variable=passages_par_mois}", { agregats: [] }).anomalies).toMatchObject([{ message: expect.stringContaining("pas d'export") }]); // prettier-ignore
  });
});
