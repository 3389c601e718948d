import { isMap, isSeq, LineCounter, parseDocument, type Document, type YAMLMap } from "yaml";
import { textOf, type Noeud } from "../coffre/noeuds-yaml.ts";

/** Un YAML que l'on récrit sans rien perdre de ses commentaires ; chaque fiche y garde sa ligne d'avant. */
export class Fichier {
  readonly #document: Document;
  readonly #lignes = new LineCounter();
  readonly #texte: string;
  #change = false;
  constructor(
    readonly nom: string,
    texte: string,
  ) {
    this.#texte = texte;
    this.#document = parseDocument(texte, { lineCounter: this.#lignes });
  }

  /** La fiche d'une liste qui a cet identifiant. */
  fiche(liste: string, id: string): YAMLMap | null {
    const items = this.#document.get(liste);
    const trouve = isSeq(items) ? items.items.find((m) => isMap(m) && textOf(m.get("id", true) as Noeud) === id) : null;
    return isMap(trouve) ? trouve : null;
  }

  ligne(fiche: YAMLMap): number | null {
    const debut = fiche.range?.[0];
    return debut === undefined ? null : this.#lignes.linePos(debut).line;
  }

  ecrire(fiche: YAMLMap, valeurs: Readonly<Record<string, unknown>>): void {
    for (const [cle, valeur] of Object.entries(valeurs)) {
      if (valeur === null) fiche.delete(cle);
      else fiche.set(cle, valeur);
    }
    this.#change = true;
  }

  ajouter(liste: string, valeur: object): void {
    if (!isSeq(this.#document.get(liste))) this.#document.set(liste, this.#document.createNode([]));
    this.#document.addIn([liste], this.#document.createNode(valeur));
    this.#change = true;
  }

  valeurs(liste: string): readonly unknown[] {
    const lu = (this.#document.toJS() as Readonly<Record<string, unknown>> | null)?.[liste];
    return Array.isArray(lu) ? lu : [];
  }

  /** Tel qu'il était à l'octet près si rien n'y a changé. */
  toString(): string {
    return this.#change ? this.#document.toString({ lineWidth: 0, flowCollectionPadding: false }) : this.#texte;
  }
}
