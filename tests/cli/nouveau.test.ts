import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { zipSync } from "fflate";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readProjet } from "../../src/charger/projet.ts";
import { sha256File } from "../../src/charger/preparer.ts";
import { runNouveau } from "../../src/cli/nouveau.ts";
import { listManques } from "../../src/cli/nouveau-manques.ts";
import { ErreurUsage } from "../../src/cli/sortie.ts";
import { RACINE } from "../../src/racine.ts";

const BRUT = join(RACINE, "data", "brut");
const racine = mkdtempSync(join(tmpdir(), "abs-nouveau-"));
afterAll(() => rmSync(racine, { recursive: true, force: true }));

let sortie: string[] = [];
beforeEach(() => {
  sortie = [];
  vi.spyOn(console, "log").mockImplementation((ligne: string) => void sortie.push(ligne));
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());
const dit = (): string => sortie.join("\n");

let n = 0;
const neuf = (): string => join(racine, `p${n++}`);
/** Un dossier de fichiers reçus, pris dans la démonstration. */
function recus(...chemins: string[]): string {
  const dir = neuf();
  mkdirSync(dir, { recursive: true });
  for (const c of chemins) copyFileSync(join(BRUT, c), join(dir, basename(c)));
  return dir;
}
const COG = "cog/v_commune_2023.csv";
const COMPOSITION = "cog/Intercommunalite_Metropole_au_01-01-2023.xlsx";
/** L'EPCI de Ville-Témoin et ses communes, d'après sa composition. */
const [EPCI_TEMOIN, MEMBRES] = (() => {
  const classeur = read(readFileSync(join(BRUT, COMPOSITION)));
  const lignes: string[][] = utils.sheet_to_json(classeur.Sheets.Composition_communale ?? {}, { header: 1 });
  const siren = lignes.find((l) => l.includes("00101"))?.find((v) => /^\d{9}$/.test(v)) ?? "";
  return [siren, lignes.filter((l) => l.includes(siren)).flatMap((l) => l.find((v) => /^\d{5}$/.test(v)) ?? [])];
})();
const CAF = "caf/data_CAF_2019_IRIS.csv";
const nouveau = (dir: string, fichiers: string, commune = "00101"): Promise<number> =>
  runNouveau(dir, { commune, fichiers });

describe("les contours parmi les fichiers", () => {
  const CONTOURS = "contours/iris.geojson";
  const carre = (code: string): unknown => ({
    type: "Feature",
    geometry: { type: "Polygon", coordinates: [[[7, 47], [7.1, 47], [7.1, 47.1], [7, 47]]] },
    properties: { code },
  }); // prettier-ignore
  const ecrireContours = (dir: string, codes: readonly string[]): void =>
    writeFileSync(join(dir, "c.geojson"), JSON.stringify({ type: "FeatureCollection", features: codes.map(carre) }));

  it("ceux des IRIS de la commune entrent dans le projet et dans observatoire.yaml, et restent à créditer", async () => {
    const dir = neuf();
    expect(await nouveau(dir, recus(COG, CONTOURS))).toBe(0);
    const { contours } = readProjet(dir).observatoire;
    expect(contours).toEqual([
      { maille: "iris", fichier: "brut/contours/iris.geojson", source: "iris.geojson (producteur à préciser)" },
    ]);
    expect(await sha256File(join(dir, contours[0]?.fichier ?? ""))).toBe(await sha256File(join(BRUT, CONTOURS)));
    expect(dit()).toMatch(/contours : iris\.geojson dessine \d+ IRIS de la commune/);
  });

  it("ceux des quartiers prioritaires de la commune, avec leur producteur ; la même liste est une source du projet", async () => {
    const fichiers = recus(COG);
    const quartier = (code_qp: string, insee_com: string): unknown => ({ ...(carre(code_qp) as object), properties: { code_qp, lib_qp: "Quartier", insee_com } });
    writeFileSync(join(fichiers, "QP2024_WGS84.geojson"), JSON.stringify({ type: "FeatureCollection", features: [quartier("QN00101M", "00101, 00102"), quartier("QN00102M", "00199")] }));
    const dir = neuf();
    expect(await nouveau(dir, fichiers)).toBe(0);
    const { observatoire, millesimes } = readProjet(dir);
    expect(observatoire.contours).toEqual([{ maille: "qpv", fichier: "brut/contours/QP2024_WGS84.geojson", source: "ANCT, Quartiers prioritaires de 2024, liste et contours" }]);
    expect(millesimes.find((l) => l.source === "qpv-liste")).toMatchObject({ cog: 2024, fichier: "brut/qpv/QP2024_WGS84.geojson" });
    const ailleurs = recus(COG);
    writeFileSync(join(ailleurs, "QP2024_WGS84.geojson"), JSON.stringify({ type: "FeatureCollection", features: [quartier("QN00102M", "00199")] }));
    const autre = neuf();
    await nouveau(autre, ailleurs);
    expect(readProjet(autre).observatoire.contours).toEqual([]);
  }); // prettier-ignore

  it("ceux d'une autre commune, de points, ou un GeoJSON illisible, ne sont pas pris", async () => {
    const fichiers = recus(COG);
    const point = { type: "Feature", geometry: { type: "Point", coordinates: [7, 47] }, properties: { code: "001010101" } };
    const ecrire = (nom: string, features: readonly unknown[]): void =>
      writeFileSync(join(fichiers, nom), JSON.stringify({ type: "FeatureCollection", features }));
    ecrire("points.geojson", [point]);
    ecrire("ailleurs.geojson", [carre("682240101")]);
    writeFileSync(join(fichiers, "coupe.geojson"), '{"type":"FeatureCollection","features":[{"code":"001010101"}');
    const dir = neuf();
    await nouveau(dir, fichiers);
    expect(readProjet(dir).observatoire.contours).toEqual([]);
    // De deux fichiers, celui qui dessine le plus d'IRIS ; laissé en place si on le demande.
    ecrire("un.geojson", [carre("001010101")]);
    ecrire("deux.geojson", [carre("001010101"), carre("001010102")]);
    const autre = neuf();
    await runNouveau(autre, { commune: "00101", fichiers, surPlace: true });
    const [pris] = readProjet(autre).observatoire.contours;
    expect(join(autre, pris?.fichier ?? "")).toBe(join(fichiers, "deux.geojson"));
  }); // prettier-ignore

  it("à Paris, Lyon et Marseille, les codes des IRIS commencent par celui de l'arrondissement", async () => {
    const fichiers = neuf();
    mkdirSync(fichiers);
    const cog = ["COM,75056,11,75,,,0,PARIS,Paris,Paris,,", "ARM,75101,11,75,,,0,PARIS 1,Paris 1er,Paris 1er Arrondissement,,75056", "COM,75200,11,75,,,0,V,V,Voisine,,"]; // prettier-ignore
    writeFileSync(join(fichiers, "v_commune_2023.csv"), ["TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT", ...cog, ""].join("\n")); // prettier-ignore
    ecrireContours(fichiers, ["751010101", "751010102", "752000101"]);
    const dir = neuf();
    await nouveau(dir, fichiers, "75056");
    expect(readProjet(dir).observatoire.contours).toMatchObject([{ maille: "iris", fichier: "brut/contours/c.geojson" }]);
    expect(dit()).toMatch(/c\.geojson dessine 2 IRIS de la commune/);
  }); // prettier-ignore

  it("au rapport d'un EPCI, ceux de ses communes", async () => {
    const fichiers = recus(COG, COMPOSITION);
    ecrireContours(fichiers, [...MEMBRES, "99999"]);
    expect(MEMBRES.length).toBeGreaterThan(2);
    const dir = neuf();
    expect(await runNouveau(dir, { epci: EPCI_TEMOIN, fichiers })).toBe(0);
    expect(readProjet(dir).observatoire.contours).toMatchObject([{ maille: "commune", fichier: "brut/contours/c.geojson" }]);
    expect(dit()).toContain(`c.geojson dessine ${MEMBRES.length} communes de l'intercommunalité`);
    expect(readFileSync(join(dir, "observatoire.yaml"), "utf8")).toContain("# Contours des communes, pour les cartes.");
  }); // prettier-ignore

  it("une union donne à chaque commune les siens", async () => {
    const dir = neuf();
    expect(await nouveau(dir, recus(COG, CONTOURS), "00101,00102")).toBe(0);
    const commune = join(dir, "communes", "00101");
    const [pris] = readProjet(commune).observatoire.contours;
    expect(existsSync(join(commune, pris?.fichier ?? ""))).toBe(true);
    expect(readProjet(join(dir, "communes", "00102")).observatoire.contours).toEqual([]);
  });
});

describe("abs nouveau", () => {
  it("écrit un projet complet que le chargement sait lire", async () => {
    const dir = neuf();
    expect(await nouveau(dir, BRUT)).toBe(0);
    const { observatoire, millesimes, quartiers } = readProjet(dir);
    expect(observatoire).toMatchObject({
      nom: "CCAS de Ville-Témoin",
      territoire: { niveau: "commune", code: "00101" },
      cog: 2023,
      annee: new Date().getFullYear(),
      fictif: false,
    });
    expect(quartiers).toEqual([]);
    const modele = readProjet(join(RACINE, "data")).millesimes;
    const exports = modele.filter((l) => l.source.startsWith("ccas-"));
    expect(millesimes.length).toBe(modele.length - exports.length);
    for (const l of millesimes) {
      expect(l.fichier).toMatch(/^brut\/(cog|rp|filosofi|caf)\//);
      expect(l.recu_le).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(await sha256File(join(dir, l.fichier))).toBe(l.sha256);
    }
    expect(readdirSync(join(dir, "rapport"), { recursive: true })).toEqual(
      // Les chapitres d'un CIAS ne vont qu'au rapport d'une intercommunalité.
      readdirSync(join(RACINE, "data", "rapport"), { recursive: true }).filter((f) => !/^cias\b/.test(String(f))),
    );
    expect(
      existsSync(join(dir, "correspondances", "LISEZMOI.md")) && existsSync(join(dir, "pilotage", "LISEZMOI.md")),
    ).toBe(true);
    expect(readFileSync(join(dir, ".gitignore"), "utf8").split("\n")).toEqual([".abs/", "brut/ccas/", ""]);
    expect(dit()).toContain(`Non reconnus (${exports.length})`);
    expect(dit()).toMatch(/Ensuite : abs rapport --projet /);
  });

  it("relancé, ajoute ce qui est nouveau et n'écrase rien", async () => {
    const dir = neuf();
    await nouveau(dir, recus(COG));
    const yaml = join(dir, "observatoire.yaml");
    const chapitre = join(dir, "rapport", "01-essentiel.md");
    writeFileSync(yaml, readFileSync(yaml, "utf8").replace(/nom: .*/, "nom: CIAS du Val"));
    writeFileSync(chapitre, "# Le nôtre\n");
    const avant = readFileSync(join(dir, "millesimes.csv"), "utf8");
    sortie = [];
    expect(await nouveau(dir, recus(COG, CAF))).toBe(0);
    expect(readProjet(dir).observatoire.nom).toBe("CIAS du Val");
    expect(readFileSync(chapitre, "utf8")).toBe("# Le nôtre\n");
    const apres = readFileSync(join(dir, "millesimes.csv"), "utf8");
    expect(apres.startsWith(avant) && apres.trim().split("\n").length === 3).toBe(true);
    expect(dit()).toMatch(/1 fichier reconnu et ajouté/);
    expect(dit()).toMatch(/Déjà au projet[^]*v_commune_2023\.csv/);
    sortie = [];
    await nouveau(dir, dir); // le projet lui-même : tout y est déjà, rien n'est recopié
    expect(readFileSync(join(dir, "millesimes.csv"), "utf8")).toBe(apres);
    expect(dit()).toMatch(/aucun fichier nouveau/);
  });

  it("garde les deux de deux fichiers de même nom, et signale qu'ils disent la même chose", async () => {
    const dir = neuf();
    const a = recus(COG, CAF);
    mkdirSync(join(a, "b"));
    writeFileSync(
      join(a, "b", basename(CAF)),
      readFileSync(join(BRUT, CAF), "utf8").split("\n").slice(0, 20).join("\n") + "\n",
    );
    await nouveau(dir, a);
    expect(readdirSync(join(dir, "brut", "caf"))).toEqual(["data_CAF_2019_IRIS-2.csv", "data_CAF_2019_IRIS.csv"]);
    expect(dit()).toMatch(/donnent la même source au même millésime/);
  });

  it("inscrit l'adresse d'un fichier quand la table la connaît, et que c'est bien ce fichier", async () => {
    const dir = neuf();
    const envoi = neuf();
    mkdirSync(envoi);
    const donnees = readFileSync(join(BRUT, "filosofi/BASE_TD_FILO_IRIS_2021_DEC.csv"));
    writeFileSync(
      join(envoi, "BASE_TD_FILO_IRIS_2021_DEC_CSV.zip"),
      zipSync({ "BASE_TD_FILO_IRIS_2021_DEC.csv": donnees }),
    );
    copyFileSync(join(BRUT, COG), join(envoi, basename(COG)));
    await nouveau(dir, envoi);
    const adresses = Object.fromEntries(readProjet(dir).millesimes.map((l) => [l.source, l.url]));
    expect(adresses).toEqual({
      "cog-communes": "", // celui de 2023 n'est pas dans la table
      "filosofi-iris-dec": "https://www.insee.fr/fr/statistiques/fichier/8229323/BASE_TD_FILO_IRIS_2021_DEC_CSV.zip",
    });
  });

  it("laisse les fichiers où ils sont si on le demande", async () => {
    const dir = neuf();
    await runNouveau(dir, { commune: "00101", fichiers: recus(COG), surPlace: true });
    expect(readdirSync(join(dir, "brut"))).toEqual([]);
    const [ligne] = readProjet(dir).millesimes;
    expect(statSync(join(dir, ligne?.fichier ?? "")).isFile()).toBe(true);
  });

  it("sans code officiel géographique : le projet est là, et ce qui manque est dit", async () => {
    const dir = neuf();
    expect(await nouveau(dir, recus(CAF))).toBe(0);
    expect(readProjet(dir).observatoire.nom).toBe("CCAS de 00101");
    expect(readFileSync(join(dir, "observatoire.yaml"), "utf8")).toMatch(/Aucun code officiel géographique/);
    expect(dit()).toMatch(/Ce qu'il faudrait encore :\n {2}- Code officiel géographique, communes/);
  });
});

describe("abs nouveau refuse, sans rien écrire", () => {
  const refus = async (dir: string, fichiers: string, commune: string, attendu: RegExp): Promise<void> => {
    const erreur = await nouveau(dir, fichiers, commune).catch((e: unknown) => e);
    expect(erreur).toBeInstanceOf(ErreurUsage);
    expect(String(erreur)).toMatch(attendu);
  };

  it.each([
    ["un nom au lieu d'un code", "ville temoin", /utiliser le code : 00101 Ville-Témoin/],
    ["un zéro de tête oublié", "0101", /zéro de tête oublié : 00101 Ville-Témoin/],
    ["deux chiffres échangés", "01001", /n'est pas une commune du code officiel géographique 2023/],
  ])("%s", async (_, commune, attendu) => {
    const dir = neuf();
    await refus(dir, recus(COG), commune, attendu);
    expect(existsSync(dir)).toBe(false);
  });

  it("un dossier occupé par autre chose", async () => {
    const dir = recus(CAF);
    await refus(dir, BRUT, "00101", /n'est pas vide et n'est pas un projet/);
    expect(readdirSync(dir)).toEqual([basename(CAF)]);
  });

  it("un chemin absent, le projet d'une autre commune", async () => {
    await refus(neuf(), join(racine, "absent"), "00101", /n'existe pas/);
    const dir = neuf();
    await nouveau(dir, recus(COG));
    await refus(dir, recus(COG), "00001", /projet de la commune 00101/);
  });
});

describe("ce qu'il faudrait encore", () => {
  const livree = (source: string, niveau: "commune" | "epci" | null, millesime: number) => ({
    source,
    niveau,
    millesime,
  });
  it("des mailles manquent au dernier millésime : plus de comparaison après le dernier complet", () => {
    const manques = listManques([livree("filosofi-cc-classeur", null, 2019), livree("filosofi-cc", "commune", 2021)]);
    expect(manques.join("\n")).toMatch(
      /Filosofi, chiffres clés 2021, EPCI, départements, régions et France : pas de comparaison après 2019/,
    );
  });
  it("deux formes des mêmes variables n'en font qu'une à réclamer", () => {
    expect(listManques([]).filter((m) => m.startsWith("Filosofi, chiffres clés"))).toHaveLength(1);
    expect(
      listManques([livree("filosofi-cc-classeur", null, 2019)]).filter((m) => m.startsWith("Filosofi, chiffres clés")),
    ).toEqual([]);
  });
});
