import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulerPlafond, type Simulation } from "../../src/calculer/simuler-plafond.ts";
import type { AgregatProtege } from "../../src/modele/agregat.ts";
import { bornesTranche, nomTranche, readCaseQf, trancheQf } from "../../src/modele/tranche-qf.ts";

const agregat = (variable: string, modalite: string, valeur: number | null): AgregatProtege => ({
  source: "ccas-aides", variable, modalite, millesime: 2025, valeur, statut: valeur === null ? "secret" : "valeur",
  nature: "effectif", unite: "foyers", libelle: variable,
}); // prettier-ignore

/** Les agrégats que le coffre tirerait de ces foyers, une demande chacun : le quotient exact, null s'il manque. */
function agregatsDe(foyers: readonly (readonly [qf: number | null, aide: boolean])[]): readonly AgregatProtege[] {
  const compte = new Map<string, number>();
  for (const [qf, aide] of foyers)
    for (const [variable, issue] of [["foyers_par_qf", aide ? "accord" : "sans accord"], ["demandes_par_qf", aide ? "accord" : "refus"]]) {
      const cle = `${variable}|alimentaire ; ${qf === null ? "inconnu" : trancheQf(100 * qf)} ; ${issue}`;
      compte.set(cle, (compte.get(cle) ?? 0) + 1);
    }
  return [...compte].map(([cle, n]) => agregat(cle.split("|")[0] ?? "", cle.split("|")[1] ?? "", n));
} // prettier-ignore

const simuler = (agregats: readonly AgregatProtege[], plafond: number, nouveau: number): Simulation => {
  const s = simulerPlafond((v) => agregats.filter((a) => a.variable === v), { aide: "alimentaire", plafond, nouveau });
  if ("raison" in s) throw new Error(s.raison);
  return s;
};

describe("les tranches de quotient familial", () => {
  it("ont leur borne haute comprise, comme un plafond : un plafond rond n'en coupe aucune", () => {
    expect([0, 1, 10000, 10001, 70000, 70001, 200000, 200001, 9e7].map(trancheQf)).toEqual([
      100, 100, 100, 200, 700, 800, 2000, 2100, 2100,
    ]);
    expect([100, 700, 2100].map(nomTranche)).toEqual(["100 € ou moins", "601 à 700 €", "plus de 2000 €"]);
    expect(bornesTranche(2100)).toEqual([2000, null]);
    expect([readCaseQf("alimentaire ; 700 ; accord"), readCaseQf("alimentaire ; inconnu ; accord"), readCaseQf("2025-03")]).toEqual([
      { aide: "alimentaire", tranche: 700, issue: "accord" },
      { aide: "alimentaire", tranche: null, issue: "accord" },
      null,
    ]); // prettier-ignore
  });
});

describe("simuler un plafond", () => {
  // 650 sans accord et 690 aidé sous 700 ; 750 sans accord, 760 aidé, 850 sans accord au-dessus.
  const FOYERS = [[650, false], [690, true], [750, false], [760, true], [850, false], [1950, true]] as const; // prettier-ignore

  it("monté de 700 à 800 : entre le foyer de 750 ; celui de 760, déjà aidé, est dit à part", () => {
    expect(simuler(agregatsDe(FOYERS), 700, 800)).toMatchObject({
      sens: "entrent", annee: 2025, foyers: [1, 1], demandes: [1, 1], autres: [1, 1], inconnus: 0,
      tranches: [{ tranche: 800, foyers: 1, isEntiere: true }],
    }); // prettier-ignore
  });

  it("baissé de 800 à 600 : sortent les foyers aidés de 690 et 760", () => {
    expect(simuler(agregatsDe(FOYERS), 800, 600)).toMatchObject({ sens: "sortent", foyers: [2, 2], autres: [2, 2] });
  });

  it("un plafond au milieu d'une tranche donne une fourchette, un quotient inconnu aussi", () => {
    expect(simuler(agregatsDe([...FOYERS, [null, false]]), 700, 850)).toMatchObject({
      foyers: [1, 3],
      inconnus: 1,
      tranches: [
        { tranche: 800, foyers: 1, isEntiere: true },
        { tranche: 900, foyers: 1, isEntiere: false },
      ],
    });
  });

  it("la fourchette contient toujours le compte exact ; un plafond rond, tous quotients connus, le donne", () => {
    const foyer = fc.tuple(fc.option(fc.integer({ min: 0, max: 2600 }), { freq: 8 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(foyer, { minLength: 1 }), fc.nat(2000), fc.nat(2000), fc.boolean(), (foyers, a, b, isRond) => {
        const [plafond, nouveau] = isRond ? [100 * Math.ceil(a / 100), 100 * Math.ceil(b / 100)] : [a, b];
        fc.pre(plafond !== nouveau);
        const s = simuler(agregatsDe(foyers), plafond, nouveau);
        const [bas, haut] = [Math.min(plafond, nouveau), Math.max(plafond, nouveau)];
        const siens = foyers.filter(([, aide]) => aide === (s.sens === "sortent"));
        const exact = siens.filter(([qf]) => qf !== null && qf > bas && qf <= haut).length;
        const inconnus = siens.filter(([qf]) => qf === null).length;
        expect(s.foyers[0]).toBeLessThanOrEqual(exact);
        expect(s.foyers[1]).toBeGreaterThanOrEqual(exact + inconnus);
        if (isRond && bas > 0) expect(s.foyers).toEqual([exact, exact + inconnus]);
      }),
      { numRuns: 300 },
    );
  }); // prettier-ignore

  it("dit pourquoi rien ne se calcule", () => {
    const dire = (agregats: readonly AgregatProtege[], aide: string, annee?: number) => {
      const s = simulerPlafond((v) => agregats.filter((a) => a.variable === v), { aide, plafond: 700, nouveau: 800, ...(annee === undefined ? {} : { annee }) }); // prettier-ignore
      return "raison" in s ? s.raison : null;
    };
    expect(dire([], "alimentaire")).toMatch(/ne donnent pas le quotient familial/);
    expect(dire(agregatsDe(FOYERS), "alimentaire", 2019)).toMatch(/exports de 2019 ne donnent pas/);
    expect(dire(agregatsDe(FOYERS), "sante")).toMatch(/aucune demande de cette aide en 2025/);
    expect(() => simuler(agregatsDe(FOYERS), 700, 700)).toThrow(RangeError);
    expect(() => simuler(agregatsDe(FOYERS), -1, 700)).toThrow(RangeError);
  });
});
