import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeAnonymat } from "../../../src/coffre/rgpd/ecrire-anonymat.ts";
import { measureAnonymat } from "../../../src/coffre/rgpd/k-anonymat.ts";
import { createProjet, win1252 } from "../projet-factice.ts";

describe("le k-anonymat du coffre", () => {
  it("croise tout ce que le coffre garde d'un foyer, et dit ce que le jour ajoute", async () => {
    const projet = createProjet();
    const chemin = join(projet.dir, "correspondances/aides.yaml");
    const avecQf = readFileSync(chemin, "utf8").replace('  foyer: "N°FOYER"', '  foyer: "N°FOYER"\n  qf: "QF"');
    writeFileSync(chemin, avecQf);
    // Douze foyers d'un même quotient (deux jours), deux d'un autre (le même jour), un seul d'un troisième.
    const qf = [...Array.from({ length: 12 }, () => 450), 820, 820, 1250];
    const jour = (i: number): string => (i < 6 ? "01/02/2025" : i < 14 ? "02/02/2025" : "03/02/2025");
    const lignes = qf.map((q, i) => `D${i};F${i};CANTINE;${jour(i)};10/02/2025;ACC.;10,00;${q}`);
    const texte = ["N° DOSSIER;N°FOYER;Nature de l'aide;Date demande;Date CP;Décision;Mt accordé;QF", ...lignes, ""];
    const charge = await projet.charger(projet.add("ccas-aides", 2025, "a.csv", win1252(texte.join("\n"))));
    expect(charge.agregats).not.toBeNull();
    const [mesure, ...autres] = await measureAnonymat(projet.cheminCoffre);
    expect(autres).toEqual([]);
    expect(mesure).toMatchObject({
      ...{ croisees: ["millesime", "iris", "personnes", "qf"], lignes: 15, combinaisons: 3 },
      ...{ seules: 1, moinsDeCinq: 2, moinsDeOnze: 0, autres: 12 },
      certaines: 15, // une seule nature : l = 1 partout
      seulesAuJour: 1, // le jour sépare les douze en deux fois six ; le seul reste seul
    });
    const dit = writeAnonymat("Essai", "2026-11-22", mesure ? [mesure] : []);
    expect(dit).toMatch(/\| 15 \| 3 \| 1 \(7 %\) \| 2 \(13 %\) \| 0 \(0 %\) \| 12 \(80 %\) \| 15 \(100 %\), nature \| 1 \(7 %\) \|/); // prettier-ignore
  });
});
