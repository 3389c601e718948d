import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { getSource } from "../../loaders/index.ts";
import { readProjet } from "../../src/charger/projet.ts";
import { sha256File } from "../../src/charger/preparer.ts";
import { readRegistre } from "../../src/charger/reconnaissance/registre.ts";
import { reconnaitre, type FichierReconnu, type Reconnaissance } from "../../src/charger/reconnaissance/reconnaitre.ts";
import { isMailleDite } from "../../src/modele/source.ts";
import { RACINE } from "../../src/racine.ts";

const DEMO = join(RACINE, "data");
const racine = mkdtempSync(join(tmpdir(), "abs-reconnaitre-"));
afterAll(() => rmSync(racine, { recursive: true, force: true }));

let n = 0;
function dossier(fichiers: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = join(racine, String(n++));
  for (const [nom, contenu] of Object.entries(fichiers)) {
    mkdirSync(join(dir, nom, ".."), { recursive: true });
    writeFileSync(join(dir, nom), contenu);
  }
  return dir;
}
const essai = (fichiers: Readonly<Record<string, string | Uint8Array>>): Promise<Reconnaissance> =>
  reconnaitre(dossier(fichiers));
const lire = (chemin: string): string => readFileSync(join(DEMO, "brut", chemin), "utf8");

/** Des fichiers aux en-têtes officiels, pris dans la démonstration. */
const COMMUNES = lire("cog/v_commune_2023.csv");
const CAF = lire("caf/data_CAF_2019_IRIS.csv");

const resume = (f: FichierReconnu): string => [f.sha256, f.source.id, f.niveau ?? "", f.millesime ?? ""].join(" ");

describe("le projet de démonstration, dont millesimes.csv dit ce qu'est chaque fichier", () => {
  const officiels = readProjet(DEMO).millesimes.filter((l) => !l.source.startsWith("ccas-"));
  const attendus = officiels.map((l) => [l.sha256, l.source, l.niveau ?? "", l.millesime ?? ""].join(" ")).sort();

  it("reconnaît chaque fichier officiel, et aucun export du CCAS", async () => {
    const { reconnus, ecartes } = await reconnaitre(join(DEMO, "brut"));
    expect(reconnus.map(resume).sort()).toEqual(attendus);
    expect(ecartes.every((e) => e.nom.startsWith("ccas"))).toBe(true);
  });

  it("ne lit pas les noms : renommés, les fichiers sont reconnus de même ; seule la CAF y perd son année, et le dit", async () => {
    const dir = dossier({ "sous-dossier/vide.csv": "" });
    for (const [i, l] of officiels.entries())
      copyFileSync(
        join(DEMO, l.fichier),
        join(dir, i % 2 === 0 ? "sous-dossier" : "", `piece-${i}${extname(l.fichier)}`),
      );
    const { reconnus, ecartes } = await reconnaitre(dir);
    expect(ecartes).toEqual([{ nom: join("sous-dossier", "vide.csv"), raison: "fichier vide" }]);
    // Ni leurs colonnes ni leur contenu ne datent ces fichiers.
    const sansDate = (id: string): boolean => {
      const source = getSource(id);
      return source?.type === "referentiel" ? source.format.type === "csv" : source?.millesime.de === "fichier";
    };
    const voulus = attendus.map((a) => (sansDate(a.split(" ")[1] ?? "") ? a.replace(/\d{4}$/, "") : a)).sort();
    expect(reconnus.map(resume).sort()).toEqual(voulus);
    for (const f of reconnus) expect(f.aCompleter.length > 0).toBe(sansDate(f.source.id));
  });
});

describe("les fichiers qu'on ne doit pas prendre pour sains", () => {
  const raison = async (nom: string, contenu: string | Uint8Array): Promise<string> => {
    const { reconnus, ecartes } = await essai({ [nom]: contenu });
    expect(reconnus).toEqual([]);
    return ecartes[0]?.raison ?? "";
  };

  it.each<[string, string | Uint8Array, RegExp]>([
    ["zéros de tête perdus", COMMUNES.replace(/^COM,0/gm, "COM,"), /Code officiel.*zéros de tête perdus/],
    [
      "zéros perdus, fichier inconnu",
      "COM;LIBGEO;EPCI\n1001;L'Abergement-Clémenciat;200069193\n",
      /zéros de tête perdus \(« 1001 »/,
    ],
    ["séparateur changé", CAF.replaceAll(";", ","), /Allocataires.*séparateur changé \(« , » au lieu de « ; »\)/],
    ["colonne renommée", CAF.replace(";ARSAS", ";RSA_SOCLE"), /ressemble à « Allocataires.*il manque ARSAS/],
    ["alphabet douteux", Buffer.concat([Buffer.from(COMMUNES), Buffer.from([0x41, 0x81, 0xb0, 0x0a])]), /pas en UTF-8/],
    ["dictionnaire de l'Insee", "COD_VAR;LIB_VAR;LIB_VAR_LONG;COD_MOD;LIB_MOD;TYPE_VAR;LONG_VAR\n", /dictionnaire/],
    ["en-tête seul", `${CAF.split("\n")[0] ?? ""}\n`, /aucune ligne de données/],
    ["archive tronquée", zipSync({ "a.csv": Buffer.from(CAF) }).subarray(0, 400), /archive zip illisible/],
    ["archive sans données", zipSync({ "meta_a.csv": Buffer.from("x") }), /aucun csv ni classeur/],
    ["fichier d'autre chose", "Exercice;Nature;Montant\n2012;23;5\n", /aucune source connue/],
  ])("%s", async (_, contenu, attendue) => {
    expect(await raison("x.csv", contenu)).toMatch(attendue);
  });

  it("ne cite jamais le contenu d'un fichier inconnu : il peut nommer une personne", async () => {
    expect(await raison("x.csv", "Martine Sembat;1958-03-02\nAlfred Garidaud;1960-01-01\n")).not.toMatch(
      /Sembat|Garidaud|19/,
    );
  });
});

describe("ce qui est gardé, une fois, sous la bonne extension", () => {
  it("ouvre selon le contenu : un zip nommé .csv, un csv nommé .txt", async () => {
    const { reconnus } = await essai({
      "a.csv": zipSync({ "v_commune_2023.csv": Buffer.from(COMMUNES) }),
      "b.txt": CAF,
    });
    expect(reconnus.map((f) => [f.source.id, f.extension, f.cog])).toEqual([
      ["cog-communes", ".zip", 2023],
      ["caf-iris", ".csv", null],
    ]);
    expect(reconnus[0]?.aVerifier).toEqual(["géographie 2023 lue dans le nom du fichier"]);
  });

  it("dit que le reste d'une archive n'est pas lu", async () => {
    const { reconnus } = await essai({
      "cog.zip": zipSync({ "v_commune_2023.csv": Buffer.from(COMMUNES), "autre.csv": Buffer.from("a") }),
    });
    expect(reconnus[0]?.aVerifier.join()).toMatch(/contient 1 autre fichier, non lu/);
  });

  it("n'en garde qu'un de deux identiques, et ne regarde ni dossiers cachés ni autres extensions", async () => {
    const { reconnus, ecartes, doublons } = await essai({
      "b/v.csv": COMMUNES,
      "a/v.csv": COMMUNES,
      ".git/v.csv": COMMUNES,
      "v.json": "{}",
    });
    expect([reconnus.length, ecartes.length]).toEqual([1, 0]);
    expect(doublons).toEqual([{ nom: join("b", "v.csv"), comme: join("a", "v.csv") }]);
  });

  it("le registre l'emporte sur le nom du fichier", async () => {
    const dir = dossier({ "data_CAF_1999_IRIS_2016.csv": CAF });
    const sha256 = await sha256File(join(dir, "data_CAF_1999_IRIS_2016.csv"));
    const connu = { sha256, source: "caf-iris", niveau: null, millesime: 2019, cog: 2020, publie: 2021 };
    const { reconnus } = await reconnaitre(dir, { registre: new Map([[sha256, connu]]) });
    expect(reconnus.map((f) => [f.millesime, f.cog, f.publie, f.aVerifier.length])).toEqual([[2019, 2020, 2021, 0]]);
  });
});

describe("loaders/fichiers-connus.csv", () => {
  it("cite des sources déclarées, un niveau quand il en faut un, et n'en dit pas plus qu'une empreinte", () => {
    const registre = [...readRegistre().values()];
    expect(registre.length).toBeGreaterThan(30);
    for (const f of registre) {
      const source = getSource(f.source);
      if (!source) throw new Error(`unknown source ${f.source}`);
      const parMaille = source.type === "mesures" && isMailleDite(source);
      expect(f.niveau !== null).toBe(parMaille);
      expect(f.millesime).not.toBeNull();
      expect(f.cog ?? 2020).toBeGreaterThanOrEqual(2010);
    }
    expect(readdirSync(join(RACINE, "loaders")).map((nom) => basename(nom))).toContain("fichiers-connus.csv");
  });

  it("refuse une empreinte mal copiée", () => {
    expect(() => readRegistre("sha256;source;niveau;millesime;cog;publie\nabc;caf-iris;;2019;;\n")).toThrow(RangeError);
  });
});
