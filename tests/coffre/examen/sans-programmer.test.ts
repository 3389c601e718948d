import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils } from "@e965/xlsx";
import { afterAll, describe, expect, it } from "vitest";
import { refuserArchive } from "../../../src/charger/archive-dangereuse.ts";
import { importer } from "../../../src/charger/importer.ts";
import { readCorrespondance } from "../../../src/coffre/lire-correspondance.ts";
import { ouvrirExport } from "../../../src/coffre/ouvrir-export.ts";
import { createReleve } from "../../../src/coffre/releve.ts";
import { direVerification } from "../../../src/coffre/examen/dire-verification.ts";
import { verifierExport } from "../../../src/coffre/examen/verifier.ts";
import { classeur } from "./exports-factices.ts";

const projets: string[] = [];
afterAll(() => projets.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** Ce que voit un agent qui importe un export, complète la correspondance, puis la vérifie. */
async function essayer(nom: string, octets: Uint8Array, completer = (yaml: string) => yaml, genre?: string) {
  const dir = mkdtempSync(join(tmpdir(), "abs-agent-"));
  projets.push(dir);
  mkdirSync(join(dir, "brut"));
  const chemin = join(dir, "brut", nom);
  writeFileSync(chemin, octets);
  const importe = await importer(dir, chemin, { genre });
  const yaml = importe.ecrite === null ? "" : completer(readFileSync(join(dir, importe.ecrite), "utf8"));
  const { correspondance, anomalies } = readCorrespondance("c.yaml", yaml);
  if (!correspondance) return { importe, yaml, anomalies, dit: null, verifie: null, releve: null };
  const releve = createReleve(nom);
  const lignes = await ouvrirExport(octets, correspondance, refuserArchive, releve);
  if (lignes === null) throw new Error("unreadable");
  const verifie = await verifierExport(lignes, correspondance, 2025, releve);
  return { importe, yaml, anomalies, dit: direVerification(nom, correspondance, verifie), verifie, releve };
}
const repete = <T>(n: number, ligne: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => ligne(i));

describe("un agent qui ne programme pas", () => {
  it("n'écrit aucune liste fermée de tête : celle d'une colonne à nommer est déjà là, avec ses libellés usuels", async () => {
    const csv = ["Quand;Pourquoi;Par où", ...repete(12, (i) => `0${1 + (i % 9)}/02/2025;Logement;Guichet`)].join("\n");
    const inconnu = await essayer("a.csv", Buffer.from(csv));
    expect(inconnu.importe.anomalies.map(({ code }) => code)).toEqual(["genre-inconnu"]);
    const completer = (yaml: string): string =>
      yaml
        .replace(/# date_passage: .*/, 'date_passage: "Quand"')
        .replace(/# canal: .*/, 'canal: "Par où"')
        .replace(/# motif: .*/, 'motif: "Pourquoi"');
    const { anomalies, verifie } = await essayer("a.csv", Buffer.from(csv), completer, "ccas-accueil");
    expect(anomalies).toEqual([]);
    expect(verifie?.colonnes.map(({ comprises }) => comprises)).toEqual([12, 12, 12]);
  });

  it("lit une satisfaction en mots ou en visages, et range ceux que l'outil ne connaît pas", async () => {
    const notes = ["Très satisfait", "Plutôt satisfait", "😐", "2", "Bof", "Bof", "Bof"];
    const rows = [["Horodateur", "Êtes-vous satisfait de l'accueil ?"], ...notes.map((n) => ["03/02/2025 09:14", n])];
    const octets = classeur({ A: utils.aoa_to_sheet(rows) }, "xlsx");
    const brut = await essayer("e.xlsx", octets);
    expect(brut.importe.rapprochement?.formulaire.source).toBe("ccas-satisfaction");
    expect(brut.yaml).toContain('# "Bof" : 3 lignes');
    expect(brut.verifie?.refusees).toBe(3);
    const range = await essayer("e.xlsx", octets, (yaml) => yaml.replace("    3: [", '    3: ["Bof", '));
    expect(range.verifie?.refusees).toBe(0);
    const [, note] = range.verifie?.colonnes ?? [];
    expect([...(note?.repartition ?? [])].sort()).toEqual([
      ["2", 1],
      ["3", 4],
      ["4", 1],
      ["5", 1],
    ]);
  });

  it("lit « GIR 4 », laisse un chiffre hors de l'échelle refusé, et n'écrit pas de liste pour une colonne de chiffres", async () => {
    const export_ = (girs: readonly string[]): Uint8Array =>
      Buffer.from(
        ["N° bénéficiaire;GIR;Date début;Date fin", ...girs.map((g, i) => `B${i};${g};01/02/2024;`)].join("\n"),
      );
    const mots = await essayer("d.csv", export_(["GIR 4", "Gir 2", "3", "NC", "7", ""]));
    const gir = mots.verifie?.colonnes.find(({ mappe }) => mappe.champ.nom === "gir");
    expect([gir?.comprises, gir?.vides, gir?.refusees]).toEqual([3, 2, 1]);
    expect((await essayer("d.csv", export_(["4", "2", "3"]))).yaml).not.toContain("GIR 4");
  });

  it("sait pourquoi et à quelles lignes on refuserait, sans qu'une case soit montrée", async () => {
    const csv = ["Reçue le;Type;Avis;Subvention", ...repete(6, (i) => `0${1 + i}/02/2025;Énergie;F;${i < 4 ? "(122,28)" : "12,00"}`)].join("\n"); // prettier-ignore
    const { dit, verifie } = await essayer("f.csv", Buffer.from(csv), (yaml) => yaml, "ccas-fsl");
    expect(verifie).toMatchObject({ donnees: 6, refusees: 4 });
    expect(dit).toContain("6 de données, dont 4 à refuser");
    expect(dit).toContain("montant négatif (montant donné) : ligne refusée : 4 (lignes 2, 3, 4…)");
    expect(dit).not.toContain("122");
  });

  it("une demande sans suite, annulée, n'est ni un accord ni un refus ; un titre de mois est hors champ", async () => {
    const decisions = ["Validée", "Refusée", "Annulée", "Sans suite", "En cours d'instruction"];
    const csv = ["Code usager;Déposée le;Type de prestation;Statut demande;Date de validation;Montant attribué (€)", "Février;;;;;", ...repete(10, (i) => `U${i};0${1 + (i % 9)}/02/2025;Aide énergie;${decisions[i % 5]};;`)].join("\n"); // prettier-ignore
    const { verifie, importe, releve } = await essayer("n.csv", Buffer.from(csv));
    expect(importe.rapprochement?.manquants).toEqual([]);
    expect(verifie).toMatchObject({ lues: 11, donnees: 10, refusees: 0 });
    const decision = verifie?.colonnes.find(({ mappe }) => mappe.champ.nom === "decision");
    expect(Object.fromEntries(decision?.repartition ?? [])).toEqual({ accord: 2, refus: 2, ajourne: 4, en_cours: 2 });
    expect(releve?.anomalies().map(({ code }) => code)).toEqual(["titres-de-mois"]);
  });
});
