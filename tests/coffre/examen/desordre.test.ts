import { utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import type { ColonneVue } from "../../../src/coffre/examen/colonne.ts";
import { direExamen } from "../../../src/coffre/examen/dire-examen.ts";
import { type Examen, examiner } from "../../../src/coffre/examen/examiner.ts";
import { rapprocher } from "../../../src/coffre/examen/gabarits.ts";
import { proposer } from "../../../src/coffre/examen/proposer.ts";
import { classeur, IBAN_FICTIF, NIR_FICTIF } from "./exports-factices.ts";

/** Le désordre du référentiel métier (§5.4), un test par désordre, sur des exports inventés. */
const voir = (texte: string | Uint8Array): Promise<Examen> =>
  examiner(typeof texte === "string" ? Buffer.from(texte) : texte, ({ donnees }) => donnees);
const lignes = (n: number, ligne: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => ligne(i)).join("\n");
async function colonne(nom: string, valeurs: readonly string[]): Promise<ColonneVue> {
  const cite = valeurs.map((v) => `"${v.replaceAll('"', '""')}"`);
  const { colonnes } = await voir(`N° dossier;${nom};Date demande\n${lignes(valeurs.length, (i) => `D-${i};${cite[i]};01/02/2025`)}`); // prettier-ignore
  const vue = colonnes[1];
  if (!vue) throw new Error("colonne absente");
  return vue;
}
const fois = <T>(n: number, valeur: T): T[] => Array.from({ length: n }, () => valeur);

describe("la mise en page", () => {
  it.each([
    [";", ";"],
    [",", ","],
    ["|", "|"],
    ["\t", "tabulation"],
  ])("devine le séparateur « %s », même sous un titre", async (signe, nom) => {
    const rangs = [
      ["N° dossier", "Décision", "Date"],
      ["D1", "Accordé", "01/02/2025"],
      ["D2", "Refusé", "02/02/2025"],
    ];
    const { forme, titres } = await voir(`Export du service, janvier\n\n${rangs.map((r) => r.join(signe)).join("\n")}`);
    expect(forme).toMatchObject({ separateur: nom });
    expect(titres).toBe(2);
  });

  it("compte titres, sous-totaux, totaux et lignes vides, sans en perdre une", async () => {
    const examen = await voir(
      "Aides 2025;;\n;;\nN° dossier;Date demande;Montant\nD1;01/02/2025;10,00\nSous-total février;;10,00\n;;\nD2;01/03/2025;20,00\nTotal général;;30,00\n",
    );
    expect(examen).toMatchObject({ titres: 2, lues: 5, donnees: 2, vides: 1, totaux: 2, deformees: 0 });
    expect(examen.debutsDeTotal).toEqual(["Sous-total", "TOTAL"]);
  });

  it("numérote les en-têtes dupliqués, et sait lire celui qu'on choisit", async () => {
    const { colonnes } = await voir("Date;Décision;Date\n01/02/2025;Accordé;03/02/2025\n");
    expect(colonnes.map((c) => c.nom)).toEqual(["Date (1)", "Décision", "Date (2)"]);
  });

  it("étale un étage d'en-tête d'un CSV sur les colonnes vides à sa droite", async () => {
    const { entete, colonnes } = await voir(
      "Ménage;;Demande;;Décision;\nNom prénom;Compo;Reçue le;Type;Date;Avis\nX Y;1A;01/02/2025;eau;03/02/2025;F\n",
    );
    expect(entete).toEqual({ debut: 1, fin: 2 });
    expect(colonnes.map((c) => c.nom)).toEqual([
      "Ménage / Nom prénom",
      "Ménage / Compo",
      "Demande / Reçue le",
      "Demande / Type",
      "Décision / Date",
      "Décision / Avis",
    ]);
  });

  it("signale une feuille masquée sans la choisir, et une colonne masquée sans la taire", async () => {
    const cachee = utils.aoa_to_sheet([["N° dossier", "Date"], ...fois(50, ["D1", "01/02/2025"])]);
    const vue = utils.aoa_to_sheet([
      ["N° dossier", "Décision"],
      ["D1", "Accordé"],
      [2, "Refusé"],
    ]);
    vue["!cols"] = [{ hidden: true }, {}];
    const examen = await voir(classeur({ Ancien: cachee, Suivi: vue }, "xlsx", ["Ancien"]));
    expect(examen.forme).toEqual({ genre: "classeur", feuille: "(première)", autres: 1 });
    expect(examen.colonnes.map((c) => c.isCachee)).toEqual([true, false]);
    expect(direExamen("x.xlsx", examen)).toContain("colonne masquée");
  });

  it("compte déformée une ligne à qui il manque un guillemet ou une case, sans l'attribuer à une autre colonne", async () => {
    const examen = await voir("N° dossier;Décision;Date\nD1;Accordé;01/02/2025\nD2;Accordé\nD3;Refusé;02/02/2025;;\n");
    expect(examen).toMatchObject({ lues: 3, donnees: 1, deformees: 2 });
  });

  it("ne dit aucun nom d'un export sans en-tête : sa première ligne est une personne", async () => {
    const sans = await voir(lignes(20, (i) => `D-${i};DURAND;Zoé;01/02/2025;Accordé`));
    expect(sans.entete).toBeNull();
    expect(direExamen("sans.csv", sans)).not.toContain("DURAND");
    const sansDate = await voir(`DURAND;Zoé;;Accordé\n${lignes(20, () => "PETIT;Ali;01/02/2025;Accordé")}`);
    expect(sansDate.entete).toBeNull();
    const toutEnMots = await voir(lignes(20, () => "DURAND;Zoé;Accordé;Alma"));
    expect(toutEnMots.entete).toBeNull();
  });
});

describe("les cases", () => {
  it.each([
    ["jj/mm/aa", "1/2/25"],
    ["aaaa-mm-jj", "2025-02-01"],
    ["nombre d'Excel", "45658"],
    ["en lettres", "1er février 2025"],
    ["aaaammjj", "20250201"],
    ["jj/mm/aaaa", "01/02/2025 09:14:05"],
  ])("reconnaît une colonne de dates écrites %s", async (ecriture, texte) => {
    const vue = await colonne("Date décision", fois(10, texte));
    expect([vue.type, [...vue.ecritures], [...vue.annees]]).toEqual(["date", [[ecriture, 10]], [[2025, 10]]]);
  });

  it("dit les dates impossibles, et un mélange d'écritures", async () => {
    const vue = await colonne("Date", [...fois(8, "01/02/2025"), ...fois(3, "2025-02-01"), "29/02/2025"]);
    expect([vue.type, vue.impossibles, Object.fromEntries(vue.ecritures)]).toEqual(["date", 1, { "jj/mm/aaaa": 8, "aaaa-mm-jj": 3 }]); // prettier-ignore
  });

  it("ne prend pas des codes postaux pour des dates d'Excel", async () => {
    expect((await colonne("CP", fois(10, "59100"))).type).toBe("entier");
    expect((await colonne("Nb passages", fois(10, "45658"))).type).toBe("entier");
  });

  it.each(["1 234,50 €", "1\u00a0234,50\u00a0€", "1\u202f234,50", "12.345,67", "(1 122,28)", "150.5"])(
    "reconnaît le montant %s, entre des « - » et des « NC »",
    async (texte) => expect((await colonne("Montant", [...fois(10, texte), "-", "NC", ""])).type).toBe("montant"),
  );

  it("voit une année à cheval, scolaire ou de clôture", async () => {
    const vue = await colonne("Date", [...fois(5, "15/09/2024"), ...fois(5, "15/03/2025")]);
    expect([...vue.annees]).toEqual([
      [2024, 5],
      [2025, 5],
    ]);
  });

  it.each([
    ["nir", NIR_FICTIF],
    ["iban", IBAN_FICTIF],
    ["courriel", "zoe@exemple.fr"],
  ])("trouve un seul %s perdu dans mille cases", async (quoi, texte) => {
    const vue = await colonne("Nature", [...fois(1000, "Colis"), `vu avec ${texte} hier`]);
    expect(vue.personnel).toContain(quoi);
  });

  it("ne prend pas des numéros pour des noms, sauf s'il s'y glisse un seul mot", async () => {
    const numeros = Array.from({ length: 20 }, (_, i) => `M${i}`);
    expect((await colonne("Ménage", numeros)).personnel).toEqual([]);
    expect((await colonne("Ménage", [...numeros, "TEMOIN"])).personnel).toEqual(["nom"]);
  });

  it("se méfie d'une colonne de phrases, quel que soit son nom", async () => {
    const vue = await colonne("Nature", Array.from({ length: 20 }, (_, i) => `suite à une longue maladie du conjoint numéro ${i}`)); // prettier-ignore
    expect(vue.personnel).toEqual(["libre"]);
  });
});

describe("les libellés", () => {
  const export_ = (decisions: readonly string[]): string =>
    `N° dossier;N° foyer;Date demande;Date décision;Nature;Décision;Montant\n${lignes(decisions.length, (i) => `D-${i};F${i};01/02/2025;02/02/2025;Colis;${decisions[i]};10,00`)}`;
  const proposition = async (decisions: readonly string[]): Promise<string> => {
    const examen = await voir(export_(decisions));
    const rapprochement = rapprocher(examen.colonnes);
    if (!rapprochement) throw new Error("genre non reconnu");
    return proposer(examen, rapprochement);
  };

  it("range les variantes connues, telles que l'export les écrit", async () => {
    const yaml = await proposition(["ACC.", "Accordé", "A", "acc. partiel", "REF", "Ajourné", "ACC."]);
    expect(yaml).toMatch(/accord: \["ACC\.", "Accordé", "A", "acc\. partiel", /);
    expect(yaml).toMatch(/refus: \["REF", /);
    expect(yaml).not.toContain("ne connaît pas");
  });

  it("liste les inconnus avec leur compte, prêts à coller ; tait les rares, qui peuvent être un nom", async () => {
    const yaml = await proposition([...fois(5, "Caduc"), ...fois(5, "Accordé"), "Mme DURAND", "Mme DURAND"]);
    expect(yaml).toContain('# "Caduc" : 5 lignes');
    expect(yaml).not.toContain("DURAND");
    expect(yaml).toContain("2 lignes au libellé trop rare");
  });

  it("ne montre jamais un libellé qui porte un numéro de personne, si souvent qu'il revienne", async () => {
    const yaml = await proposition([...fois(50, "Accordé"), ...fois(5, NIR_FICTIF)]);
    expect(yaml).not.toContain(NIR_FICTIF);
  });
});
