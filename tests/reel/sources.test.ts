import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getSource } from "../../loaders/index.ts";
import { calculer } from "../../src/calculer/calculer.ts";
import { remonter } from "../../src/calculer/chaine.ts";
import { repondre } from "../../src/calculer/valeurs.ts";
import { charger, type RapportChargement } from "../../src/charger/charger.ts";
import { readClasseur } from "../../src/charger/reconnaissance/classeur.ts";
import { COLONNES_MILLESIMES, cheminEntrepot, readProjet } from "../../src/charger/projet.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import { formatAnomalie, isBloquante } from "../../src/modele/anomalie.ts";
import { renderMotif } from "../../src/modele/motif.ts";
import { nomDeclare } from "../../src/modele/renommage.ts";
import { hasDonneesReelles } from "./donnees-reelles.ts";

const DOSSIER = resolve(process.env.ABS_DONNEES_REELLES ?? "../shared/data");
const M = "insee/melodi_fichiers/insee_";
const D = "insee/demographie/BTT_TD_POP1B_";

/** source, millésime s'il n'est pas dans les lignes, géographie, fichier, lignes lues, lignes gardées (comptées à part). */
const LIVRES = [
  ["cog-communes", "", 2023, "insee/cog/v_commune_2023.csv", 37563, 37563],
  ["cog-departements", "", 2023, "insee/cog/v_departement_2023.csv", 101, 101],
  ["cog-regions", "", 2023, "insee/cog/v_region_2023.csv", 18, 18],
  ["cog-codes-anciens", "", 2023, "insee/cog/v_commune_depuis_1943.csv", 42198, 42198],
  ["cog-mouvements", "", 2023, "insee/cog/v_mvtcommune_2023.csv", 13834, 13834],
  ["melodi-etat-civil", "", 2026, `${M}naissances_sample.zip`, 1278, 1116],
  ["melodi-etat-civil", "", 2026, `${M}deces_sample.zip`, 225, 25],
  ["melodi-unions", "", 2025, `${M}etat_civil_unions_sample.zip`, 774, 238],
  ["melodi-bpe", "", 2025, `${M}bpe_sample.zip`, 105, 47],
  ["melodi-logement", "", 2025, `${M}logement_sample.zip`, 360, 288],
  ["melodi-familles", "", 2025, `${M}famille_sample.zip`, 207, 184],
  ["melodi-population-pcs", "", 2025, `${M}population_comp_sample.zip`, 405, 336],
  ["melodi-emploi", "", 2025, `${M}emploi_sample.zip`, 387, 248],
  ["melodi-flores", "", 2025, `${M}flores_sample.zip`, 1254, 70],
  ["melodi-creations", "", 2025, `${M}creations_sample.zip`, 126, 60],
  ["rp-ages", 2011, 2013, `${D}2011_dep67.csv`, 86314, 86314],
  ["rp-ages", 2011, 2013, `${D}2011_dep68.csv`, 62910, 62910],
  ["rp-ages", 2012, 2014, `${D}2012_dep68.csv`, 76154, 76154],
  ["dares-demandeurs", "", 2024, "dares/dares_defm_communales_sample.csv", 3618, 3618],
  ["france-travail-long", "", 2024, "dares/emploi_demandeur.csv", 147420, 11965],
  ["rpls-communes", 2024, 2023, "logement/export_parc_logements_sociaux_jan_2024.csv", 16859, 16859],
  ["sante-mortalite", "", 2023, "sante/mortalite_2023_standardise_all.csv", 5454, 5454],
  ["ssmsi-communes", "", 2026, "ssmsi/ssmsi_com_sample.csv", 75, 75],
  ["ssmsi-departements", "", 2026, "ssmsi/ssmsi_dep_sample.csv", 72, 72],
  ["qpv-population", 2018, 2015, "insee/qpv/DEMO_2018.csv", 1346, 1345],
  ["qpv-population", 2022, 2015, "insee/qpv/DEMO_2022.csv", 1400, 1400],
  ["qpv-revenus", 2019, 2015, "insee/qpv/REVN_2019.csv", 1353, 1352],
  ["qpv-revenus", 2021, 2015, "insee/qpv/REVN_2021.csv", 1352, 1352],
] as const;

/** Relevés à la main dans les fichiers, hors de ce code ; POP1B : recoupements de l'Insee (population légale 2012). */
const VALEURS = [
  ["QPV de Bourtzwiller, population 2022 (DEMO_2022, milliers en U+202F)", "POP_MUN", "qpv", "QP068004", 2022, 4084],
  ["QPV de Bourtzwiller, population 2018", "POP_MUN", "qpv", "QP068004", 2018, 4419],
  ["QPV Péricentre, part des moins de 25 ans 2018 (virgule)", "TX_TOT_0A24", "qpv", "QP068005", 2018, 38.2],
  ["Bougenel, taux de pauvreté 2021", "TP60", "qpv", "QP090001", 2021, 37.1],
  ["Mulhouse, logements sociaux 2024 (RPLS)", "nb_ls", "commune", "68224", 2024, 14054],
  ["Bordeaux, inscrits ABC fin 2024 (Dares)", "DEFM_ABC", "commune", "33063", 2024, 29190],
  ["Mulhouse, demandeurs d'emploi en décembre 2024", "DEFM_DECEMBRE", "commune", "68224", 2024, 15850],
  ["Haut-Rhin, idem", "DEFM_DECEMBRE", "departement", "68", 2024, 65280],
  ["Grand Est (reg44), idem", "DEFM_DECEMBRE", "region", "44", 2024, 475510],
  ["Bordeaux, cambriolages 2025 (SSMSI)", "SSMSI_CAMBRIOLAGE", "commune", "33063", 2025, 1159],
  ["Haut-Rhin, mortalité par tumeurs 2023", "MORT_2", "departement", "68", 2023, 253.4],
  ["Bordeaux, logements 2023 (Melodi, dix dimensions à leur total)", "MEL_LOG", "commune", "33063", 2023, 171776.87265],
  ["Bordeaux, logements vacants 2023", "MEL_LOGVAC", "commune", "33063", 2023, 11591.40586],
  ["Lyon, décès 2025", "DECES", "commune", "69123", 2025, 3494],
] as const;

describe.skipIf(!hasDonneesReelles())("les vrais fichiers des sources de la version B", () => {
  let rapport: RapportChargement;
  let entrepot: Entrepot;
  const dir = mkdtempSync(join(tmpdir(), "abs-sources-"));

  beforeAll(async () => {
    const rows = LIVRES.map(([source, millesime, cog, fichier]) =>
      [source, "", millesime, cog, "", relative(dir, join(DOSSIER, fichier)), "", "", ""].join(";"),
    );
    writeFileSync(join(dir, "millesimes.csv"), [COLONNES_MILLESIMES.join(";"), ...rows, ""].join("\n"));
    writeFileSync(join(dir, "observatoire.yaml"), 'nom: "Mulhouse"\ncommune: "68224"\nannee: 2026\ncog: 2023\n');
    rapport = await charger(readProjet(dir));
    await calculer(readProjet(dir));
    entrepot = await Entrepot.open(cheminEntrepot(dir), { readOnly: true });
  }, 300_000);

  afterAll(() => {
    entrepot.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it("se chargent tous, et chaque ligne est comptée", () => {
    expect(rapport.anomalies.filter(isBloquante).map(formatAnomalie)).toEqual([]);
    expect(rapport.fichiers.map((f) => [f.ligne.source, f.lues, f.gardees, f.refusees])).toEqual(
      LIVRES.map(([source, , , , lues, gardees]) => [source, lues, gardees, lues - gardees]),
    );
  });

  it.each(VALEURS)("%s", async (_, nom, niveau, territoire, millesime, valeur) => {
    const rows = await entrepot.connexion.rows<{ valeur: number }>(
      "select valeur from mesure m join variable v on v.id = m.variable where v.nom = $nom and m.niveau = $niveau::niveau and territoire = $territoire and m.millesime = $millesime",
      { nom, niveau, territoire, millesime },
    );
    expect(rows).toEqual([{ valeur }]);
  });

  it("POP1B : les âges de Mulhouse font 110 351 au recensement de 2011 et 110 755 à celui de 2012", async () => {
    const rows = await entrepot.connexion.rows<{ millesime: number; total: number }>(`
      select m.millesime, round(sum(valeur), 6) as total from mesure m join variable v on v.id = m.variable
      where source = 'rp-ages' and territoire = '68224' group by 1 order by 1`);
    expect(rows).toEqual([{ millesime: 2011, total: 110351 }, { millesime: 2012, total: 110755 }]); // prettier-ignore
  });

  it("une réserve du producteur se lit dans la réponse : incluse ailleurs, périmètre élargi, inexistante", async () => {
    const lire = async (territoire: string, variable: string, millesime: string): Promise<unknown[]> => {
      const reponses = [];
      for await (const lot of repondre(entrepot.connexion, { territoire, variable, millesime }, readProjet(dir))) reponses.push(...lot);
      return reponses.map((r) => [r.statut, r.valeur, r.motif?.slice(0, 12)]);
    };
    expect(await lire("15031", "DECES", "2024")).toEqual([["absent", null, "R11 : la don"]]);
    expect(await lire("15141", "DECES", "2024")).toEqual([["avertissement", 33, "R11 : la val"]]);
    expect(await lire("DEP-976", "NAISSANCES", "2008")).toEqual([["absent", null, "la donnée n'"]]);
  }); // prettier-ignore

  it("l'indicateur d'un QPV remonte à sa ligne et à sa colonne ; celui d'un fichier en lignes aussi", async () => {
    const question = { indicateur: "REV-02", territoire: "QP068004", millesime: "2021" };
    const [chaine] = await remonter(entrepot.connexion, readProjet(dir), question, 10);
    expect(chaine?.resultat.valeur).toBe(45.6);
    expect(chaine?.cases.map((c) => [c.ligne, c.colonne])).toEqual([[804, "TP60"]]);
    const logement = { indicateur: "LOG-04", territoire: "33063", millesime: "2023" };
    const [vacance] = await remonter(entrepot.connexion, readProjet(dir), logement, 10);
    expect(vacance?.resultat.valeur).toBeCloseTo((100 * 11591.40586) / 171776.87265, 9);
    expect(vacance?.cases.map((c) => [c.partie, c.ligne, c.colonne])).toEqual([
      ["DS_RP_LOGEMENT_PRINC_2023_data.csv", 107, "OBS_VALUE"],
      ["DS_RP_LOGEMENT_PRINC_2023_data.csv", 108, "OBS_VALUE"],
    ]);
    const texte = readFileSync(join(DOSSIER, "insee/qpv/REVN_2021.csv"), "utf8").split("\r\n");
    expect(texte[803]).toMatch(/^QP068004;/);
  });

  it.each([
    ["rp-cc-logement", "meta_base-cc-logement-2021.CSV", 2021],
    ["rp-cc-emploi", "meta_base-cc-emploi-pop-active-2020_v2.CSV", 2020],
  ])("%s : chaque variable exigée est au dictionnaire de l'Insee", (id, dictionnaire, annee) => {
    const lignes = parse(readFileSync(join(DOSSIER, "insee/dictionnaires", dictionnaire)), { delimiter: ";", columns: true, bom: true });
    const connues = new Set((lignes as { COD_VAR: string }[]).map((l) => l.COD_VAR));
    const source = getSource(id);
    if (source?.type !== "mesures") throw new RangeError(`source must hold measures, got ${id}`);
    const exigees = source.variables.filter((v) => !v.facultative).map((v) => renderMotif(v.motif, { annee }));
    expect(exigees.filter((nom) => !connues.has(nom))).toEqual([]);
  }); // prettier-ignore

  it.each([
    ["rp-ic-population-classeur", "base-ic-evol-struct-pop-2016-com.xls"],
    ["rp-ic-familles-classeur", "base-ic-couples-familles-menages-2016-com.xls"],
    ["rp-ic-logement-classeur", "base-ic-logement-2016-com.xls"],
  ])("%s : chaque variable exigée est à la ligne 6 du classeur de 2016", async (id, classeur) => {
    const [feuille] = await readClasseur(readFileSync(join(DOSSIER, "insee/rp_iris_2016_xls", classeur)), false);
    const source = getSource(id);
    if (source?.type !== "mesures") throw new RangeError(`source must hold measures, got ${id}`);
    const presentes = new Set(feuille?.lignes[5]?.map((nom) => nomDeclare(source.renommees, nom)));
    const exigees = [source.cle, ...source.variables.filter((v) => !v.facultative).map((v) => renderMotif(v.motif, { annee: 2016 }))];
    expect(exigees.filter((nom) => !presentes.has(nom))).toEqual([]);
  }); // prettier-ignore
});
