import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { COLONNES_MILLESIMES } from "../../src/charger/projet.ts";

export const DOSSIER = resolve(process.env.ABS_DONNEES_REELLES ?? "../shared/data");

/** Faux, en le disant bien fort, quand les vrais fichiers ne sont pas là. */
export function hasDonneesReelles(): boolean {
  if (existsSync(join(DOSSIER, "insee", "cog", "v_commune_2023.csv"))) return true;
  console.warn(
    `\n*** TESTS SUR LES VRAIS FICHIERS SAUTÉS : rien dans ${DOSSIER}. Dire où ils sont avec ABS_DONNEES_REELLES. ***\n`,
  );
  return false;
}

type Livre = readonly [source: string, niveau: string, millesime: number | "", cog: number, fichier: string];

const MAILLES = [["epci", "EPCI"], ["departement", "DEP"], ["region", "REG"], ["france", "METROPOLE"]] as const; // prettier-ignore

/** Les vrais fichiers que la ville de Mulhouse mettrait dans son projet : nationaux dès qu'ils le sont. */
export const LIVRES: readonly Livre[] = [
  ["cog-communes", "", 2023, 2023, "insee/cog/v_commune_2023.csv"],
  ["cog-departements", "", 2023, 2023, "insee/cog/v_departement_2023.csv"],
  ["cog-regions", "", 2023, 2023, "insee/cog/v_region_2023.csv"],
  ["cog-epci", "", 2023, 2023, "insee/cog/Intercommunalite_Metropole_au_01-01-2023.xlsx"],
  ["cog-appartenance", "", 2022, 2022, "insee/cog/table-appartenance-geo-communes-22.zip"],
  ["cog-iris", "", 2021, 2021, "insee/cog/iris_2021.csv"],
  ["cog-codes-anciens", "", 2023, 2023, "insee/cog/v_commune_depuis_1943.csv"],
  ["cog-mouvements", "", 2023, 2023, "insee/cog/v_mvtcommune_2023.csv"],
  ["rp-comparateur", "", 2018, 2021, "insee/rp/base_cc_comparateur_csv.zip"],
  ["rp-comparateur", "", 2022, 2025, "insee/rp_2022_extrait/TRANSCRIT_base_cc_comparateur_2022_mulhouse.csv"],
  ["rp-dossier-complet", "", 2022, 2025, "insee/rp_2022_extrait/TRANSCRIT_dossier_complet_light_mulhouse.csv"],
  ["rp-iris-population", "", 2016, 2018, "insee/rp_iris_2016/IRIS_population_IR_Hab.csv"],
  ["rp-iris-menages", "", 2016, 2018, "insee/rp_iris_2016/IRIS_household_IR_Hab.csv"],
  ["rp-iris-logement", "", 2016, 2018, "insee/rp_iris_2016/IRIS_housing_IR_Hab.csv"],
  ...([[2014, 2015], [2018, 2019], [2019, 2020]] as const).flatMap(([annee, cog]): Livre[] => [
    ["filosofi-disp", "commune", annee, cog, `insee/filosofi/FILO${annee}_DISP_COM.csv`],
    ["filosofi-iris", "", annee, cog, `insee/filosofi_iris/BASE_TD_FILO_DISP_IRIS_${annee}.csv`],
    ...MAILLES.map(([niveau, nom]): Livre => ["filosofi-disp", niveau, annee, cog, `insee/filosofi_supra/FILO${annee}_DISP_${nom}.csv`]),
  ]), // prettier-ignore
  ["filosofi-cc", "commune", 2021, 2023, "insee/filosofi/cc_filosofi_2021_COM.csv"],
  ["filosofi-cc-classeur", "", 2019, 2022, "insee/filosofi/base-cc-filosofi-2019_XLSX.zip"],
  ["filosofi-iris-dec", "", 2021, 2023, "insee/filosofi_iris/BASE_TD_FILO_IRIS_2021_DEC.csv"],
  ["caf-iris", "", 2016, 2017, "caf/data_CAF_2016_IRIS.csv"],
  ["caf-iris", "", 2019, 2020, "caf/data_CAF_2019_IRIS.csv"],
  ["caf-iris", "", 2020, 2021, "caf/data_CAF_2020_IRIS.csv"],
  ["caf-communes", "", "", 2025, "caf/cnaf_s_ben_com_sample.csv"],
];

/** Écrit le projet de Mulhouse dans un dossier temporaire ; les vrais fichiers restent où ils sont. */
export function createMulhouse(): string {
  const dir = mkdtempSync(join(tmpdir(), "abs-mulhouse-"));
  const rows = LIVRES.map(([source, niveau, millesime, cog, fichier]) =>
    [source, niveau, millesime, cog, "", relative(dir, join(DOSSIER, fichier)), "", "", ""].join(";"),
  );
  writeFileSync(join(dir, "millesimes.csv"), [COLONNES_MILLESIMES.join(";"), ...rows, ""].join("\n"));
  writeFileSync(join(dir, "observatoire.yaml"), 'nom: "Mulhouse"\ncommune: "68224"\nannee: 2026\ncog: 2023\n');
  return dir;
}
