import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"; // prettier-ignore
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { changerCle } from "../../src/charger/changer-cle.ts";
import { cheminCleProjet, creerCle, detruireCle, openCleProjet } from "../../src/charger/cle-projet.ts";
import { readConservation } from "../../src/charger/conservation.ts";
import { describeCoffre } from "../../src/charger/etat-coffre.ts";
import { chargerExportsCcas } from "../../src/charger/exports-ccas.ts";
import { cheminCoffre, readProjet, type Projet } from "../../src/charger/projet.ts";
import { executerPurge, preparerPurge } from "../../src/charger/purger-projet.ts";
import { writeRapportsCoffre } from "../../src/charger/rapport-coffre.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import { cheminEntrepot } from "../../src/charger/projet.ts";
import { RACINE } from "../../src/racine.ts";

const racine = mkdtempSync(join(tmpdir(), "abs-coffre-projet-"));
afterAll(() => rmSync(racine, { recursive: true, force: true }));
const env = { XDG_CONFIG_HOME: join(racine, "reglages") };

let numero = 0;
/** Un projet aux exports de la démonstration : quatre années d'aides et d'accueil, deux enquêtes. */
function createProjet(conservation = ""): Projet {
  const dir = join(racine, `projet-${++numero}`);
  mkdirSync(dir);
  cpSync(join(RACINE, "data", "correspondances"), join(dir, "correspondances"), { recursive: true });
  cpSync(join(RACINE, "data", "brut", "ccas"), join(dir, "brut", "ccas"), { recursive: true });
  rmSync(join(dir, "brut", "ccas", "quarantaine"), { recursive: true, force: true });
  writeFileSync(join(dir, "observatoire.yaml"), `nom: CCAS d'essai\ncommune: "0010${numero}"\nannee: 2026\ncog: 2023\n${conservation}`); // prettier-ignore
  const [entete, ...lignes] = readFileSync(join(RACINE, "data", "millesimes.csv"), "utf8").split("\n");
  writeFileSync(join(dir, "millesimes.csv"), [entete, ...lignes.filter((l) => l.startsWith("ccas-"))].join("\n"));
  return readProjet(dir);
}
const charger = (projet: Projet) => chargerExportsCcas(projet, { accepter: false, env });
const etats = (fichiers: readonly { readonly etat: string }[]): string[] => [...new Set(fichiers.map((f) => f.etat))];
async function lire({ dir }: Projet, requete: string) {
  const entrepot = await Entrepot.open(cheminEntrepot(dir));
  try {
    return await entrepot.connexion.rows(requete);
  } finally {
    entrepot.close();
  }
}
/** Tous les chiffres ; le rang d'un foyer seul n'en est pas un, et ne vaut que dans un calcul. */
const agregats = (projet: Projet) => lire(projet, "select * exclude (seul) from agregat order by all");
/** Les cases dont on sait qui y est seul. */
const seuls = (projet: Projet) =>
  lire(projet, "select source, variable, modalite, millesime from agregat where seul is not null order by all");
const DUREES = "conservation:\n  exports: 2\n  coffre: 3\n";

describe("la conservation", () => {
  it("efface les exports puis les lignes à leur terme ; aucun chiffre ne bouge, et la commande se rejoue", async () => {
    const projet = createProjet(DUREES);
    expect(creerCle(projet, env)).toBeNull();
    await charger(projet);
    const [avant, seulsAvant] = [await agregats(projet), await seuls(projet)];
    const plan = await preparerPurge(projet, "2026-11-22", env);
    expect(plan.anomalies).toEqual([]);
    expect(plan.ordre.annees.map((a) => `${a.source} ${a.millesime}`)).toEqual(["ccas-accueil 2022", "ccas-aides 2022"]);
    expect(readdirSync(join(projet.dir, "brut/ccas")).length).toBeGreaterThan(10); // rien n'est fait
    await executerPurge(projet, plan);
    expect(readdirSync(join(projet.dir, "brut/ccas")).filter((f) => /202[23]/.test(f))).toEqual([]);
    expect(readdirSync(join(projet.dir, "brut/ccas/quarantaine")).filter((f) => /202[23]/.test(f))).toEqual([]);
    expect(etats(await charger(projet))).toEqual(["charge"]);
    expect(await agregats(projet)).toEqual(avant);
    expect(await seuls(projet)).toEqual(seulsAvant);
    const rejoue = await preparerPurge(projet, "2026-11-22", env);
    expect([rejoue.fichiers, rejoue.ordre.exports, rejoue.ordre.annees]).toEqual([[], [], []]);
    const { memoire } = await describeCoffre(projet);
    expect(memoire.scelles).toHaveLength(8); // aides, accueil, enquête, portage, aide à domicile, budget de ces années-là
    expect(memoire.purges.every((p) => p.le === "2026-11-22" && p.lignes >= 10)).toBe(true);
  }); // prettier-ignore

  it("efface aussi les lignes refusées d'un export effacé à la main, ôté de la liste ou lu hors du projet ; pas celles des récents", async () => {
    const projet = createProjet(DUREES);
    creerCle(projet, env);
    await charger(projet);
    const quarantaine = join(projet.dir, "brut/ccas/quarantaine");
    const recentes = readdirSync(quarantaine).filter((f) => /202[45]/.test(f));
    expect(recentes.length).toBeGreaterThan(0);
    rmSync(join(projet.dir, "brut/ccas/extract_aides_2022.csv"));
    writeFileSync(join(quarantaine, "ote.csv"), "une personne");
    const dehors = { ...projet.millesimes[0]!, millesime: 2020, fichier: "../partage/aides_2020.csv" };
    writeFileSync(join(quarantaine, "aides_2020.csv"), "une personne");
    const plan = await preparerPurge({ ...projet, millesimes: [...projet.millesimes, dehors] }, "2026-11-22", env);
    for (const nom of ["extract_aides_2022.csv", "ote.csv", "aides_2020.csv"])
      expect(plan.fichiers).toContain(`brut/ccas/quarantaine/${nom}`);
    await executerPurge(projet, plan);
    expect(readdirSync(quarantaine).filter((f) => f.endsWith(".csv"))).toEqual(recentes);
  });

  it("ne purge ni sans clé, ni sans durée, ni un export que le coffre n'a pas reçu ; une purge coupée au milieu s'achève", async () => {
    const projet = createProjet(DUREES);
    await charger(projet);
    expect((await preparerPurge(projet, "2026-11-22", env)).anomalies.map((a) => a.code)).toEqual(["cle-absente"]);
    creerCle(projet, env);
    await charger(projet);
    const [premier = ""] = projet.millesimes.map((l) => l.fichier).filter((f) => f.includes("2022"));
    const sain = readFileSync(join(projet.dir, premier));
    appendFileSync(join(projet.dir, premier), "\n");
    const refus = await preparerPurge(projet, "2026-11-22", env);
    expect(refus.anomalies.map((a) => [a.code, a.fichier])).toEqual([["export-non-charge", premier]]);
    writeFileSync(join(projet.dir, premier), sain);
    const plan = await preparerPurge(projet, "2026-11-22", env);
    await executerPurge(projet, { ...plan, fichiers: [] }); // le coffre est récrit, les fichiers sont encore là
    const reste = await preparerPurge(projet, "2026-11-22", env);
    expect([reste.fichiers, reste.ordre.exports]).toEqual([plan.fichiers, []]);
    await executerPurge(projet, reste);
    expect(etats(await charger(projet))).toEqual(["charge"]);
    const sansDuree = createProjet();
    expect((await preparerPurge(sansDuree, "2026-11-22", env)).anomalies.map((a) => a.code)).toEqual(["conservation"]);
  }); // prettier-ignore

  it.each([
    ["conservation: deux ans\n", [5]],
    ["conservation:\n  exports: peu\n  coffres: 3\n", [6, 7]],
    ["conservation:\n  exports: 6\n  coffre: 2\n", [6]],
    ["conservation:\n  exports: -1\n", [6]],
  ])("dit les fautes de %j", (texte, lignes) => {
    const { anomalies } = readConservation(createProjet(texte).dir);
    expect(anomalies.map((a) => a.ligne)).toEqual(lignes);
  });
});

describe("la clé d'un projet", () => {
  it("change sans qu'un chiffre bouge, et un changement coupé au milieu s'achève ou s'annule", async () => {
    const projet = createProjet(DUREES);
    creerCle(projet, env);
    await charger(projet);
    await executerPurge(projet, await preparerPurge(projet, "2026-11-22", env));
    const [avant, cle] = [await agregats(projet), readFileSync(cheminCleProjet(projet, env), "utf8")];
    const { anomalies } = await changerCle(projet, env);
    expect(anomalies.filter((a) => a.gravite === "bloquante")).toEqual([]);
    expect(await agregats(projet)).toEqual(avant);
    const neuve = readFileSync(cheminCleProjet(projet, env), "utf8");
    expect(neuve).not.toBe(cle);
    // Coupé après le coffre : la clé nouvelle était encore à côté.
    const chemin = cheminCleProjet(projet, env);
    renameSync(chemin, `${chemin}.suivante`);
    writeFileSync(chemin, cle, { mode: 0o600 });
    expect((await openCleProjet(projet, env)).anomalies).toEqual([]);
    expect(readFileSync(chemin, "utf8")).toBe(neuve);
    // Coupé avant : celle d'à côté n'est pas celle du coffre.
    writeFileSync(`${chemin}.suivante`, cle, { mode: 0o600 });
    await openCleProjet(projet, env);
    expect([existsSync(`${chemin}.suivante`), readFileSync(chemin, "utf8")]).toEqual([false, neuve]);
  });

  it("détruite, ne laisse pas celle qui attendait sa place", async () => {
    const projet = createProjet();
    creerCle(projet, env);
    const chemin = cheminCleProjet(projet, env);
    writeFileSync(`${chemin}.suivante`, readFileSync(chemin), { mode: 0o600 });
    await detruireCle(projet, env);
    expect([existsSync(chemin), existsSync(`${chemin}.suivante`)]).toEqual([false, false]);
  });

  it("perdue ou fausse, arrête le chargement ; détruite, le laisse repartir", async () => {
    const projet = createProjet(DUREES);
    creerCle(projet, env);
    await charger(projet);
    await executerPurge(projet, await preparerPurge(projet, "2026-11-22", env));
    const avant = await agregats(projet);
    rmSync(cheminCleProjet(projet, env));
    const sans = await charger(projet);
    expect(etats(sans)).toEqual(["refuse"]);
    expect(sans.flatMap((f) => f.anomalies).map((a) => a.code)).toContain("cle-absente");
    creerCle(projet, env);
    expect((await charger(projet)).flatMap((f) => f.anomalies).map((a) => a.code)).toContain("cle-fausse");
    await detruireCle(projet, env);
    expect(existsSync(cheminCleProjet(projet, env))).toBe(false);
    expect(etats(await charger(projet))).toEqual(["charge"]);
    // Sans la clé, un foyer gardé au coffre ne se relie plus à un export présent : ce qui suit les foyers d'année en année change.
    const SUIVIS = ["trajectoires", "primo_demandeurs", "foyers_sortis"];
    const sansSuivi = (lus: typeof avant) => lus.filter((a) => !SUIVIS.includes(String(a.variable)));
    expect(sansSuivi(await agregats(projet))).toEqual(sansSuivi(avant));
  });

  it("n'est nulle part dans le projet", async () => {
    const projet = createProjet();
    creerCle(projet, env);
    await charger(projet);
    await writeRapportsCoffre(projet, "2026-11-22");
    const secret = readFileSync(cheminCleProjet(projet, env), "utf8").split("\n")[1] ?? "";
    const hexa = Buffer.from(secret, "base64url");
    expect(hexa).toHaveLength(32);
    const fichiers = readdirSync(projet.dir, { recursive: true, encoding: "utf8", withFileTypes: true }).filter((f) => f.isFile()); // prettier-ignore
    expect(fichiers.length).toBeGreaterThan(15);
    for (const { parentPath, name } of fichiers) {
      const octets = readFileSync(join(parentPath, name));
      expect(octets.includes(secret) || octets.includes(hexa), name).toBe(false);
    }
    expect(existsSync(cheminCoffre(projet.dir))).toBe(true);
  });
});

describe("les documents du délégué", () => {
  it("disent les colonnes lues et des comptes, rien d'une personne, et ne remplacent jamais un document", async () => {
    const projet = createProjet(DUREES);
    expect((await writeRapportsCoffre(projet, "2026-11-22")).anomalies.map((a) => a.code)).toEqual(["coffre-absent"]);
    await charger(projet);
    const { fichiers } = await writeRapportsCoffre(projet, "2026-11-22");
    const textes = fichiers.map((f) => readFileSync(join(projet.dir, f), "utf8"));
    const [anonymat = "", registre = "", aipd = ""] = textes;
    // 2 440 demandes gardées des quatre exports (540 + 590 + 640 + 670) ; les comptes sont éprouvés dans k-anonymat.test.ts.
    expect(anonymat).toMatch(/\| aides facultatives \| millesime, iris, personnes, qf \| 2.440 \|/);
    expect(registre).toContain("| numéro de foyer | changé en pseudonyme (HMAC-SHA256), puis oublié |");
    expect(registre).toContain("| conservation des exports bruts | 2 ans après l'année décrite |");
    expect(aipd).toContain("aides facultatives");
    expect(aipd).toContain("lignes lues = gardées + refusées + hors champ");
    for (const texte of textes) expect(texte).not.toMatch(/TEMOIN-\d|rue Fictive/);
    const encore = await writeRapportsCoffre(projet, "2026-11-22");
    expect([encore.fichiers, encore.anomalies.length]).toEqual([[], 3]);
  });
});
