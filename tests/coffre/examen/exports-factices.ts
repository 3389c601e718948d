import { type BookType, utils, write, type WorkSheet } from "@e965/xlsx";
import { CP850_80_FF } from "../../../src/coffre/decodage.ts";
import { win1252 } from "../projet-factice.ts";

/** Les cinq jeux d'en-têtes du référentiel métier (§5.3), remplis de personnes inventées. */
export const NIR_FICTIF = "184031234567850"; // clé juste : 97 - (1840312345678 mod 97) = 50
export const IBAN_FICTIF = "FR7630006000011234567890189"; // exemple public de la Banque de France

export const AIDES_ENTETE =
  "N° DOSSIER;N°FOYER;NOM;Prénom;Né(e) le;Adresse;CP;Commune;Quartier;Sit. familiale;Nb enf.;QF;Nature de l'aide;Motif;" +
  "Organisme;Date demande;Date CP;Décision;Mt demandé;Mt accordé;Payé à;Référent;Observations";
const NATURES = ["SECOURS ALIM.", "ENERGIE", "CANTINE", "BON MOBILITE"];
const DECISIONS = ["ACC.", "Accordé", "ACC. PARTIEL", "REF.", "AJ.", "Caduc"];

/** Une ligne d'aide de la personne inventée numéro `i`. */
export const ligneAide = (i: number): string =>
  [
    `25-${String(1000 + i)}`,
    `F${String(i % 17).padStart(5, "0")}`,
    `DURAND${i}`,
    "Zoé",
    "12/03/1984",
    `${i} r. des Lilas`,
    "59100",
    "ROUBAIX",
    "ALMA",
    "SEULE AV ENF",
    String(i % 4),
    String(300 + i),
    NATURES[i % NATURES.length],
    "perte emploi",
    "UTPAS",
    `0${1 + (i % 9)}/0${1 + (i % 8)}/2025`,
    `1${1 + (i % 9)}/0${1 + (i % 8)}/2025`,
    DECISIONS[i % DECISIONS.length],
    "150,00 €",
    i % 3 === 0 ? "1 234,50 €" : "100,00 €",
    "bons",
    "LM",
    i % 5 === 0 ? "rappeler au 06 12 34 56 78, suivi par une association du quartier" : "",
  ].join(";");

const suite = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** (1) `extract_aides_2025.csv`. */
export const texteAides = (n = 60): string =>
  [AIDES_ENTETE, ...suite(n).map(ligneAide), `TOTAL;${";".repeat(17)};9 999,00 €;;;`, ""].join("\n");

export const cp850 = (texte: string): Uint8Array =>
  Buffer.from([...texte].map((c) => (c.charCodeAt(0) < 0x80 ? c.charCodeAt(0) : 0x80 + CP850_80_FF.indexOf(c))));
export const utf16 = (texte: string, gros: boolean, marque: boolean): Uint8Array => {
  const octets = Buffer.from(marque ? `\uFEFF${texte}` : texte, "utf16le");
  return gros ? octets.swap16() : octets;
};
/** Un fichier UTF-8 relu en windows-1252 puis réenregistré en UTF-8. */
export const mojibake = (texte: string): Uint8Array => {
  const faux = [...Buffer.from(texte, "utf8")].map((octet) => String.fromCharCode(octet)).join("");
  return Buffer.from(faux, "utf8");
};

/** (2) `Suivi FSL-energie (2).xlsx` : titre fusionné, en-tête sur deux lignes, sous-totaux, fusions verticales. */
export const FSL_ROWS: readonly (readonly (string | number | Date | null)[])[] = [
  ["Suivi FSL et énergie 2025", null, null, null, null, null, null, null, null],
  [],
  ["Ménage", null, "Demande", null, null, "Décision CLI", null, "Aide énergie", null],
  ["Nom prénom", "Compo", "Reçue le", "Type (accès/maintien/énergie/eau)", "Fournisseur", "Date", "Avis (F/D/A)", "Prêt", "Subvention"], // prettier-ignore
  [
    "DURAND Zoé",
    "1A2E",
    new Date(Date.UTC(2025, 0, 7)),
    "énergie",
    "EDF",
    new Date(Date.UTC(2025, 0, 21)),
    "F",
    null,
    250.5,
  ],
  [null, null, new Date(Date.UTC(2025, 0, 9)), "eau", "Régie", new Date(Date.UTC(2025, 0, 21)), "D", null, null],
  ["Sous-total janvier", null, null, null, null, null, null, 0, 250.5],
  [
    "PETIT Ali",
    "2A",
    new Date(Date.UTC(2025, 1, 3)),
    "maintien",
    null,
    new Date(Date.UTC(2025, 1, 18)),
    "A",
    400,
    null,
  ],
  ["MOREL Jo", "1A", new Date(Date.UTC(2025, 1, 4)), "accès", null, null, null, null, null],
  [null, null, null, null, null, null, null, null, null],
  ["TOTAL", null, null, null, null, null, null, 400, 250.5],
];
const FSL_FUSIONS = ["A1:I1", "A3:B3", "C3:E3", "F3:G3", "H3:I3", "A5:A6", "B5:B6"];

export function classeur(
  feuilles: Readonly<Record<string, WorkSheet>>,
  bookType: BookType,
  cachees: readonly string[] = [],
): Uint8Array {
  const livre = utils.book_new();
  for (const [nom, feuille] of Object.entries(feuilles)) utils.book_append_sheet(livre, feuille, nom);
  livre.Workbook = { Sheets: livre.SheetNames.map((name) => ({ name, Hidden: cachees.includes(name) ? 1 : 0 })) };
  return write(livre, { type: "buffer", bookType, cellDates: bookType !== "xls" }) as Uint8Array;
}

export function fsl(bookType: BookType = "xlsx"): Uint8Array {
  const feuille = utils.aoa_to_sheet(
    FSL_ROWS.map((row) => [...row]),
    { cellDates: bookType !== "xls", UTC: true },
  );
  feuille["!merges"] = FSL_FUSIONS.map((plage) => utils.decode_range(plage));
  feuille["!cols"] = [{}, { hidden: true }];
  return classeur({ Notice: utils.aoa_to_sheet([["Mode d'emploi"]]), "Suivi FSL": feuille }, bookType);
}

/** (3) `export_domifa.xlsx` : date d'export ligne 1, en-têtes multi-lignes ligne 2, ayants droit en nombre variable. */
export const domifa = (): Uint8Array => {
  const champs = ["customRef", "sexe", "nom", "prenom", "surnom", "dateNaissance", "villeNaissance", "phone", "email", "decisionStatut", "decisionMotifRefus", "decisionMotifRadie", "decisionDate", "typeDom", "decisionDateDebut", "decisionDateFin", "datePremiereDom", "dateLastInteraction", "ayantsDroitsCount"]; // prettier-ignore
  const ayants = [1, 2].flatMap((i) =>
    ["Nom", "Prénom", "Date de naissance", "Lien"].map((c) => `Ayant-droit ${i}\n${c}`),
  );
  const rows = suite(8).map((i) => [`D${i}`, i % 2 ? "femme" : "homme", `DURAND${i}`, "Zoé", "", "12/03/1984", "Lille", "0612345678", `z${i}@exemple.fr`, i === 3 ? "RADIE" : "VALIDE", "", i === 3 ? "ENTREE_LOGEMENT" : "", "01/02/2025", "PREMIERE_DOM", "01/02/2025", "01/02/2026", "01/02/2025", "03/03/2025", i % 3, "DURAND", "Léo", "01/01/2015", "ENFANT", "", "", "", ""]); // prettier-ignore
  return classeur({ Export: utils.aoa_to_sheet([["Export du 15/03/2025"], [...champs, ...ayants], ...rows]) }, "xlsx");
};

/** (4) `accueil_2025_T1.csv` : UTF-8 avec BOM, virgules, plusieurs motifs et un retour à la ligne dans une case. */
export const accueil = (): string =>
  "\uFEFFHorodateur,Site,Canal,Motif(s),Orienté vers,Durée (min),Agent,Commentaire\n" +
  suite(30)
    .map(
      (i) =>
        `"0${1 + (i % 9)}/02/2025 09:14:05","Accueil central","${i % 3 ? "Physique" : "Visio"}","Dossier MDPH; Impayé énergie","AS secteur / Adil",15,"K.","veut RDV rapidement\ntel 06 12 34 56 7${i % 10}"`,
    )
    .join("\n");

/** (5) `Compta_CCAS_M57.csv` : latin-1, tabulations, nombres de comptable. */
export const compta = (): Uint8Array =>
  win1252(
    [
      "Exercice\tBudget\tService\tFonction\tChapitre\tNature\tLibellé\tVoté\tEngagé\tMandaté\tRestes",
      "2025\tCCAS\tPORTAGE REPAS\t4238\t011\t60623\tAlimentation\t85 000,00\t80 112,40\t78 990,12\t(1 122,28)",
      "2025\tCCAS\tPORTAGE REPAS\t4238\t012\t64111\tRémunération\t12.345,67\t12.000,00\t12.000,00\t-",
      "",
    ].join("\r\n"),
  );
