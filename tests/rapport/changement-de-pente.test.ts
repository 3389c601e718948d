import { expect, it } from "vitest";
import { INTERDITS } from "../../src/constats/mots.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import { writeChangementDePente } from "../../src/rapport/changement-de-pente.ts";
import type { ResultatSuivi } from "../../src/rapport/lecture.ts";
import { normalSource, seededRandom } from "../../src/stats/seeded-random.ts";
import { simple } from "./chapitres.ts";
import { lectureFactice } from "./lecture-factice.ts";

const natalite = getIndicateur("DEM-12");
const [modele] = lectureFactice().serie("DEM-09", "commune", "00101");
if (!natalite || !modele) throw new RangeError("a model must exist, got none");
const serie = (valeurs: readonly number[], segment = (_: number) => 0): ResultatSuivi[] =>
  valeurs.map((valeur, i) => ({
    ...modele,
    annee: 2008 + i,
    millesime: String(2008 + i),
    valeur,
    segment: segment(i),
  }));
const dire = (valeurs: readonly number[], segment?: (i: number) => number): string | null => {
  const phrase = writeChangementDePente(natalite, serie(valeurs, segment));
  return phrase === null ? null : simple(phrase);
};
/** Un petit bruit, toujours le même : 0,1 sin(7 i). */
const bruit = (i: number): number => 0.1 * Math.sin(7 * i);
// Stable jusqu'en 2014, puis moins 0,5 ‰ par an.
const BRISEE = Array.from({ length: 18 }, (_, i) => 15 - 0.5 * Math.max(0, i - 6) + bruit(i));

it("dit vers quand la pente change, de combien par an, et que ce n'est qu'un ajustement", () => {
  const phrase = dire(BRISEE) ?? "";
  expect(phrase).toMatch(
    /^Sur 18 points, de 2008 à 2025, la pente change vers 2014 \(entre 201[34] et 201[45], à 95 %\) : /,
  );
  expect(phrase).toMatch(
    / : [+−]?0,0\d ‰ par an avant, −0,(49|50|51) ‰ par an après \(régression segmentée de Muggeo\)/,
  );
  expect(phrase).not.toMatch(INTERDITS);
});

it("se tait sur une droite, sur moins de douze points d'une même méthode", () => {
  expect(dire(Array.from({ length: 18 }, (_, i) => 15 - 0.2 * i + bruit(i)))).toBeNull();
  expect(dire(BRISEE.slice(0, 11))).toBeNull();
  expect(dire(BRISEE, (i) => (i < 8 ? 0 : 1))).toBeNull(); // dix points depuis la rupture
});

it("se tait sur le hasard : une droite bruitée ne se brise pas plus d'une fois sur dix", () => {
  const bruitee = normalSource(seededRandom(11));
  const fausses = Array.from({ length: 40 }, () => dire(Array.from({ length: 15 }, (_, i) => 0.3 * i + bruitee())));
  expect(fausses.filter((p) => p !== null).length).toBeLessThanOrEqual(4);
});

it("ne date pas ce que la série ne situe pas : l'intervalle ne sort jamais des années observées", () => {
  const bruitee = normalSource(seededRandom(3));
  const phrases = Array.from({ length: 80 }, (_, k) =>
    dire(Array.from({ length: 12 + (k % 7) }, (_, i) => 0.6 * Math.max(0, i - 2) + 0.6 * bruitee())),
  );
  const lues = phrases.flatMap((p) => (p === null ? [] : [(p.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number)]));
  expect(lues.length).toBeGreaterThan(10);
  for (const [debut, fin, , bas, haut] of lues) {
    expect(bas).toBeGreaterThanOrEqual(debut ?? NaN);
    expect(haut).toBeLessThanOrEqual(fin ?? NaN);
  }
});
