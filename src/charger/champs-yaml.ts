import { isMap, isSeq } from "yaml";
import type { Anomalie } from "../modele/anomalie.ts";
import { isJour } from "../modele/jour.ts";
import { entreesDe, textOf, type Noeud, type SignalerYaml } from "../coffre/noeuds-yaml.ts";
import { openYaml } from "../coffre/ouvrir-yaml.ts";
import { normalizeLibelle, suggest } from "../coffre/texte.ts";

/** Où une fiche est écrite : de quoi dire, bien après la lecture, la ligne d'un défaut. */
export interface Place {
  readonly fichier: string;
  readonly ligne: number | null;
  /** La ligne de chaque clé. */
  readonly lignes: Readonly<Record<string, number>>;
}

/** Un fichier ouvert, que les champs lisent. */
export interface Source {
  readonly fichier: string;
  readonly signaler: SignalerYaml;
  readonly ligneDe: (node: Noeud) => number | null;
}

/** Ce qu'est la valeur d'un champ, ou de chaque élément d'une liste : de quoi la reprendre d'un tableur. */
export type Nature = "texte" | "nombre" | "jour" | "fiche";

/**
 * Un champ d'une fiche : comment il se lit. Fautif, il est signalé et vaut `vide` : la fiche reste entière, et les autres
 * défauts se disent en même temps.
 */
export interface Champ<T> {
  readonly isRequis: boolean;
  readonly vide: T;
  readonly nature: Nature;
  /** Ce qu'on y écrit, pour qui remplit un tableau : « jour : 2026-03-15 ». */
  readonly forme: string;
  /** Pour une liste, ce qu'est chaque élément. */
  readonly element?: Champ<unknown>;
  /** Pour une fiche, ses champs. */
  readonly champs?: Readonly<Record<string, Champ<unknown>>>;
  lire(node: Noeud, cle: string, source: Source): T;
}

type Lus<S> = { readonly [K in keyof S]: S[K] extends Champ<infer T> ? T : never };
/** Ce que lit un champ. */
export type Lu<C> = C extends Champ<infer T> ? T : never;
/** Une fiche lue : ses champs, et sa place. */
export type Fiche<S> = Lus<S> & { readonly place: Place };

const CODE = "pilotage";

function simple<T>(
  vide: T,
  attendu: string,
  action: string,
  parse: (texte: string) => T | undefined,
  nature: Nature = "texte",
): Champ<T> {
  return {
    isRequis: true,
    vide,
    nature,
    forme: `${attendu.replace(/ attendue?$/, "")} (${action.replace(/^Écrire /, "").replace(/\.$/, "")})`,
    lire(node, cle, { signaler }) {
      const texte = textOf(node);
      const lu = texte === null || texte === "" ? undefined : parse(texte);
      if (lu !== undefined) return lu;
      signaler({ code: CODE, node, place: cle, valeur: texte, message: attendu, action });
      return vide;
    },
  };
}

/** Un texte d'une ou plusieurs phrases, tel qu'il sera imprimé. */
export const texte = (): Champ<string> =>
  simple("", "texte attendu", "Écrire une phrase.", (t) => t.replaceAll(/\s+/g, " "));

/** Un identifiant court, choisi par le CCAS : `A1`, `conv-caf`. */
export const identifiant = (): Champ<string> =>
  simple("", "identifiant attendu", "Écrire un mot sans espace ni accent : A1, conv-caf.", (t) =>
    /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(t) ? t : undefined,
  );

/** Un jour `AAAA-MM-JJ`. */
export const jour = (): Champ<string> =>
  simple("", "jour attendu", "Écrire 2026-03-15, par exemple.", (t) => (isJour(t) ? t : undefined), "jour");

/** Une année. */
export const annee = (): Champ<number> =>
  simple(
    0,
    "année attendue",
    "Écrire 2026, par exemple.",
    (t) => (/^(19|20|21)\d\d$/.test(t) ? Number(t) : undefined),
    "nombre",
  );

/** Un nombre, à virgule ou à point ; les espaces des milliers sont admises. */
export const nombre = (): Champ<number> =>
  simple(
    NaN,
    "nombre attendu",
    "Écrire 12000 ou 12,5, sans unité.",
    (t) => {
      const serre = t.replaceAll(/[\s\u202f\u00a0]/g, "").replace(",", ".");
      return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(serre) ? Number(serre) : undefined;
    },
    "nombre",
  );

/** Un compte ou une somme : jamais moins que zéro. */
export const positif = (): Champ<number> => {
  const champ = nombre();
  const action = "Écrire 12000 ou 12,5, sans unité.";
  return {
    ...champ,
    lire(node, cle, source) {
      const lu = champ.lire(node, cle, source);
      if (!(lu < 0)) return lu;
      source.signaler({
        code: CODE,
        node,
        place: cle,
        valeur: textOf(node),
        message: "nombre positif attendu",
        action,
      });
      return champ.vide;
    },
  };
};

/** « oui » ou « non ». */
export const ouiNon = (): Champ<boolean> =>
  simple(false, "« oui » ou « non » attendu", "Écrire oui ou non.", (t) => {
    const mot = normalizeLibelle(t);
    if (mot === "oui" || mot === "true") return true;
    return mot === "non" || mot === "false" ? false : undefined;
  });

/** Un mot d'une liste fermée, accents et espaces indifférents : « réalisée », « en cours ». */
export function choix<const C extends string>(permis: readonly [C, ...C[]]): Champ<C> {
  return {
    isRequis: true,
    vide: permis[0],
    nature: "texte",
    forme: `au choix : ${permis.join(", ")}`,
    lire(node, cle, { signaler }) {
      const texteLu = textOf(node) ?? "";
      const trouve = permis.find((p) => normalizeLibelle(p) === normalizeLibelle(texteLu));
      if (trouve !== undefined) return trouve;
      signaler({
        code: CODE,
        node,
        place: cle,
        valeur: texteLu === "" ? null : texteLu,
        message: "valeur inconnue",
        action: suggest(texteLu, permis),
      });
      return permis[0];
    },
  };
}

/** Le même champ, qui peut manquer : il vaut alors null. */
export const facultatif = <T>(champ: Champ<T>): Champ<T | null> => ({
  ...champ,
  isRequis: false,
  vide: null,
  lire: (node, cle, source) => (isAbsent(node) ? null : champ.lire(node, cle, source)),
});

/** Une liste, vide si elle manque ; un seul élément peut s'écrire sans tiret. */
export const liste = <T>(champ: Champ<T>): Champ<readonly T[]> => ({
  isRequis: false,
  vide: [],
  nature: champ.nature,
  forme: `${champ.forme} ; plusieurs : les séparer par des points-virgules`,
  element: champ,
  lire(node, cle, source) {
    if (isAbsent(node)) return [];
    const items = isSeq(node) ? (node.items as Noeud[]) : [node];
    return items.map((item) => champ.lire(item, cle, source));
  },
});

const isAbsent = (node: Noeud): boolean => !isMap(node) && !isSeq(node) && (textOf(node) ?? "") === "";

/** Une suite de « nom: valeur » ; une clé de trop est signalée, avec celle à laquelle elle ressemble. */
export function fiche<S extends Readonly<Record<string, Champ<unknown>>>>(schema: S): Champ<Fiche<S>> {
  const cles = Object.keys(schema);
  const vides = Object.fromEntries(cles.map((c) => [c, schema[c]?.vide]));
  const rien = (place: Place): Fiche<S> => ({ ...vides, place }) as Fiche<S>;
  return {
    isRequis: true,
    vide: rien({ fichier: "", ligne: null, lignes: {} }),
    nature: "fiche",
    forme: "une fiche",
    champs: schema,
    lire(node, cle, source) {
      const { fichier, signaler, ligneDe } = source;
      const dire = (n: Noeud, place: string, valeur: string | null, message: string, action: string): void =>
        signaler({ code: CODE, node: n, place, valeur, message, action });
      if (!isMap(node)) {
        dire(node, cle, textOf(node), "une suite de « nom: valeur » est attendue", "Suivre le modèle du guide.");
        return rien({ fichier, ligne: ligneDe(node), lignes: {} });
      }
      const entrees = entreesDe(node);
      for (const e of entrees)
        if (!cles.includes(e.nom)) dire(e.cle, e.nom, e.nom, "clé inconnue", suggest(e.nom, cles));
      const lus = cles.map((nom): [string, unknown] => {
        const champ = schema[nom]!;
        const entree = entrees.find((e) => e.nom === nom);
        if (entree) return [nom, champ.lire(entree.valeur, nom, source)];
        if (champ.isRequis) dire(node, nom, null, `« ${nom} » manque`, `Ajouter ${nom}: suivi de sa valeur.`);
        return [nom, champ.vide];
      });
      const lignes = Object.fromEntries(entrees.map((e) => [e.nom, ligneDe(e.cle) ?? 0]));
      return { ...Object.fromEntries(lus), place: { fichier, ligne: ligneDe(node), lignes } } as Fiche<S>;
    },
  };
}

/**
 * Lit un fichier de fiches ; null s'il ne dit rien (un modèle dont tout est encore en commentaire), ou s'il est illisible.
 * @param nom de la fiche, dans les messages
 */
export function readFiches<T>(
  fichier: string,
  texteLu: string,
  nom: string,
  champ: Champ<T>,
): { readonly lu: T | null; readonly anomalies: Anomalie[] } {
  const ouvert = openYaml(fichier, texteLu);
  const { anomalies } = ouvert;
  const lu = ouvert.racine ? champ.lire(ouvert.racine, nom, { fichier, ...ouvert }) : null;
  if (lu === null && anomalies.length === 0 && !isSansContenu(texteLu))
    anomalies.push({
      gravite: "bloquante",
      code: CODE,
      fichier,
      ligne: 1,
      colonne: null,
      valeur: null,
      message: "une suite de « nom: valeur » est attendue",
      action: "Suivre le modèle du guide, « Piloter ».",
    });
  return { lu, anomalies };
}

/** Un modèle dont tout est encore en commentaire ne dit rien : ce n'est pas une faute. */
const isSansContenu = (texteLu: string): boolean => texteLu.replaceAll(/^\s*(#.*|---\s*)?$/gm, "").trim() === "";
