import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createSimplexe } from "../../src/secret/simplexe.ts";
import { loadSolveur, type Programme, type Solveur } from "../../src/secret/solveur.ts";

/** Des sommes et des inégalités tirées au sort, autour d'un tableau possible connu. */
const monde = fc
  .record({
    depart: fc.array(fc.nat(12), { minLength: 4, maxLength: 9 }),
    lignes: fc.array(
      fc.record({
        coefs: fc.array(fc.constantFrom(-1, 0, 1), { minLength: 9, maxLength: 9 }),
        jeu: fc.constantFrom(0, 0, 0, 2, 5),
      }),
      { minLength: 2, maxLength: 5 },
    ),
  })
  .map(({ depart, lignes }): { depart: Float64Array; programme: Programme } => ({
    depart: Float64Array.from(depart),
    programme: {
      bas: depart.map(() => 0),
      haut: depart.map((_, k) => (k === 0 ? 20 : 60)),
      couts: depart.map(() => 0),
      lignes: lignes.flatMap(({ coefs, jeu }) => {
        const colonnes = [...depart.keys()].filter((k) => coefs[k] !== 0);
        const somme = colonnes.reduce((s, k) => s + coefs[k]! * depart[k]!, 0);
        const siens = colonnes.map((k) => coefs[k]!);
        return colonnes.length === 0 ? [] : [{ colonnes, coefs: siens, bas: somme - jeu, haut: somme + jeu }];
      }),
    },
  }));

const isPossible = ({ bas, haut, lignes }: Programme, x: Float64Array): boolean =>
  x.every((v, k) => v >= bas[k]! - 1e-6 && v <= haut[k]! + 1e-6) &&
  lignes.every(({ colonnes, coefs, bas, haut }) => {
    const somme = colonnes.reduce((s, k, i) => s + coefs[i]! * x[k]!, 0);
    return somme >= bas - 1e-6 && somme <= haut + 1e-6;
  });

describe("la promenade parmi les tableaux possibles", () => {
  let solveur: Solveur;
  beforeAll(async () => {
    solveur = await loadSolveur();
  });

  it("ne rend pas un tableau où la case que la personne connaît a glissé", () => {
    // La case 0 suit la case 1 de si peu que le pas ne le voit pas : au bout de 1e4, elle a bougé de 5e-6.
    const programme: Programme = {
      bas: [0, 0],
      haut: [10, 1e4],
      couts: [0, 0],
      lignes: [{ colonnes: [0, 1], coefs: [1, -5e-10], bas: 3, haut: 3 }],
    };
    const depart = Float64Array.of(3, 0);
    expect(createSimplexe(programme, depart)!.push(1, 1, () => false)).toBe("optimum");
    const seule = createSimplexe(programme, depart)!.stop([0]);
    expect(seule.push(1, 1, () => false)).toBe("perdu");
    expect([...seule.read()]).toEqual([3, 0]);
  });

  it("trouve les mêmes bornes que HiGHS, par des tableaux possibles", () => {
    fc.assert(
      fc.property(monde, fc.array(fc.nat(8), { maxLength: 2 }), ({ depart, programme }, arretees) => {
        const fixes = arretees.filter((k) => k < depart.length);
        const promenade = createSimplexe(programme, depart)!.stop(fixes);
        const fix = (bornes: readonly number[]) => bornes.map((b, k) => (fixes.includes(k) ? depart[k]! : b));
        const serre = { ...programme, bas: fix(programme.bas), haut: fix(programme.haut) };
        const modele = solveur.createModele(serre);
        for (const k of depart.keys())
          for (const sens of [1, -1] as const) {
            modele.setCout(k, 1);
            const optimum = sens > 0 ? modele.maximize() : modele.minimize();
            modele.setCout(k, 0);
            if (typeof optimum === "string") throw new Error(optimum);
            expect(promenade.push(k, sens, () => false)).toBe("optimum");
            const x = promenade.read();
            expect(isPossible(serre, x)).toBe(true);
            expect(x[k]).toBeCloseTo(optimum[k]!, 5);
          }
        modele.dispose();
      }),
      { numRuns: 100, seed: 20260303 },
    );
  });

  it("s'arrête dès que la valeur suffit", () => {
    const programme: Programme = {
      bas: [0, 0],
      haut: [Infinity, Infinity],
      couts: [0, 0],
      lignes: [{ colonnes: [0, 1], coefs: [1, 1], bas: 10, haut: 10 }],
    };
    const promenade = createSimplexe(programme, Float64Array.of(4, 6))!;
    expect(promenade.push(0, 1, (x) => x >= 7)).toBe("suffit");
    expect([...promenade.read()]).toEqual([10, 0]);
    expect(promenade.push(0, 1, (x) => x > 10)).toBe("optimum");
  });

  it("dit perdue une case que rien ne borne, si aucune valeur ne suffit", () => {
    const programme: Programme = {
      bas: [0, 0],
      haut: [Infinity, Infinity],
      couts: [0, 0],
      lignes: [{ colonnes: [0, 1], coefs: [1, -1], bas: 2, haut: 2 }],
    };
    const promenade = createSimplexe(programme, Float64Array.of(4, 2))!;
    expect(promenade.push(0, 1, (x) => x >= 5000)).toBe("suffit");
    expect(promenade.push(0, 1, () => false)).toBe("perdu");
    expect(promenade.push(0, -1, () => false)).toBe("optimum");
    expect([...promenade.read()]).toEqual([2, 0]);
  });

  it("n'ouvre pas depuis un tableau impossible", () => {
    const programme: Programme = {
      bas: [0, 0],
      haut: [5, 5],
      couts: [0, 0],
      lignes: [{ colonnes: [0, 1], coefs: [1, 1], bas: 4, haut: 4 }],
    };
    expect(createSimplexe(programme, Float64Array.of(1, 1))).toBeNull();
    expect(createSimplexe(programme, Float64Array.of(-1, 5))).toBeNull();
    expect(createSimplexe(programme, Float64Array.of(NaN, 4))).toBeNull();
  });
});
