import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { FORMULAIRES } from "../../src/coffre/formulaires/index.ts";
import { TABLES_TENUE } from "../../src/coffre/registre/memoire.ts";
import { createProjet, dumpCoffre, ENTETE_AIDES, win1252 } from "./projet-factice.ts";

const aides = (...lignes: string[]): Uint8Array => win1252([ENTETE_AIDES, ...lignes, ""].join("\n"));
const SAINE = "25-1;F1;X;;CANTINE;01/01/2025;11/01/2025;ACC.;100,00 €;";

describe("chargerCoffre", () => {
  it("écrit une table par genre d'export, de champs normalisés, et rien d'autre", async () => {
    const projet = createProjet();
    await projet.charger(projet.add("ccas-aides", 2025, "a.csv", aides(SAINE)));
    const contenu = await dumpCoffre(projet.cheminCoffre);
    expect(Object.keys(contenu)).toEqual(
      [...FORMULAIRES.map(({ table }) => table), ...Object.keys(TABLES_TENUE)].sort(),
    );
    expect(Object.keys(contenu).filter((table) => contenu[table]?.length)).toEqual(["demande", "tenue"]);
    expect(contenu.tenue).toEqual([{ controle: null }]); // clé éphémère
    expect(contenu.demande).toEqual([
      {
        millesime: 2025,
        foyer: expect.stringMatching(/^[\w-]{22}$/),
        date_demande: "2025-01-01",
        date_decision: "2025-01-11",
        nature: "enfance",
        decision: "accord",
        montant_accorde: "10000",
        personnes: null,
        qf: null,
        foyer_export: expect.stringMatching(/^[\w-]{22}$/),
        iris: null,
        qualite_adresse: null,
      },
    ]);
    expect(readdirSync(dirname(projet.cheminCoffre))).toEqual(["coffre.duckdb"]);
    if (process.platform !== "win32") expect(statSync(projet.cheminCoffre).mode & 0o077).toBe(0);
  });

  it("suit un foyer d'une année à l'autre dans un même coffre", async () => {
    const projet = createProjet();
    const avant = aides("24-9;f-1;Y;;CANTINE;01/02/2024;11/02/2024;REF.;;");
    await projet.charger(
      projet.add("ccas-aides", 2025, "a25.csv", aides(SAINE)),
      projet.add("ccas-aides", 2024, "a24.csv", avant),
    );
    const foyers = (await dumpCoffre(projet.cheminCoffre)).demande?.map(
      (row) => JSON.stringify(row).match(/"foyer":"(.*?)"/)?.[1],
    );
    expect(new Set(foyers).size).toBe(1);
  });

  it("un export bloqué arrête tous les exports : l'ancien coffre reste, rien n'est rendu", async () => {
    const projet = createProjet();
    await projet.charger(projet.add("ccas-aides", 2023, "avant.csv", aides(SAINE.replaceAll("2025", "2023"))));
    const avant = readFileSync(projet.cheminCoffre);
    const { lectures, anomalies, agregats } = await projet.charger(
      projet.add("ccas-aides", 2024, "renomme.csv", aides("24-1;F1;X;;CANTINE;01/01/2024;;ACC.;1,00;").subarray(20)),
      projet.add("ccas-aides", 2025, "a.csv", aides(SAINE)),
    );
    expect(lectures.map(({ lues, gardees, refusees }) => [lues, gardees, refusees])).toEqual([
      [1, 0, 1],
      [1, 1, 0],
    ]);
    expect(anomalies.filter((a) => a.gravite === "bloquante").every((a) => a.fichier === "brut/ccas/renomme.csv")).toBe(
      true,
    );
    expect(agregats).toBeNull();
    expect(readFileSync(projet.cheminCoffre).equals(avant)).toBe(true);
  });

  it("dit ce qui empêche d'ouvrir un fichier", async () => {
    const projet = createProjet();
    const sain = projet.add("ccas-aides", 2025, "a.csv", aides(SAINE));
    expect((await projet.charger({ ...sain, sha256: "" })).agregats).not.toBeNull(); // empreinte pas encore notée
    const codesDe = async (...fichiers: Parameters<typeof projet.charger>): Promise<string[]> =>
      (await projet.charger(...fichiers)).anomalies.map((a) => a.code);
    expect(await codesDe({ ...sain, fichier: "brut/ccas/absent.csv" })).toEqual(["fichier-absent"]);
    expect(await codesDe({ ...sain, sha256: "0".repeat(64) })).toEqual(["empreinte-differente"]);
    expect(await codesDe({ ...sain, source: "ccas-aide" })).toEqual(["source-inconnue"]);
    expect(await codesDe(sain, sain)).toEqual(["fichier-double"]);
    expect(await codesDe({ ...sain, millesime: 2023 })).toEqual(["aucune-ligne", "date-hors-millesime"]);
    expect(await codesDe(projet.add("ccas-aides", 2025, "u.csv", `${ENTETE_AIDES}\n${SAINE}`))).toEqual(["encodage"]);
    writeFileSync(
      join(projet.dir, "correspondances", "bis.yaml"),
      readFileSync(join(projet.dir, "correspondances", "aides.yaml")),
    );
    expect(await codesDe(sain)).toEqual(["correspondance-double", "correspondance-absente"]);
  });

  it("ne touche pas au coffre quand le projet n'a pas d'export", async () => {
    const projet = createProjet();
    expect(await projet.charger()).toEqual({ lectures: [], anomalies: [], agregats: [] });
    expect(existsSync(projet.cheminCoffre)).toBe(false);
  });
});

describe("canari", () => {
  const CANARI = "ZQXJKCANARI";
  const colonnes = ENTETE_AIDES.split(";");
  const saine = SAINE.split(";");

  it("n'est ni dans le coffre, ni dans les anomalies, ni dans les agrégats, où qu'il soit dans l'export", async () => {
    const projet = createProjet();
    // Le canari dans chaque colonne tour à tour, listée ou non, puis dans toutes, puis en ligne de total.
    const lignes = colonnes.map((_, i) =>
      saine.map((c, j) => (i === j ? `${CANARI} ${i}` : j === 0 ? `D${i}` : c)).join(";"),
    );
    const partout = colonnes.map(() => CANARI).join(";");
    const deformee = `${CANARI};${CANARI}`;
    const entete = ENTETE_AIDES.replace("Observations", `Observations ${CANARI}`);
    const texte = [entete, ...lignes, partout, deformee, `TOTAL ${CANARI};;;;;;;;;`, ""].join("\n");
    const accueil = `Horodateur,Site,Canal,Motif(s),Agent,Commentaire\n03/02/2025,${CANARI},${CANARI},Logement;${CANARI},${CANARI},${CANARI}\n`;
    const charge = await projet.charger(
      projet.add("ccas-aides", 2025, "a.csv", win1252(texte)),
      projet.add("ccas-accueil", 2025, "b.csv", accueil),
    );
    expect(charge.lectures[0]?.gardees).toBeGreaterThanOrEqual(6); // dossier, foyer, nom, adresse, nature, observations
    expect(JSON.stringify(charge)).not.toContain(CANARI);
    expect(JSON.stringify(await dumpCoffre(projet.cheminCoffre))).not.toContain(CANARI);
    expect(readFileSync(projet.cheminCoffre).includes(CANARI)).toBe(false);
  });

  it("n'est pas dans les anomalies d'un fichier sans en-tête, ni au guillemet ouvert", async () => {
    const projet = createProjet();
    const sansEntete = win1252(`${colonnes.map(() => CANARI).join(";")}\n${SAINE}\n`);
    const proche = win1252(`${ENTETE_AIDES.replace("Décision", "Décisiun").replace("NOM", CANARI)}\n${SAINE}\n`);
    const ouvert = win1252(`${ENTETE_AIDES}\nD;F;"${CANARI};;;;;;;\n`);
    const charge = await projet.charger(
      projet.add("ccas-aides", 2025, "sans.csv", sansEntete),
      projet.add("ccas-aides", 2025, "proche.csv", proche),
      projet.add("ccas-aides", 2025, "ouvert.csv", ouvert),
    );
    expect(charge.anomalies.map((a) => a.code)).toEqual(
      expect.arrayContaining(["colonne-absente", "guillemet-ouvert"]),
    );
    expect(JSON.stringify(charge)).not.toContain(CANARI);
  });
});
