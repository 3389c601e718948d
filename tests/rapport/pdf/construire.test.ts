import fc from "fast-check";
import { JSDOM } from "jsdom";
import type { RootContent } from "mdast";
import { describe, expect, it } from "vitest";
import type { Tableau } from "../../../src/modele/figure.ts";
import { redresser } from "../../../src/rapport/pdf/blocs.ts";
import { buildDocument } from "../../../src/rapport/pdf/construire.ts";
import type { Bloc, DocumentPdf, FigurePdf } from "../../../src/rapport/pdf/document.ts";
import { arbreOf } from "../chapitres.ts";
import { COUVERTURE, documentOf, TOUT } from "./essai.ts";

const blocsOf = ({ chapitres }: DocumentPdf): readonly Bloc[] => chapitres.flatMap((c) => c.contenu);
const figuresOf = (d: DocumentPdf): readonly FigurePdf[] => blocsOf(d).filter((b) => b.genre === "figure");

/** Un chapitre qui ne contient que ce nœud. */
const seul = (noeud: RootContent): DocumentPdf => {
  const { chapitres } = arbreOf("Texte.");
  return buildDocument(
    { chapitres: chapitres.map((c) => ({ ...c, sections: [{ titre: null, contenu: [noeud] }] })) },
    COUVERTURE,
  );
};

describe("le document", () => {
  it("écrit chaque genre de nœud du rapport", () => {
    const genres = new Set(blocsOf(documentOf(TOUT)).map((b) => b.genre));
    expect([...genres].sort()).toEqual(
      ["analyse", "chiffre", "citation", "constats", "figure", "filet", "grille", "liste", "paragraphe", "tableau", "titre"].sort(), // prettier-ignore
    );
  });

  it("refuse un nœud qu'il ne sait pas écrire, dans la page comme dans une phrase", () => {
    expect(() => seul({ type: "html", value: "<b>x</b>" })).toThrow(
      new RangeError("node type must be one the PDF renders, got html"),
    );
    const image: RootContent = { type: "paragraph", children: [{ type: "image", url: "a.png" }] };
    expect(() => seul(image)).toThrow(new RangeError("node type must be one the PDF renders, got image"));
    expect(() => seul({ type: "absNouveau" } as unknown as RootContent)).toThrow(RangeError);
  });

  it("les rubriques d'un chapitre sans section sont toutes du même rang ; sous une section, un de plus", () => {
    const rangs = (corps: string): number[] =>
      blocsOf(documentOf(corps)).flatMap((b) => (b.genre === "titre" ? [b.niveau] : []));
    expect(rangs("Un mot.\n\n### Une\n\nTexte.\n\n### Deux\n\nTexte.\n\n## Section\n\n### Trois\n\nTexte.\n")).toEqual([
      2, 2, 2, 3,
    ]);
  });

  it("ne saute aucun niveau de titre, quoi que l'équipe écrive", () => {
    const titres = fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(titres, (profondeurs) => {
        const corps = profondeurs.map((p, i) => `${"#".repeat(p)} Titre ${i}\n\nTexte.`).join("\n\n");
        const niveaux = blocsOf(documentOf(corps)).flatMap((b) => (b.genre === "titre" ? [b.niveau] : []));
        expect(niveaux.length).toBe(profondeurs.length);
        for (const [i, n] of niveaux.entries())
          expect(n).toBeLessThanOrEqual((i === 0 ? 1 : (niveaux[i - 1] ?? 1)) + 1);
      }),
      { numRuns: 30 },
    );
  });

  it("renvoie aux chapitres et aux sections qu'il a, garde les adresses, et laisse en mots ce qui n'est que sur le site", () => {
    const corps = "[a](07-essai.md), [b](07-essai.md#la-suite), [c](07-essai.md#fig-rev-02), [d](https://x.fr/), [e](fiches.html#x)\n\n## La suite\n\nTexte."; // prettier-ignore
    const [premier] = blocsOf(documentOf(corps));
    const liens = premier?.genre === "paragraphe" ? premier.contenu.filter((m) => m.genre !== "texte") : [];
    expect(liens.map((m) => ("ancre" in m ? m.ancre : "adresse" in m ? m.adresse : null))).toEqual([
      "page-essai",
      "page-essai--la-suite",
      "page-essai", // une ancre de figure n'est pas un titre
      "https://x.fr/",
    ]);
  });

  it("numérote les figures et garde leurs données en annexe, sous le même numéro", () => {
    const d = documentOf(TOUT);
    const numeros = figuresOf(d).map((f) => f.numero);
    expect(numeros).toEqual([1, 2, 3]);
    expect(d.annexes.flatMap((a) => a.tableaux.map((t) => t.numero))).toEqual(numeros);
  });

  it("donne à Typst des dessins en XML, en couleurs fixes, dans une police qu'il a", () => {
    for (const { svg } of figuresOf(documentOf(TOUT))) {
      const { documentElement } = new JSDOM(svg, { contentType: "image/svg+xml" }).window.document;
      expect([documentElement.localName, documentElement.namespaceURI]).toEqual(["svg", "http://www.w3.org/2000/svg"]);
      expect(documentElement.getAttribute("font-family")).toMatch(/^Atkinson Hyperlegible Next\b/);
      expect(svg).not.toContain("var(");
    }
  });

  it("range en grille les chiffres qui se suivent, et eux seuls", () => {
    const corps =
      "::chiffre{indicateur=REV-02}\n\n::chiffre{indicateur=REV-01}\n\nTexte.\n\n::chiffre{indicateur=REV-02}";
    const genres = blocsOf(documentOf(corps)).map((b) => (b.genre === "grille" ? b.chiffres.length : b.genre));
    expect(genres).toEqual([2, "paragraphe", "chiffre"]);
  });

  it("donne à une fiche les dessins étroits, à un chapitre les larges", () => {
    const { chapitres } = arbreOf("::figure{indicateur=REV-02 forme=points}");
    const largeurs = (["themes", "fiche"] as const).map((groupe) =>
      figuresOf(buildDocument({ chapitres: chapitres.map((c) => ({ ...c, groupe })) }, COUVERTURE)).map(
        ({ svg }) => /viewBox="0 0 (\d+)/.exec(svg)?.[1],
      ),
    );
    expect(largeurs).toEqual([["640"], ["320"]]);
  });

  it("tourne un tableau trop large sans perdre ni changer une case", () => {
    const nombre = fc.integer({ min: 0, max: 999 }).map(String);
    const tableaux = fc
      .tuple(fc.integer({ min: 2, max: 14 }), fc.integer({ min: 1, max: 14 }))
      .chain(([n, m]) => fc.array(fc.array(nombre, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }));
    fc.assert(
      fc.property(tableaux, (lignes) => {
        const colonnes = (lignes[0] ?? []).map((_, i) => ({ libelle: `C${i}`, nombre: i > 0 }));
        const avant: Tableau = { titre: "T", colonnes, lignes };
        const apres = redresser(avant);
        const cases = (t: Tableau): string[] => t.lignes.flatMap((l) => l.slice(1)).sort();
        expect(cases(apres)).toEqual(cases(avant));
        expect(apres.lignes.every((l) => l.length === apres.colonnes.length)).toBe(true);
        if (apres !== avant) expect(apres.colonnes.length).toBeLessThan(avant.colonnes.length + 1);
      }),
    );
  });
});
