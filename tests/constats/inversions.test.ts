import { describe, expect, it } from "vitest";
import type { Donnees } from "../../src/constats/donnees.ts";
import { cumul } from "../../src/constats/genres/cumul.ts";
import { iris } from "../../src/constats/genres/iris.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import { donneesEssai } from "./donnees-essai.ts";
import { FOYERS, INDICE, MONTANT, PART, PROPRIETAIRES } from "./indicateurs-essai.ts";
import {
  constatDe,
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

const REV_10: Indicateur = { ...FOYERS, code: "REV-10" };
const DOMAINES = ["vieillissement", "logement", "emploi"].map((theme, k): Indicateur => ({
  ...PART,
  code: `T-${k}`,
  theme: theme as Indicateur["theme"],
}));
const GRAND = 1e6;
const phrase = (s: Scene): string => constatDe(s).phrase;

// Pour chaque genre : ce que dit la phrase, ce qu'elle dit quand on retourne les données, et quand on les rapproche.
const CAS: readonly (readonly [string, Scene, RegExp, Scene, RegExp, Scene, RegExp])[] = [
  ["écart",
    sceneEcart(PART, 9.4, 7.9, { sur: GRAND }), /nettement plus élevée/,
    sceneEcart(PART, 7.9, 9.4, { sur: GRAND }), /nettement moins élevée/,
    sceneEcart(PART, 9.4, 7.9, { sur: 300 }), /ne se distingue pas/],
  ["évolution",
    sceneEvolution(PART, 7.1, 8.2, GRAND), /une hausse nette/,
    sceneEvolution(PART, 8.2, 7.1, GRAND), /une baisse nette/,
    sceneEvolution(PART, 7.1, 8.2, 300), /Aucune évolution/],
  ["rythme",
    sceneAcceleration(PART, [8, 8.6, 12.2], GRAND), /La hausse .* s'accélère nettement/,
    sceneAcceleration(PART, [8, 11, 11.6], GRAND), /La hausse .* ralentit nettement/,
    sceneAcceleration(PART, [8, 8.6, 12.2], 300), /Aucun changement de rythme/],
  ["défavorable et de plus en plus",
    sceneAggravation(PROPRIETAIRES, [40, 57], [44, 40], { surEcart: GRAND, surEvolution: GRAND }), /moins élevée .* et elle diminue nettement/,
    sceneAggravation(PROPRIETAIRES, [40, 57], [40, 44], { surEcart: GRAND, surEvolution: GRAND }), /, mais elle augmente nettement/,
    sceneAggravation(PROPRIETAIRES, [40, 57], [41, 40], { surEcart: GRAND, surEvolution: 300 }), /, mais aucune évolution ne se distingue/],
  ["quartiers",
    sceneDivergence(PART, 1.4, GRAND, "public"), /se creusent nettement/,
    sceneDivergence(PART, 0.6, GRAND, "public"), /se resserrent nettement/,
    sceneDivergence(PART, 1.02, null, "public"), /rien ne montre/],
  ["cumul",
    sceneCumul(DOMAINES, 3, 60_000, "public"), /3 des 6 quartiers statistiques s'écartent nettement/,
    sceneCumul(DOMAINES, 0, 60_000, "public"), /aucun des 6 quartiers/,
    sceneCumul(DOMAINES, 3, null, "public"), /semblent s'écarter/],
  ["activité et besoin",
    sceneRecours(REV_10, { 2022: [900, 2000], 2024: [500, 2200] }), /diminue nettement/,
    sceneRecours(REV_10, { 2022: [500, 2200], 2024: [900, 2000] }), /augmente nettement/,
    sceneRecours(REV_10, { 2022: [412, 2000], 2024: [420, 2010] }), /Aucune évolution/],
  ["quartier",
    sceneIris(PART, 18.3, 8.9, GRAND), /nettement plus élevée/,
    sceneIris(MONTANT, 13160, 18640), /moins élevé/,
    sceneIris(PART, 18.3, 16.9, 300), /ne se distingue pas/],
]; // prettier-ignore

describe.each(CAS)("%s", (_, droit, dit, retourne, ditRetourne, rapproche, ditRapproche) => {
  it("dit ce que disent les nombres", () => expect(phrase(droit)).toMatch(dit));
  it("change de côté quand on les retourne", () => expect(phrase(retourne)).toMatch(ditRetourne));
  it("s'efface quand la preuve manque", () => expect(phrase(rapproche)).toMatch(ditRapproche));
});

it("ne nomme aucun quartier devant le public, et les nomme ailleurs", () => {
  for (const scene of [
    sceneDivergence,
    (_: Indicateur, __: number, n: number | null, e: "public" | "copil") => sceneCumul(DOMAINES, 3, n, e),
  ]) {
    expect(phrase(scene(PART, 1.4, 60_000, "public"))).not.toMatch(/Gare|Bois-Joli|IRIS|Cité/);
    expect(phrase(scene(PART, 1.4, 60_000, "copil"))).toMatch(/Gare/);
  }
});

it("n'avance pas un rythme que l'arrondi du producteur explique", () => {
  expect(phrase(sceneAcceleration(INDICE, [4.2, 4.1, 4.2]))).toMatch(/ne change guère/);
  expect(phrase(sceneAcceleration(INDICE, [4.2, 4.6, 6.2]))).toMatch(/s'accélère/);
});

it("un écart entre habitants n'est pas une fragilité : un IRIS aisé et inégal ne fait ni cumul ni constat", () => {
  const suivis = (code: string): Donnees =>
    donneesEssai(sceneCumul(DOMAINES.map((i, k) => (k === 0 ? { ...i, code } : i)), 3, 60_000, "copil").reglages); // prettier-ignore
  expect(cumul.chercher(suivis("T-0"))).toHaveLength(1);
  expect(cumul.chercher(suivis("REV-04"))).toEqual([]);
  const nommes = (code: string) => iris.chercher(suivis(code)).flatMap((q) => q.indicateurs);
  expect(nommes("T-0")).toContain("T-0");
  expect(nommes("REV-04")).toEqual(["T-1", "T-2"]);
});

it("compte les domaines et non les indicateurs : trois mesures de revenus ne font pas un cumul", () => {
  const revenus = DOMAINES.map((i): Indicateur => ({ ...i, theme: "revenus" }));
  expect(phrase(sceneCumul(revenus, 3, 60_000, "public"))).toMatch(/aucun des 6 quartiers/);
});
