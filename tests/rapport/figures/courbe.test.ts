import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isServi } from "../../../src/modele/statut.ts";
import { courbe } from "../../../src/rapport/figures/courbe.ts";
import { groupSeries } from "../../../src/rapport/figures/series.ts";
import {
  arbitraryMillesimes,
  arbitraryPoints,
  FRANCE,
  HAUT_RHIN,
  M2A,
  MULHOUSE,
  OPTIONS,
  TIRAGES,
  PACA,
  point,
} from "./cas.ts";
import { findDefauts, prettySvg, readSegments, readTextes } from "./lire-svg.ts";

const POPULATION = [point(MULHOUSE, 2013, 112_063), point(MULHOUSE, 2018, 108_942)];
const POP = { ...OPTIONS, id: "POP-01", unite: "habitants", decimales: 0 };

// Filosofi, taux de pauvreté : 2021 repose sur une autre méthode, et n'est diffusé qu'à la commune et en France.
const PAUVRETE = [
  point(MULHOUSE, 2014, 30, { intervalle: [28.8, 31.2] }),
  point(MULHOUSE, 2018, 33),
  point(MULHOUSE, 2019, 33),
  point(MULHOUSE, 2021, 36, { segment: 1 }),
  ...[M2A, HAUT_RHIN, PACA, FRANCE].flatMap((qui, i) => [
    point(qui, 2014, 17.9 - 1.6 * i),
    point(qui, 2018, 19.1 - 1.6 * i),
    point(qui, 2019, 19.3 - 1.6 * i),
  ]),
  point(FRANCE, 2021, 14.9, { segment: 1 }),
];
const RUPTURE = { temps: 2020, libelle: "nouvelle méthode" };

describe("courbe : ce qu'elle montre", () => {
  it("écrit la première et la dernière valeur de la commune, à la française", () => {
    for (const svg of [courbe(POPULATION, POP).svg, courbe(POPULATION, POP).svgEtroit]) {
      const textes = readTextes(svg).map((t) => t.texte.replace(/\s/g, " "));
      expect(textes.join("|")).toContain("112 063");
      expect(textes.join("|")).toContain("108 942");
    }
  });

  it("écarte la première valeur d'une graduation de la même ligne, qu'elle aurait l'air de prolonger", () => {
    // 30 618 habitants, une graduation à 31 000 : la place au-dessus du point est celle de la graduation.
    const trois = [point(MULHOUSE, 2011, 30_618), point(MULHOUSE, 2016, 30_276), point(MULHOUSE, 2022, 29_986)];
    for (const svg of [courbe(trois, POP).svg, courbe(trois, POP).svgEtroit]) {
      const textes = readTextes(svg).map((t) => ({ ...t, texte: t.texte.replace(/\s/g, " ") }));
      const valeur = textes.find((t) => t.texte === "30 618");
      const graduations = textes.filter((t) => /^\d\d 000/.test(t.texte));
      expect(graduations.length).toBeGreaterThan(2);
      const memeLigne = graduations.filter((g) => Math.abs(g.y - (valeur?.y ?? NaN)) < 10);
      // La graduation finit à dix pixels du tracé, la valeur commence à huit de l'autre côté, ou sur une autre ligne.
      for (const g of memeLigne) expect((valeur?.x ?? NaN) - g.x).toBeGreaterThan(17.9);
      expect(valeur).toBeDefined();
    }
  });

  it("espace les millésimes selon le temps réel", () => {
    const x = (annee: string): number =>
      readTextes(courbe(PAUVRETE, OPTIONS).svg).find((t) => t.texte === annee)?.x ?? NaN;
    expect((x("2018") - x("2014")) / (x("2019") - x("2018"))).toBeCloseTo(4, 1);
  });

  it("écrit la raison de la coupure, et la dit même quand personne ne l'a déclarée", () => {
    const ecrit = (svg: string): string =>
      readTextes(svg)
        .map((t) => t.texte)
        .join(" ");
    expect(ecrit(courbe(PAUVRETE, { ...OPTIONS, ruptures: [RUPTURE] }).svg)).toContain("nouvelle méthode");
    expect(ecrit(courbe(PAUVRETE, OPTIONS).svgEtroit)).toContain("rupture de série");
  });

  it("écrit les deux valeurs de part et d'autre de la coupure", () => {
    const textes = readTextes(courbe(PAUVRETE, { ...OPTIONS, ruptures: [RUPTURE] }).svg).map((t) => t.texte);
    expect(textes.filter((t) => /^33,0/.test(t))).toHaveLength(1);
    expect(textes.filter((t) => /^Mulhouse 36,0/.test(t))).toHaveLength(1);
  });

  it("dit le dernier millésime d'une série qui s'arrête plus tôt", () => {
    const { svg, svgEtroit } = courbe(PAUVRETE, OPTIONS);
    expect(
      readTextes(svg)
        .map((t) => t.texte)
        .join(" "),
    ).toContain("(2019)");
    expect(
      readTextes(svgEtroit)
        .map((t) => t.texte)
        .join(" "),
    ).toContain("en 2019");
  });

  it("range les noms de bout de ligne dans l'ordre des dernières valeurs", () => {
    const fins = PAUVRETE.filter((p) => p.temps <= 2019);
    const attendu = ["Mulhouse", "Mulhouse Alsace", "Haut-Rhin", "Provence-Alpes-", "France"];
    const textes = readTextes(courbe(fins, OPTIONS).svg).filter((t) => attendu.some((a) => t.texte.startsWith(a)));
    const noms = textes.toSorted((a, b) => a.y - b.y).map((t) => t.texte.split(" ")[0]);
    expect(noms).toEqual(["Mulhouse", "Mulhouse", "Haut-Rhin", "Provence-Alpes-Côte", "France"]);
  });

  it("ne dit jamais la valeur d'un secret, même si elle lui est donnée", () => {
    const points = [...POPULATION, point(MULHOUSE, 2016, 777_777, { statut: "secret" })];
    const figure = courbe(points, POP);
    expect(JSON.stringify(figure).replace(/[\s\u202f\u00a0]/g, "")).not.toContain("777777");
    expect(figure.notes).toContain("Secret : Mulhouse 2016.");
    expect(figure.tableau.lignes[1]).toEqual(["2016", "secret"]);
    expect(readSegments(figure.svg)).toHaveLength(0);
  });

  it("signale un axe coupé, et lui seul", () => {
    expect(courbe(POPULATION, POP).notes.join()).toContain("ne commence pas à zéro");
    expect(courbe(PAUVRETE, OPTIONS).notes.join()).not.toContain("ne commence pas à zéro");
  });

  it("rend les mêmes octets deux fois", () => {
    expect(courbe(PAUVRETE, OPTIONS)).toEqual(courbe(PAUVRETE, OPTIONS));
  });

  it("se relit : évolution coupée, large", async () => {
    const { svg } = courbe(PAUVRETE, { ...OPTIONS, ruptures: [RUPTURE] });
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/courbe-rupture.svg");
  });

  it("se relit : pente, étroite", async () => {
    await expect(prettySvg(courbe(POPULATION, POP).svgEtroit)).toMatchFileSnapshot("__snapshots__/courbe-pente.svg");
  });
});

describe("courbe : ce qu'elle refuse", () => {
  it.each([
    ["un seul millésime", () => courbe([point(MULHOUSE, 2018, 1)], OPTIONS), /at least 2 millesimes, got 1/],
    [
      "aucune valeur",
      () => courbe([point(MULHOUSE, 2018, null), point(MULHOUSE, 2019, null)], OPTIONS),
      /served value/,
    ],
    ["un point en double", () => courbe([...POPULATION, point(MULHOUSE, 2018, 5)], OPTIONS), /unique by territoire/],
    ["une valeur NaN", () => courbe([...POPULATION, point(MULHOUSE, 2019, NaN)], OPTIONS), /must be finite/],
    [
      "un intervalle à l'envers",
      () => courbe([...POPULATION, point(MULHOUSE, 2019, 3, { intervalle: [4, 2] })], OPTIONS),
      /ordered/,
    ],
    ["un titre vide", () => courbe(POPULATION, { ...OPTIONS, titre: " " }), /titre must not be empty/],
    ["une lecture vide", () => courbe(POPULATION, { ...OPTIONS, lecture: "" }), /lecture must not be empty/],
    ["une source vide", () => courbe(POPULATION, { ...OPTIONS, source: "" }), /source must not be empty/],
    [
      "une alternative vide",
      () => courbe(POPULATION, { ...OPTIONS, alternative: "" }),
      /alternative must not be empty/,
    ],
    [
      "des décimales absurdes",
      () => courbe(POPULATION, { ...OPTIONS, decimales: 1.5 }),
      /decimales must be an integer/,
    ],
  ])("%s", (_cas, appel, message) => {
    expect(appel).toThrow(RangeError);
    expect(appel).toThrow(message);
  });
});

describe("courbe : propriétés", () => {
  const entree = arbitraryMillesimes(2, 8).chain((millesimes) =>
    fc.record({
      millesimes: fc.constant(millesimes),
      donnees: arbitraryPoints(millesimes),
      coupures: fc.subarray(millesimes.slice(1), { maxLength: Math.min(2, millesimes.length - 1) }),
    }),
  );

  it("aucun texte ne sort du cadre ni n'en recouvre un autre ; aucune rupture n'est traversée", () => {
    fc.assert(
      fc.property(entree, ({ millesimes, donnees: { points, echelle }, coupures }) => {
        fc.pre(points.some((p) => isServi(p.statut)));
        const ruptures = coupures.map((t) => ({ temps: t - 0.5, libelle: "nouvelle méthode de calcul des revenus" }));
        const { svg, svgEtroit } = courbe(points, { ...OPTIONS, ...echelle, ruptures });
        for (const dessin of [svg, svgEtroit]) {
          expect(findDefauts(dessin)).toEqual([]);
          const [min = 0, max = 0] = [millesimes[0], millesimes.at(-1)];
          const cadre = readCadre(dessin);
          for (const r of ruptures) {
            const x = cadre.debut + ((r.temps - min) / (max - min)) * (cadre.fin - cadre.debut);
            expect(readSegments(dessin).filter((s) => s.x1 < x - 0.02 && s.x2 > x + 0.02)).toEqual([]);
          }
        }
      }),
      { numRuns: TIRAGES },
    );
  }, 600_000);

  it("un tracé ne relie que des points servis du même segment, dans l'ordre du temps", () => {
    fc.assert(
      fc.property(entree, fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }), ({ donnees: { points } }, pas) => {
        const decales = points.map((p) => ({ ...p, segment: pas[p.temps % 8] ?? 0 }));
        for (const { traces, servis, points: tous } of groupSeries(decales)) {
          expect(servis).toHaveLength(tous.filter((p) => isServi(p.statut)).length);
          for (const trace of traces) {
            expect(new Set(trace.map((p) => p.segment)).size).toBe(1);
            const rangs = trace.map((p) => tous.indexOf(p));
            expect(rangs).toEqual(rangs.map((_, i) => (rangs[0] ?? 0) + i));
          }
        }
      }),
    );
  });
});

// Les graduations de temps sont des traits « Mx,bas v6 » : la première et la dernière bornent le cadre.
function readCadre(svg: string): { debut: number; fin: number } {
  const d = /d="((?:M[\d.]+,[\d.]+v6)+)"/.exec(svg)?.[1] ?? "";
  const xs = [...d.matchAll(/M([\d.]+),/g)].map((m) => Number(m[1]));
  return { debut: xs[0] ?? NaN, fin: xs.at(-1) ?? NaN };
}
