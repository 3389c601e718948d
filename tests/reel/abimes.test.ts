import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { charger, type RapportChargement } from "../../src/charger/charger.ts";
import { COLONNES_MILLESIMES, readProjet } from "../../src/charger/projet.ts";
import { reconnaitre } from "../../src/charger/reconnaissance/reconnaitre.ts";
import { hasDonneesReelles } from "./donnees-reelles.ts";

const DOSSIER = resolve(process.env.ABS_DONNEES_REELLES ?? "../shared/data");
type Livre = readonly [source: string, millesime: number | "", cog: number, fichier: string];

const GEOGRAPHIE: readonly Livre[] = [
  ["cog-communes", 2023, 2023, "insee/cog/v_commune_2023.csv"],
  ["cog-departements", 2023, 2023, "insee/cog/v_departement_2023.csv"],
  ["cog-codes-anciens", 2023, 2023, "insee/cog/v_commune_depuis_1943.csv"],
];

describe.skipIf(!hasDonneesReelles())("les vrais fichiers abîmés, chacun avec son diagnostic", () => {
  const dossiers: string[] = [];
  afterAll(() => dossiers.forEach((dir) => rmSync(dir, { recursive: true, force: true })));
  const loadLivres = async (...livres: readonly Livre[]): Promise<{ rapport: RapportChargement; dir: string }> => {
    const dir = mkdtempSync(join(tmpdir(), "abs-abimes-"));
    dossiers.push(dir);
    const rows = [...GEOGRAPHIE, ...livres].map(([source, millesime, cog, f]) => [source, "", millesime, cog, "", relative(dir, join(DOSSIER, f)), "", "", ""].join(";")); // prettier-ignore
    writeFileSync(join(dir, "millesimes.csv"), [COLONNES_MILLESIMES.join(";"), ...rows, ""].join("\n"));
    writeFileSync(join(dir, "observatoire.yaml"), 'nom: "Mulhouse"\ncommune: "68224"\nannee: 2026\ncog: 2023\n');
    return { rapport: await charger(readProjet(dir)), dir };
  };
  const dites = ({ anomalies }: RapportChargement, fichier: string): (string | number | null)[][] =>
    anomalies.filter((a) => a.fichier.endsWith(fichier)).map((a) => [a.gravite, a.code, a.ligne, a.colonne, a.message]);

  it("EPCI.csv aux zéros de tête perdus : non reconnu, et dit pourquoi", async () => {
    const { ecartes } = await reconnaitre(join(DOSSIER, "insee/cog_abime"), { registre: new Map() });
    expect(ecartes).toEqual([
      { nom: "EPCI.csv", raison: "zéros de tête perdus (« 1001 » pour « 01001 ») : réenregistré par un tableur, reprendre le fichier d'origine" }, // prettier-ignore
    ]);
  });

  it("EPCI.csv donné pour une table d'appartenance : c'est un classeur qui est attendu", async () => {
    const { rapport } = await loadLivres(["cog-epci", "", 2020, "insee/cog_abime/EPCI.csv"]);
    expect(dites(rapport, "EPCI.csv")).toEqual([["bloquante", "fichier-illisible", null, null, "un classeur (.xlsx) est attendu"]]); // prettier-ignore
  });

  it.each([
    ["qpv-population", 2018, "DEMO_2018.csv", 164, 1],
    ["qpv-population", 2022, "DEMO_2022.csv", 157, 0],
    ["qpv-revenus", 2019, "REVN_2019.csv", 225, 1],
    ["qpv-revenus", 2021, "REVN_2021.csv", 993, 0],
  ] as const)("%s %i, réenregistré par Excel : %s a %i colonnes fantômes, et ses totaux tiennent", async (source, millesime, fichier, fantomes, ensemble) => {
    const { rapport } = await loadLivres([source, millesime, 2015, `insee/qpv/${fichier}`]);
    expect(dites(rapport, fichier)).toEqual([
      ["avertissement", "colonnes-fantomes", 1, null, `${fantomes} colonnes sans nom, non lues : le fichier a été réenregistré par un tableur (Excel)`],
      ...(ensemble === 1 ? [["avertissement", "hors-champ", null, "CODGEO", "1 ligne hors champ, non chargée : l'ensemble des quartiers, arrondi à la centaine"]] : []),
      // Bobigny et Pantin : l'Insee y compte plus d'habitants de quartiers prioritaires que d'habitants.
      ...(fichier === "DEMO_2018.csv" ? [["avertissement", "part-superieure", 1162, "POP_COM", "1 territoire où POP_COM_QP dépasse POP_COM (ligne 1162, QP093010 : 119\u202f294 pour 103\u202f273)"]] : []),
    ]);
  }); // prettier-ignore

  it("CAF 2016, milliers en U+202F : lu sans rien à redire, 13 148 IRIS de toute la France", async () => {
    const { rapport } = await loadLivres(["caf-iris", 2016, 2017, "caf/data_CAF_2016_IRIS.csv"]);
    expect(dites(rapport, "data_CAF_2016_IRIS.csv")).toEqual([]);
    expect(rapport.fichiers.at(-1)).toMatchObject({ etat: "charge", lues: 13148, gardees: 13148 });
  });

  it("CAF 2016 rangé sous 2019 : le nom du fichier est la seule trace de l'erreur, elle est dite", async () => {
    const { rapport } = await loadLivres(["caf-iris", 2019, 2020, "caf/data_CAF_2016_IRIS.csv"]);
    expect(dites(rapport, "data_CAF_2016_IRIS.csv")).toEqual([
      ["avertissement", "annee-douteuse", null, null, "le nom du fichier dit 2016, millesimes.csv dit 2019, et le contenu ne dit pas son année"], // prettier-ignore
    ]);
  });

  it("classeurs Strict OOXML de la mortalité : ouverts, leurs feuilles lues, aucune source ne les a", async () => {
    const { ecartes } = await reconnaitre(join(DOSSIER, "insee/demographie"), { registre: new Map() });
    for (const nom of ["fe_t68.xlsx", "fm_t68.xlsx"])
      expect(ecartes.filter((e) => e.nom === nom)).toEqual([{ nom, raison: "aucune source connue n'a ces feuilles et ces colonnes" }]); // prettier-ignore
  });

  it("un classeur Strict OOXML donné pour un autre : la feuille attendue manque, celles qu'il a sont dites", async () => {
    const { rapport } = await loadLivres(["filosofi-cc-classeur", 2019, 2022, "insee/demographie/fe_t68.xlsx"]);
    const [a] = dites(rapport, "fe_t68.xlsx");
    expect(a?.slice(0, 4)).toEqual(["bloquante", "fichier-illisible", null, null]);
    expect(a?.[4]).toMatch(/^feuille « COM » absente \(feuilles du classeur : .*(?:\d{4}.*){21}\)$/); // 1999 à 2019
  });

  it("POP1B d'un département : un extrait, et le département qu'il donne", async () => {
    const { rapport } = await loadLivres(["rp-ages", 2012, 2014, "insee/demographie/BTT_TD_POP1B_2012_dep68.csv"]);
    expect(dites(rapport, "dep68.csv").map(([g, c, , , m]) => [g, c, m])).toEqual([
      [
        "avertissement",
        "couverture-partielle",
        "1 département sur 101 (68) : c'est un extrait, pas le fichier national",
      ],
    ]);
  });
});
