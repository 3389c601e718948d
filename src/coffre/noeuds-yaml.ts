import { isScalar, isSeq, type Node, type YAMLMap } from "yaml";

/** Un nœud YAML, qui sait sa place dans le fichier. */
export type Noeud = Node | null | undefined;

/** Une entrée `nom: valeur`. */
export interface Entree {
  readonly nom: string;
  readonly cle: Noeud;
  readonly valeur: Noeud;
}

/** Un défaut d'une correspondance, à la place d'un nœud. */
export interface DefautYaml {
  readonly code: string;
  readonly node: Noeud;
  /** Chemin de la clé, tel qu'on le dirait : `listes, decision`. */
  readonly place: string;
  readonly valeur?: string | null;
  readonly message: string;
  readonly action: string;
}
export type SignalerYaml = (defaut: DefautYaml) => void;

/** La bibliothèque type « unknown » les enfants d'un document lu ; ce sont des nœuds. */
const asNode = (x: unknown): Noeud => x as Noeud;

/** Le texte d'une valeur simple tel qu'il est écrit (`01` se lit « 01 », que YAML prendrait pour le nombre 1), ou null. */
export function textOf(node: Noeud): string | null {
  if (!isScalar(node) || node.value === null || typeof node.value === "object") return null;
  const ecrit = typeof node.value === "number" ? (node.source ?? node.value) : node.value;
  return String(ecrit).trim();
}

export const entreesDe = (map: YAMLMap): Entree[] =>
  map.items.map(({ key, value }) => ({ nom: textOf(asNode(key)) ?? "", cle: asNode(key), valeur: asNode(value) }));

export interface TexteYaml {
  readonly texte: string;
  readonly node: Noeud;
}

/** Un texte ou une liste de textes ; null si c'est autre chose, ou vide. */
export function textesDe(node: Noeud): readonly TexteYaml[] | null {
  const nodes = isSeq(node) ? node.items.map(asNode) : [node];
  const textes = nodes.map((n) => ({ texte: textOf(n) ?? "", node: n }));
  return textes.length === 0 || textes.some(({ texte }) => texte === "") ? null : textes;
}
