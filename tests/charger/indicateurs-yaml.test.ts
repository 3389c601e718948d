import { describe, expect, it } from "vitest";
import { readIndicateurs } from "../../src/charger/indicateurs-yaml.ts";
import { formatAnomalie } from "../../src/modele/anomalie.ts";

const ANCIENS = `choix: [DEM-01, LOC-01, REV-02]
indicateurs:
  - code: LOC-01
    libelle: Ménages installés depuis dix ans ou plus
    sujet: la part des ménages installés depuis dix ans ou plus
    theme: logement
    definition: Ménages installés depuis dix ans ou plus, parmi tous les ménages.
    genre: proportion
    source: rp-cc-logement
    numerateur: P{aa}_MEN_ANEM10P
    denominateur: P{aa}_MEN
    precautions:
      - La durée est celle du ménage dans son logement.
`;
const dire = (texte: string): string[] => readIndicateurs(texte).anomalies.map(formatAnomalie);
/** Le même, une ligne remplacée. */
const avec = (de: string, en: string): string => ANCIENS.replace(de, en);

describe("indicateurs.yaml", () => {
  it("ajoute un indicateur et choisit l'ordre, sans code", () => {
    const { catalogue, anomalies } = readIndicateurs(ANCIENS);
    expect(anomalies).toEqual([]);
    expect(catalogue.choisis.map((i) => i.code)).toEqual(["DEM-01", "LOC-01", "REV-02"]);
    expect(catalogue.get("LOC-01")).toMatchObject({
      nature: "part",
      unite: "%",
      decimales: 1,
      theme: "logement",
      sens: "0",
    });
    expect(catalogue.get("LOC-01")?.definitions).toEqual([
      {
        forme: "rapport",
        numerateur: { source: "rp-cc-logement", formule: "P{aa}_MEN_ANEM10P" },
        denominateur: { source: "rp-cc-logement", formule: "P{aa}_MEN" },
        echelle: 100,
      },
    ]);
    expect(catalogue.get("REV-10")?.code).toBe("REV-10"); // calculé, même s'il n'est pas montré
  });

  it("rapporte deux sources, au millésime le plus proche", () => {
    const texte = avec("genre: proportion", "genre: ratio\n    pour: 1000\n    unite: pour 1 000 habitants").replace(
      "denominateur: P{aa}_MEN",
      "denominateur: P{aa}_POP\n    source_denominateur: rp-comparateur",
    );
    expect(dire(texte)).toEqual([]);
    expect(readIndicateurs(texte).catalogue.get("LOC-01")?.definitions).toMatchObject([
      { echelle: 1000, denominateur: { source: "rp-comparateur", annee: "proche" } },
    ]);
  });

  it.each([
    [
      "une variable inconnue",
      "numerateur: P{aa}_MEN_ANEM10P",
      "numerateur: P{aa}_MEN_ANEM10",
      ["ligne 10", "P{aa}_MEN_ANEM10P"],
    ],
    ["une source inconnue", "source: rp-cc-logement", "source: rp-cc-logemen", ["ligne 9", "rp-cc-logement"]],
    [
      "un mélange d'exploitations",
      "denominateur: P{aa}_MEN",
      "denominateur: C{aa}_RP_NORME",
      ["ligne 11", "exploitations"],
    ],
    ["un genre inconnu", "genre: proportion", "genre: moyenne", ["ligne 8", "proportion"]],
    ["un code de l'outil", "code: LOC-01", "code: REV-02", ["ligne 3", "indicateur de l'outil"]],
    ["le code d'une projection", "code: LOC-01", "code: PROJ-01", ["ligne 3", "indicateur de l'outil"]],
    ["une clé mal écrite", "precautions:", "precaution:", ["ligne 12", "precautions"]],
    ["un choix inconnu", "REV-02]", "REV-99]", ["ligne 1", "indicateur inconnu"]],
    ["un choix répété", "REV-02]", "DEM-01]", ["ligne 1", "deux fois"]],
    ["un thème inconnu", "theme: logement", "theme: logements", ["ligne 6", "logement"]],
    ["une formule", "numerateur: P{aa}_MEN_ANEM10P", "numerateur: P{aa}_MEN*2", ["ligne 10", "A + B - C"]],
    [
      "un effectif avec dénominateur",
      "genre: proportion",
      "genre: effectif",
      ["ligne 11", "un effectif n'a pas de dénominateur"],
    ],
    ["une proportion pour mille", "genre: proportion", "genre: proportion\n    pour: 1000", ["ligne 9", "ratio"]],
  ])("refuse %s, avec sa ligne et quoi faire", (_, de, en, mots) => {
    const messages = dire(avec(de, en)).join("\n");
    for (const mot of mots) expect(messages).toContain(mot);
    expect(messages).toContain("indicateurs.yaml");
  });

  it("refuse une médiane dans un rapport : elle ne se compte pas", () => {
    const texte = avec("source: rp-cc-logement", "source: filosofi-cc")
      .replace("P{aa}_MEN_ANEM10P", "MED{aa}")
      .replace("denominateur: P{aa}_MEN", "denominateur: NBMENFISC{aa}");
    expect(dire(texte)).toEqual([expect.stringContaining("« MED{aa} » est une part, une médiane ou un indice")]);
  });

  it("refuse deux fois le même code, et dit tout à la fois", () => {
    const double = ANCIENS + ANCIENS.slice(ANCIENS.indexOf("  - code"));
    expect(dire(double)).toEqual([expect.stringContaining("déjà pris plus haut")]);
    expect(dire(avec("theme: logement", "theme: x").replace("genre: proportion", "genre: y"))).toHaveLength(2);
  });

  it("un genre inconnu est une seule faute : ce qu'un autre genre aurait demandé ne manque pas", () => {
    const sansDenominateur = avec("genre: proportion", "genre: nombre").replace("    denominateur: P{aa}_MEN\n", "");
    expect(dire(sansDenominateur)).toEqual([expect.stringContaining("ligne 8")]);
    const activite = sansDenominateur.replace("rp-cc-logement", "ccas-aides").replace("P{aa}_MEN_ANEM10P", "demandes");
    expect(dire(activite)).toEqual([expect.stringContaining("ligne 8")]);
  });

  it("une source du CCAS mal écrite rappelle la bonne", () => {
    expect(dire(avec("source: rp-cc-logement", "source: ccas-acueil"))).toEqual([
      expect.stringContaining("ccas-accueil"),
    ]);
  });

  it("une tabulation est une seule faute ; un échelon inconnu aussi ; une variable se retrouve, l'année écrite ou non", () => {
    expect(dire(avec("    libelle", "\tlibelle"))).toEqual([expect.stringContaining("tabulation")]);
    expect(dire(avec("genre: proportion", "genre: proportion\n    pour: 100000"))).toEqual([
      expect.stringContaining("10000"),
    ]);
    expect(dire(avec("P{aa}_MEN_ANEM10P", "P22_MEN_ANEM10"))).toEqual([expect.stringContaining("P{aa}_MEN_ANEM10P")]);
  });

  it("dit quels codes il déclare, même mal ; illisible, il a pu les déclarer tous", () => {
    const { isDeclare } = readIndicateurs(avec("genre: proportion", "genre: nombre"));
    expect([isDeclare("LOC-01"), isDeclare("LOC-02")]).toEqual([true, false]);
    expect(readIndicateurs("choix: [DEM-01").isDeclare("LOC-02")).toBe(true);
  });

  it("refuse un YAML illisible, une liste qui n'en est pas une", () => {
    expect(dire("choix: [DEM-01")[0]).toContain("mise en forme illisible");
    expect(dire("indicateurs: LOC-01")[0]).toContain("liste attendue");
    expect(dire("indicateur: []")[0]).toContain("indicateurs");
  });
});
