import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repartition } from "../../../src/rapport/figures/repartition.ts";
import type { LigneRepartition } from "../../../src/rapport/figures/repartition.ts";
import { OPTIONS, TIRAGES } from "./cas.ts";
import { findDefauts, prettySvg, readTextes } from "./lire-svg.ts";

const NOMS = [
  "Personnes seules",
  "Familles monoparentales",
  "Couples avec enfant",
  "Couples sans enfant",
  "Autres ménages",
];
const ligne = (libelle: string, valeurs: readonly (number | null)[], total?: number): LigneRepartition => ({
  libelle,
  parts: valeurs.map((valeur, i) => ({
    libelle: NOMS[i] ?? `Part ${i}`,
    valeur,
    statut: valeur === null ? "secret" : "valeur",
  })),
  ...(total === undefined ? {} : { total }),
});
const options = { ...OPTIONS, unite: "ménages", decimales: 0, ligne: "Millésime", ensemble: "ménages" };
const propre = (t: string): string => t.replace(/[\s\u00a0\u202f]/g, " ");

describe("repartition", () => {
  it("empile jusqu'à 100 %, nomme chaque part et dit le total", () => {
    const figure = repartition([ligne("2013", [460, 130, 300, 110]), ligne("2018", [470, 130, 280, 120])], options);
    for (const svg of [figure.svg, figure.svgEtroit]) {
      const textes = readTextes(svg)
        .map((t) => propre(t.texte))
        .join(" ");
      for (const mot of ["1 000 ménages", "46 %", "2018", "monoparentales", "seules"]) expect(textes).toContain(mot);
      const largeurs = [...svg.matchAll(/<rect [^>]*?width="([\d.]+)"/g)].map((m) => Number(m[1]));
      const somme = (a: number, b: number): number => largeurs.slice(a, b).reduce((s, w) => s + w, 0);
      expect(somme(0, 4)).toBeCloseTo(somme(4, 8), 0);
    }
    expect(figure.tableau.lignes[0]?.map(propre)).toEqual([
      "2013",
      "460",
      "46,0 %",
      "130",
      "13,0 %",
      "300",
      "30,0 %",
      "110",
      "11,0 %",
      "1 000",
    ]);
  });

  it("tait toute la ligne dès qu'une part est secrète : le complément la donnerait", () => {
    const figure = repartition([ligne("2013", [40, 60]), ligne("2018", [4444, null], 5555)], options);
    expect(JSON.stringify(figure).replace(/[\s\u202f\u00a0]/g, "")).not.toMatch(/4444|5555|1111/);
    expect(figure.tableau.lignes[1]).toEqual(["2018", "secret", "secret", "secret", "secret", "secret"]);
    expect(figure.notes.join()).toContain("2018 : secret");
  });

  it("garde les pourcentages donnés, avec le total de chaque ligne", () => {
    const figure = repartition([ligne("Mulhouse", [20.4, 79.6], 108_942)], { ...options, unite: "%", decimales: 1 });
    expect(figure.tableau.lignes[0]?.map(propre)).toEqual(["Mulhouse", "20,4 %", "79,6 %", "108 942"]);
  });

  it("se relit, étroite", async () => {
    const { svgEtroit } = repartition([ligne("2013", [460, 130, 410]), ligne("2018", [1, null, 5])], options);
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/repartition.svg");
  });

  it.each([
    ["six parts", () => repartition([ligne("a", [1, 2, 3, 4, 5, 6])], options), /2 to 5 parts, got 6/],
    ["aucune ligne", () => repartition([], options), /2 to 5 parts, got 0/],
    [
      "des parts différentes",
      () => repartition([ligne("a", [1, 2]), ligne("b", [1, 2, 3])], options),
      /share the same parts/,
    ],
    ["une part négative", () => repartition([ligne("a", [1, -2])], options), /must not be negative/],
    [
      "des pourcentages qui ne font pas 100",
      () => repartition([ligne("a", [40, 50])], { ...options, unite: "%" }),
      /sum to 100, got 90/,
    ],
    ["rien de complet", () => repartition([ligne("a", [1, null])], options), /at least one complete line/],
    [
      "une alternative vide",
      () => repartition([ligne("a", [1, 2])], { ...options, alternative: "" }),
      /alternative must not be empty/,
    ],
  ])("refuse %s", (_cas, appel, message) => {
    expect(appel).toThrow(RangeError);
    expect(appel).toThrow(message);
  });

  it("aucun texte ne sort du cadre ni n'en recouvre un autre", () => {
    const valeur = fc.oneof({ weight: 9, arbitrary: fc.nat(1_000_000) }, { weight: 1, arbitrary: fc.constant(null) });
    const noms = fc.constantFrom(
      "2013",
      "Provence-Alpes-Côte d'Azur",
      "Communauté d'agglomération du Pays de Saint-Malo et de la Côte d'Émeraude",
    );
    const lignes = fc
      .integer({ min: 2, max: 5 })
      .chain((n) =>
        fc.array(fc.tuple(noms, fc.array(valeur, { minLength: n, maxLength: n })), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(lignes, (ls) => {
        fc.pre(ls.some(([, vs]) => vs.every((v) => v !== null) && vs.some((v) => v !== 0)));
        const { svg, svgEtroit } = repartition(
          ls.map(([nom, vs]) => ligne(nom, vs)),
          options,
        );
        expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
      }),
      { numRuns: TIRAGES },
    );
  }, 600_000);
});
