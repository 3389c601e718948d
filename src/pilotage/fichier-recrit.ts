import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  YAMLSeq,
  type Document,
  type YAMLMap,
} from "yaml";
import { epargner } from "./epargner.ts";
import { textOf, type Noeud } from "../coffre/noeuds-yaml.ts";

/** Une valeur n'est pas coupée en lignes, une liste en ligne le reste. */
const FORME = { lineWidth: 0, flowCollectionPadding: false } as const;

/** Le texte d'une clé d'une fiche ; null si elle manque, ou n'est pas une valeur simple. */
export const texteDe = (fiche: YAMLMap, cle: string): string | null => textOf(fiche.get(cle, true) as Noeud);

/** Un YAML que l'on récrit sans rien perdre de ses commentaires ; chaque fiche y garde sa ligne d'avant. */
export class Fichier {
  readonly #document: Document;
  readonly #lignes = new LineCounter();
  readonly #texte: string;
  #change = false;
  /** Les fiches changées ; null dès qu'une autre chose qu'une fiche l'est. */
  #fiches: Set<YAMLMap> | null = new Set();
  constructor(
    readonly nom: string,
    texte: string,
  ) {
    this.#texte = texte;
    this.#document = parseDocument(texte, { lineCounter: this.#lignes });
  }

  /** La fiche qu'est le fichier entier ; null s'il ne dit encore rien. */
  get racine(): YAMLMap | null {
    return isMap(this.#document.contents) ? this.#document.contents : null;
  }

  /** La fiche d'une liste de `dans` que ces clés désignent ; sans clé, la première. */
  trouver(dans: YAMLMap | null, liste: string, cles: Readonly<Record<string, string>>): YAMLMap | null {
    const noeud = dans?.get(liste);
    const items = isSeq(noeud) ? noeud.items : [noeud]; // un seul élément peut s'écrire sans tiret
    const trouve = items.find(
      (m) => isMap(m) && Object.entries(cles).every(([c, v]) => texteDe(m, c)?.replaceAll(/\s+/g, " ") === v),
    );
    return isMap(trouve) ? trouve : null;
  }

  /** La fiche d'une liste du fichier qui a cet identifiant. */
  fiche(liste: string, id: string): YAMLMap | null {
    return this.trouver(this.racine, liste, { id });
  }

  ligne(fiche: YAMLMap): number | null {
    const debut = fiche.range?.[0];
    return debut === undefined ? null : this.#lignes.linePos(debut).line;
  }

  ecrire(fiche: YAMLMap, valeurs: Readonly<Record<string, unknown>>): void {
    for (const [cle, valeur] of Object.entries(valeurs)) {
      if (valeur === null) fiche.delete(cle);
      else fiche.set(cle, this.#document.createNode(valeur));
    }
    if (fiche.range) this.#fiches?.add(fiche);
    else this.#fiches = null;
    this.#change = true;
  }

  /** Ajoute une fiche à une liste de `dans`, ou du fichier. */
  ajouter(liste: string, valeur: object, dans: YAMLMap = this.#creerRacine()): void {
    const noeud = dans.get(liste);
    if (!isSeq(noeud)) {
      const suite = new YAMLSeq();
      if (isMap(noeud)) suite.add(noeud);
      dans.set(liste, suite);
    }
    dans.addIn([liste], this.#document.createNode(valeur));
    this.#fiches = null;
    this.#change = true;
  }

  /** Écrit la fiche unique d'une clé ; sans clé, celle qu'est le fichier. */
  poser(cle: string | null, valeur: Readonly<Record<string, unknown>>): void {
    const racine = this.#creerRacine();
    if (cle === null) this.ecrire(racine, valeur);
    else this.ecrire(racine, { [cle]: valeur });
  }

  #creerRacine(): YAMLMap {
    if (this.racine) return this.racine;
    const racine = this.#document.createNode({}) as unknown as YAMLMap;
    this.#document.contents = racine as unknown as Document["contents"];
    return racine;
  }

  valeurs(liste: string): readonly unknown[] {
    const lu = (this.#document.toJS() as Readonly<Record<string, unknown>> | null)?.[liste];
    return Array.isArray(lu) ? lu : [];
  }

  /** Tel qu'il était à l'octet près si rien n'y a changé ; si des fiches seules ont changé, le reste aussi. */
  toString(): string {
    if (!this.#change) return this.#texte;
    const entier = this.#document.toString(FORME);
    const chemins = this.#fiches && [...this.#fiches].map((f) => this.#cheminDe(f));
    if (!chemins || chemins.some((c) => c === null)) return entier;
    return epargner(
      this.#texte,
      entier,
      chemins.filter((c) => c !== null),
      FORME,
    );
  }

  /** Où est une fiche : `["actions", 3]`. */
  #cheminDe(fiche: YAMLMap): readonly (string | number)[] | null {
    let trouve: readonly (string | number)[] | null = null;
    visit(this.#document, {
      Map: (_, noeud, parents) => {
        if (noeud !== fiche) return undefined;
        const pas = [...parents, fiche].flatMap((p, i, tous): (string | number)[] => {
          const enfant = tous[i + 1];
          if (isPair(p)) return [String(isScalar(p.key) ? p.key.value : p.key)];
          return isSeq(p) ? [p.items.indexOf(enfant)] : [];
        });
        trouve = pas;
        return visit.BREAK;
      },
    });
    return trouve;
  }
}
