import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { INDICATEURS } from "../../../src/indicateurs/index.ts";
import { checkPages, composerCourts } from "../../../src/publier/courts-pdf.ts";
import { buildArbre, type FichierChapitre, type Rapport } from "../../../src/rapport/arbre.ts";
import { writeCourtsDocx } from "../../../src/rapport/docx/court.ts";
import { Compositeur } from "../../../src/rapport/pdf/compositeur.ts";
import { lectureFactice, type Reglages } from "../lecture-factice.ts";
import { aPlat, lirePdf, texteDe } from "../pdf/lire-pdf.ts";

const MODELES = join(import.meta.dirname, "../../../data/rapport/courts");
const fichiers: readonly FichierChapitre[] = readdirSync(MODELES).map((nom) => ({ nom, texte: readFileSync(join(MODELES, nom), "utf8") })); // prettier-ignore
const arbre = (courts: readonly FichierChapitre[], reglages: Reglages = {}): Rapport =>
  buildArbre(lectureFactice({ indicateurs: INDICATEURS, ...reglages }), "rapport", [], [], courts);
const court = (entete: string, corps: string, nom = "note.md"): FichierChapitre => ({ nom, texte: `---\ntitre: Essai\n${entete}\n---\n${corps}` }); // prettier-ignore
const formes = ({ courts }: Rapport): readonly string[] => courts.map((c) => c.forme).sort();

let compositeur: Compositeur;
beforeAll(() => {
  compositeur = new Compositeur();
});
afterAll(() => compositeur.close());

const composer = (rapport: Rapport, reglages: Reglages = {}) =>
  composerCourts(lectureFactice({ indicateurs: INDICATEURS, ...reglages }), rapport.courts, "3 mars 2027", compositeur);

describe("les modèles livrés", () => {
  it.each([
    ["direction", ["annexe", "note"]],
    ["copil", ["annexe", "diaporama", "note"]],
    ["public", ["annexe", "diaporama", "lettre"]],
  ] as const)("l'édition %s fait %j, en PDF/UA, à leur longueur, sans anomalie", async (edition, attendues) => {
    const rapport = arbre(fichiers, { edition });
    expect(rapport.anomalies).toEqual([]);
    expect(formes(rapport)).toEqual(attendues);
    const { documents, anomalies } = await composer(rapport, { edition });
    expect(anomalies).toEqual([]);
    for (const { chemin, contenu } of documents) {
      expect(chemin).toMatch(new RegExp(`^documents/2026/abs-ville-temoin-2026-${edition}-[a-z-]+\\.pdf$`));
      const { ua, langue, pages, balises } = await lirePdf(contenu as Uint8Array);
      expect([ua, langue]).toEqual(["1", "fr-FR"]);
      if (chemin.endsWith("note-ca.pdf")) expect(pages.length).toBeLessThanOrEqual(2);
      if (chemin.endsWith("lettre.pdf")) expect(pages.length).toBe(1);
      expect(aPlat(balises).filter((b) => b.role === "Figure" && !b.alt?.trim())).toEqual([]);
    }
  });

  it("une diapositive par section, en seize neuvièmes, et la première de titre", async () => {
    const rapport = arbre(
      fichiers.filter((f) => f.nom === "diaporama.md"),
      { edition: "public" },
    );
    const [pdf] = (await composer(rapport)).documents;
    const { pages } = await lirePdf(pdf?.contenu as Uint8Array);
    expect(pages.length).toBe(1 + (rapport.courts[0]?.chapitre.sections.filter((s) => s.titre !== null).length ?? 0));
    for (const { largeur, hauteur } of pages) expect(largeur / hauteur).toBeCloseTo(16 / 9, 2);
  });

  it("se reprennent en Word : la note et la lettre, sans l'encadré ni le tableau des figures", async () => {
    const lecture = lectureFactice({ indicateurs: INDICATEURS, edition: "public" });
    const rapport = arbre(fichiers, { edition: "public" });
    const matiere = { lecture, rapport, resultats: [], agregats: [], passees: [] };
    const documents = await writeCourtsDocx(matiere, new Map());
    expect(documents.map((d) => d.chemin)).toEqual(["documents/2026/abs-ville-temoin-2026-public-lettre.docx"]);
    const corps = Buffer.from(unzipSync(documents[0]?.contenu as Uint8Array)["word/document.xml"] ?? "").toString(
      "utf8",
    );
    expect(corps).toContain("Madame, Monsieur,");
    expect(corps).not.toContain("<w:tbl>");
    expect(corps).not.toContain('w:val="Appui"');
  });
});

describe("la place d'une forme", () => {
  const paragraphes = (n: number): string => Array.from({ length: n }, () => "Une phrase assez longue pour remplir deux lignes de la page, et qui ne dit rien de plus qu'elle. Une phrase assez longue.").join("\n\n"); // prettier-ignore

  it("une note de trois pages dit où couper, avec son fichier et sa ligne", async () => {
    const texte = `## Début\n\n${paragraphes(20)}\n\n## Suite\n\n${paragraphes(60)}`;
    const rapport = arbre([court("forme: note", texte)]);
    const { documents, anomalies } = await composer(rapport);
    expect(documents.length).toBe(1);
    // Quatre lignes d'en-tête, un titre, vingt paragraphes espacés : « Suite » est ligne 47, ce qu'elle contient commence ligne 49.
    expect(anomalies).toMatchObject([
      {
        gravite: "avertissement",
        code: "court-trop-long",
        fichier: "rapport/courts/note.md",
        ligne: 49,
        valeur: "Suite",
      },
    ]);
    expect(anomalies[0]?.message).toMatch(/^La note fait \d+ pages : elle doit en faire 2$/);
  });

  it("une diapositive qui déborde est nommée, les autres non", async () => {
    const rapport = arbre([
      court("forme: diaporama", `## Courte\n\nUn mot.\n\n## Longue\n\n${paragraphes(12)}`, "d.md"),
    ]);
    const { anomalies } = await composer(rapport);
    expect(anomalies.map((a) => [a.code, a.valeur, a.ligne])).toEqual([["court-trop-long", "Longue", 11]]);
  });

  it("ne dit rien d'une annexe, aussi longue soit-elle", () => {
    const [annexe] = arbre([court("forme: annexe", "Texte.")]).courts;
    expect(annexe && checkPages(annexe, [{ debut: 1, fin: 9 }])).toEqual([]);
  });
});

describe("un modèle fautif", () => {
  it.each([
    ["editions: [public]", "entete-forme", 1],
    ["forme: affiche", "entete-valeur", 3],
    ["forme: note\ngroupe: themes", "entete-cle", 4],
    ["forme: lettre\neditions: [direction, public]", "court-edition", 1],
  ])("%j", (entete, code, ligne) => {
    expect(arbre([court(entete, "Texte.")]).anomalies[0]).toMatchObject({
      code, ligne, gravite: "bloquante", fichier: "rapport/courts/note.md",
    }); // prettier-ignore
  });

  it("une directive inconnue y a sa ligne, comme dans un chapitre", () => {
    const { anomalies } = arbre([court("forme: note", "Texte.\n\n::graphique{a=b}")]);
    expect(anomalies).toMatchObject([{ code: "directive-inconnue", ligne: 7, fichier: "rapport/courts/note.md" }]);
  });
});

it("imprime les mêmes constats et les mêmes chiffres que le rapport, et les inscrit avec lui", async () => {
  const corps = '::essentiel{indicateurs="REV-02"}\n\n::constats{theme=revenus max=1}';
  const rapport = buildArbre(lectureFactice(), "rapport", [{ nom: "07-essai.md", texte: `---\ntitre: A\n---\n${corps}` }], [], [court("forme: note", corps)]); // prettier-ignore
  expect(rapport.imprimes.length).toBe(2);
  expect(rapport.imprimes[0]).toEqual(rapport.imprimes[1]);
  const [pdf] = (await composer(rapport)).documents;
  const imprime = texteDe(await lirePdf(pdf?.contenu as Uint8Array)).replace(/\s+/g, " ");
  expect(imprime).toContain(rapport.imprimes[0]?.phrase.replace(/\s+/g, " "));
});

it("garde une note dont les chiffres du CCAS manquent, et dit trois raisons de ne pas savoir au plus", async () => {
  const rapport = arbre(fichiers, { edition: "copil", agregats: [] });
  expect(formes(rapport)).toEqual(["annexe", "diaporama", "note"]);
  const { anomalies } = await composer(rapport, { edition: "copil", agregats: [] });
  expect(anomalies).toEqual([]);
});
