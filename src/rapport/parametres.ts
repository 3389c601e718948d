import { toString } from "mdast-util-to-string";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import type { Contexte } from "./contexte.ts";

export type Directive = ContainerDirective | LeafDirective | TextDirective;
export type Parametres = Readonly<Record<string, string>>;

/**
 * Lit les paramètres d'une directive ; chacun qui n'est pas attendu est une anomalie, avec ceux qui le sont.
 * Le texte entre crochets est rendu sous la clé `etiquette`.
 */
export function readParametres(noeud: Directive, attendus: readonly string[], contexte: Contexte): Parametres {
  const lus: Record<string, string> = { etiquette: toString(noeud).trim() };
  for (const [cle, valeur] of Object.entries(noeud.attributes ?? {})) {
    if (attendus.includes(cle)) lus[cle] = valeur ?? "";
    else
      contexte.signale({
        gravite: "bloquante",
        code: "parametre-inconnu",
        noeud,
        valeur: cle,
        message: `Paramètre inconnu de la directive « ${noeud.name} »`,
        action: attendus.length === 0 ? "Le retirer." : `Paramètres admis : ${attendus.join(", ")}.`,
      });
  }
  return lus;
}

/** Une liste de mots séparés par des espaces ou des virgules : `comparer="epci departement"`. */
export const readListe = (texte: string | undefined): readonly string[] =>
  (texte ?? "").split(/[\s,]+/).filter((mot) => mot !== "");

/** Un choix dans une liste fermée ; hors liste, une anomalie et le premier choix. */
export function readChoix<C extends string>(
  parametres: Parametres,
  cle: string,
  choix: readonly [C, ...C[]],
  noeud: Directive,
  contexte: Contexte,
): C {
  const lu = parametres[cle];
  const trouve = lu === undefined ? choix[0] : choix.find((c) => c === lu);
  if (trouve === undefined) signaleValeur(noeud, cle, lu ?? "", `Choisir parmi ${choix.join(", ")}.`, contexte);
  return trouve ?? choix[0];
}

/** Un entier positif ; autre chose est une anomalie et rend `defaut`. */
export function readEntier(p: Parametres, cle: string, defaut: number, noeud: Directive, contexte: Contexte): number {
  const lu = p[cle];
  if (lu === undefined) return defaut;
  if (/^[1-9]\d{0,3}$/.test(lu)) return Number(lu);
  signaleValeur(noeud, cle, lu, "Écrire un nombre entier.", contexte);
  return defaut;
}

export function signaleValeur(noeud: Directive, cle: string, valeur: string, action: string, contexte: Contexte): void {
  contexte.signale({
    gravite: "bloquante",
    code: "parametre-invalide",
    noeud,
    valeur,
    message: `Valeur non admise pour « ${cle} » dans la directive « ${noeud.name} »`,
    action,
  });
}
