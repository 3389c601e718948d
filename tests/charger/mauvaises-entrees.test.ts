import { describe, expect, it } from "vitest";
import { bloquantes, CAF_COMMUNES, CAF_IRIS, classeur, COMMUNES, COMPARATEUR, createEssai, csv, FILOSOFI, LIGNES, tableauDe, tell, zip, type Essai } from "./projet-essai.ts"; // prettier-ignore

type Attendu = readonly [code: string, ligne: number | null, colonne: string | null, valeur: string | null];
type Cas = readonly [titre: string, fichier: string, contenu: string | Uint8Array, ...Attendu];

const F = "brut/filosofi.csv";
const C = "brut/comparateur.csv";
const I = "brut/caf-iris.csv";
const D = "brut/caf-communes.csv";
const G = "brut/communes.csv";
const sansColonne = (texte: string, colonne: string): string => {
  const rows = texte.trimEnd().split("\n").map((l) => l.split(";")); // prettier-ignore
  const i = rows[0]?.indexOf(colonne) ?? -1;
  return rows.map((r) => r.toSpliced(i, 1).join(";")).join("\n") + "\n";
};
const latin1 = (texte: string): Uint8Array => Buffer.from(texte, "latin1");

const CAS: readonly Cas[] = [
  ["colonne manquante", F, sansColonne(FILOSOFI, "MED21"), "colonne-absente", 1, "MED21", null],
  ["colonne renommée", F, FILOSOFI.replace("MED21", "MEDI21"), "colonne-absente", 1, "MED21", null],
  ["clé renommée", F, FILOSOFI.replace("CODGEO", "CODEGEO"), "colonne-absente", 1, "CODGEO", null],
  ["date renommée", D, CAF_COMMUNES.replace("dtreffre", "date"), "colonne-absente", 1, "dtreffre", null],
  ["colonne double", F, FILOSOFI.replace("PIMP21", "MED21"), "colonne-double", 1, "MED21", null],
  ["séparateur changé", F, FILOSOFI.replaceAll(";", ","), "separateur-change", 1, null, null],
  ["séparateur changé dans la géographie", G, COMMUNES.replaceAll(",", ";"), "separateur-change", 1, null, null],
  ["valeur illisible", F, FILOSOFI.replace(";302;", ";n.c.;"), "valeur-illisible", 4, "MED21", "n.c."],
  ["infini", F, FILOSOFI.replace(";302;", ";1e999;"), "valeur-illisible", 4, "MED21", "1e999"],
  ["mot de JavaScript", F, FILOSOFI.replace(";302;", ";constructor;"), "valeur-illisible", 4, "MED21", "constructor"],
  ["zéro de tête perdu", F, FILOSOFI.replace("\n01001;", "\n1001;"), "territoire-inconnu", 2, "CODGEO", "1001"],
  ["territoire vide", F, FILOSOFI.replace("\n01001;", "\n;"), "territoire-inconnu", 2, "CODGEO", ""],
  ["IRIS d'une commune inconnue", I, CAF_IRIS.replace("682240102", "999990102"), "territoire-inconnu", 3, "CODGEO", "999990102"], // prettier-ignore
  ["clé en double", F, FILOSOFI.replace("\n2A004;", "\n01001;"), "cle-double", 3, "CODGEO", "01001"],
  ["clé et année en double", D, CAF_COMMUNES.replace("2023-12", "2024-12"), "cle-double", 3, "numcomdo", "68224"],
  ["date illisible", D, CAF_COMMUNES.replace("2023-12", "12/2023"), "date-illisible", 2, "dtreffre", "12/2023"],
  ["date illisible qui commence par un nombre", D, CAF_COMMUNES.replace("2023-12", "20231201"), "date-illisible", 2, "dtreffre", "20231201"], // prettier-ignore
  ["dernière ligne coupée", F, FILOSOFI.slice(0, -9), "ligne-malformee", 5, "D921", null],
  ["colonne de trop", F, FILOSOFI.replace("\n68224;", "\n68224;;"), "ligne-malformee", 4, null, null],
  ["guillemet jamais refermé", F, FILOSOFI.replace(";302;", ';"302;'), "ligne-malformee", 4, "MED21", null],
  ["alphabet douteux", D, latin1(CAF_COMMUNES.replace("MULHOUSE", "M\x81\xb0")), "fichier-illisible", 2, null, null],
  ["UTF-16 sans indicateur d'ordre", F, Buffer.from(FILOSOFI, "utf16le"), "fichier-illisible", null, null, null],
  ["fins de ligne mêlées", F, FILOSOFI.replace(/(2A004.*)\n/, "$1\r\n"), "fichier-illisible", 3, null, null],
  ["fichier vide", F, "", "fichier-illisible", null, null, null],
  ["première ligne vide", F, `\n${FILOSOFI}`, "fichier-illisible", 1, null, null],
  ["en-tête seul", F, FILOSOFI.slice(0, FILOSOFI.indexOf("\n") + 1), "fichier-sans-ligne", 1, null, null],
  ["géographie vide", G, COMMUNES.slice(0, COMMUNES.indexOf("\n") + 1), "fichier-sans-ligne", 1, null, null],
  ["géographie sans colonne", G, COMMUNES.replace("LIBELLE", "NOM_COM"), "colonne-absente", 1, "LIBELLE", null],
  ["géographie réenregistrée par un tableur", G, COMMUNES.replace("COM,01001", "COM,1001"), "code-malforme", 2, "COM", "1001"], // prettier-ignore
  ["géographie au type inconnu", G, COMMUNES.replace("ARM,75102", "ZZZ,75102"), "code-malforme", 7, "TYPECOM", "ZZZ"],
  ["géographie en double", G, COMMUNES.replace("COM,2A004", "COM,01001"), "cle-double", 3, "COM", "01001"],
  ["millésime contredit", C, csv(tableauDe("rp-comparateur", 2019, ["68224"])), "millesime-contredit", 1, null, "2019"], // prettier-ignore
];

describe("chaque mauvaise entrée est dite, avec fichier, ligne, colonne, valeur et quoi faire", () => {
  it("le projet d'essai, lui, se charge sans anomalie bloquante", async () => {
    expect(tell(await createEssai().charger())).toEqual([]);
  });

  it.each(CAS)("%s", async (_, fichier, contenu, ...attendu) => {
    const essai = createEssai();
    essai.ecrire(fichier, contenu);
    const rapport = await essai.charger();
    const [code, ligne, colonne, valeur] = attendu;
    expect(tell(rapport)).toContainEqual([code, fichier, ligne, colonne, valeur]);
    for (const a of bloquantes(rapport)) {
      expect(a.message).toMatch(/[a-zéèà]{3}/);
      expect(a.action).toMatch(/^[A-ZÉ].*[.)]$/);
    }
    const charge = rapport.fichiers.find((f) => f.ligne.fichier === fichier);
    expect(charge).toMatchObject({ etat: "refuse", gardees: 0, cases: 0 });
  });

  it("propose le nom qu'une colonne a pris, et le zéro de tête perdu", async () => {
    const essai = createEssai();
    essai.ecrire(F, FILOSOFI.replace("MED21", "MEDI21").replace("\n01001;", "\n1001;"));
    const messages = bloquantes(await essai.charger()).map((a) => a.message);
    expect(messages.join("\n")).toMatch(/renommée « MEDI21 » \?[\s\S]*« 01001 » existe/);
  });

  it("une colonne inconnue n'est qu'un avertissement", async () => {
    const essai = createEssai();
    essai.ecrire(F, FILOSOFI.replace("\n", ";NOUVELLE\n").replace(/\n(\d|2A)(.*)/g, "\n$1$2;7"));
    const rapport = await essai.charger();
    expect(tell(rapport)).toEqual([]);
    expect(rapport.anomalies).toContainEqual(
      expect.objectContaining({ code: "colonne-inconnue", gravite: "avertissement", colonne: "NOUVELLE", fichier: F }),
    );
  });

  it("rend d'un coup tous les défauts de tous les fichiers", async () => {
    const essai = createEssai();
    essai.ecrire(F, sansColonne(FILOSOFI, "PIMP21").replace(";302;", ";n.c.;").replace("\n01001;", "\n1001;"));
    essai.ecrire(I, CAF_IRIS.replace("682240102", "999990102").slice(0, -9));
    essai.ecrire(D, CAF_COMMUNES.replace("2023-12", "2023"));
    essai.millesimes([...LIGNES, { source: "caf-iriss", fichier: I }, { source: "caf-iris", fichier: "absent.csv" }]);
    expect(tell(await essai.charger()).map(([code, fichier, ligne]) => `${fichier}:${ligne} ${code}`)).toEqual([
      `${F}:1 colonne-absente`,
      `${F}:2 territoire-inconnu`,
      `${F}:4 valeur-illisible`,
      `${I}:4 ligne-malformee`,
      `${I}:3 territoire-inconnu`,
      `${D}:2 date-illisible`,
      "millesimes.csv:7 source-inconnue",
      "millesimes.csv:7 fichier-double",
      "millesimes.csv:8 fichier-absent",
    ]);
  });

  it("compte les anomalies d'un même genre au-delà de cinquante, sans les énumérer", async () => {
    const essai = createEssai();
    essai.ecrire(
      I,
      csv(
        tableauDe(
          "caf-iris",
          2020,
          Array.from({ length: 80 }, (_, i) => `99999${1000 + i}`),
        ),
      ),
    );
    const anomalies = bloquantes(await essai.charger());
    expect(anomalies).toHaveLength(51);
    expect(anomalies.at(-1)?.message).toMatch(/^et 30 autres/);
  });

  it("cent colonnes inconnues restent des avertissements", async () => {
    const essai = createEssai();
    essai.ecrire(F, FILOSOFI.split("\n").map((l, n) => (l === "" ? l : l + Array.from({ length: 100 }, (_, i) => (n === 0 ? `;X_${i}` : ";1")).join(""))).join("\n"));
    const rapport = await essai.charger();
    expect(tell(rapport)).toEqual([]);
    expect(rapport.anomalies.filter((a) => a.code === "colonne-inconnue")).toHaveLength(51);
  }); // prettier-ignore
});

describe("archives et classeurs", () => {
  const EPCI = [["EPCI", "LIBEPCI"], ["200066009", "Mulhouse Alsace Agglomération"]]; // prettier-ignore
  const composition = (code = "68224"): string[][] => [
    ["CODGEO", "LIBGEO", "EPCI"],
    [code, "Mulhouse", "200066009"],
  ];
  const avec = (contenu: Uint8Array, nom: string, source = "cog-epci"): Essai => {
    const essai = createEssai();
    essai.ecrire(nom, contenu);
    essai.millesimes([...LIGNES, { source, cog: "2023", fichier: nom }]);
    return essai;
  };

  it("dit la ligne de la feuille, même après une case sur plusieurs lignes", async () => {
    const rows = [...composition("01001"), ["2A004", "Ajaccio\n(ville)", "200066009"], ["1001", "x", "200066009"]];
    const rapport = await avec(classeur({ EPCI, Composition_communale: rows }), "brut/epci.xlsx").charger();
    expect(tell(rapport)).toEqual([["code-malforme", "brut/epci.xlsx (feuille Composition_communale)", 9, "CODGEO", "1001"]]); // prettier-ignore
  });

  it.each([
    ["classeur tronqué", "brut/epci.xlsx", classeur({ EPCI, Composition_communale: composition() }).slice(0, 4000), /classeur illisible|feuille/],
    ["feuille absente", "brut/epci.xlsx", classeur({ EPCI }), /feuille « Composition_communale » absente/],
    ["feuille sans en-tête", "brut/epci.xlsx", classeur({ EPCI: [], Composition_communale: composition() }), /ligne 6/],
    ["zip tronqué", "brut/epci.zip", zip("epci.xlsx", classeur({ EPCI, Composition_communale: composition() })).slice(0, 4000), /archive zip/],
    ["zip sans tableau", "brut/epci.zip", zip("lisez-moi.txt", "rien"), /aucun csv ni classeur/],
    ["csv au lieu d'un classeur", "brut/epci.csv", new TextEncoder().encode("EPCI;LIBEPCI\n"), /classeur \(\.xlsx\) est attendu/],
  ])("%s", async (_, nom, contenu, message) => {
    const rapport = await avec(contenu, nom).charger();
    expect(bloquantes(rapport)).toEqual([expect.objectContaining({ code: "fichier-illisible", fichier: nom, message: expect.stringMatching(message) as string })]); // prettier-ignore
  }); // prettier-ignore

  it("un zip et un classeur entiers se chargent, où que soit le projet et quel que soit son nom", async () => {
    const essai = createEssai("abs [2018] é* ");
    essai.ecrire("brut/rp.zip", zip("dossier/base_cc.CSV", COMPARATEUR));
    essai.millesimes([...LIGNES.slice(0, 1), { source: "rp-comparateur", fichier: "brut/rp.zip" }]);
    const rapport = await essai.charger();
    expect(tell(rapport)).toEqual([]);
    expect(rapport.fichiers[1]).toMatchObject({ etat: "charge", lues: 7, gardees: 7 });
  });
});
