import type { CaseHtml } from "./page-parcourue.ts";

/** Les attributs d'une case qui ne disent rien de sa valeur. */
const MUETS: ReadonlySet<string> = new Set(
  "class id href headers colspan rowspan scope lang role tabindex viewbox xmlns aria-describedby aria-labelledby".split(
    " ",
  ),
);

/** Un tableau de page, pendant qu'on le parcourt. */
export class TableauParcouru {
  legende = "";
  readonly lignes: CaseHtml[][] = [];
  readonly attributs: CaseHtml[] = [];
  readonly #titresColonnes: string[] = [];
  #titreLigne = "";
  #colonne = -1;
  #isCase = false;

  ouvrirLigne(): void {
    this.lignes.push([]);
    this.#colonne = -1;
    this.#titreLigne = "";
  }

  ouvrirCase(nom: "td" | "th"): void {
    this.#colonne++;
    this.#isCase = nom === "td";
  }

  fermerCase(): void {
    this.#isCase = false;
  }

  /** Un `th` : titre de ligne avant les cases de la sienne, titre de colonne tant qu'aucune ligne n'a de case. */
  titrer(texte: string): void {
    if (this.lignes.length === 0 || this.lignes.at(-1)?.length === 0) this.#titreLigne = texte;
    if (this.lignes.every((l) => l.length === 0) && this.#colonne >= 0) this.#titresColonnes[this.#colonne] = texte;
  }

  /** Ajoute la case courante. @returns les titres de sa ligne et de sa colonne */
  ajouter(texte: string): readonly string[] {
    const titres = this.#titres();
    this.lignes.at(-1)?.push({ texte, titres });
    return titres;
  }

  /** Retient les nombres que portent les balises de la case ouverte. */
  retenir(attributs: ReadonlyMap<string, string>): void {
    if (!this.#isCase) return;
    for (const [cle, texte] of attributs)
      if (!MUETS.has(cle.toLowerCase()) && /\d/.test(texte)) this.attributs.push({ texte, titres: this.#titres() });
  }

  #titres(): readonly string[] {
    return [this.#titreLigne, this.#titresColonnes[this.#colonne] ?? ""].filter((t) => t !== "");
  }
}
