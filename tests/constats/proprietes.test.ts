import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accorder, enumerer, pronom, verbe } from "../../src/constats/accords.ts";
import { aNom, deNom } from "../../src/constats/lieux.ts";
import { readNombres } from "../../src/constats/nombres-lus.ts";
import { relire } from "../../src/constats/relire.ts";
import { writeAmplitude, writeEcart } from "../../src/constats/valeurs.ts";
import { formatValeur } from "../../src/modele/nombre.ts";
import { donneesEssai } from "./donnees-essai.ts";
import { TOUS } from "./indicateurs-essai.ts";
import {
  constatDe,
  sceneAcceleration,
  sceneDivergence,
  sceneEcart,
  sceneEvolution,
  sceneIris,
  type Scene,
} from "./scenes.ts";

const indicateur = fc.constantFrom(...TOUS);
const avecMarge = fc.constantFrom(...TOUS.filter((i) => i.nature === "part" && i.decimales > 0));
const nombre = fc.double({ min: 0.1, max: 94, noNaN: true }).map((x) => Number(x.toFixed(3)));
const sur = fc.integer({ min: 250, max: 300_000 });
const NOMS = ["Mulhouse", "Ajaccio", "Évreux", "Le Havre", "Les Abymes", "La Rochelle", "L'Haÿ-les-Roses", "Yerres"];
const commune = fc.constantFrom(...NOMS).map((nom) => ({ niveau: "commune" as const, code: "00101", nom }));

/** Toute scène que les phrases peuvent avoir à dire. */
const scene: fc.Arbitrary<Scene> = fc.oneof(
  fc
    .tuple(avecMarge, nombre, nombre, sur, commune)
    .map(([i, a, b, n, c]) => sceneEcart(i, a, b, { sur: n, second: b, commune: c })),
  fc
    .tuple(
      indicateur.filter((i) => i.nature !== "effectif" && !i.bornes),
      nombre,
      nombre,
    )
    .map(([i, a, b]) => sceneEcart(i, a, b)),
  fc.tuple(avecMarge, nombre, nombre, sur).map(([i, a, b, n]) => sceneEvolution(i, a, b, n)),
  fc
    .tuple(
      indicateur.filter((i) => !i.bornes),
      nombre,
      nombre,
    )
    .map(([i, a, b]) => sceneEvolution(i, 20 + 10 * a, 20 + 10 * b)),
  fc.tuple(avecMarge, nombre, nombre, nombre, sur).map(([i, a, b, c, n]) => sceneAcceleration(i, [a, b, c], n)),
  fc
    .tuple(avecMarge, fc.double({ min: 0.1, max: 3, noNaN: true }), sur)
    .map(([i, f, n]) => sceneDivergence(i, f, n, "direction")),
  fc.tuple(avecMarge, nombre, nombre, sur).map(([i, a, b, n]) => sceneIris(i, a, b, n)),
);

describe("toute phrase", () => {
  it("dit ses propres nombres, son sens, sa preuve et ses millésimes", () => {
    fc.assert(
      fc.property(scene, (s) => {
        expect(relire(constatDe(s), donneesEssai(s.reglages))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("ne dit pas nette une évolution que ses deux nombres imprimés ne montrent pas", () => {
    const [part] = TOUS.filter((i) => i.code === "FS-01");
    const scene = sceneEvolution(part!, 0.135, 0.1, 220_454);
    const { phrase, affirmation } = constatDe(scene);
    expect(phrase).toContain("reste à 0,1\u202f%, à l'arrondi près");
    expect([affirmation.force, affirmation.direction]).toEqual(["aucune", "stable"]);
    expect(relire(constatDe(scene), donneesEssai(scene.reglages))).toEqual([]);
  });

  it("élide, contracte, commence par une majuscule et finit par un point", () => {
    fc.assert(
      fc.property(scene, (s) => {
        const { phrase } = constatDe(s);
        expect(phrase).toMatch(/^\p{Lu}[^]*[^.]\.$/u);
        expect(phrase).not.toMatch(/\b(?:de|que|ne|se) [aeiouyéèêàâîôû]/iu);
        expect(phrase).not.toMatch(/\b(?:à|de) les? |\bà Les? |\bde Les? /u);
      }),
    );
  });

  it("accorde le verbe et le participe avec le sujet", () => {
    fc.assert(
      fc.property(scene, (s) => {
        const { phrase } = constatDe(s);
        const [i] = s.reglages.indicateurs;
        const isPluriel = i?.accord?.endsWith("p") === true;
        expect(/ (?:est|semble|passe|reste) /.test(phrase) && isPluriel && !phrase.includes("un écart qui")).toBe(
          false,
        );
        const [, accord] = / élevé(e?s?)\b/u.exec(phrase) ?? [];
        if (accord !== undefined && i) expect(accord).toBe(accorder("", i));
      }),
    );
  });

  it("écrit ses nombres à la française, et « points » à partir de deux", () => {
    fc.assert(
      fc.property(scene, (s) => {
        const { phrase } = constatDe(s);
        expect(phrase).not.toMatch(/\d[ .]\d|\d %|\d €|-\d/);
        for (const [, n = "", pluriel] of phrase.matchAll(/(\d+,\d+|\d+)\u00a0point(s?)\b/g))
          expect([phrase, pluriel === "s"]).toEqual([phrase, Number(n.replace(",", ".")) >= 2]);
      }),
    );
  });
});

it("relit tout nombre que l'outil écrit", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom("%", "€", "habitants", "points", "‰", ""),
      (x, decimales, unite) => {
        const [lu, ...autres] = readNombres(`vaut ${formatValeur(x, unite, decimales)}.`);
        expect(autres).toEqual([]);
        expect(lu?.valeur).toBeCloseTo(Number(x.toFixed(decimales)), 6);
        expect(lu?.decimales).toBe(decimales);
        const [signe] = readNombres(`(${writeEcart(x, "points", decimales)})`);
        expect(signe?.valeur).toBeCloseTo(Number(x.toFixed(decimales)), 6);
      },
    ),
  );
});

it("une amplitude n'a pas de signe", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => {
      expect(writeAmplitude(x, "points", 1)).toBe(writeAmplitude(-x, "points", 1));
    }),
  );
});

it.each([
  ["Mulhouse", "à Mulhouse", "de Mulhouse"],
  ["Angers", "à Angers", "d'Angers"],
  ["Le Mans", "au Mans", "du Mans"],
  ["Les Ulis", "aux Ulis", "des Ulis"],
])("%s : %s, %s", (nom, a, de) => {
  expect([aNom(nom), deNom(nom)]).toEqual([a, de]);
});

it.each([
  ["fs", "elle", "est", "élevée"],
  ["ms", "il", "est", "élevé"],
  ["fp", "elles", "sont", "élevées"],
  ["mp", "ils", "sont", "élevés"],
] as const)("accord %s", (accord, il, est, eleve) => {
  const i = { sujet: "x", accord };
  expect([pronom(i), verbe(i, "etre"), accorder("élevé", i)]).toEqual([il, est, eleve]);
});

it("énumère", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(enumerer)).toEqual(["", "a", "a et b", "a, b et c"]);
});
