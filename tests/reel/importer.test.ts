import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { refuserArchive } from "../../src/charger/archive-dangereuse.ts";
import { type Import, importer } from "../../src/charger/importer.ts";
import { chargerCoffre } from "../../src/coffre/charger-coffre.ts";
import { PREMIERE_FEUILLE } from "../../src/coffre/lire-correspondance.ts";
import { hasDonneesReelles } from "./donnees-reelles.ts";

const DOSSIER = resolve(process.env.ABS_DONNEES_REELLES ?? "../shared/data");
const projets: string[] = [];
afterAll(() => projets.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

async function regarder(fichier: string, genre?: string): Promise<Import & { readonly dir: string }> {
  const dir = mkdtempSync(join(tmpdir(), "abs-importer-"));
  projets.push(dir);
  return { dir, ...(await importer(dir, join(DOSSIER, fichier), { genre })) };
}
const champs = ({ rapprochement }: Import): string[] =>
  (rapprochement?.appariements ?? []).map(({ champ }) => champ.nom);
const personnelles = ({ examen }: Import): string[] =>
  (examen?.colonnes ?? []).filter((c) => c.personnel.length > 0).map((c) => c.nom);

describe.skipIf(!hasDonneesReelles())("abs importer, fichiers d'import de DomiFa", () => {
  it.each([
    ["ccas/import_ok_1.xlsx", "Feuil1", 19, 19],
    ["ccas/import_ko_1.xlsx", "DOMICILIES", 998, 3],
    ["ccas/modele_import_domifa.xlsx", "DOMICILIES", 1029, 3],
  ])("%s", async (fichier, feuille, lues, donnees) => {
    const lu = await regarder(fichier);
    expect(lu.anomalies).toEqual([]);
    expect(lu.examen).toMatchObject({
      forme: { feuille: PREMIERE_FEUILLE },
      entete: { debut: 1, fin: 1 },
      lues,
      donnees,
      deformees: 0,
    });
    expect(lu.examen?.colonnes).toHaveLength(52);
    expect(lu.rapprochement?.formulaire.source).toBe("ccas-domiciliation");
    expect(lu.rapprochement?.manquants).toEqual([]);
    expect(champs(lu)).toEqual([
      "dossier", "statut", "type", "sexe", "age", "date_debut", "date_fin", "date_premiere", "date_passage",
      "motif_refus", "motif_radiation", "menage", "residence", "cause", "motif",
    ]); // prettier-ignore
    expect(personnelles(lu)).toEqual(
      expect.arrayContaining([
        "Nom de naissance", "Prénom", "Nom d'usage / Surnom", "Date de naissance", "Lieu de naissance", "Adresse e-mail",
        "Commentaires (1000 caractères maximum)", "Nom Ayant-Droit 1", "Prénom Ayant-Droit 4",
      ]),
    ); // prettier-ignore
    expect(lu.dit).toContain("Nom Ayant-Droit (× 4)");
    // Les personnes fictives de ces fichiers ne sont nulle part.
    const yaml = readFileSync(join(lu.dir, lu.ecrite ?? ""), "utf8");
    // Ni le nom de l'onglet, que quelqu'un a choisi : il se désigne par son rang.
    expect(`${yaml}${lu.dit ?? ""}`).not.toContain(feuille);
    for (const personne of ["TOURE", "Garidaud", "Sembat", "Martinez", "yopmail", "0601010101", "0142424241"])
      expect(`${yaml}${lu.dit ?? ""}`).not.toContain(personne);
  });

  it("import_ok se charge tel quel, import_ko dit ses dates impossibles", async () => {
    const charger = async (fichier: string, millesime: number) => {
      const lu = await regarder(fichier);
      const export_ = { source: "ccas-domiciliation", millesime, fichier: relative(lu.dir, join(DOSSIER, fichier)), sha256: "" }; // prettier-ignore
      const cheminCoffre = join(lu.dir, "coffre.duckdb");
      return chargerCoffre({ projet: lu.dir, fichiers: [export_], cheminCoffre, refuserArchive });
    };
    const ok = await charger("ccas/import_ok_1.xlsx", 2020);
    expect(ok.lectures[0]).toMatchObject({ lues: 19, gardees: 19, refusees: 0 });
    const ko = await charger("ccas/import_ko_1.xlsx", 2020);
    expect(ko.lectures[0]).toMatchObject({ lues: 998, gardees: 2, refusees: 1 }); // une au 29/02/2018 ; 995 vides, hors champ
    expect(ko.anomalies.map((a) => a.code)).toContain("valeur-illisible");
  });

  it("un rapport imprimé et un tableau vide sont dits pour ce qu'ils sont", async () => {
    expect((await regarder("ccas/export-structure-stats.xlsx")).anomalies.map((a) => a.code)).toEqual(["sans-entete"]);
    const deploiement = await regarder("ccas/export-stats-deploiement.xlsx");
    expect(deploiement.anomalies.map((a) => a.code)).toEqual(["sans-donnees"]);
    expect(deploiement.examen).toMatchObject({ forme: { feuille: PREMIERE_FEUILLE }, donnees: 0 });
  });
});

describe.skipIf(!hasDonneesReelles())("abs importer, fichiers municipaux de Montpellier", () => {
  const BUDGET = "municipal/montpellier_budget/VilleMTP_MTP_BudgetPri";
  it.each(
    [
      [2012, 1338],
      [2013, 1511],
      [2014, 1448],
    ].flatMap(([annee, donnees]) => ["csv", "xls", "ods"].map((format) => [annee, format, donnees] as const)),
  )("budget primitif %i en %s", async (annee, format, donnees) => {
    const lu = await regarder(`${BUDGET}_${annee}.${format}`);
    expect(lu.anomalies).toEqual([]);
    expect(lu.examen).toMatchObject({ entete: { debut: 1, fin: 1 }, titres: 0, lues: donnees, donnees });
    expect(lu.examen?.forme).toMatchObject(
      format === "csv" ? { encodage: "windows-1252", separateur: ";" } : { genre: "classeur" },
    );
    expect(champs(lu)).toEqual(["exercice", "section", "sens", "nature", "fonction", "vote"]);
    expect(personnelles(lu)).toEqual([]);
    // 2012 code le sens 1 et 2, sans dire lequel est la dépense : l'outil ne devine pas.
    const yaml = readFileSync(join(lu.dir, lu.ecrite ?? ""), "utf8");
    expect(yaml.includes('# "1" :')).toBe(annee === 2012);
  });

  const SCOLAIRE = "municipal/montpellier_scolaire/VilleMTP_MTP_EffectifSco";
  it.each([
    ["2012.csv", { encodage: "windows-1252", separateur: "," }, null, 119],
    ["2013.csv", { encodage: "windows-1252", separateur: ";" }, null, 120],
    ["2014.csv", { encodage: "cp850", separateur: ";" }, null, 120],
    ["2012.xls", { genre: "classeur" }, null, 119],
    ["2013.ods", { genre: "classeur" }, null, 120],
    ["2014.xls", { genre: "classeur" }, "cp850", 120], // « ali‚nor » : du CP850 ouvert comme du windows-1252
  ] as const)("effectifs scolaires %s : téléphone, courriel, adresse", async (suffixe, forme, accents, donnees) => {
    const lu = await regarder(`${SCOLAIRE}_${suffixe}`);
    expect(lu.anomalies.map((a) => a.code)).toEqual(["genre-inconnu"]);
    expect(lu.examen).toMatchObject({ forme, accents, donnees, deformees: 0 });
    expect(lu.examen?.colonnes).toHaveLength(25);
    expect(personnelles(lu)).toEqual(["NOM", "NUMTEL", "EMAIL", "NORUE", "CDRUE", "LIBRUE", "CMPADR"]);
  });

  it("l'ods de 2014, dont chaque ligne tient dans une case, est dit collé", async () => {
    expect((await regarder(`${SCOLAIRE}_2014.ods`)).anomalies.map((a) => a.code)).toEqual(["colonnes-collees"]);
  });

  it.each([
    ["com", 21, 11],
    ["iris", 23, 95],
    ["zus", 21, 5],
  ])("CAF 2009 par %s : six lignes de titre, codes puis libellés", async (maille, colonnes, donnees) => {
    for (const format of ["csv", "xls"]) {
      const lu = await regarder(`municipal/montpellier_caf_2009/INSEE_MTP_CAF${maille}_2009.${format}`);
      expect(lu.anomalies.map((a) => a.code)).toEqual(["genre-inconnu"]);
      expect(lu.examen).toMatchObject({ entete: { debut: 7, fin: 8 }, titres: 6, donnees });
      expect(lu.examen?.colonnes).toHaveLength(colonnes);
      expect(lu.examen?.colonnes.find((c) => c.nom.startsWith("A /"))?.nom).toBe("A / Nombre d’allocataires");
      expect(personnelles(lu)).toEqual([]);
    }
  });
});
