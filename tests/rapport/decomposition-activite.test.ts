import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REGARDS } from "../../src/indicateurs/besoins.ts";
import { INTERDITS } from "../../src/constats/mots.ts";
import type { AgregatProtege } from "../../src/modele/agregat.ts";
import { decomposerActivite } from "../../src/rapport/decomposer-activite.ts";
import { figureDecompositionActivite } from "../../src/rapport/figure-decomposition-activite.ts";
import type { Lecture } from "../../src/rapport/lecture.ts";
import { rendre, simple } from "./chapitres.ts";
import { lectureFactice } from "./lecture-factice.ts";

const [REGARD] = REGARDS;
if (!REGARD) throw new RangeError("a comparison must be declared, got none");

/** Des foyers aidés et des foyers au RSA, par année ; un `null` est masqué. */
function lectureDe(annees: Readonly<Record<number, readonly [aides: number | null, besoin: number]>>, reste: Partial<Lecture> = {}): Lecture {
  const agregats = Object.entries(annees).map(([annee, [aides]]): AgregatProtege => ({
    source: "ccas-aides", variable: "foyers_aides", modalite: null, millesime: Number(annee), valeur: aides,
    statut: aides === null ? "secret" : "valeur", nature: "effectif", unite: "foyers", libelle: "Foyers distincts aidés",
  }));
  const valeurs = { "REV-10|commune|00101": Object.fromEntries(Object.keys(annees).map((a) => [a, 8])) };
  const base = lectureFactice({ agregats, valeurs });
  return {
    ...base,
    serie: (...args) => base.serie(...args).map((p) => ({ ...p, numerateur: annees[p.annee]?.[1] ?? null })),
    ...reste,
  };
} // prettier-ignore
const dire = (lecture: Lecture): string => {
  const faite = figureDecompositionActivite(lecture, REGARD, "d");
  return "figure" in faite ? simple(faite.phrase) : faite.raison;
};

describe("l'évolution d'une activité, entre le besoin et ce qui en vient", () => {
  it("un produit de deux facteurs : chacun son écart, l'autre à la moyenne des deux dates", () => {
    const lue = decomposerActivite(lectureDe({ 2020: [400, 1000], 2024: [660, 1100] }), REGARD);
    if (typeof lue === "string") throw new RangeError(`must be decomposed, got ${lue}`);
    // 1 000 × 0,40 → 1 100 × 0,60 : (1 100 − 1 000) × 0,50 et (0,60 − 0,40) × 1 050.
    expect(lue.decomposition.apports.map((a) => a.valeur)).toEqual([expect.closeTo(50, 9), expect.closeTo(210, 9)]);
  });

  it("la phrase se retourne avec les dates, change d'ordre avec les parts, et s'efface dans le hasard", () => {
    expect(dire(lectureDe({ 2020: [400, 1000], 2024: [660, 1100] }))).toBe(
      "Entre 2020 et 2024, le nombre de foyers aidés par le CCAS passe de 400 à 660 (+260 foyers). Cette hausse tient pour +210 foyers au nombre de foyers aidés pour 100 foyers bénéficiaires du RSA et pour +50 foyers au nombre de foyers bénéficiaires du RSA.",
    );
    expect(dire(lectureDe({ 2020: [660, 1100], 2024: [400, 1000] }))).toContain("Cette baisse tient pour −210 foyers");
    expect(dire(lectureDe({ 2020: [400, 1000], 2024: [600, 1500] }))).toMatch(
      /Cette hausse tient pour \+200 foyers au nombre de foyers bénéficiaires du RSA\.$/,
    );
    expect(dire(lectureDe({ 2020: [400, 1000], 2024: [410, 1000] }))).toContain("ne se distingue pas du hasard");
  });

  it("refuse en disant pourquoi : une année masquée, trop peu, une coupure notée par le CCAS", () => {
    expect(dire(lectureDe({ 2020: [null, 1000], 2024: [660, 1100] }))).toContain("il faut deux années");
    expect(dire(lectureDe({ 2020: [12, 1000], 2024: [660, 1100] }))).toContain("d'au moins 20 foyers");
    const coupures = () => [{ depuis: 2023, raison: "changement de logiciel" }] as unknown as ReturnType<Lecture["coupures"]>; // prettier-ignore
    expect(dire(lectureDe({ 2020: [400, 1000], 2024: [660, 1100] }, { coupures }))).toBe(
      "2020 et 2024 ne se comparent pas : changement de logiciel",
    );
  });

  it("les apports imprimés s'additionnent à l'écart, sans mot interdit, et la page dit la borne d'une activité inconnue", () => {
    const compte = fc.integer({ min: 20, max: 5000 });
    fc.assert(
      fc.property(compte, compte, compte, compte, (a, b, c, d) => {
        const faite = figureDecompositionActivite(lectureDe({ 2020: [a, b], 2024: [c, d] }), REGARD, "d");
        if (!("figure" in faite)) return;
        expect(INTERDITS.test(faite.phrase)).toBe(false);
        const apports = faite.figure.tableau.lignes.slice(1, -1).map((l) => Number((l[2] ?? "").replace(/[^\d−]/g, "").replace("−", "-"))); // prettier-ignore
        expect(apports.reduce((s, x) => s + x, 0)).toBe(c - a);
        expect(faite.figure.tableau.colonnes.at(-1)?.libelle).toBe("Apport (en foyers)");
      }),
    );
    expect(rendre("::decomposition{activite=passages}").anomalies).toMatchObject([{ gravite: "bloquante", ligne: 4, valeur: "passages" }]); // prettier-ignore
  });
});
