import { describe, expect, it } from "vitest";
import { demarchesDe, SERT_A } from "../../src/indicateurs/demarches.ts";
import { INDICATEURS } from "../../src/indicateurs/index.ts";
import { DEMARCHES, type Demarche } from "../../src/modele/demarche.ts";
import { convient } from "../../src/modele/portee.ts";

const CLES = Object.keys(DEMARCHES) as Demarche[];

describe("sert_a", () => {
  it.each(CLES)("%s : chaque code, ou début de code, désigne un indicateur du catalogue", (demarche) => {
    const sans = SERT_A[demarche].filter((motif) => !INDICATEURS.some(({ code }) => convient(motif, code)));
    expect(sans).toEqual([]);
  });

  it("un indicateur sert les démarches de son champ, et l'activité du CCAS aucune", () => {
    expect(demarchesDe({ code: "PEN-02" })).toEqual(["ctg", "petite-enfance"]);
    expect(demarchesDe({ code: "QPV-03" })).toEqual(["contrat-ville"]);
    expect(demarchesDe({ code: "LOG-06" })).toEqual(["ctg", "plh", "pdalhpd"]);
    expect(demarchesDe({ code: "SAN-01" })).toEqual(["cls"]);
    for (const { code, theme } of INDICATEURS) if (theme === "ccas") expect(demarchesDe({ code }), code).toEqual([]);
  });
});
