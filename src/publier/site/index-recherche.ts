import { racine, motsOf } from "../../site/recherche/mots.ts";
import type { IndexRecherche, SectionIndexee } from "../../site/recherche/chercher.ts";
import { readJetons, type Jeton } from "../../verifier/page/balises.ts";
import type { FichierSite } from "../../rapport/page.ts";
import { nomScript } from "./scripts.ts";
import { decodeEntites } from "../../verifier/page/entites.ts";

/** Ce qu'on ne cherche pas : dessins, menus, boutons, et les cases des tableaux (leurs têtes suffisent). */
const TUS: ReadonlySet<string> = new Set(["svg", "nav", "td", "button", "form", "script", "style"]);
const EN_LIGNE: ReadonlySet<string> = new Set([
  "a",
  "span",
  "em",
  "strong",
  "code",
  "b",
  "i",
  "sup",
  "sub",
  "abbr",
  "br",
]);

const POIDS_TITRE = 6;

interface Brouillon {
  readonly ancre: string;
  titre: string;
  texte: string;
}

/** Ce qui ouvre une section : un titre de niveau 2, une figure, le corps d'une fiche. */
const isOuverture = ({ nom, attributs }: Jeton & { genre: "ouvrante" }): boolean =>
  attributs.has("id") && (nom === "h2" || nom === "figure" || (nom === "div" && attributs.get("class") === "corps"));

/** Les sections d'une page finie, dans leur ordre ; son titre de niveau 1. */
export function readSections(html: string): {
  readonly titre: string;
  readonly sections: readonly Omit<SectionIndexee, "page">[];
} {
  const [, main = ""] = html.split(/<main\b[^>]*>/);
  const sections: Brouillon[] = [{ ancre: "", titre: "", texte: "" }];
  let parent = sections[0] as Brouillon;
  let courante = parent;
  const tus: string[] = [];
  let titreDe: string | null = null;
  let titre = "";
  let fiche = "";
  for (const jeton of readJetons(main.split("</main>")[0] ?? "")) {
    if (jeton.genre === "ouvrante") {
      const { nom, attributs } = jeton;
      const isTu = TUS.has(nom) || attributs.get("class") === "invisible";
      if (isTu || tus.at(-1) === nom) tus.push(nom);
      if (tus.length > 0) continue;
      if (isOuverture(jeton)) {
        courante = { ancre: attributs.get("id") ?? "", titre: nom === "div" ? fiche : "", texte: "" };
        if (nom === "h2") parent = courante;
        sections.push(courante);
      }
      if (nom === "h3") fiche = "";
      if (/^h[123]$/.test(nom) || (attributs.get("class") === "titre" && courante.titre === "")) titreDe = nom;
      if (!EN_LIGNE.has(nom)) courante.texte += "\n";
    } else if (jeton.genre === "fermante") {
      if (tus.at(-1) === jeton.nom) tus.pop();
      else if (tus.length === 0) {
        if (jeton.nom === titreDe) titreDe = null;
        if (jeton.nom === "figure" || jeton.nom === "details") courante = parent;
        if (!EN_LIGNE.has(jeton.nom)) courante.texte += "\n";
      }
    } else if (jeton.genre === "texte" && tus.length === 0) {
      const texte = decodeEntites(jeton.texte).replace(/\s+/g, " ");
      if (titreDe === "h1") titre += texte;
      else if (titreDe === "h3") fiche += texte;
      if (titreDe === "h2" || (titreDe !== null && titreDe !== "h1" && courante.titre === "" && courante !== parent))
        courante.titre += texte;
      else if (titreDe !== "h1") courante.texte += texte;
    }
  }
  return {
    titre: titre.trim(),
    sections: sections
      .map(({ ancre, titre: t, texte }) => ({
        ancre,
        titre: t.trim() || titre.trim(),
        texte: texte.replace(/ *\n\s*/g, "\n").trim(),
      }))
      .filter((s) => s.ancre === "" || s.texte !== "" || s.titre !== ""),
  };
}

/** L'index d'une édition, fait de ses pages finies : on n'y trouve que ce qu'elles montrent. */
export function indexerPages(pages: readonly { readonly chemin: string; readonly html: string }[]): IndexRecherche {
  const racines = new Map<string, number[]>();
  const sections: SectionIndexee[] = [];
  const titres = pages.map(({ chemin, html }, page) => {
    const lue = readSections(html);
    for (const s of lue.sections) {
      const poids = new Map<string, number>();
      const peser = (texte: string, p: number): void => {
        for (const cle of motsOf(texte).map(racine)) poids.set(cle, (poids.get(cle) ?? 0) + p);
      };
      peser(s.titre, POIDS_TITRE);
      peser(s.texte, 1);
      for (const [cle, p] of poids) {
        const liste = racines.get(cle) ?? [];
        racines.set(cle, liste);
        // Dire dix fois un mot ne vaut pas dix fois le dire.
        liste.push(sections.length, Math.ceil(3 * Math.log2(1 + p)));
      }
      sections.push({ page, ...s });
    }
    return { chemin, titre: lue.titre };
  });
  const triees = [...racines].sort(([a], [b]) => (a < b ? -1 : 1));
  return { pages: titres, sections, racines: Object.fromEntries(triees) };
}

/** Le script classique qui porte l'index : lisible d'un dossier, où un navigateur n'ouvre pas de JSON. */
export function fichierIndex(pages: Parameters<typeof indexerPages>[0]): FichierSite {
  const contenu = `absRecherche(${JSON.stringify(indexerPages(pages))});`;
  return { chemin: nomScript("index", contenu), contenu };
}
