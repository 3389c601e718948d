import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decoderMele } from "../../src/charger/encodage.ts";
import { createEssai, LIGNES, tell, type Essai, type Ligne } from "./projet-essai.ts";

const GEOGRAPHIE = LIGNES.filter((l) => l.source === "cog-communes");
const NAISSANCES = "FREQ;GEO;GEO_OBJECT;EC_MEASURE;OBS_STATUS;TIME_PERIOD;OBS_VALUE";
const LIVREES = [
  "A;68224;COM;LVB;A;2023;1500.0",
  "A;68224;COM;LVB;P;2024;1450.0",
  "A;01001;COM;LVB;W;2023;12.0",
  "A;2A004;COM;LVB;K;2023;",
  "A;97101;COM;LVB;M;2023;",
  "A;75101;ARM;LVB;A;2023;130.0",
  "A;F;FRANCE;LVB;A;2023;678000.0",
  "A;001;AAV2020;LVB;A;2023;86715.0",
  "A;68224;COM;AUTRE;A;2023;3",
];
const melodi = (lignes: readonly string[], entete = NAISSANCES): string => [entete, ...lignes, ""].join("\n");
const ETAT_CIVIL: Ligne = { source: "melodi-etat-civil", cog: "2025", fichier: "brut/naissances.csv" };

function essayer(contenu: string | Uint8Array, ligne: Ligne = ETAT_CIVIL): Essai {
  const essai = createEssai("abs-longue-");
  essai.ecrire(ligne.fichier ?? "", contenu);
  essai.millesimes([...GEOGRAPHIE, ligne]);
  return essai;
}
const MESURES = `select v.nom, m.niveau::varchar as niveau, territoire, m.millesime, valeur, marque::varchar as marque, reserve
  from mesure m join variable v on v.id = m.variable order by territoire, m.millesime`;

describe("une table en lignes", () => {
  it("chaque ligne est une mesure, avec sa maille, sa marque et sa réserve ; les autres sont comptées", async () => {
    const essai = essayer(melodi(LIVREES));
    const { fichiers } = await essai.charger();
    const f = fichiers[1];
    expect([f?.etat, f?.lues, f?.gardees, f?.refusees, f?.cases]).toEqual(["charge", 9, 7, 2, 7]);
    expect(f?.anomalies.filter((a) => a.code === "hors-champ").map((a) => a.message)).toEqual([
      "1 ligne non chargée : d'autres découpages (zones d'emploi, unités urbaines…)",
      "1 ligne non chargée : de modalités que cette version ne lit pas",
    ]);
    const rows = (await essai.rows<Record<string, unknown>>(MESURES)).map((r) => Object.values(r).slice(1));
    expect(rows).toEqual([
      ["commune", "01001", 2023, 12, "valeur", "OBS_STATUS=W"],
      ["commune", "2A004", 2023, null, "non_disponible", "OBS_STATUS=K"],
      ["commune", "68224", 2023, 1500, "valeur", null],
      ["commune", "68224", 2024, 1450, "valeur", "OBS_STATUS=P"],
      ["arm", "75101", 2023, 130, "valeur", null],
      ["commune", "97101", 2023, null, "sans_objet", "OBS_STATUS=M"],
      ["france", "F", 2023, 678000, "valeur", null],
    ]);
  });

  it("le préfixe de géographie de l'API et une colonne facultative absente se lisent pareil", async () => {
    const essai = essayer(melodi(["2025-COM-68224;COM;LVB;2023;1500"], "GEO;GEO_OBJECT;EC_MEASURE;TIME_PERIOD;OBS_VALUE"));
    expect(tell(await essai.charger())).toEqual([]);
    expect(await essai.rows(MESURES)).toEqual([
      { nom: "NAISSANCES", niveau: "commune", territoire: "68224", millesime: 2023, valeur: 1500, marque: "valeur", reserve: null },
    ]);
  }); // prettier-ignore

  const remplacer = (avant: string, apres: string): string => melodi(LIVREES).replace(avant, apres);
  const FICHIER = "brut/naissances.csv";
  it.each([
    ["statut inconnu", remplacer("LVB;A;2023;1500.0", "LVB;Z;2023;1500.0"), [["statut-inconnu", FICHIER, 2, "OBS_STATUS", "Z"]]],
    ["valeur sous un statut d'absence", remplacer("K;2023;", "K;2023;4"), [["statut-contredit", FICHIER, 5, "OBS_VALUE", "4"]]],
    ["territoire inconnu", remplacer("A;01001;", "A;1001;"), [["territoire-inconnu", FICHIER, 4, "GEO", "1001"]]],
    ["période illisible", remplacer("P;2024;", "P;24;"), [["date-illisible", FICHIER, 3, "TIME_PERIOD", "24"]]],
    ["valeur illisible", remplacer("12.0", "douze"), [["valeur-illisible", FICHIER, 4, "OBS_VALUE", "douze"]]],
    ["ligne répétée", melodi([...LIVREES, LIVREES[0] ?? ""]), [["cle-double", FICHIER, 11, "GEO", "68224"]]],
    ["dimension de plus", melodi(LIVREES.map((l) => `${l};_T`), `${NAISSANCES};SEX`), [["dimension-inconnue", FICHIER, 1, "SEX", null]]],
    ["modalité renommée", melodi(LIVREES.map((l) => l.replace("LVB", "BIRTH"))), [["modalite-absente", FICHIER, null, null, null], ["modalite-absente", FICHIER, null, null, null]]],
    ["colonne de valeur absente", melodi(LIVREES, NAISSANCES.replace("OBS_VALUE", "VALEUR")), [["colonne-absente", FICHIER, 1, "OBS_VALUE", null], ["dimension-inconnue", FICHIER, 1, "VALEUR", null]]],
    ["séparateur changé", melodi(LIVREES).replaceAll(";", ","), [["separateur-change", FICHIER, 1, null, null]]],
    ["ligne tronquée", melodi(LIVREES).replace("12.0\n", "12.0\nA;68224;COM\n"), [["ligne-malformee", FICHIER, 5, "EC_MEASURE", null]]],
  ])("%s : refusé en entier, et situé", async (_, contenu, attendu) => {
    const essai = essayer(contenu);
    const rapport = await essai.charger();
    expect(tell(rapport)).toEqual(attendu);
    expect(rapport.fichiers[1]?.gardees).toBe(0);
    expect(await essai.rows(MESURES)).toEqual([]);
  }); // prettier-ignore

  it("un millésime que les lignes n'ont pas est un fichier mis sous la mauvaise ligne", async () => {
    const essai = essayer(melodi(LIVREES), { ...ETAT_CIVIL, millesime: "2019" });
    expect(tell(await essai.charger())).toEqual([
      ["millesime-contredit", "brut/naissances.csv", null, "TIME_PERIOD", "2019"],
    ]);
  });

  it("deux familles de quartiers ne se mêlent pas : un code QN dans un fichier de 2015 est refusé", async () => {
    const entete = "CODGEO;LIBGEO;DISP_MED_A21;DISP_TP60_A21;DISP_PPSOC_A21;DISP_D1_A21;DISP_D9_A21;DISP_RD_A21";
    const lignes = (code: string): string => [entete, `${code};Q;13200;45,6;22,3;8100;21000;2,6`, ""].join("\n");
    const ligne: Ligne = { source: "qpv-filosofi", cog: "2015", fichier: "brut/qpv.csv" };
    expect(tell(await essayer(lignes("QP068004"), ligne).charger())).toEqual([]);
    expect(tell(await essayer(lignes("QN06804M"), ligne).charger())).toEqual([
      ["territoire-inconnu", "brut/qpv.csv", 2, "CODGEO", "QN06804M"],
    ]);
  });

  it("des territoires répétés connus du producteur : gardés une fois s'ils sont identiques, écartés s'ils se contredisent", async () => {
    const lignes = ["68224,decembre_2024,100", "68224,decembre_2024,100", "01001,decembre_2024,10", "01001,decembre_2024,20", "2A004,decembre_2024,30", "2A004,mars_2024,40"];
    const essai = essayer(["codgeo,YEAR,Demandeurs_Emploi", ...lignes, ""].join("\n"), { source: "france-travail-long", cog: "2024", fichier: "brut/ft.csv" });
    const { fichiers } = await essai.charger();
    expect([fichiers[1]?.etat, fichiers[1]?.lues, fichiers[1]?.gardees]).toEqual(["charge", 6, 2]);
    expect((await essai.rows<{ territoire: string; valeur: number }>(MESURES)).map((r) => [r.territoire, r.valeur])).toEqual([["2A004", 30], ["68224", 100]]);
  }); // prettier-ignore

  it("ni la taille ni l'ordre du fichier ne changent le compte : lues = gardées + refusées", async () => {
    const ligne = fc.tuple(
      fc.constantFrom("68224", "01001", "2A004", "97101"),
      fc.constantFrom("COM", "AAV2020"),
      fc.constantFrom("LVB", "AUTRE"),
      fc.integer({ min: 2008, max: 2025 }),
      fc.integer({ min: 0, max: 9999 }),
    );
    const cle = ([code, maille, mesure, annee]: readonly unknown[]): string => [code, maille, mesure, annee].join();
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(ligne, { minLength: 1, maxLength: 60, selector: cle }), async (rows) => {
        const essai = essayer(melodi([...rows.map(([c, m, e, a, v]) => `A;${c};${m};${e};A;${a};${v}`), "A;68224;COM;DTH;A;2023;1"]));
        const f = (await essai.charger()).fichiers[1];
        const voulues = rows.filter(([, maille, mesure]) => maille === "COM" && mesure === "LVB");
        expect([f?.etat, f?.lues, f?.gardees, f?.refusees]).toEqual(["charge", rows.length + 1, voulues.length + 1, rows.length - voulues.length]);
        const [somme] = await essai.rows<{ total: number }>("select sum(valeur) as total from mesure");
        expect(somme?.total).toBe(voulues.reduce((s, [, , , , v]) => s + v, 1));
      }),
      { numRuns: 8 },
    );
  }, 60_000); // prettier-ignore
});

describe("un texte qui mêle deux alphabets", () => {
  it("garde l'UTF-8 et lit le reste en Windows-1252 (POP1B 2011 : « Bœrsch », « Ébersheim »)", () => {
    const octets = Buffer.concat([Buffer.from("Haguenau, é ", "utf8"), Buffer.from([0xc9, 0x62, 0x65, 0x20, 0x9c])]);
    expect(decoderMele(octets)).toBe("Haguenau, é Ébe œ");
  });

  it("ne change pas un texte en UTF-8", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (t) => void expect(decoderMele(Buffer.from(t, "utf8"))).toBe(t)));
  }); // prettier-ignore
});
