import { expect, it } from "vitest";
import { GENRES } from "../../src/constats/affirmation.ts";
import { INTERDITS } from "../../src/constats/mots.ts";
import { relire } from "../../src/constats/relire.ts";
import { formatCase } from "../../src/modele/csv.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import { donneesEssai } from "./donnees-essai.ts";
import { DELAI, EFFECTIF, FOYERS, INDICE, MONTANT, PART, PLACES, PROPRIETAIRES, TAUX } from "./indicateurs-essai.ts";
import {
  constatDe,
  doser,
  sceneAcceleration,
  sceneAggravation,
  sceneCumul,
  sceneDivergence,
  sceneEcart,
  sceneEvolution,
  sceneIris,
  sceneRecours,
  type Scene,
} from "./scenes.ts";

const FORCES = ["nette", "indicative", "aucune"] as const;
const SANS_MARGE = [TAUX, MONTANT, FOYERS, PLACES, INDICE];
const NIVEAUX: Readonly<Record<string, readonly [number, number]>> = {
  [TAUX.code]: [33, 14.5],
  [MONTANT.code]: [16620, 22320],
  [FOYERS.code]: [11.2, 6.4],
  [PLACES.code]: [41.7, 58.3],
  [INDICE.code]: [92.4, 84.1],
};
const REV_10: Indicateur = { ...FOYERS, code: "REV-10" };
const DOMAINES: readonly Indicateur[] = [
  { ...PART, code: "A-1", theme: "vieillissement" },
  { ...PROPRIETAIRES, code: "B-1", theme: "logement" },
  { ...PART, code: "C-1", theme: "emploi" },
  { ...PART, code: "D-1", theme: "familles" },
];

const ecarts: readonly Scene[] = [
  ...[PART, PROPRIETAIRES].flatMap((i) =>
    FORCES.flatMap((f) => [
      doser(f, (sur) => sceneEcart(i, 9.4, 7.9, { sur })),
      doser(f, (sur) => sceneEcart(i, 7.9, 9.4, { sur, second: 9.6 })),
    ]),
  ),
  ...SANS_MARGE.flatMap((i) => {
    const [a, b] = NIVEAUX[i.code] ?? [0, 0];
    return [sceneEcart(i, a, b), sceneEcart(i, b, a, { second: a }), sceneEcart(i, a, a)];
  }),
];

const evolutions: readonly Scene[] = [
  ...[PART, PROPRIETAIRES].flatMap((i) =>
    FORCES.flatMap((f) => [
      doser(f, (sur) => sceneEvolution(i, 7.1, 8.2, sur)),
      doser(f, (sur) => sceneEvolution(i, 12.4, 9.2, sur)),
    ]),
  ),
  ...[...SANS_MARGE, EFFECTIF].flatMap((i) => {
    const [a, b] = NIVEAUX[i.code] ?? [31204, 30113];
    const [x, y] = i.decimales === 0 ? [Math.round(a), Math.round(b)] : [a, b];
    return [sceneEvolution(i, x, y), sceneEvolution(i, y, x), sceneEvolution(i, x, x)];
  }),
  sceneEvolution(TAUX, 20, 21),
  sceneEvolution(DELAI, 14, 16),
  sceneEvolution(DELAI, 25, 16),
  sceneEvolution(TAUX, 20, 24, null, "R4 : l'Insee a changé de méthode"),
];

const rythmes: readonly Scene[] = [
  ...[[8, 8.6, 12.2], [12.2, 11.6, 8], [8, 11, 11.6], [12, 9, 8.4], [8, 11, 8], [11, 8, 11]].flatMap((t) =>
    FORCES.map((f) => doser(f, (sur) => sceneAcceleration(PART, t as [number, number, number], sur))),
  ),
  sceneAcceleration(FOYERS, [6.4, 7, 11.2]),
  sceneAcceleration(PLACES, [60, 50, 47]),
  sceneAcceleration(INDICE, [84.1, 92.4, 84]),
  sceneAcceleration(DELAI, [14, 16, 25]),
  sceneAcceleration(MONTANT, [16100, 16300, 19100]),
  sceneAcceleration(EFFECTIF, [31204, 30900, 27100]),
  sceneAcceleration(TAUX, [20, 21, 23]),
  sceneAcceleration(MONTANT, [16100, 17000, 18150]),
]; // prettier-ignore

const aggravations: readonly Scene[] = [
  ...FORCES.filter((f) => f !== "aucune").flatMap((f) => {
    const tres = 4e6;
    return [
      doser(f, (sur) => sceneAggravation(PART, [9.4, 7.9], [7.1, 8.2], { surEcart: sur, surEvolution: tres })),
      doser(f, (sur) => sceneAggravation(PART, [9.4, 7.9], [7.1, 8.2], { surEcart: tres, surEvolution: sur })),
      doser(f, (sur) => sceneAggravation(PROPRIETAIRES, [7.9, 9.4], [8.2, 7.1], { surEcart: sur, surEvolution: sur })),
    ];
  }),
  sceneAggravation(TAUX, [33, 14.5], [30, 36]),
  sceneAggravation(TAUX, [33, 14.5], [36, 30]),
  sceneAggravation(MONTANT, [16620, 22320], [17900, 16620]),
  sceneAggravation(FOYERS, [11.2, 6.4], [9.1, 11.2]),
  sceneAggravation(PLACES, [41.7, 58.3], [48, 41.7]),
  sceneAggravation(INDICE, [92.4, 84.1], [80, 92.4]),
  sceneAggravation(FOYERS, [11.2, 6.4], [11.1, 11.2]),
  doser("aucune", (sur) => sceneAggravation(PART, [9.4, 7.9], [7.1, 8.2], { surEcart: 4e6, surEvolution: sur })),
  doser("aucune", (sur) => sceneAggravation(PART, [9.4, 7.9], [7.1, 8.2], { surEcart: sur, surEvolution: 4e6 })),
];

const quartiers: readonly Scene[] = [
  ...FORCES.flatMap((f) => [
    doser(f, (sur) => sceneDivergence(PART, 1.4, sur, "public"), 200),
    doser(f, (sur) => sceneDivergence(PART, 0.6, sur, "direction"), 200),
  ]),
  sceneDivergence(MONTANT, 1.4, null, "public"),
  sceneDivergence(FOYERS, 0.6, null, "copil"),
  sceneDivergence(PROPRIETAIRES, 1.02, null, "direction"),
  ...FORCES.map((f) => doser(f, (sur) => sceneIris(PART, 18.3, 8.9, sur))),
  sceneIris(MONTANT, 13160, 18640),
  sceneIris(FOYERS, 22.1, 7.7),
  ...(["public", "direction"] as const).flatMap((edition) => [
    ...[1, 3].flatMap((n) => [sceneCumul(DOMAINES, n, 60000, edition), sceneCumul(DOMAINES, n, null, edition)]),
    sceneCumul(DOMAINES, 0, 60000, edition),
  ]),
];

const recours: readonly Scene[] = [
  sceneRecours(REV_10, { 2022: [900, 2000], 2024: [500, 2200] }),
  sceneRecours(REV_10, { 2022: [500, 2200], 2024: [900, 2000] }),
  sceneRecours(REV_10, { 2022: [412, 2000], 2024: [340, 2000] }),
  sceneRecours(REV_10, { 2022: [412, 2000], 2024: [420, 2010] }),
  sceneRecours(REV_10, { 2024: [412, 2260] }),
];

const SCENES = [...ecarts, ...evolutions, ...rythmes, ...aggravations, ...quartiers, ...recours];
const simple = (texte: string): string => texte.replace(/[\u00a0\u202f]/g, " ");

/** Une table relue par un rédacteur : un changement de tournure s'y voit, et se discute. */
const LIGNES = SCENES.map((scene) => {
  const c = constatDe(scene);
  const { edition = "direction" } = scene.reglages;
  const cases = [c.genre, c.affirmation.direction, c.force, c.sens, edition, c.phrase, c.appui];
  return cases.map((x) => formatCase(simple(x))).join(";");
});
const ENTETE = "genre;direction;preuve;sens;edition;phrase;appui";

it("les phrases de référence sont celles qui ont été relues", async () => {
  const uniques = [...new Set(LIGNES)];
  expect(uniques.length).toBeGreaterThanOrEqual(80);
  await expect([ENTETE, ...uniques, ""].join("\n")).toMatchFileSnapshot("./phrases-de-reference.csv");
});

it("couvrent chaque genre, chaque preuve que ce genre peut avoir, et chaque sens", () => {
  const vus = new Set(SCENES.map(constatDe).map((c) => `${c.genre} ${c.force}`));
  const attendus = GENRES.flatMap((g) => FORCES.map((f) => `${g} ${f}`));
  expect(attendus.filter((a) => !vus.has(a))).toEqual([]);
  const sens = new Set(SCENES.map(constatDe).map((c) => c.sens));
  expect([...sens].toSorted()).toEqual(["favorable", "neutre", "vigilance"]);
});

it.each(SCENES.map((s) => [simple(constatDe(s).phrase), s] as const))("dit vrai : %s", (_, scene) => {
  const constat = constatDe(scene);
  expect(relire(constat, donneesEssai(scene.reglages))).toEqual([]);
});

it("n'écrivent ni cause ni mot qui blâme, une seule majuscule de début et un seul point de fin", () => {
  for (const scene of SCENES) {
    const { phrase } = constatDe(scene);
    expect(phrase).not.toMatch(INTERDITS);
    expect(phrase).toMatch(/^\p{Lu}[^]*[^.!?]\.$/u);
    expect(phrase).not.toMatch(/ {2}|\.\.|undefined|NaN|null| ,|\( | \)/);
    expect(phrase, "élision").not.toMatch(/\b(?:de|que|le|la|ne|se) [aeiouyéèêàâîôû]/iu);
  }
});
