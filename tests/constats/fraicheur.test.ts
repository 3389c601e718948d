import { describe, expect, it } from "vitest";
import { constatsOf, repondre } from "../../src/constats/constats.ts";
import { anneeOf, RETARD_MAXIMAL, writeRetard } from "../../src/constats/fraicheur.ts";
import { compareImportance } from "../../src/constats/importance.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import { COMMUNE, donneesEssai, FRANCE, type ValeursEssai } from "./donnees-essai.ts";
import { PART } from "./indicateurs-essai.ts";

const VIEUX: Indicateur = { ...PART, code: "V-1" };
const NEUF: Indicateur = { ...PART, code: "N-1" };
const C = COMMUNE.code;

/** Le même écart à deux dates : celui de `VIEUX` à `annee`, celui de `NEUF` en 2024. */
const deuxEcarts = (annee: number, valeurs: ValeursEssai = {}) =>
  donneesEssai({
    indicateurs: [VIEUX, NEUF],
    valeurs: {
      [`V-1 ${C} ${annee}`]: 30,
      [`V-1 FM ${annee}`]: 15,
      [`N-1 ${C} 2024`]: 29,
      "N-1 FM 2024": 15,
      ...valeurs,
    },
  });

const ecarts = (donnees: ReturnType<typeof donneesEssai>) => constatsOf(donnees).filter((c) => c.genre === "ecart");

describe("le retard d'un constat sur son thème", () => {
  it.each([
    ["ecart", ["2019", "2021"], 2019], // 2021 n'est que la dernière valeur connue
    ["evolution", ["2014", "2021"], 2021],
    ["aggravation", ["2016", "2014", "2021"], 2016],
    ["cumul", ["2019", "2022", "2021"], 2022],
  ] as const)("%s %j parle de %i", (genre, periode, annee) => {
    expect(anneeOf({ genre, periode })).toBe(annee);
  });

  it("range une alerte de 2019 après la même de 2024, dont l'écart est pourtant plus petit", () => {
    expect(ecarts(deuxEcarts(2019)).map((c) => [c.indicateur, c.retard])).toEqual([
      ["N-1", 0],
      ["V-1", 5],
    ]);
    // À dates égales, l'ampleur exacte décide.
    expect(ecarts(deuxEcarts(2024)).map((c) => c.indicateur)).toEqual(["V-1", "N-1"]);
  });

  it("laisse devant une alerte un peu ancienne, mais bien plus forte", () => {
    const donnees = deuxEcarts(2022, { [`N-1 ${C} 2024`]: 16.6 });
    expect(ecarts(donnees).map((c) => c.indicateur)).toEqual(["V-1", "N-1"]);
  });

  it("ne dit plus un écart de 2016 quand le thème a des données de 2024, mais le rejoue toujours", () => {
    const donnees = deuxEcarts(2024 - RETARD_MAXIMAL - 1);
    expect(ecarts(donnees).map((c) => c.indicateur)).toEqual(["N-1"]);
    const annee = String(2024 - RETARD_MAXIMAL - 1);
    const rejoue = repondre(
      { genre: "ecart", indicateurs: ["V-1"], territoire: COMMUNE, comparateurs: [FRANCE], periode: [annee] },
      donnees,
    );
    expect(rejoue).toMatchObject({ genre: "ecart", retard: RETARD_MAXIMAL + 1 });
  });

  it("l'écrit à partir de deux ans", () => {
    const periode = ["2019"];
    expect(writeRetard({ genre: "ecart", periode }, 1)).toBeNull();
    expect(writeRetard({ genre: "ecart", periode }, 5)).toBe("données de 2019, quand ce thème en a de 2024");
  });

  it("n'ôte pas à l'ordre sa cohérence : deux constats ne se précèdent pas l'un l'autre", () => {
    const tous = constatsOf(deuxEcarts(2021, { [`V-1 ${C} 2018`]: 20, [`N-1 ${C} 2020`]: 22 }));
    for (const a of tous)
      for (const b of tous) if (a !== b) expect(compareImportance(a, b) * compareImportance(b, a)).toBeLessThan(0);
  });
});
