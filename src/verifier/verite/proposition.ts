import type { CaseNommee } from "../../modele/cellule.ts";
import { anneesDe, contientNom, isCleDite, libelleOf, litNom, normal, type Lieu } from "../controles/designer.ts";
import { motsDe } from "./parler-de.ts";

/** Ce qu'une page entière nomme : les libellés de tables, et les années qu'ils portent. */
export interface Nommees {
  readonly libelles: ReadonlySet<string>;
  readonly annees: readonly string[];
}

export const nommeesOf = (libelles: ReadonlySet<string>): Nommees => ({
  libelles,
  annees: [...libelles].flatMap(anneesDe),
});

/**
 * Ce qui se lit autour d'une proposition : sa figure ou son tableau, sur une page qui en nomme d'autres. Un fichier d'une seule
 * ligne porte des milliers de propositions : ce qui les entoure ne se lit qu'une fois, et seulement si on le demande.
 */
export class Annonce {
  readonly #contexte: string;
  readonly #titres: readonly string[];
  readonly #nommees: Nommees;
  #annees: readonly string[] | undefined;
  #mots: ReadonlySet<string> | undefined;

  constructor(nommees: Nommees, contexte: string, titres: readonly string[] = []) {
    this.#nommees = nommees;
    this.#contexte = contexte;
    this.#titres = titres;
  }

  /** Les années annoncées, chacune une fois. */
  get annees(): readonly string[] {
    return (this.#annees ??= [...new Set([...anneesDe(this.#contexte), ...this.#nommees.annees])]);
  }

  /** Les mots de la figure, et des titres de la ligne et de la colonne ; la page n'en donne pas. */
  get mots(): ReadonlySet<string> {
    return (this.#mots ??= new Set([...this.#titres, this.#contexte].flatMap(motsDe)));
  }

  /** Ce qui se lit autour d'une proposition, elle comprise. */
  dire(texte: string): string {
    const autour = [...this.#titres, this.#contexte].join(" ");
    return autour.includes(texte) ? autour : `${autour} ${texte}`; // redit à part, un nom coupé ne se reconnaîtrait plus
  }

  /** La page, ou ce qui entoure la proposition, nomme-t-elle ce que compte cette table ? */
  hasLibelle(libelle: string): boolean {
    return this.#nommees.libelles.has(libelle) || contientNom(normal(this.#contexte), libelle);
  }
}

/** Les années d'une clé, dans son ordre : chaque proposition les demande. */
const annees = new WeakMap<CaseNommee, readonly string[]>();
function anneesDeCle(c: CaseNommee): readonly string[] {
  let lues = annees.get(c);
  if (lues === undefined) annees.set(c, (lues = Object.values(c.cle).flatMap((v) => anneesDe(String(v ?? "")))));
  return lues;
}

/**
 * Cette proposition nomme-t-elle une case ? Plus large que `isDesignee` : la vérité tranchera. Sans année dans la phrase, toute
 * année que son contexte annonce convient, ou n'importe laquelle s'il n'en annonce pas.
 * @returns une fonction : la proposition n'est lue qu'une fois pour toutes les cases qu'on y cherche
 */
export function nommerDans(texte: string, annonce: Annonce): (c: CaseNommee) => boolean {
  const lu = normal(texte);
  const cherches = new Map<string, boolean>();
  const hasNom = (nom: string): boolean => {
    let isLu = cherches.get(nom);
    if (isLu === undefined) cherches.set(nom, (isLu = litNom(lu, nom)));
    return isLu;
  };
  const ici: Lieu = {
    hasNom,
    isTitre: (t) => lu === t,
    anneesTitres: anneesDe(lu),
    anneesContexte: annonce.annees,
  };
  return (c) => {
    const libelle = libelleOf(c);
    const annee = anneesDeCle(c).find((a) => annonce.annees.length === 0 || annonce.annees.includes(a));
    if (ici.anneesTitres.length > 0 || annee === undefined)
      return (annonce.hasLibelle(libelle) || hasNom(libelle)) && isCleDite(c, ici);
    return annonce.hasLibelle(libelle) && isCleDite(c, { ...ici, anneesContexte: [...anneesDe(libelle), annee] });
  };
}
