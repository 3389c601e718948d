import { describe, expect, it } from "vitest";
import { type Examen, examiner } from "../../../src/coffre/examen/examiner.ts";
import { rapprocher, rapprocherTous } from "../../../src/coffre/examen/gabarits.ts";
import { win1252 } from "../projet-factice.ts";
import { accueil, compta, cp850, domifa, fsl, mojibake, texteAides, utf16 } from "./exports-factices.ts";

const voir = (octets: Uint8Array): Promise<Examen> =>
  examiner(octets, ({ entete, colonnes }) => (entete === null ? -1 : (rapprocherTous(colonnes)[0]?.note ?? 0)));
const personnel = ({ colonnes }: Examen): Record<string, readonly string[]> =>
  Object.fromEntries(colonnes.filter((c) => c.personnel.length > 0).map((c) => [c.nom, c.personnel]));
const champs = ({ colonnes }: Examen): Record<string, string> =>
  Object.fromEntries((rapprocher(colonnes)?.appariements ?? []).map(({ champ, colonne }) => [champ.nom, colonne.nom]));
const typeDe = ({ colonnes }: Examen, nom: string): string | undefined => colonnes.find((c) => c.nom === nom)?.type;

describe("les cinq jeux d'en-têtes (référentiel métier, §5.3)", () => {
  it("(1) aides : windows-1252, point-virgule, total", async () => {
    const examen = await voir(win1252(texteAides(60)));
    expect(examen).toMatchObject({
      forme: { genre: "texte", encodage: "windows-1252", separateur: ";" },
      entete: { debut: 1, fin: 1 },
      lues: 61,
      donnees: 60,
      totaux: 1,
      debutsDeTotal: ["TOTAL"],
    });
    expect(champs(examen)).toEqual({
      dossier: "N° DOSSIER",
      foyer: "N°FOYER",
      date_demande: "Date demande",
      date_decision: "Date CP",
      nature: "Nature de l'aide",
      decision: "Décision",
      montant_accorde: "Mt accordé",
      qf: "QF",
    });
    expect(personnel(examen)).toEqual({
      NOM: ["nom"],
      Prénom: ["nom"],
      "Né(e) le": ["naissance"],
      Adresse: ["adresse"],
      Référent: ["agent"],
      Observations: ["libre", "telephone"],
    });
    expect(typeDe(examen, "Mt accordé")).toBe("montant");
  });

  it.each(["xlsx", "xls", "ods"] as const)(
    "(2) FSL en %s : titre fusionné, deux étages, sous-totaux, fusions verticales",
    async (format) => {
      const examen = await voir(fsl(format));
      expect(examen).toMatchObject({
        forme: { genre: "classeur", feuille: "(n° 2)", autres: 1 },
        entete: { debut: 3, fin: 4 },
        titres: 2,
        lues: 7,
        donnees: 4,
        vides: 1,
        totaux: 2,
      });
      expect(champs(examen)).toEqual({
        date_demande: "Demande / Reçue le",
        type: "Demande / Type (accès/maintien/énergie/eau)",
        date_decision: "Décision CLI / Date",
        decision: "Décision CLI / Avis (F/D/A)",
        pret: "Aide énergie / Prêt",
        subvention: "Aide énergie / Subvention",
      });
      const [menage] = examen.colonnes;
      expect([menage?.nom, menage?.remplies, menage?.personnel]).toEqual(["Ménage / Nom prénom", 4, ["nom"]]);
      // La bibliothèque ne dit pas les colonnes masquées d'un ods.
      if (format !== "ods") expect(examen.colonnes.filter((c) => c.isCachee).map((c) => c.rang)).toEqual([2]);
    },
  );

  it("(3) DomiFa : date d'export au-dessus, en-têtes multi-lignes, ayants droit répétés", async () => {
    const examen = await voir(domifa());
    expect(examen).toMatchObject({ entete: { debut: 2, fin: 2 }, titres: 1, lues: 8, donnees: 8 });
    expect(champs(examen)).toMatchObject({
      statut: "decisionStatut",
      age: "dateNaissance",
      date_debut: "decisionDateDebut",
    });
    expect(Object.keys(personnel(examen))).toEqual(
      expect.arrayContaining(["nom", "phone", "email", "Ayant-droit 1 Nom", "Ayant-droit 2 Prénom"]),
    );
  });

  it("(4) accueil : UTF-8 avec marque, virgules, retours à la ligne et motifs dans une case", async () => {
    const examen = await voir(Buffer.from(accueil()));
    expect(examen).toMatchObject({
      forme: { encodage: "utf-8", separateur: "," },
      lues: 30,
      donnees: 30,
      deformees: 0,
    });
    expect(champs(examen)).toEqual({ date_passage: "Horodateur", canal: "Canal", motif: "Motif(s)" });
    expect(personnel(examen)).toEqual({
      "Orienté vers": ["agent"],
      Agent: ["agent"],
      Commentaire: ["libre", "telephone"],
    });
  });

  it("(5) budget M57 : tabulations, 12.345,67 et (1 122,28)", async () => {
    const examen = await voir(compta());
    expect(examen).toMatchObject({ forme: { encodage: "windows-1252", separateur: "tabulation" }, donnees: 2 });
    expect(champs(examen)).toEqual({
      exercice: "Exercice",
      chapitre: "Chapitre",
      nature: "Nature",
      fonction: "Fonction",
      vote: "Voté",
      engage: "Engagé",
      mandate: "Mandaté",
      restes: "Restes",
    });
    expect(personnel(examen)).toEqual({});
  });
});

describe("l'encodage", () => {
  const texte = texteAides(20).replaceAll("€", "E"); // l'euro n'est pas dans la page de code 850
  const colonnes = async (octets: Uint8Array): Promise<unknown> =>
    (await voir(octets)).colonnes.map(({ nom, type, remplies }) => [nom, type, remplies]);

  it.each([
    ["utf-8", Buffer.from(texte), "utf-8", null],
    ["utf-8 avec marque", Buffer.from(`\uFEFF${texte}`), "utf-8", null],
    ["windows-1252", win1252(texte), "windows-1252", null],
    ["cp850", cp850(texte), "cp850", null],
    ["utf-16le avec marque", utf16(texte, false, true), "utf-16le", null],
    ["utf-16be avec marque", utf16(texte, true, true), "utf-16be", null],
    ["utf-16le", utf16(texte, false, false), "utf-16le", null],
    ["utf-16be", utf16(texte, true, false), "utf-16be", null],
    ["mojibake", mojibake(texte), "utf-8", "utf-8"],
  ])("%s se reconnaît, et se lit comme les autres", async (_, octets, encodage, accents) => {
    const examen = await voir(octets);
    expect([examen.forme, examen.accents]).toEqual([{ genre: "texte", encodage, separateur: ";" }, accents]);
    expect(await colonnes(octets)).toEqual(await colonnes(Buffer.from(texte)));
  });
});
