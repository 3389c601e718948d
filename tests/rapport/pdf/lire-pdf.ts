import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Un nœud de l'arbre des balises. */
export interface Balise {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly Balise[];
}

/** Un morceau de texte et le rectangle qu'il occupe dans sa page, en points. */
export interface Morceau {
  readonly texte: string;
  readonly x: number;
  readonly y: number;
  readonly largeur: number;
}

export interface PdfLu {
  readonly langue: string;
  readonly titre: string;
  /** La partie de PDF/UA annoncée ; null si le fichier n'annonce rien. */
  readonly ua: string | null;
  readonly isBalise: boolean;
  readonly signets: readonly { readonly titre: string; readonly sous: readonly string[] }[];
  readonly pages: readonly {
    readonly largeur: number;
    readonly hauteur: number;
    /** Le contenu balisé : ni têtes, ni folios. */
    readonly morceaux: readonly Morceau[];
    readonly artefacts: readonly Morceau[];
    readonly liens: readonly { readonly adresse: string | null }[];
  }[];
  readonly balises: readonly Balise[];
}

type Noeud = { role?: string; alt?: string; children?: Noeud[] };

const baliseOf = ({ role, alt, children = [] }: Noeud): Balise[] =>
  role === undefined
    ? []
    : [{ role, ...(alt === undefined ? {} : { alt }), children: children.flatMap((c) => baliseOf(c)) }];

/** Lit un PDF comme un lecteur d'écran : métadonnées, signets, balises, texte à sa place. */
export async function lirePdf(octets: Uint8Array): Promise<PdfLu> {
  const pdf = await getDocument({ data: Uint8Array.from(octets), verbosity: VerbosityLevel.ERRORS }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const dit = info as { Language?: string; Title?: string };
  const pages: PdfLu["pages"][number][] = [];
  const balises: Balise[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { width, height } = page.getViewport({ scale: 1 });
    const [morceaux, artefacts]: [Morceau[], Morceau[]] = [[], []];
    const pile: boolean[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ("str" in item) {
        const [, , , , x = 0, y = 0] = item.transform as number[];
        (pile.includes(true) ? artefacts : morceaux).push({ texte: item.str, x, y, largeur: item.width });
      } else if (item.type === "endMarkedContent") pile.pop();
      else pile.push((item as unknown as { tag?: string }).tag === "Artifact");
    }
    const liens = (await page.getAnnotations()).map((a: { url?: string }) => ({ adresse: a.url ?? null }));
    pages.push({ largeur: width, hauteur: height, morceaux, artefacts, liens });
    balises.push(...baliseOf((await page.getStructTree()) as unknown as Noeud).flatMap((b) => b.children));
  }
  return {
    langue: dit.Language ?? "",
    titre: dit.Title ?? "",
    ua: (metadata?.get("pdfuaid:part") as string | undefined) ?? null,
    isBalise: (await pdf.getMarkInfo())?.Marked === true,
    signets: ((await pdf.getOutline()) ?? []).map((s) => ({ titre: s.title, sous: s.items.map((i) => i.title) })),
    pages,
    balises,
  };
}

/** Toutes les balises, dans l'ordre de lecture. */
export const aPlat = (balises: readonly Balise[]): readonly Balise[] =>
  balises.flatMap((b) => [b, ...aPlat(b.children)]);

/** Le texte balisé de tout le document, dans l'ordre. */
export const texteDe = ({ pages }: PdfLu): string => pages.map((p) => p.morceaux.map((m) => m.texte).join("")).join("");
