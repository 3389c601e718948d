import { Document, TextRun } from "docx";
import * as docx from "docx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/rapport/docx/docx.ts";
import type { Atelier, Bloc } from "../../../src/rapport/docx/contexte.ts";
import { insertTableaux, writeTable, writeTableau } from "../../../src/rapport/docx/tableau.ts";
import { escapeDocx, writeXml } from "../../../src/rapport/docx/xml.ts";
import { escapeXml } from "../../../src/rapport/figures/nettoyage.ts";

const openAtelier = (): Atelier => ({
  docx,
  images: new Map(),
  medias: new Map(),
  tableaux: [],
  pages: new Set(),
  notes: new Map(),
  hasDonnees: true,
  figure: 0,
  liste: 0,
});

/** Le corps d'un document Word fait de ces blocs, avant le zip. */
function corpsDe(atelier: Atelier, children: readonly Bloc[]): string {
  const document = new Document({ sections: [{ children: [...children] }] });
  const [, xml = ""] = [...compile(atelier, document)].find(([nom]) => nom === "word/document.xml") ?? [];
  return String(xml);
}

const texte = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("secret", "1 234,5 %", "l'aide & <vous>", '"', ""),
);
const tableau = fc
  .array(fc.record({ libelle: texte, nombre: fc.boolean() }), { minLength: 1, maxLength: 4 })
  .chain((colonnes) =>
    fc.record({
      colonnes: fc.constant(colonnes),
      lignes: fc.array(fc.array(texte, { minLength: colonnes.length, maxLength: colonnes.length }), { maxLength: 4 }),
    }),
  );

describe("le tableau d'une figure dans Word", () => {
  it("s'écrit comme la bibliothèque l'écrit case par case", () => {
    fc.assert(
      fc.property(tableau, ({ colonnes, lignes }) => {
        const rangee = (textes: readonly string[], isTete: boolean) =>
          textes.map((text, i) => ({
            enfants: [new TextRun({ text, bold: isTete || i === 0 })],
            isNombre: colonnes[i]!.nombre,
            isTete,
          }));
        const tete = rangee(
          colonnes.map((c) => c.libelle),
          true,
        );
        const [ici, autre] = [openAtelier(), openAtelier()];
        const attendu = corpsDe(autre, [writeTable([tete, ...lignes.map((l) => rangee(l, false))], autre)]);
        const lu = corpsDe(ici, [writeTableau({ colonnes, lignes }, ici)]);
        expect(lu).toContain('<abs:tableau rang="0"/>');
        expect(insertTableaux(lu, ici.tableaux)).toBe(attendu);
      }),
      { numRuns: 30 },
    );
  });

  it("ne s'écrit qu'une fois pour plusieurs documents, et reste à sa place dans chacun", () => {
    const un = { colonnes: [{ libelle: "Territoire", nombre: false }], lignes: [["Ville-Témoin"]] };
    const deux = { colonnes: [{ libelle: "Année", nombre: true }], lignes: [["2025"]] };
    const write = (tableaux: readonly (typeof un)[]): string => {
      const atelier = openAtelier();
      const xml = corpsDe(atelier, tableaux.map((t) => writeTableau(t, atelier))); // prettier-ignore
      return insertTableaux(xml, atelier.tableaux);
    };
    expect(write([un, deux])).toMatch(/Territoire.*Ville-Témoin.*Année.*2025/);
    expect(write([deux, un])).toMatch(/Année.*2025.*Territoire.*Ville-Témoin/);
  });

  it("un texte qui imite un repère reste un texte", () => {
    const atelier = openAtelier();
    const piege = '<abs:tableau rang="0"/>';
    const xml = corpsDe(atelier, [
      new docx.Paragraph(piege),
      writeTableau({ colonnes: [{ libelle: piege, nombre: false }], lignes: [[piege]] }, atelier),
    ]);
    const insere = insertTableaux(xml, atelier.tableaux);
    expect(insere.match(/<w:tbl>/g)).toHaveLength(1);
    expect(insere.match(/&lt;abs:tableau rang=&quot;0&quot;\/&gt;/g)).toHaveLength(3);
  });

  it("n'échappe de plus qu'un SVG que l'apostrophe", () => {
    const signes = "a\u0000\u0008\t\n\u000b\u001f & < > \" '";
    expect(escapeXml(signes)).toBe("a\t\n &amp; &lt; &gt; &quot; '");
    expect(escapeDocx(signes)).toBe("a\t\n &amp; &lt; &gt; &quot; &apos;");
  });

  it("refuse d'écrire un élément sans nom", () => {
    expect(() => writeXml({})).toThrow("element must have a name");
  });
});
