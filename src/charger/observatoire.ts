import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { Charte } from "../modele/charte.ts";
import { isJour } from "../modele/jour.ts";
import { readCharte } from "./charte-declaree.ts";
import { readContoursDeclares, type Contours } from "./contours-declares.ts";
import { isUnion } from "./union.ts";
/** observatoire.yaml : de quelle commune, pour quelle édition. */
export interface Observatoire {
  readonly nom: string;
  /** Vide dans une union, qui n'a pas de rapport à elle. */
  readonly commune: string;
  /** Année de l'édition. */
  readonly annee: number;
  /** Géographie de l'édition. */
  readonly cog: number;
  readonly fictif: boolean;
  /** Le jour où le rapport est présenté au conseil d'administration, AAAA-MM-JJ ; absent s'il n'est pas encore connu. */
  readonly presentation?: string;
  /** Les fonds de carte donnés par le CCAS, par maille. */
  readonly contours: readonly Contours[];
  /** La couleur et le logo de la ville ; absents, ceux de l'outil. */
  readonly charte?: Charte;
}

/** Signale un défaut d'un fichier du projet : bloquant. */
export type Signaler = (
  fichier: string,
  ligne: number | null,
  colonne: string | null,
  valeur: string | null,
  message: string,
  action: string,
) => void;

/** Lit observatoire.yaml ; chaque défaut est signalé, et sa valeur remplacée par une vide. */
export function readObservatoire(dir: string, signaler: Signaler): Observatoire {
  const document = parseDocument(readFileSync(join(dir, "observatoire.yaml"), "utf8"));
  for (const erreur of document.errors)
    signaler(
      "observatoire.yaml",
      erreur.linePos?.[0].line ?? null,
      null,
      null,
      "YAML illisible",
      "Corriger la mise en forme (deux espaces, deux-points).",
    );
  const brut = (document.toJS() ?? {}) as Record<string, unknown>;
  const texte = (cle: string): string => {
    const valeur = brut[cle];
    if (typeof valeur === "string" && valeur !== "") return valeur;
    signaler(
      "observatoire.yaml",
      null,
      cle,
      valeur === undefined ? null : String(valeur),
      `« ${cle} » doit être un texte entre guillemets`,
      `Écrire ${cle}: "…".`,
    );
    return "";
  };
  const annee = (cle: string): number => {
    const valeur = brut[cle];
    if (typeof valeur === "number" && Number.isInteger(valeur) && valeur > 1900 && valeur < 2200) return valeur;
    signaler(
      "observatoire.yaml",
      null,
      cle,
      valeur === undefined ? null : String(valeur),
      `« ${cle} » doit être une année`,
      `Écrire ${cle}: 2026, par exemple.`,
    );
    return 0;
  };
  const { presentation } = brut;
  const isDatee = typeof presentation === "string" && isJour(presentation);
  if (presentation !== undefined && presentation !== null && !isDatee)
    signaler(
      "observatoire.yaml",
      null,
      "presentation",
      String(presentation),
      "« presentation » doit être un jour",
      "Écrire presentation: 2027-03-15, par exemple, ou retirer la ligne.",
    );
  const charte = readCharte(brut, dir, (...defaut) => signaler("observatoire.yaml", ...defaut));
  return {
    ...(charte ? { charte } : {}),
    ...(isDatee ? { presentation } : {}),
    nom: texte("nom"),
    commune: isUnion(dir) ? "" : texte("commune"),
    annee: annee("annee"),
    cog: annee("cog"),
    fictif: brut.fictif === true,
    contours: readContoursDeclares(brut.contours, (...defaut) => signaler("observatoire.yaml", ...defaut)),
  };
}
