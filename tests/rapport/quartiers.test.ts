import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Territoire } from "../../src/modele/territoire.ts";
import type { Lecture } from "../../src/rapport/lecture.ts";
import { rangsOf } from "../../src/rapport/rangs.ts";
import { IRIS_TYPOLOGIE, SILHOUETTE_MINIMALE, typologieOf } from "../../src/rapport/typologie.ts";
import { rendre } from "./chapitres.ts";
import { INDICATEURS, lectureFactice } from "./lecture-factice.ts";

const find = (code: string) => {
  const i = INDICATEURS.find((x) => x.code === code);
  if (!i) throw new RangeError(`indicator must exist, got ${code}`);
  return i;
};
const [AGES, FAMILLES] = [find("DEM-09"), find("FAM-02")];

/** Une commune de `n` IRIS ; les valeurs de chacun, et leur marge. */
function lectureDe(valeurs: Readonly<Record<string, readonly number[]>>, marge: number | null = 0.5): Lecture {
  const n = Math.max(...Object.values(valeurs).map((v) => v.length));
  const iris = Array.from({ length: n }, (_, i): Territoire => ({ niveau: "iris", code: `0010101${String(i).padStart(2, "0")}`, nom: `Quartier ${String.fromCharCode(65 + i)}` })); // prettier-ignore
  const base = lectureFactice();
  const [modele] = base.serie("DEM-09", "commune", "00101");
  if (!modele) throw new RangeError("the test reading must have a point, got none");
  return {
    ...base,
    perimetre: { ...base.perimetre, iris },
    parIris: (code) =>
      (valeurs[code] ?? []).flatMap((valeur, i) => {
        const t = iris[i];
        if (!t || Number.isNaN(valeur)) return [];
        const intervalle = marge === null ? null : ([valeur - marge, valeur + marge] as const);
        return [{ ...modele, ...t, territoire: t.code, indicateur: code, millesime: "2022", annee: 2022, valeur, intervalle, denominateur: 2000 }]; // prettier-ignore
      }),
  };
}

// Trois groupes bien séparés de quatre quartiers.
const GROUPES = {
  "DEM-09": [5, 5.2, 5.1, 4.9, 15, 15.3, 14.8, 15.1, 10, 9.8, 10.1, 10.3],
  "FAM-02": [40, 41, 39, 40.5, 10, 11, 9.5, 10.2, 12, 11.5, 10.8, 12.2],
};

describe("la typologie des IRIS", () => {
  it("retrouve des groupes séparés, les décrit et nomme leurs quartiers", () => {
    const t = typologieOf(lectureDe(GROUPES), [AGES, FAMILLES]);
    if (typeof t === "string") throw new RangeError(`a typology must be found, got ${t}`);
    expect(t.classes.map((c) => c.quartiers.map((q) => q.slice(-1)).join(""))).toEqual(["ABCD", "EFGH", "IJKL"]);
    expect(t.silhouette).toBeGreaterThan(0.7);
    expect(t.classes[0]?.phrase.replaceAll("\u00a0", " ")).toBe(
      "4 IRIS. Plus haut que l'ensemble : part des familles monoparentales (nettement). Plus bas que l'ensemble : part des 75 ans ou plus (nettement).",
    );
  });

  it("n'impute rien : un IRIS à qui manque une valeur n'est pas rangé, et il en faut assez", () => {
    const troue = { ...GROUPES, "FAM-02": GROUPES["FAM-02"].map((v, i) => (i === 11 ? NaN : v)) };
    expect(typologieOf(lectureDe(troue), [AGES, FAMILLES])).toMatchObject({ quartiers: 11, absents: 1 });
    const peu = { "DEM-09": GROUPES["DEM-09"].slice(0, IRIS_TYPOLOGIE - 1), "FAM-02": GROUPES["FAM-02"] };
    expect(typologieOf(lectureDe(peu), [AGES, FAMILLES])).toContain("au moins 10 IRIS");
  });

  it("range chacun une fois, avec une silhouette qui vaut la peine, ou dit qu'il n'y a pas de classes", () => {
    const colonne = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(colonne, colonne, (a, b) => {
        const t = typologieOf(lectureDe({ "DEM-09": a, "FAM-02": b }), [AGES, FAMILLES]);
        if (typeof t === "string") return;
        expect(t.classes.flatMap((c) => c.quartiers).toSorted()).toHaveLength(12);
        expect(new Set(t.classes.flatMap((c) => c.quartiers)).size).toBe(12);
        expect(t.silhouette).toBeGreaterThanOrEqual(SILHOUETTE_MINIMALE);
      }),
      { numRuns: 30 },
    );
  });
});

describe("les rangs des IRIS", () => {
  const valeurs = { "DEM-09": [5, 9, 9.2, 9.4, 20] };

  it("donnent le rang et jusqu'où il irait : sûr aux extrêmes, flou au milieu", () => {
    const rangs = rangsOf(lectureDe(valeurs, 1), AGES);
    if (typeof rangs === "string") throw new RangeError(`ranks must be found, got ${rangs}`);
    expect(rangs.map((r) => [r.point.valeur, r.rang, r.bas, r.haut])).toEqual([
      [20, 1, 1, 1],
      [9.4, 2, 2, 4],
      [9.2, 3, 2, 4],
      [9, 4, 2, 4],
      [5, 5, 5, 5],
    ]);
  });

  it("s'élargissent avec la marge, et n'existent pas sans elle", () => {
    const largeur = (marge: number): number => {
      const rangs = rangsOf(lectureDe(valeurs, marge), AGES);
      return typeof rangs === "string" ? NaN : rangs.reduce((s, r) => s + r.haut - r.bas, 0);
    };
    expect([largeur(0.01), largeur(1), largeur(30)]).toEqual([0, 6, 20]);
    expect(rangsOf(lectureDe(valeurs, null), AGES)).toContain("pas de marge d'incertitude");
  });
});

it.each(['::typologie{indicateurs="DEM-09 FAM-02"}', "::rangs{indicateur=DEM-09}"])(
  "%s : rien en public",
  (directive) => {
    const { html, anomalies } = rendre(
      `## Quartiers\n\n${directive}\n\n## Suite\n\n::figure{indicateur=DEM-09 forme=courbe}`,
      { edition: "public" },
    );
    expect(anomalies).toEqual([]);
    expect(html).not.toMatch(/<h2[^>]*>Quartiers|rangés|Rang/);
    expect(html).toContain("Suite");
  },
);
