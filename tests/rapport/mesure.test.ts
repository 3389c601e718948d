import { describe, expect, it } from "vitest";
import { getIndicateur, INDICATEURS } from "../../src/indicateurs/index.ts";
import { nomAvecRapport, writeMesure } from "../../src/rapport/mesure.ts";

const indicateur = (code: string) => getIndicateur(code)!;

describe("le nom d'une mesure", () => {
  it("dit à quoi un nombre sans unité se rapporte, une seule fois", () => {
    expect(nomAvecRapport(indicateur("CCAS-03"))).toBe("Taux de recours local, pour 100 ménages pauvres");
    expect(nomAvecRapport(indicateur("REV-10"))).toBe("Nombre de foyers bénéficiaires du RSA pour 100 ménages");
    const rapports = INDICATEURS.filter(({ unite }) => unite.startsWith("pour "));
    expect(rapports.length).toBeGreaterThan(10);
    for (const i of rapports) expect(writeMesure(i).match(/pour 1/g), i.code).toHaveLength(1);
  });

  it("dit une autre unité entre parenthèses", () => {
    expect(writeMesure(indicateur("REV-02"))).toBe("Taux de pauvreté (en %)");
  });
});
