import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anneesComparables, writeTendances } from "../../src/calculer/tendances.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import { mannKendall } from "../../src/stats/mann-kendall.ts";

const indicateur = (code: string): Indicateur => {
  const trouve = getIndicateur(code);
  if (!trouve) throw new RangeError(`indicator must exist, got ${code}`);
  return trouve;
};

/** Une part annuelle que nulle rupture ne touche : le numérateur vient d'une source qui n'existe pas. */
const ANNUEL: Indicateur = {
  ...indicateur("REV-12"),
  code: "ESSAI-01",
  definitions: [{ forme: "niveau", valeur: { source: "essai", formule: "X" } }],
};

describe("les millésimes d'une tendance", () => {
  it("ne gardent que des recensements sans enquête commune (domaine.md, § 3.4 : 2012, 2017 et 2023)", () => {
    const annees = Array.from({ length: 12 }, (_, i) => 2012 + i);
    expect(anneesComparables(indicateur("DEM-01"), annees)).toEqual([2012, 2017, 2023]);
  });

  it("ne passent pas la rupture de Filosofi (R4 : 2021 et 2023 sont deux segments)", () => {
    expect(anneesComparables(indicateur("REV-02"), [2012, 2015, 2018, 2021])).toEqual([2012, 2015, 2018, 2021]);
    expect(anneesComparables(indicateur("REV-02"), [2012, 2015, 2018, 2021, 2024])).toEqual([2024]);
  });

  it("les gardent toutes quand rien ne s'y oppose", () => {
    expect(anneesComparables(ANNUEL, [2014, 2012, 2013])).toEqual([2012, 2013, 2014]);
  });
});

describe("la table tendance", () => {
  let entrepot: Entrepot;
  beforeAll(async () => {
    entrepot = await Entrepot.open(":memory:");
    await entrepot.connexion.run(`
      create table resultat (indicateur varchar, niveau niveau, territoire varchar, annee smallint, debut smallint, valeur double);
      create temp table bougee as select '01009' as territoire`);
  });
  afterAll(() => entrepot.close());

  const calculer = async (series: readonly (readonly (number | null)[])[], territoires?: readonly string[]) => {
    const lignes = series.flatMap((serie, i) =>
      serie.map((v, k) => `('ESSAI-01', 'commune', '${territoires?.[i] ?? String(10000 + i)}', ${2010 + k}, null, ${v ?? "null"})`),
    ); // prettier-ignore
    await entrepot.connexion.run(`delete from resultat; insert into resultat values ${lignes.join(", ")}`);
    await writeTendances(entrepot.connexion, [ANNUEL]);
    return entrepot.connexion.rows<{ territoire: string; points: number; s: number; p: number; pente: number; debut: number; fin: number }>("from tendance order by territoire"); // prettier-ignore
  };

  it("donne à chaque série les nombres de mannKendall, et rien à celles de moins de quatre points", async () => {
    const serie = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { freq: 5 }), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(serie, { minLength: 1, maxLength: 12 }), async (series) => {
        // La première année et la dernière sont connues quelque part : la grille va de l'une à l'autre.
        const temoin = [1, 2, 3, 4, 5, 6, 7, 8];
        const toutes = [temoin, ...series];
        const attendues = toutes.flatMap((s, i) => {
          const test = mannKendall(s);
          const points = s.filter((v) => v !== null).length;
          return "motif" in test ? [] : [{ territoire: String(10000 + i), points, s: test.s, p: test.p, pente: test.pente }];
        }); // prettier-ignore
        const lues = await calculer(toutes);
        expect(lues.map(({ territoire, points, s, p, pente }) => ({ territoire, points, s, p, pente }))).toEqual(attendues); // prettier-ignore
        expect(new Set(lues.map((l) => `${l.debut} ${l.fin}`))).toEqual(new Set(["2010 2017"]));
      }),
      { numRuns: 15 },
    );
  });

  it("laisse une commune dont le périmètre a changé", async () => {
    const lues = await calculer([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]], ["01001", "01009"]); // prettier-ignore
    expect(lues.map((l) => l.territoire)).toEqual(["01001"]);
  });

  it("est vide quand aucun indicateur n'a quatre millésimes comparables", async () => {
    expect(await calculer([[1, 2, 3]])).toEqual([]);
  });
});
