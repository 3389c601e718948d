import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isServi } from "../../../src/modele/statut.ts";
import { points } from "../../../src/rapport/figures/points.ts";
import type { PointTexte } from "../../../src/rapport/figures/nombres.ts";
import { arbitraryPoints, FRANCE, M2A, MULHOUSE, OPTIONS, TIRAGES, PAUVRETE_2019, point, TOUS } from "./cas.ts";
import { findDefauts, prettySvg, readTextes } from "./lire-svg.ts";

const iris = (n: number, valeur: number | null, nom = `Quartier ${n}`): PointTexte =>
  point([`68224${1000 + n}`, "iris", nom, "iris"], 2019, valeur);

const enColonne = (svg: string, noms: readonly string[]): string[] =>
  readTextes(svg)
    .filter((t) => noms.includes(t.texte))
    .toSorted((a, b) => a.y - b.y)
    .map((t) => t.texte);

describe("points : comparaison", () => {
  it("met la commune en tête, puis du plus proche au plus lointain, quel que soit l'ordre reçu", () => {
    const noms = TOUS.map(([, , nom]) => nom);
    const figure = points(PAUVRETE_2019, OPTIONS);
    expect(enColonne(figure.svg, noms)).toEqual(noms);
    expect(enColonne(figure.svgEtroit, noms)).toEqual(noms);
    expect(figure.tableau.lignes.map((l) => l[0])).toEqual(noms);
  });

  it("écrit chaque valeur, et la marge au tableau", () => {
    const figure = points(PAUVRETE_2019, OPTIONS);
    const propre = (t: string): string => t.replace(/[\s\u00a0\u202f]/g, " ");
    expect(readTextes(figure.svg).map((t) => propre(t.texte))).toEqual(
      expect.arrayContaining(["33,0 %", "19,3 %", "13,1 %", "14,8 %", "14,5 %"]),
    );
    expect(figure.tableau.lignes[0]?.map(propre)).toEqual(["Mulhouse", "33,0 %", "31,8 à 34,2 %"]);
    expect(figure.tableau.lignes[1]?.[2]).toBe("—");
  });

  it("écrit « secret » et hache, sans jamais dire la valeur", () => {
    const figure = points([...PAUVRETE_2019.slice(2, 3), point(M2A, 2019, 77.7, { statut: "secret" })], OPTIONS);
    const textes = [...readTextes(figure.svg), ...readTextes(figure.svgEtroit)].map((t) => t.texte);
    expect(JSON.stringify([textes, figure.tableau, figure.notes])).not.toMatch(/77[.,]7/);
    expect(readTextes(figure.svg).map((t) => t.texte)).toContain("secret");
    expect(figure.svgEtroit).toMatch(/M[\d.]+,[\d.]+h(\d{3}(?:\.\d+)?)v10h-\1z/);
  });

  it("imprime le texte du producteur à la place du nombre", () => {
    const figure = points([point(MULHOUSE, 2019, 5, { texte: "5 % ou moins" }), point(FRANCE, 2019, 14.5)], OPTIONS);
    expect(readTextes(figure.svg).map((t) => t.texte)).toContain("5 % ou moins");
    expect(figure.tableau.lignes[0]?.[1]).toBe("5 % ou moins");
  });

  it("dit pourquoi un point est ouvert", () => {
    const [premier, ...reste] = PAUVRETE_2019;
    const figure = points([{ ...premier!, statut: "avertissement", motif: "moins de 200 ménages" }, ...reste], OPTIONS);
    expect(figure.notes.join()).toContain("moins de 200 ménages (France métropolitaine)");
  });

  it.each([4, 20])("à 320 px, le repère de la commune ne passe sur le nom d'aucune de ses %i lignes", (n) => {
    const { svgEtroit } = points(
      [PAUVRETE_2019.find((p) => p.role === "commune")!, ...Array.from({ length: n }, (_, i) => iris(i, 10 + i))],
      OPTIONS,
    );
    const [, repere = ""] = /d="([^"]*)"[^>]*stroke-width="2"[^>]*--commune/.exec(svgEtroit) ?? [];
    const segments = [...repere.matchAll(/,([\d.]+)V([\d.]+)/g)].map(([, haut, bas]) => [Number(haut), Number(bas)]);
    expect(segments).toHaveLength(n);
    for (const { texte, y } of readTextes(svgEtroit).filter((t) => t.texte.startsWith("Quartier")))
      for (const [haut = 0, bas = 0] of segments) expect(y < haut - 3 || y > bas + 3, texte).toBe(true);
  });

  it("se relit", async () => {
    const { svg } = points(PAUVRETE_2019, OPTIONS);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/points.svg");
  });
});

describe("points : détail par IRIS", () => {
  const irises = [iris(1, 20), iris(2, 45), iris(3, null), iris(4, 12), iris(5, 33)];

  it("trie par valeur, les secrets en dernier par nom, la commune en référence et non en ligne", () => {
    const figure = points([...irises, point(MULHOUSE, 2019, 33)], OPTIONS);
    const noms = irises.map((p) => p.nom);
    expect(enColonne(figure.svg, noms)).toEqual(["Quartier 2", "Quartier 5", "Quartier 1", "Quartier 4", "Quartier 3"]);
    const texte = readTextes(figure.svg).find((t) => t.texte.startsWith("Mulhouse"));
    expect(texte?.y).toBeLessThan(25);
    expect(figure.tableau.lignes[0]?.[0]).toBe("Mulhouse");
  });

  it("sait ranger par nom, sans classement", () => {
    const { svg } = points(irises, { ...OPTIONS, ordre: "nom" });
    expect(
      enColonne(
        svg,
        irises.map((p) => p.nom),
      ),
    ).toEqual(irises.map((p) => p.nom));
  });

  it("tient 45 lignes aux deux largeurs", () => {
    const beaucoup = Array.from({ length: 45 }, (_, i) =>
      iris(i, i % 7 === 3 ? null : (i * 37) % 60, `Cité-Brustlein-Vauban-Neppert ${i}`),
    );
    const { svg, svgEtroit } = points([...beaucoup, point(MULHOUSE, 2019, 33)], OPTIONS);
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });
});

describe("points : ce qu'ils refusent", () => {
  it.each([
    [
      "des millésimes différents",
      () => points([point(MULHOUSE, 2018, 1), point(FRANCE, 2019, 2)], OPTIONS),
      /share one millesime, got 2018, 2019/,
    ],
    ["rien à dessiner", () => points([point(MULHOUSE, 2018, null)], OPTIONS), /at least one served value/],
    [
      "un territoire répété",
      () => points([point(MULHOUSE, 2018, 1), point(MULHOUSE, 2018, 2)], OPTIONS),
      /unique by territoire/,
    ],
    ["une lecture vide", () => points(PAUVRETE_2019, { ...OPTIONS, lecture: "" }), /lecture must not be empty/],
  ])("%s", (_cas, appel, message) => {
    expect(appel).toThrow(RangeError);
    expect(appel).toThrow(message);
  });
});

it("points : aucun texte ne sort du cadre ni n'en recouvre un autre", () => {
  fc.assert(
    fc.property(arbitraryPoints([2019]), ({ points: valeurs, echelle }) => {
      fc.pre(valeurs.some((p) => isServi(p.statut)));
      const { svg, svgEtroit } = points(valeurs, { ...OPTIONS, ...echelle });
      expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
    }),
    { numRuns: TIRAGES },
  );
}, 600_000);
