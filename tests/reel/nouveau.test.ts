import { copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRegistre } from "../../src/charger/reconnaissance/registre.ts";
import { reconnaitre, type FichierReconnu, type Reconnaissance } from "../../src/charger/reconnaissance/reconnaitre.ts";
import { RACINE } from "../../src/racine.ts";

const REELLES = process.env.ABS_DONNEES_REELLES ?? join(RACINE, "../shared/data");
const presentes = existsSync(join(REELLES, "insee"));
if (!presentes)
  console.warn(
    `\n⚠ SAUTÉ : tests sur les vrais fichiers de l'Insee et de la CAF, absents de ${REELLES}. Dire où ils sont avec ABS_DONNEES_REELLES.\n`,
  );

const LENT = 120_000;
/** Sources dont les fichiers ne sont pas dans le dossier de l'Insee. */
const HORS_INSEE = /^(?:(?:caf|dares|france-travail|rpls|sante|ssmsi)-|qpv-liste$)/;
const racine = mkdtempSync(join(tmpdir(), "abs-reel-"));
afterAll(() => rmSync(racine, { recursive: true, force: true }));
const resume = (f: FichierReconnu): string =>
  [f.sha256, f.source.id, f.niveau ?? "", f.millesime ?? "", f.cog ?? "", f.publie ?? ""].join(";");

describe.skipIf(!presentes)("les vrais fichiers", () => {
  const registre = readRegistre();
  let lue: Reconnaissance;
  beforeAll(async () => void (lue = await reconnaitre(REELLES)), LENT);

  it("reconnaît tous ceux que la boîte à outils charge, et eux seuls", () => {
    expect(lue.reconnus.map((f) => f.sha256).sort()).toEqual([...registre.keys()].sort());
  });

  it(
    "les reconnaît sans le registre : sources, mailles, millésimes des colonnes",
    async () => {
      const { reconnus } = await reconnaitre(join(REELLES, "insee"), { registre: new Map() });
      for (const f of reconnus) {
        const connu = registre.get(f.sha256);
        expect([f.nom, f.source.id, f.niveau]).toEqual([f.nom, connu?.source, connu?.niveau]);
        if (f.source.type === "mesures") expect([f.nom, f.millesime]).toEqual([f.nom, connu?.millesime]);
      }
      expect(reconnus.length).toBe([...registre.values()].filter((f) => !HORS_INSEE.test(f.source)).length);
      // Le titre du classeur de l'Insee dit « Géographie au 01/01/2022 », et du COG 2023 de même.
      const cogs = new Map(reconnus.map((f) => [f.source.id, f.cog]));
      expect([cogs.get("filosofi-cc-classeur"), cogs.get("cog-epci"), cogs.get("cog-appartenance")]).toEqual([
        2022, 2023, 2022,
      ]);
    },
    LENT,
  );

  it(
    "les reconnaît pareil quand leurs noms et leurs dossiers ne disent plus rien",
    async () => {
      const noms = lue.reconnus.map((_, i) => `${((i * 7919 + 13) % 9973).toString(36)}`);
      for (const [i, f] of lue.reconnus.entries()) {
        const dir = join(racine, `d${i % 3}`);
        mkdirSync(dir, { recursive: true });
        const vers = join(dir, `${noms[i] ?? ""}${extname(f.chemin)}`);
        try {
          linkSync(f.chemin, vers);
        } catch {
          copyFileSync(f.chemin, vers);
        }
      }
      const renommes = await reconnaitre(racine);
      expect(renommes.reconnus.map(resume).sort()).toEqual(lue.reconnus.map(resume).sort());
      expect(renommes.ecartes).toEqual([]);
      expect(renommes.reconnus.flatMap((f) => f.aCompleter)).toEqual([]);
    },
    LENT,
  );

  it.each([
    ["insee/cog_abime/EPCI.csv", /zéros de tête perdus \(« 1001 »/],
    ["insee/dictionnaires/meta_base-cc-logement-2021.CSV", /dictionnaire/],
    ["insee/rp_iris_2016_xls/base-ic-logement-2016-com.xls", /outre-mer/],
    ["insee/filosofi/FILO2019_DISP_Pauvres_COM.xlsx", /aucune source/],
    ["ccas/import_ok_1.xlsx", /aucune source/],
  ])("ne prend pas %s pour un fichier sain", (nom, raison) => {
    expect(lue.ecartes.find((e) => e.nom === join(nom))?.raison).toMatch(raison);
  });

  it("signale le fichier des mouvements, auquel quelqu'un a ajouté deux colonnes", () => {
    const mouvements = lue.reconnus.find((f) => f.source.id === "cog-mouvements");
    expect(mouvements?.aVerifier.join()).toMatch(/2 colonnes que le fichier officiel n'a pas \(indic_oe/);
  });
});
