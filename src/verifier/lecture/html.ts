import type { Jeton } from "../page/balises.ts";
import { decodeEntites } from "../page/entites.ts";

/** Une case d'un tableau de page, avec ce qui la désigne à un lecteur : titres de sa ligne et de sa colonne. */
export interface CaseHtml {
  readonly texte: string;
  readonly titres: readonly string[];
}

/** Un tableau de page : ses lignes dans l'ordre, et tout ce qui l'annonce (légende, titre de sa figure). */
export interface TableauHtml {
  readonly contexte: string;
  readonly lignes: readonly (readonly CaseHtml[])[];
  /** Ce que disent les balises de ses cases, sans que rien ne s'imprime : données, tailles, valeurs pour les lecteurs d'écran. */
  readonly attributs: readonly CaseHtml[];
}

/** Une forme d'un dessin qui porte un nom (`<title>`, `aria-label`). */
export interface Forme {
  readonly nom: string;
  /** Tout ce qui se voit d'elle, sauf sa place : couleur, taille, trait. */
  readonly apparence: string;
}

/** Un texte posé dans un dessin, et sa place (en unités du dessin) : c'est elle qui met un nombre en face d'un nom. */
export interface Etiquette {
  readonly texte: string;
  readonly x: number;
  readonly y: number;
}

/** Un bout de page que l'on lit d'un trait : paragraphe, étiquette d'un dessin, infobulle, texte de remplacement. */
export interface Passage {
  readonly texte: string;
  readonly contexte: string;
  readonly ligne: number;
  /** D'une case de tableau : les titres de sa ligne et de sa colonne. */
  readonly titres?: readonly string[];
}

/** Une page telle qu'un lecteur la parcourt. */
export interface PageParcourue {
  readonly tableaux: readonly TableauHtml[];
  /** Les formes nommées de chaque dessin, avec ce qui l'annonce. */
  readonly dessins: readonly {
    readonly contexte: string;
    readonly formes: readonly Forme[];
    readonly etiquettes: readonly Etiquette[];
  }[];
  readonly passages: readonly Passage[];
}

/** Ce qui commence un nouveau passage ; un élément en ligne (`span`, `b`, `tspan`) continue celui où il est. */
const BLOCS: ReadonlySet<string> = new Set(
  "p li td th dt dd h1 h2 h3 h4 h5 h6 caption figcaption summary div section main header footer nav ul ol table tr text title desc button option label svg".split(
    " ",
  ),
);
const ATTRIBUTS_LUS = [
  "alt",
  "title",
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "summary",
  "content",
  "value",
  "placeholder",
];
/** Ceux d'une case qui ne disent rien de sa valeur. */
const ATTRIBUTS_MUETS: ReadonlySet<string> = new Set(
  "class id href headers colspan rowspan scope lang role tabindex viewbox xmlns aria-describedby aria-labelledby".split(
    " ",
  ),
);
/** Ceux qu'un dessin ou une feuille de style remplit de mots et de nombres. */
const ATTRIBUTS_DE_FORME: ReadonlySet<string> = new Set("d points transform style class srcset sizes".split(" "));

/** Un texte qui pourrait dire une valeur : des mots, et un chiffre. */
export const isPhrase = (texte: string): boolean => /\d/.test(texte) && /\s/.test(texte) && /\p{L}{3}/u.test(texte);

/** Une adresse peut porter une phrase, encodée ; un texte mal encodé reste tel quel. */
function decodeAdresse(texte: string): string {
  try {
    return decodeURIComponent(texte);
  } catch {
    return texte;
  }
}

/** La largeur et la hauteur d'un tracé à angles droits : une barre. Le contour d'une zone n'en est pas un. */
function boiteOf(trace: string): string {
  const pas = [...trace.matchAll(/([MHVhvZz])\s*(-?[\d.]+)?(?:[\s,]+(-?[\d.]+))?/g)];
  if (
    pas.length === 0 ||
    pas
      .map(([tout]) => tout)
      .join("")
      .replace(/[\s,]/g, "") !== trace.replace(/[\s,]/g, "")
  )
    return "";
  let [x, y] = [0, 0];
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const [, commande = "", a = "0", b = "0"] of pas) {
    if (commande === "M") [x, y] = [Number(a), Number(b)];
    else if (commande === "H") x = Number(a);
    else if (commande === "V") y = Number(a);
    else if (commande === "h") x += Number(a);
    else if (commande === "v") y += Number(a);
    xs.push(x);
    ys.push(y);
  }
  const etendue = (v: readonly number[]): string => (Math.max(...v) - Math.min(...v)).toFixed(1);
  return `${etendue(xs)} × ${etendue(ys)}`;
}

const VISIBLES = [
  "fill",
  "style",
  "class",
  "stroke",
  "stroke-width",
  "opacity",
  "fill-opacity",
  "r",
  "rx",
  "ry",
  "width",
  "height",
];
const FORMES: ReadonlySet<string> = new Set(["path", "rect", "circle", "ellipse", "polygon", "g", "use", "a"]);

/** La place d'un texte de dessin : son `translate(x,y)`, sinon ses attributs `x` et `y`. */
function placeOf(jeton: Jeton): { x: number; y: number } {
  const attributs = jeton.genre === "ouvrante" ? jeton.attributs : null;
  const [, x, y] = /translate\(\s*([-\d.]+)[\s,]+([-\d.]+)/.exec(attributs?.get("transform") ?? "") ?? [];
  return { x: Number(x ?? attributs?.get("x") ?? Number.NaN), y: Number(y ?? attributs?.get("y") ?? Number.NaN) };
}

interface Tableau {
  contexte: string;
  titresColonnes: string[];
  lignes: CaseHtml[][];
  attributs: CaseHtml[];
  isCase: boolean;
  titreLigne: string;
  colonne: number;
}

const titresDe = ({ titreLigne, titresColonnes, colonne }: Tableau): string[] =>
  [titreLigne, titresColonnes[colonne] ?? ""].filter((t) => t !== "");

/** Parcourt une page ou un SVG, une fois découpé : ses tableaux, ses dessins et ses passages, chacun avec la figure qui l'entoure. */
export function parcourirPage(jetons: readonly Jeton[]): PageParcourue {
  const tableaux: Tableau[] = [];
  const dessins: { contexte: string; formes: Forme[]; etiquettes: Etiquette[] }[] = [];
  const passages: (Passage & { readonly figure: number })[] = [];
  const contextes = [""]; // 0 : hors de toute figure
  let figure = 0;
  let courant = { texte: "", ligne: 1, nom: "", x: Number.NaN, y: Number.NaN };
  let tableau: Tableau | null = null;
  let dessin: (typeof dessins)[number] | null = null;
  let forme: { nom: string; attributs: ReadonlyMap<string, string> } | null = null;
  const figureDe: number[] = []; // figure de chaque tableau, puis de chaque dessin
  const figureDeDessin: number[] = [];

  const poser = (): void => {
    const texte = courant.texte.replace(/\s+/g, " ").trim();
    const { nom } = courant;
    courant.texte = "";
    if (texte === "") return;
    const titres = nom === "td" && tableau ? titresDe(tableau) : undefined;
    passages.push({ texte, contexte: "", ligne: courant.ligne, figure, ...(titres === undefined ? {} : { titres }) });
    if (figure > 0) contextes[figure] += ` ${nom === "p" || nom === "caption" || nom === "figcaption" ? texte : ""}`;
    if (nom === "caption" && tableau) tableau.contexte = texte;
    if (nom === "th" && tableau) {
      if (tableau.lignes.length === 0 || tableau.lignes.at(-1)?.length === 0) {
        // Un th avant toute case : titre de colonne tant qu'aucune ligne n'a de case, titre de ligne ensuite.
        tableau.titreLigne = texte;
      }
      if (tableau.lignes.every((l) => l.length === 0) && tableau.colonne >= 0)
        tableau.titresColonnes[tableau.colonne] = texte;
    }
    if (tableau && titres !== undefined) tableau.lignes.at(-1)?.push({ texte, titres });
    if (dessin && nom === "text") dessin.etiquettes.push({ texte, x: courant.x, y: courant.y });
    if (dessin && nom === "title" && forme) ajouterForme(texte);
  };
  const ajouterForme = (nom: string): void => {
    if (!forme || !dessin) return;
    const { attributs } = forme;
    const vues = VISIBLES.map((a) => `${a}=${attributs.get(a) ?? ""}`);
    dessin.formes.push({ nom, apparence: [...vues, boiteOf(attributs.get("d") ?? "")].join(" ") });
  };

  for (const jeton of jetons) {
    if (jeton.genre === "commentaire") continue;
    if (jeton.genre === "texte") {
      if (courant.nom !== "script" && courant.nom !== "style") courant.texte += decodeEntites(jeton.texte);
      continue;
    }
    const { nom, ligne } = jeton;
    if (BLOCS.has(nom) || nom === "figure" || nom === "script" || nom === "style") {
      poser();
      courant = { texte: "", ligne, nom: jeton.genre === "ouvrante" ? nom : "", ...placeOf(jeton) };
    }
    if (jeton.genre === "fermante") {
      if (nom === "figure") figure = 0;
      if (nom === "table") tableau = null;
      if (nom === "td" && tableau) tableau.isCase = false;
      if (nom === "svg") dessin = null;
      if (FORMES.has(nom)) forme = null;
      continue;
    }
    const { attributs } = jeton;
    if (nom === "figure") figure = contextes.push("") - 1;
    if (nom === "table") {
      tableaux.push(
        (tableau = {
          contexte: "",
          titresColonnes: [],
          lignes: [],
          attributs: [],
          isCase: false,
          titreLigne: "",
          colonne: -1,
        }),
      );
      figureDe.push(figure);
    }
    if (nom === "tr" && tableau) {
      tableau.lignes.push([]);
      tableau.colonne = -1;
      tableau.titreLigne = "";
    }
    if ((nom === "td" || nom === "th") && tableau) {
      tableau.colonne++;
      tableau.isCase = nom === "td";
    }
    if (tableau?.isCase)
      for (const [cle, texte] of attributs)
        if (!ATTRIBUTS_MUETS.has(cle.toLowerCase()) && /\d/.test(texte)) tableau.attributs.push({ texte, titres: titresDe(tableau) }); // prettier-ignore
    if (nom === "svg") {
      dessins.push((dessin = { contexte: attributs.get("aria-label") ?? "", formes: [], etiquettes: [] }));
      figureDeDessin.push(figure);
      forme = null;
    } else if (dessin && FORMES.has(nom)) {
      forme = { nom, attributs };
      const etiquette = attributs.get("aria-label");
      if (etiquette !== undefined) ajouterForme(etiquette);
    }
    for (const cle of attributs.keys()) {
      const brut = attributs.get(cle) ?? "";
      const texte = brut.includes("%") && (cle === "href" || cle === "src") ? decodeAdresse(brut) : brut;
      const isLu = ATTRIBUTS_LUS.includes(cle) || cle.startsWith("data-");
      if (texte !== "" && (isLu || (!ATTRIBUTS_DE_FORME.has(cle) && isPhrase(texte))))
        passages.push({ texte, contexte: "", ligne, figure });
    }
  }
  poser();
  const contexteDe = (f: number, propre: string): string => `${f > 0 ? (contextes[f] ?? "") : ""} ${propre}`.trim();
  return {
    tableaux: tableaux.map((t, i) => ({
      contexte: contexteDe(figureDe[i] ?? 0, t.contexte),
      lignes: t.lignes.filter((l) => l.length > 0),
      attributs: t.attributs,
    })),
    dessins: dessins.map((d, i) => ({ ...d, contexte: contexteDe(figureDeDessin[i] ?? 0, d.contexte) })),
    passages: passages.map(({ figure: f, ...p }) => ({ ...p, contexte: contexteDe(f, p.texte) })),
  };
}
