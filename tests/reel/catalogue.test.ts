import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calculer } from "../../src/calculer/calculer.ts";
import { readContexte } from "../../src/calculer/lire.ts";
import { readPerimetres } from "../../src/calculer/perimetre.ts";
import { readPopulations } from "../../src/calculer/populations.ts";
import { repondre } from "../../src/calculer/valeurs.ts";
import { charger } from "../../src/charger/charger.ts";
import { COLONNES_MILLESIMES, cheminEntrepot, readProjet } from "../../src/charger/projet.ts";
import { CATALOGUE } from "../../src/indicateurs/index.ts";
import { PYRAMIDES } from "../../src/indicateurs/pyramides.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import { hasDonneesReelles } from "./donnees-reelles.ts";

const DOSSIER = resolve(process.env.ABS_DONNEES_REELLES ?? "../shared/data");
const AGES = "insee/demographie/BTT_TD_POP1B_2011_dep68.csv";
const RPLS = "logement/export_parc_logements_sociaux_jan_2024.csv";
const COMPARATEUR = "insee/rp_2022_extrait/TRANSCRIT_base_cc_comparateur_2022_mulhouse.csv";
const LIVRES = [
  ["cog-communes", "", 2023, "insee/cog/v_commune_2023.csv"],
  ["cog-departements", "", 2023, "insee/cog/v_departement_2023.csv"],
  ["cog-regions", "", 2023, "insee/cog/v_region_2023.csv"],
  ["cog-codes-anciens", "", 2023, "insee/cog/v_commune_depuis_1943.csv"],
  ["cog-mouvements", "", 2023, "insee/cog/v_mvtcommune_2023.csv"],
  ["rp-ages", 2011, 2013, AGES],
  ["rpls-communes", 2024, 2023, RPLS],
  ["rp-comparateur", 2022, 2023, COMPARATEUR],
  ["qpv-population", 2018, 2015, "insee/qpv/DEMO_2018.csv"],
  ["qpv-revenus", 2021, 2015, "insee/qpv/REVN_2021.csv"],
  ["melodi-logement", "", 2023, "insee/melodi_fichiers/insee_logement_sample.zip"],
  ["melodi-familles", "", 2023, "insee/melodi_fichiers/insee_famille_sample.zip"],
  ["dares-demandeurs", "", 2023, "dares/dares_defm_communales_sample.csv"],
] as const;

const PROPRE = `indicateurs:
  - code: LOC-01
    libelle: Logements sociaux vacants
    sujet: la part des logements sociaux vacants
    theme: logement
    definition: Logements sociaux vacants, parmi les logements sociaux.
    genre: proportion
    source: rpls-communes
    numerateur: nb_vacants
    denominateur: nb_ls
`;

const lire = (fichier: string, delimiter: string): Record<string, string>[] =>
  parse(readFileSync(join(DOSSIER, fichier)), { columns: true, delimiter, bom: true, relax_column_count: true });

/** Une lecture indépendante : le fichier de Mulhouse par âge, sans déclaration ni entrepôt. */
function mulhouseParAge(): (debut: number, fin: number) => number {
  const lignes = lire(AGES, ";").filter((r) => r.CODGEO === "68224");
  return (debut, fin) =>
    lignes
      .filter((r) => Number(r.AGED100) >= debut && Number(r.AGED100) <= fin)
      .reduce((somme, r) => somme + Number(r.NB), 0);
}

describe.runIf(hasDonneesReelles())("les indicateurs du catalogue, sur les vrais fichiers", () => {
  const dir = mkdtempSync(join(tmpdir(), "abs-catalogue-"));
  let entrepot: Entrepot;
  const valeur = async (indicateur: string, territoire: string, millesime: number): Promise<Resultat | undefined> => {
    const lots = repondre(
      entrepot.connexion,
      { indicateur, territoire, millesime: String(millesime) },
      readProjet(dir),
    );
    for await (const lot of lots) for (const r of lot) if (r.millesime === String(millesime)) return r;
    return undefined;
  };

  beforeAll(async () => {
    const rows = LIVRES.map(([source, millesime, cog, fichier]) =>
      [source, "", millesime, cog, "", relative(dir, join(DOSSIER, fichier)), "", "", ""].join(";"),
    );
    writeFileSync(join(dir, "millesimes.csv"), [COLONNES_MILLESIMES.join(";"), ...rows, ""].join("\n"));
    writeFileSync(join(dir, "observatoire.yaml"), 'nom: "Mulhouse"\ncommune: "68224"\nannee: 2026\ncog: 2023\n');
    writeFileSync(join(dir, "indicateurs.yaml"), PROPRE);
    await charger(readProjet(dir));
    await calculer(readProjet(dir));
    entrepot = await Entrepot.open(cheminEntrepot(dir), { readOnly: true });
  }, 240_000);
  afterAll(() => {
    entrepot.close();
    rmSync(dir, { recursive: true });
  });

  it("Mulhouse par âge : relue dans le fichier, et la population légale de 2011", async () => {
    const ages = mulhouseParAge();
    expect(ages(0, 100)).toBeCloseTo(110_351, 6); // Insee, populations légales 2011
    const attendus = [
      ["DEM-01", ages(0, 100)],
      ["DEM-05", (100 * ages(0, 14)) / ages(0, 100)],
      ["DEM-06", (100 * ages(0, 19)) / ages(0, 100)],
      ["DEM-07", (100 * ages(15, 29)) / ages(0, 100)],
      ["DEM-08", (100 * ages(65, 100)) / ages(0, 100)],
      ["DEM-09", (100 * ages(75, 100)) / ages(0, 100)],
      ["DEM-10", (100 * ages(65, 100)) / ages(0, 19)],
      ["DEM-11", (100 * (ages(0, 19) + ages(65, 100))) / ages(20, 64)],
      ["VIE-01", (100 * ages(80, 100)) / ages(0, 100)],
      ["PEN-01", ages(0, 2)],
    ] as const;
    for (const [code, attendu] of attendus)
      expect((await valeur(code, "68224", 2011))?.valeur, code).toBeCloseTo(attendu, 8);
  });

  it("la pyramide des âges : relue dans le fichier ; un âge qu'il n'écrit pas vaut zéro, de la somme au groupe", async () => {
    const contexte = await readContexte(entrepot.connexion, 2023, CATALOGUE);
    const perimetres = await readPerimetres(entrepot.connexion);
    const lues = (code: string) =>
      readPopulations(entrepot.connexion, PYRAMIDES, { niveau: "commune", code, nom: code }, contexte, perimetres);
    const [mulhouse, autre] = await lues("68224");
    expect([mulhouse?.annee, mulhouse?.cog, mulhouse?.groupes.length, autre]).toEqual([2011, 2013, 20, undefined]);
    const brutes = lire(AGES, ";");
    const somme = (code: string, sexe: string, debut: number, fin: number): number =>
      brutes
        .filter((r) => r.CODGEO === code && r.SEXE === sexe && Number(r.AGED100) >= debut && Number(r.AGED100) <= fin)
        .reduce((s, r) => s + Number(r.NB), 0);
    for (const i of [0, 7, 18]) {
      expect(mulhouse?.hommes[i]).toBeCloseTo(somme("68224", "1", 5 * i, 5 * i + 4), 8);
      expect(mulhouse?.femmes[i]).toBeCloseTo(somme("68224", "2", 5 * i, 5 * i + 4), 8);
    }
    expect(mulhouse?.femmes[19]).toBeCloseTo(somme("68224", "2", 95, 100), 8);
    const [lucelle] = await lues("68190"); // 35 lignes sur 202
    expect(lucelle?.hommes[19]).toBe(0);
    expect(lucelle?.hommes.reduce((s: number, n) => s + (n ?? NaN), 0)).toBeCloseTo(somme("68190", "1", 0, 100), 8);
  });

  it("Mulhouse, logements sociaux : RPLS rapporté au recensement, et un indicateur du projet", async () => {
    const ls = lire(RPLS, ",").find((r) => r.DEPCOM_ARM === "68224");
    const rp = Number(lire(COMPARATEUR, ";").find((r) => r.CODGEO === "68224")?.P22_RP);
    const r = await valeur("LOG-08", "68224", 2024);
    expect(r?.valeur).toBeCloseTo((100 * Number(ls?.nb_ls)) / rp, 10);
    expect([r?.statut, r?.intervalle]).toEqual(["estimation", null]);
    const propre = await valeur("LOC-01", "68224", 2024);
    expect([propre?.numerateur, propre?.denominateur]).toEqual([350, 14_054]);
    expect(propre?.methode).toContain("Wilson");
  });

  // Relevés dans les fichiers, hors de ce code : numérateur / dénominateur.
  it.each([
    ["LOG-03", "33063", 2023, (100 * 60_520.70305) / 148_377.41402],
    ["FAM-03", "33063", 2023, (100 * 9_368.96394) / 11_338.57897],
    ["EMP-10", "33063", 2024, (100 * 4_050) / 29_190],
    ["EMP-11", "33063", 2024, (100 * 5_905) / 29_190],
  ])("%s à Bordeaux en %s", async (code, territoire, annee, attendu) => {
    expect((await valeur(code, territoire, annee))?.valeur).toBeCloseTo(attendu, 8);
  });

  it.each([
    ["QPV-01", "QP068004", 2018, 4_419],
    ["QPV-02", "QP068004", 2018, (100 * 50_823) / 112_063], // 112 063 : P13_POP de Mulhouse
    ["QPV-03", "QP090001", 2021, 37.1],
  ])("%s du quartier %s", async (code, territoire, annee, attendu) => {
    const lu = await entrepot.connexion.one<{ valeur: number }>(
      `select valeur from resultat where indicateur = '${code}' and territoire = '${territoire}' and annee = ${annee}`,
    );
    expect(lu.valeur).toBeCloseTo(attendu, 10);
  });

  it("une part que le fichier dit plus grande que son tout n'est pas servie : QP093010, Bobigny et Pantin", async () => {
    const question = { indicateur: "QPV-02", territoire: "QP093010", millesime: "2018" };
    const reponses: Resultat[] = [];
    for await (const lot of repondre(entrepot.connexion, question, readProjet(dir))) reponses.push(...lot);
    expect(reponses.map((r) => [r.valeur, r.statut, r.motif])).toEqual([
      [null, "non_calculable", "numérateur supérieur au dénominateur dans le fichier du producteur"],
    ]);
  });

  it("un indicateur dont aucun fichier n'est chargé le dit, sans aucune valeur", async () => {
    const lots = repondre(entrepot.connexion, { indicateur: "LOG-10", territoire: "68224" }, readProjet(dir));
    const reponses: Resultat[] = [];
    for await (const lot of lots) reponses.push(...lot);
    expect(reponses.map((r) => [r.valeur, r.statut])).toEqual([[null, "absent"]]);
    expect(reponses[0]?.motif).toBe("aucun fichier chargé ne donne cette valeur");
  });
});
