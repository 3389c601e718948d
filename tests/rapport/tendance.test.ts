import { expect, it } from "vitest";
import type { Tendance } from "../../src/modele/tendance.ts";
import { figureCourbe } from "../../src/rapport/figure-courbe.ts";
import { writeTendance } from "../../src/rapport/tendance.ts";
import { INDICATEURS, indicateur, lectureFactice } from "./lecture-factice.ts";

const NETTE: Tendance = { debut: 2016, fin: 2024, points: 8, p: 0.0056, pente: 0.8904 };
const FOYERS = indicateur({
  code: "REV-12", theme: "revenus", libelle: "Foyers", sujet: "le nombre de foyers pour 100 ménages", accord: "ms",
  unite: "pour 100 ménages", decimales: 1, sens: "+", nature: "ratio",
}); // prettier-ignore
const simple = (texte: string): string => texte.replace(/[\u00a0\u202f]/g, " ");

it("dit le segment, le nombre de points, la pente et la preuve", () => {
  expect(simple(writeTendance(FOYERS, NETTE))).toBe(
    "Tendance : sur 8 points comparables de 2016 à 2024, la hausse se distingue du hasard (+0,89 point par an environ ; test de Mann-Kendall, p = 0,006 compte tenu du nombre de séries).",
  );
  expect(writeTendance(FOYERS, { ...NETTE, pente: -0.8904, p: 0.0002 })).toMatch(/la baisse .*−0,89.*p < 0,001/);
});

it("ne dit ni hausse ni stabilité quand rien ne se distingue, ou que la pente s'imprime nulle", () => {
  for (const t of [
    { ...NETTE, p: 0.05 },
    { ...NETTE, p: 0.7 },
    { ...NETTE, pente: 0.001 },
  ]) {
    const phrase = writeTendance(FOYERS, t);
    expect(phrase).toContain("aucune ne se distingue du hasard");
    expect(phrase).not.toMatch(/hausse|baisse|stable/);
  }
});

it("se lit en première note de la courbe, et là seulement où la table en a une", () => {
  const pauvrete = INDICATEURS.find((i) => i.code === "REV-02") ?? FOYERS;
  const avec = figureCourbe(lectureFactice({ tendances: { "REV-02": NETTE } }), pauvrete, [], "x");
  const sans = figureCourbe(lectureFactice(), pauvrete, [], "x");
  expect("notes" in avec && avec.notes[0]).toMatch(/^Tendance : sur 8 points/);
  expect("notes" in sans && sans.notes.join(" ")).not.toContain("Tendance");
});
