import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enquetes, enquetesCommunes } from "../../src/modele/recensement.ts";

describe("les enquêtes annuelles de recensement", () => {
  // Les triplets que l'Insee diffuse comme comparables (bases communales 2020 à 2022, Melodi 2023).
  it.each([
    [2009, 2014, 2020],
    [2010, 2015, 2021],
    [2011, 2016, 2022],
    [2012, 2017, 2023],
  ])("%d, %d et %d ne partagent aucune enquête", (a, b, c) => {
    for (const [x, y] of [
      [a, b],
      [b, c],
      [a, c],
    ] as const)
      expect(enquetesCommunes(x, y)).toEqual([]);
  });

  // Recensements généraux : tous les habitants une seule année ; ce sont ceux des populations historiques de l'Insee.
  it.each([1968, 1975, 1982, 1990, 1999])("%d, recensement général, se compare à tout autre", (annee) => {
    expect([enquetesCommunes(annee, 2006), enquetesCommunes(annee, 2023)]).toEqual([[], []]);
    expect(enquetesCommunes(annee, 1985)).toBeNull(); // entre deux recensements généraux, rien n'est recensé
  });

  // Cinq ans ne suffisent plus dès que la collecte reportée de 2021 entre en jeu (insee.fr, 8680694).
  it.each([
    [2016, 2021, [2018]],
    [2017, 2022, [2019]],
    [2018, 2023, [2020]],
    [2013, 2018, []],
    [2014, 2019, [2016]],
    [2016, 2018, [2016, 2017, 2018]],
  ])("%d et %d partagent %j", (a, b, communes) => expect(enquetesCommunes(a, b)).toEqual(communes));

  it("un millésime cumule cinq enquêtes, jamais celle de 2021, qui n'a pas eu lieu", () => {
    for (let annee = 2006; annee <= 2023; annee++) {
      const liste = enquetes(annee) ?? [];
      expect(new Set(liste).size).toBe(5);
      expect(liste).not.toContain(2021);
      expect(liste).toEqual([...liste].sort((x, y) => x - y));
    }
  });

  it("se tait hors de la table, plutôt que d'extrapoler", () => {
    expect([enquetes(2005), enquetes(2024), enquetesCommunes(2005, 2018), enquetesCommunes(2018, 2030)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("la comparaison n'a pas de sens de lecture", () => {
    const annee = fc.integer({ min: 2006, max: 2023 });
    fc.assert(
      fc.property(annee, annee, (a, b) => {
        expect(new Set(enquetesCommunes(a, b))).toEqual(new Set(enquetesCommunes(b, a)));
        if (a === b) expect(enquetesCommunes(a, b)).toHaveLength(5);
      }),
    );
  });
});
