import type { Jeton } from "../page/balises.ts";
import { decodeEntites } from "../page/entites.ts";
import { DessinParcouru, placeOf, SANS_PLACE } from "./dessin-parcouru.ts";
import { isPhrase, type PageParcourue, type Passage } from "./page-parcourue.ts";
import { TableauParcouru } from "./tableau-parcouru.ts";

/** Ce qui commence un nouveau passage ; un élément en ligne (`span`, `b`, `tspan`) continue celui où il est. */
const BLOCS: ReadonlySet<string> = new Set(
  "p li td th dt dd h1 h2 h3 h4 h5 h6 caption figcaption summary div section main header footer nav ul ol table tr text title desc button option label svg figure script style".split(
    " ",
  ),
);
const ATTRIBUTS_LUS: ReadonlySet<string> = new Set(
  "alt title aria-label aria-description aria-roledescription summary content value placeholder".split(" "),
);
/** Ceux qu'un dessin ou une feuille de style remplit de mots et de nombres. */
const ATTRIBUTS_DE_FORME: ReadonlySet<string> = new Set("d points transform style class srcset sizes".split(" "));

/** Ce qui se dit en prose dans une figure l'annonce : son titre, sa légende, sa phrase. */
const ANNONCES: ReadonlySet<string> = new Set(["p", "caption", "figcaption"]);

/** Une adresse peut porter une phrase, encodée ; un texte mal encodé reste tel quel. */
function decodeAdresse(texte: string): string {
  try {
    return decodeURIComponent(texte);
  } catch {
    return texte;
  }
}

type Ouvrante = Extract<Jeton, { genre: "ouvrante" }>;

class Parcours {
  /** Ce qui annonce chaque figure, dans l'ordre ; 0 : hors de toute figure. */
  readonly #annonces = [""];
  readonly #tableaux: { readonly tableau: TableauParcouru; readonly figure: number }[] = [];
  readonly #dessins: { readonly dessin: DessinParcouru; readonly figure: number }[] = [];
  readonly #passages: (Omit<Passage, "contexte"> & { readonly figure: number })[] = [];
  #figure = 0;
  #tableau: TableauParcouru | null = null;
  #dessin: DessinParcouru | null = null;
  #courant = { texte: "", ligne: 1, nom: "", place: SANS_PLACE };

  lire(jeton: Jeton): void {
    if (jeton.genre === "commentaire") return;
    const { nom: dans } = this.#courant;
    if (jeton.genre === "texte") {
      if (dans !== "script" && dans !== "style") this.#courant.texte += decodeEntites(jeton.texte);
      return;
    }
    const isOuvrante = jeton.genre === "ouvrante";
    const { nom, ligne } = jeton;
    if (BLOCS.has(nom)) {
      this.#poser();
      const place = isOuvrante && nom === "text" ? placeOf(jeton.attributs) : SANS_PLACE;
      this.#courant = { texte: "", ligne, nom: isOuvrante ? nom : "", place };
    }
    if (isOuvrante) this.#ouvrir(jeton);
    else this.#fermer(nom);
  }

  clore(): PageParcourue {
    this.#poser();
    const contexteDe = (figure: number, propre: string): string =>
      `${figure > 0 ? (this.#annonces[figure] ?? "") : ""} ${propre}`.trim();
    return {
      tableaux: this.#tableaux.map(({ tableau: { legende, lignes, attributs }, figure }) => ({
        contexte: contexteDe(figure, legende),
        lignes: lignes.filter((l) => l.length > 0),
        attributs,
      })),
      dessins: this.#dessins.map(({ dessin: { titre, formes, etiquettes }, figure }) => ({
        contexte: contexteDe(figure, titre),
        formes,
        etiquettes,
      })),
      passages: this.#passages.map(({ figure, ...p }) => ({ ...p, contexte: contexteDe(figure, p.texte) })),
    };
  }

  /** Pose le passage qui finit là où il se lit : dans la page, sa figure, son tableau, son dessin. */
  #poser(): void {
    const { nom, ligne, place } = this.#courant;
    const texte = this.#courant.texte.replace(/\s+/g, " ").trim();
    this.#courant.texte = "";
    if (texte === "") return;
    const titres = nom === "td" ? this.#tableau?.ajouter(texte) : undefined;
    this.#passages.push({ texte, ligne, figure: this.#figure, ...(titres && { titres }) });
    if (this.#figure > 0) this.#annonces[this.#figure] += ` ${ANNONCES.has(nom) ? texte : ""}`;
    if (nom === "caption" && this.#tableau) this.#tableau.legende = texte;
    if (nom === "th") this.#tableau?.titrer(texte);
    if (nom === "text") this.#dessin?.poser(texte, place);
    if (nom === "title") this.#dessin?.nommer(texte);
  }

  #ouvrir({ nom, ligne, attributs }: Ouvrante): void {
    if (nom === "figure") this.#figure = this.#annonces.push("") - 1;
    if (nom === "table")
      this.#tableaux.push({ tableau: (this.#tableau = new TableauParcouru()), figure: this.#figure });
    if (nom === "tr") this.#tableau?.ouvrirLigne();
    if (nom === "td" || nom === "th") this.#tableau?.ouvrirCase(nom);
    this.#tableau?.retenir(attributs);
    if (nom === "svg") {
      this.#dessin = new DessinParcouru(attributs.get("aria-label") ?? "");
      this.#dessins.push({ dessin: this.#dessin, figure: this.#figure });
    } else this.#dessin?.ouvrir(nom, attributs);
    this.#lireAttributs(attributs, ligne);
  }

  #fermer(nom: string): void {
    if (nom === "figure") this.#figure = 0;
    if (nom === "table") this.#tableau = null;
    if (nom === "td") this.#tableau?.fermerCase();
    if (nom === "svg") this.#dessin = null;
    this.#dessin?.fermer(nom);
  }

  #lireAttributs(attributs: ReadonlyMap<string, string>, ligne: number): void {
    for (const [cle, brut] of attributs) {
      const texte = brut.includes("%") && (cle === "href" || cle === "src") ? decodeAdresse(brut) : brut;
      const isLu = ATTRIBUTS_LUS.has(cle) || cle.startsWith("data-");
      if (texte !== "" && (isLu || (!ATTRIBUTS_DE_FORME.has(cle) && isPhrase(texte))))
        this.#passages.push({ texte, ligne, figure: this.#figure });
    }
  }
}

/** Parcourt une page ou un SVG, une fois découpé : ses tableaux, ses dessins et ses passages, chacun avec la figure qui l'entoure. */
export function parcourirPage(jetons: readonly Jeton[]): PageParcourue {
  const parcours = new Parcours();
  for (const jeton of jetons) parcours.lire(jeton);
  return parcours.clore();
}
