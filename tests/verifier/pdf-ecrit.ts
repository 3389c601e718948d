import { deflateSync } from "node:zlib";

/** Un PDF d'une page, écrit à la main : une ligne par texte, contenu compressé, police simple. */
export function ecrirePdf(lignes: readonly string[]): Uint8Array {
  const latin = (texte: string): Buffer => Buffer.from(texte, "latin1");
  const echappe = (texte: string): string => texte.replace(/[\\()]/g, "\\$&");
  const contenu = deflateSync(latin(`BT /F1 12 Tf ${lignes.map((l) => `(${echappe(l)}) Tj 0 -14 Td`).join(" ")} ET`));
  const objets = [
    latin("<< /Type /Catalog /Pages 2 0 R >>"),
    latin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    latin("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
    Buffer.concat([
      latin(`<< /Length ${contenu.length} /Filter /FlateDecode >>\nstream\n`),
      contenu,
      latin("\nendstream"),
    ]),
    latin("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
  ];
  return Buffer.concat([
    latin("%PDF-1.4\n"),
    ...objets.flatMap((o, i) => [latin(`${i + 1} 0 obj\n`), o, latin("\nendobj\n")]),
    latin("trailer << /Root 1 0 R >>\n%%EOF\n"),
  ]);
}
