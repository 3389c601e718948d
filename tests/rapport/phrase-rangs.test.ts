import { expect, it } from "vitest";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import { phraseRangs } from "../../src/rapport/phrase-rangs.ts";
import { lectureFactice } from "./lecture-factice.ts";

const agees = getIndicateur("DEM-09");
const [point] = lectureFactice().serie("DEM-09", "commune", "00101");
if (!agees || !point) throw new RangeError("DEM-09 must have a value, got none");

/** Des rangs de 1 à n, chacun avec jusqu'où il pourrait aller. */
const rangs = (...bornes: readonly (readonly [bas: number, haut: number])[]) =>
  bornes.map(([bas, haut], i) => ({ point, rang: i + 1, bas, haut }));
const fin = (phrase: string): string => phrase.replace(/^[^:]*: /, "");

it("dit dans quel ordre les zones sont rangées, et combien ne se classent pas", () => {
  expect(fin(phraseRangs(rangs([1, 2], [1, 3], [2, 4], [3, 4]), agees))).toBe(
    "sur 4 IRIS, rangés du besoin le plus fort au plus faible, un seul est sûrement dans la première moitié et un seul est sûrement dans la seconde ; les autres ne se classent pas.",
  );
  expect(phraseRangs(rangs([1, 2], [1, 2]), { ...agees, sens: "0" })).toContain(
    "de la valeur la plus haute à la plus basse",
  );
});

it("ne parle pas des autres quand il n'y en a pas, ni d'un classement quand il n'y en a pas", () => {
  expect(phraseRangs(rangs([1, 1], [2, 2]), agees)).toMatch(/ dans la seconde\.$/);
  expect(fin(phraseRangs(rangs([1, 4], [1, 4], [1, 4], [1, 4]), agees))).toBe(
    "sur 4 IRIS, rangés du besoin le plus fort au plus faible, aucun n'est sûrement dans une moitié plutôt que dans l'autre : ils ne se classent pas.",
  );
});
