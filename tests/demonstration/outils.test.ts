import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAlea } from "../../src/demonstration/alea.ts";
import { EXCEL, formatCsv, formatFlottant, formatPoint, formatVirgule, UNIX } from "../../src/demonstration/csv.ts";
import { gini, quantile, repartition, s80s20 } from "../../src/demonstration/melange.ts";
import { formatMillesimes, parseMillesimes } from "../../src/demonstration/millesimes.ts";
import { formatNcc, nomsCommunes, tncc } from "../../src/demonstration/noms.ts";
import { dessinerPays } from "../../src/demonstration/pays.ts";
import { isSiren, sirenFictif } from "../../src/demonstration/siren.ts";
import { vraiFichier } from "./lire.ts";

describe("siren", () => {
  it("reconnaît un SIREN réel et refuse un chiffre changé", () => {
    expect(isSiren("200066009")).toBe(true); // Mulhouse Alsace Agglomération, feuille EPCI 2023 de l'Insee
    expect(isSiren("200066008")).toBe(false);
  });

  it("fabrique des clés valides, distinctes, jamais attribuées", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (rang) => {
        const code = sirenFictif(rang);
        expect(code).toMatch(/^000\d{6}$/);
        expect(isSiren(code)).toBe(true);
      }),
    );
    expect(() => sirenFictif(0)).toThrow("rang must be in 1..99999, got 0");
  });
});

describe("mélange de log-normales", () => {
  const loi = [{ poids: 1, mu: Math.log(20_000), sigma: 0.5 }];

  it("retrouve les formes closes d'une log-normale", () => {
    expect(quantile(loi, 0.5)).toBeCloseTo(20_000, 0);
    expect(quantile(loi, 0.9) / quantile(loi, 0.1)).toBeCloseTo(Math.exp(2 * 1.2815515655 * 0.5), 3);
    expect(repartition(loi, 0.6 * 20_000)).toBeCloseTo(0.15348, 3); // Φ(ln 0,6 / 0,5), table de la loi normale
    expect(gini(loi)).toBeCloseTo(0.27633, 2); // 2 Φ(σ/√2) − 1 (Aitchison et Brown, 1957) ; trapèzes : deux décimales
    expect(s80s20(loi)).toBeGreaterThan(3.5);
  });

  it("le quantile d'un mélange est entre ceux de ses composantes, et inverse la répartition", () => {
    const composante = fc.record({
      poids: fc.double({ min: 1, max: 1000, noNaN: true }),
      mu: fc.double({ min: 9, max: 11, noNaN: true }),
      sigma: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(composante, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (m, p) => {
          const q = quantile(m, p);
          const seuls = m.map((c) => quantile([c], p));
          expect(q).toBeGreaterThanOrEqual(Math.min(...seuls) * (1 - 1e-6));
          expect(q).toBeLessThanOrEqual(Math.max(...seuls) * (1 + 1e-6));
          expect(repartition(m, q)).toBeCloseTo(p, 4);
        },
      ),
    );
    expect(() => quantile(loi, 1)).toThrow("p must be strictly between 0 and 1, got 1");
  });
});

describe("csv", () => {
  it("écrit la forme demandée", () => {
    expect(formatCsv(["A", "B"], [["1", ""]], EXCEL)).toBe("\uFEFFA;B\r\n1;\r\n");
    expect(formatCsv(["A"], [["é"]], { ...UNIX, derniereFin: "non" })).toBe("A\né");
  });

  it("refuse une ligne trop courte et une case qui casserait le fichier", () => {
    expect(() => formatCsv(["A", "B"], [["1"]], UNIX)).toThrow("row must have 2 cells, got 1");
    expect(() => formatCsv(["A"], [["1;2"]], UNIX)).toThrow("cell must not contain the separator, got 1;2");
  });

  it("écrit les nombres comme chaque producteur", () => {
    expect([311, 353.730434782608].map(formatPoint)).toEqual(["311", "353.730434783"]);
    expect([311, 0, 1.5].map(formatFlottant)).toEqual(["311.0", "0.0", "1.5"]);
    expect([formatVirgule(43, 1), formatVirgule(-15.7, 1)]).toEqual(["43,0", "-15,7"]);
  });
});

describe("millesimes.csv", () => {
  const ligne = { source: "cog-iris", niveau: "", millesime: "2023", cog: "2023", publie: "2023", fichier: "brut/cog/iris.csv", url: "", sha256: "0", recu_le: "2026-09-15" }; // prettier-ignore

  it("se relit comme il s'écrit", () => {
    expect(parseMillesimes(formatMillesimes([ligne, ligne]))).toEqual([ligne, ligne]);
  });

  it("refuse un point-virgule dans une case et une autre en-tête", () => {
    expect(() => formatMillesimes([{ ...ligne, url: "a;b" }])).toThrow("url must not contain");
    expect(() => parseMillesimes("source;fichier\n")).toThrow("header must be");
  });
});

describe("aléa", () => {
  it("se rejoue, et sépare les usages", () => {
    const suite = (usage: string): number[] => Array.from({ length: 5 }, createAlea(1, usage).uniform);
    expect(suite("a")).toEqual(suite("a"));
    expect(suite("a")).not.toEqual(suite("b"));
  });

  it("mélange sans rien perdre", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (xs, graine) => {
        const melange = createAlea(graine, "test").shuffle(xs);
        expect([...melange].sort((a, b) => a - b)).toEqual([...xs].sort((a, b) => a - b));
      }),
    );
  });
});

describe("noms", () => {
  it("suit les conventions du COG", () => {
    expect(formatNcc("Côte-d'Estrelle")).toBe("COTE D ESTRELLE");
    expect([tncc("Orvolles"), tncc("Éscolles"), tncc("Brévolles")]).toEqual(["1", "1", "0"]);
    expect(() => nomsCommunes(10_000, createAlea(1, "noms"), new Set())).toThrow("n must be at most");
  });

  const reels = ["v_commune_2023.csv", "v_commune_depuis_1943.csv", "v_departement_2023.csv", "v_region_2023.csv"].map((f) => vraiFichier(`insee/cog/${f}`)); // prettier-ignore
  it.skipIf(reels.includes(null))("aucun nom inventé n'est celui d'un territoire français, même disparu", () => {
    const connus = new Set(reels.flatMap((f) => readFileSync(f!, "utf8").split(/[,\n]/)));
    const pays = dessinerPays(2026);
    const noms = [...pays.communes, ...pays.departements, ...pays.regions].map((t) => t.nom);
    expect(new Set(noms).size).toBe(noms.length);
    expect(noms.filter((nom) => connus.has(nom) || connus.has(formatNcc(nom)))).toEqual([]);
    const tirables = nomsCommunes(384, createAlea(1, "noms"), new Set());
    expect(tirables.filter((nom) => connus.has(nom) || connus.has(formatNcc(nom)))).toEqual([]);
  });
});
