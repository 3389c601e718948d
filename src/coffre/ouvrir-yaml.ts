import { isMap, LineCounter, parseDocument, visit, type YAMLError, type YAMLMap } from "yaml";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Noeud, SignalerYaml } from "./noeuds-yaml.ts";

export interface YamlOuvert {
  /** null si le fichier est illisible, ou n'est pas une suite d'entrées `nom: valeur`. */
  readonly racine: YAMLMap | null;
  /** Celles déjà dites ; `signaler` en ajoute. */
  readonly anomalies: Anomalie[];
  readonly signaler: SignalerYaml;
  /** La ligne d'un nœud dans le fichier ; null s'il n'en a pas. */
  readonly ligneDe: (node: Noeud) => number | null;
}

/** « objet: Ce qu'il dit : rien » : le français met des deux-points dans ses phrases, YAML y voit une autre clé. */
const DEUX_POINTS = /:\s+[^"'\s[{|>].*\s:(?:\s|$)/;

/** Les fautes de mise en forme ; le message anglais de la bibliothèque n'est pas repris. */
function tellErreur({ code }: YAMLError, ligne: string): Pick<Anomalie, "message" | "action"> {
  if (code === "DUPLICATE_KEY") return { message: "la même clé est écrite deux fois", action: "N'en garder qu'une." };
  if (code === "TAB_AS_INDENT")
    return { message: "une tabulation en tête de ligne", action: "La remplacer par des espaces : deux par retrait." };
  if (code === "MULTIPLE_DOCS")
    return { message: "une ligne « --- » coupe le fichier en deux", action: "L'ôter : un fichier, une seule suite." };
  if (code === "BLOCK_AS_IMPLICIT_KEY" && DEUX_POINTS.test(ligne))
    return {
      message: "un « : » dans un texte sans guillemets",
      action: "Mettre tout le texte entre guillemets droits.",
    };
  if (code === "MISSING_CHAR")
    return { message: "un guillemet ou un crochet n'est pas refermé", action: "Le refermer au bout du texte." };
  const action = "Vérifier les deux-points, les guillemets et les deux espaces de retrait.";
  return { message: "mise en forme illisible", action };
}

/** Une tabulation décale tout ce qui la suit : ce que la bibliothèque en dit ensuite n'est pas une faute de plus. */
const premieresErreurs = (erreurs: readonly YAMLError[]): readonly YAMLError[] =>
  erreurs.some((e) => e.code === "TAB_AS_INDENT") ? erreurs.filter((e) => e.code === "TAB_AS_INDENT") : erreurs;

/** Ce que git laisse dans un fichier que deux personnes ont changé au même endroit. */
const VERSIONS = /^(?:<{7}|={7}|>{7})(?=\s|$)/m;

const CONFLIT = {
  message: "deux versions de ces lignes, que git n'a pas départagées",
  action: "Garder la bonne, et ôter les lignes <<<<<<<, ======= et >>>>>>>.",
};

const RENVOI = {
  message: "un renvoi (« *nom ») n'est pas suivi",
  action: "Écrire la valeur à sa place.",
};

/**
 * Ouvre un fichier YAML écrit à la main : chaque défaut y garde sa ligne.
 * @param fichier chemin relatif au projet, pour les messages.
 */
export function openYaml(fichier: string, texte: string): YamlOuvert {
  const lines = new LineCounter();
  const document = parseDocument(texte, { lineCounter: lines, prettyErrors: false });
  const anomalies: Anomalie[] = [];
  const commun = { gravite: "bloquante", fichier } as const;
  const ligneDe = (node: Noeud): number | null => {
    const debut = node?.range?.[0];
    return debut === undefined ? null : lines.linePos(debut).line;
  };
  const signaler: SignalerYaml = ({ code, node, place, valeur, message, action }) => {
    const ligne = ligneDe(node);
    anomalies.push({ ...commun, code, ligne, colonne: place, valeur: valeur ?? null, message, action });
  };
  const direForme = (ligne: number, quoi: Pick<Anomalie, "message" | "action">): void => {
    anomalies.push({ ...commun, code: "yaml", ligne, colonne: null, valeur: null, ...quoi });
  };
  const textes = texte.split("\n");
  const conflit = VERSIONS.exec(texte);
  if (conflit) direForme(lines.linePos(conflit.index).line, CONFLIT);
  else
    for (const erreur of premieresErreurs(document.errors)) {
      const { line } = lines.linePos(erreur.pos[0]);
      direForme(line, tellErreur(erreur, textes[line - 1] ?? ""));
    }
  visit(document, { Alias: (_, alias) => direForme(ligneDe(alias) ?? 1, RENVOI) });
  const racine = anomalies.length === 0 && isMap(document.contents) ? document.contents : null;
  return { racine, anomalies, signaler, ligneDe };
}
