import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INTERDITS } from "../../src/constats/mots.ts";
import { COMPOSANTES, STRUCTURES } from "../../src/indicateurs/structures.ts";
import { createCatalogue, getIndicateur, INDICATEURS as CATALOGUE } from "../../src/indicateurs/index.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import { decomposerPart, decomposerStructure } from "../../src/rapport/decomposer.ts";
import { figureDecomposition } from "../../src/rapport/figure-decomposition.ts";
import type { Lecture, ResultatSuivi } from "../../src/rapport/lecture.ts";
import { rendre, simple } from "./chapitres.ts";
import { lectureFactice } from "./lecture-factice.ts";

const get = (code: string): Indicateur => {
  const i = createCatalogue().get(code);
  if (!i) throw new RangeError(`indicator must exist, got ${code}`);
  return i;
};
type Effectifs = readonly [numerateur: number, denominateur: number];

/** Une lecture dont chaque taux est donné par ses effectifs, en 2016 et en 2022, avec une marge large ou étroite. */
function lectureDe(effectifs: Readonly<Record<string, readonly [Effectifs, Effectifs]>>, marge = 0.05): Lecture {
  const valeurs = Object.fromEntries(
    Object.entries(effectifs).map(([code, bouts]) => [
      `${code}|commune|00101`,
      Object.fromEntries(
        bouts.map(([n, d], i) => {
          const v = (100 * n) / d;
          return [[2016, 2022][i], { v, ic: [v - marge, v + marge] as const, denominateur: d }];
        }),
      ),
    ]),
  );
  const lecture = lectureFactice({ indicateurs: Object.keys(effectifs).map(get), valeurs });
  const compter = (p: ResultatSuivi): ResultatSuivi => ({
    ...p,
    numerateur: p.denominateur === null || p.valeur === null ? null : (p.valeur * p.denominateur) / 100,
  });
  return {
    ...lecture,
    serie: (...args) => lecture.serie(...args).map(compter),
    serieComparable: (...args) => lecture.serieComparable(...args).map(compter),
  };
}

// Moins de jeunes actifs en 2022 ; leur taux baisse de 30 à 27 %, celui des autres de 10 à 9 %.
const CHOMAGE = {
  "EMP-01": [[1_600, 10_000], [1_290, 10_000]],
  "EMP-01:15-24": [[900, 3_000], [540, 2_000]],
  "EMP-01:25-54": [[500, 5_000], [540, 6_000]],
  "EMP-01:55-64": [[200, 2_000], [210, 2_000]],
} as const; // prettier-ignore

describe("les taux par catégorie", () => {
  it("sont calculés comme les autres, et montrés nulle part", () => {
    const codes = createCatalogue().indicateurs.map((i) => i.code);
    for (const { code } of COMPOSANTES) {
      expect(codes).toContain(code);
      expect(CATALOGUE.map((i) => i.code)).not.toContain(code);
      expect(createCatalogue().choisis.map((i) => i.code)).not.toContain(code);
    }
    for (const { indicateur } of STRUCTURES) expect(getIndicateur(indicateur)).toBeDefined();
  });
});

describe("la décomposition d'un taux", () => {
  const bouts = (lecture: Lecture, code: string) => {
    const [a, b] = lecture.serie(code, "commune", "00101");
    if (!a || !b) throw new RangeError(`both ends must exist, got ${code}`);
    return [a, b] as const;
  };
  const structure = STRUCTURES.find((s) => s.indicateur === "EMP-01");
  if (!structure) throw new RangeError("EMP-01 must have a structure, got none");

  it("est celle de Kitagawa, calculée à la main", () => {
    const lecture = lectureDe(CHOMAGE);
    const d = decomposerStructure(lecture, structure, bouts(lecture, "EMP-01"));
    // Parts 0,3 0,5 0,2 puis 0,2 0,6 0,2 ; taux 30 10 10 puis 27 9 10,5.
    // Composition : −0,1 × 28,5 + 0,1 × 9,5 + 0 = −1,9 ; taux : 0,25 × −3 ; 0,55 × −1 ; 0,2 × 0,5.
    expect(d?.apports.map((a) => a.valeur)).toEqual([-1.9, -0.75, -0.55, 0.1].map((v) => expect.closeTo(v, 10)));
    expect(d?.debut).toBeCloseTo(16, 10);
    expect(d?.fin).toBeCloseTo(12.9, 10);
  });

  it("se tait si une catégorie manque, ou si leur moyenne n'est pas le taux", () => {
    const { "EMP-01:55-64": _, ...sans } = CHOMAGE;
    const lecture = lectureDe(sans);
    expect(decomposerStructure(lecture, structure, bouts(lecture, "EMP-01"))).toBeNull();
    const autre = lectureDe({ ...CHOMAGE, "EMP-01": [[1_700, 10_000], [1_290, 10_000]] }); // prettier-ignore
    expect(decomposerStructure(autre, structure, bouts(autre, "EMP-01"))).toBeNull();
  });

  it("d'une part en deux mouvements s'additionne toujours à l'écart", () => {
    const effectif = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(effectif, effectif, effectif, effectif, (a, b, c, d) => {
        const lecture = lectureDe({ "DEM-09": [[a, a + b], [c, c + d]] }); // prettier-ignore
        const lue = decomposerPart(get("DEM-09"), bouts(lecture, "DEM-09"));
        const [groupe = NaN, reste = NaN] = lue?.apports.map((x) => x.valeur) ?? [];
        expect(groupe + reste).toBeCloseTo((100 * c) / (c + d) - (100 * a) / (a + b), 8);
        const signe = (x: number): number => Math.sign(Math.round(x * 1e8)) + 0; // un reste de −1e-15 s'arrondit à −0
        expect(signe(groupe)).toBe(Math.sign(c - a)); // plus nombreux, la part monte
        expect(signe(reste)).toBe(Math.sign(b - d)); // les autres plus nombreux, elle baisse
      }),
    );
  });
});

describe("la figure et sa phrase", () => {
  const phraseDe = (lecture: Lecture, code: string): string => {
    const faite = figureDecomposition(lecture, get(code), "x");
    return simple("phrase" in faite ? faite.phrase : faite.raison);
  };

  it("disent à quoi tient l'écart, et les nombres imprimés s'additionnent", () => {
    expect(phraseDe(lectureDe(CHOMAGE), "EMP-01")).toBe(
      "Entre 2016 et 2022, le taux de chômage des 15-64 ans au sens du recensement passe de 16,0 % à 12,9 % (−3,1 points). Cette baisse tient pour −1,9 point à l'âge des actifs, pour −0,7 point au taux des 15 à 24 ans, pour −0,6 point au taux des 25 à 54 ans et pour +0,1 point au taux des 55 à 64 ans.",
    );
    // À 9 200 autres, 9,80 − 8 = 1,80 ; à 8 000, 11,11 − 9,09 = 2,02 ; en moyenne 1,91, et 3,11 − 1,91 = 1,20 pour le reste.
    expect(phraseDe(lectureDe({ "DEM-09": [[800, 10_000], [1_000, 9_000]] }), "DEM-09")).toMatch(/Cette hausse tient pour \+1,9 point au nombre des 75 ans ou plus et pour \+1,2 point au nombre de tous les autres\.$/); // prettier-ignore
  });

  it("gardent la réserve de la marge, et se taisent quand rien ne se distingue du hasard", () => {
    const dose = [0.5, 1, 1.2, 1.4, 1.6, 2, 4].map((marge) => phraseDe(lectureDe(CHOMAGE, marge), "EMP-01"));
    expect(dose[0]).toContain("Cette baisse tient pour");
    expect(
      dose.some((p) => p.includes("si elle est réelle (elle reste dans la marge d'incertitude), tient pour")),
    ).toBe(true);
    expect(dose.at(-1)).toContain("ne se distingue du hasard");
  });

  it("n'emploient aucun mot interdit, et disent ce que « tient à » veut dire", () => {
    const faite = figureDecomposition(lectureDe(CHOMAGE), get("EMP-01"), "x");
    if (!("figure" in faite)) throw new RangeError(`figure must be made, got ${faite.raison}`);
    expect(faite.phrase).not.toMatch(INTERDITS);
    expect(faite.figure.notes[0]).toContain("ne disent pas pourquoi");
    expect(faite.figure.titre).toMatch(/la baisse entre 2016 et 2022 tient d'abord à l'âge des actifs$/);
  });

  it("manquent avec leur raison quand la commune n'a qu'un millésime", () => {
    const { html, anomalies } = rendre("::decomposition{indicateur=EMP-06 si-disponible}\n\nTexte.");
    expect([html.includes("<figure"), anomalies]).toEqual([false, []]);
    expect(rendre("::decomposition{indicateur=ZZZ-01}").anomalies[0]?.code).toBe("code-inconnu");
  });
});
