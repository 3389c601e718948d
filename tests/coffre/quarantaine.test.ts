import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { cheminQuarantaine } from "../../src/coffre/quarantaine.ts";
import { createProjet, ENTETE_AIDES, win1252 } from "./projet-factice.ts";

const SAINE = "D1;F1;X;;CANTINE;01/01/2025;11/01/2025;ACC.;100,00;";
const aides = (...lignes: string[]): Uint8Array => win1252([ENTETE_AIDES, ...lignes, ""].join("\n"));

describe("la quarantaine", () => {
  it("garde les lignes à corriger, entières, avec leur numéro et la raison ; ni totaux, ni doublons, ni autre année", async () => {
    const projet = createProjet();
    const fautives = [
      "D2;F2;DURAND;1 rue;CANTINE;31/02/2025;;ACC.;1,00;=HYPERLINK(1)",
      "D3;F3;PETIT;trop peu",
      "D4;F4;MOREL;;CANTINE;01/02/2025;;Caduc;-5,00;-suivi",
    ];
    const sansFaute = [SAINE, "D9;F9;X;;CANTINE;01/01/2024;;ACC.;1,00;", "TOTAL;;;;;;;;9,00;", ";;;;;;;;;"];
    const { anomalies } = await projet.charger(
      projet.add("ccas-aides", 2025, "a.csv", aides(SAINE, ...fautives, ...sansFaute)),
    );
    const chemin = join(projet.dir, "brut/ccas/quarantaine/a.csv");
    const [entete, ...lignes] = parse(readFileSync(chemin), { bom: true, delimiter: ";", relax_column_count: true });
    expect(entete).toEqual(["ligne de l'export", "raison du refus", ...ENTETE_AIDES.split(";")]);
    expect(lignes.map(([numero]) => numero)).toEqual(["3", "4", "5"]);
    expect(lignes[0]?.[1]).toContain("Date demande");
    expect(lignes[0]?.at(-1)).toBe("'=HYPERLINK(1)");
    expect(lignes[2]?.slice(-2)).toEqual(["-5,00", "'-suivi"]);
    if (process.platform !== "win32") expect(statSync(chemin).mode & 0o077).toBe(0);
    expect(readFileSync(join(projet.dir, "brut/ccas/quarantaine/.gitignore"), "utf8")).toBe("*\n");
    expect(anomalies.find((a) => a.code === "quarantaine")?.message).toContain("3 lignes à corriger");
    expect(JSON.stringify(anomalies)).not.toMatch(/DURAND|PETIT|MOREL/);
  });

  it("disparaît quand il n'y a plus rien à corriger", async () => {
    const projet = createProjet();
    await projet.charger(projet.add("ccas-aides", 2025, "a.csv", aides(SAINE, SAINE.replace("01/01/2025", "?"))));
    expect(existsSync(join(projet.dir, "brut/ccas/quarantaine/a.csv"))).toBe(true);
    await projet.charger(projet.add("ccas-aides", 2025, "a.csv", aides(SAINE)));
    expect(existsSync(join(projet.dir, "brut/ccas/quarantaine/a.csv"))).toBe(false);
  });

  it("reste dans le projet, même pour un export lu sur place", () => {
    expect(cheminQuarantaine("../partage/aides 2025.xlsx")).toBe("brut/ccas/quarantaine/aides 2025.xlsx.csv");
    expect(cheminQuarantaine("brut/ccas/b.xlsx")).not.toBe(cheminQuarantaine("brut/ccas/b.csv"));
    expect(cheminQuarantaine("brut/ccas/b.csv")).toBe("brut/ccas/quarantaine/b.csv");
  });
});
