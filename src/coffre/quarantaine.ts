import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import { formatCase } from "../modele/csv.ts";
import type { Defaut } from "./releve.ts";

/** Les lignes refusées d'un export, gardées pour la personne qui peut les corriger. Elles ne quittent pas son dossier. */
export interface Quarantaine {
  nommer(entetes: readonly string[]): void;
  add(cases: readonly string[], numero: number, reproches: readonly Defaut[]): void;
  /** Écrit le fichier, ou retire celui d'avant s'il n'y a plus rien à corriger. @returns le nombre de lignes écrites. */
  write(): number;
}

/** Refusées sans qu'il y ait rien à corriger : d'une autre année, ou déjà comptées. */
const SANS_FAUTE = new Set(["date-hors-millesime", "doublon"]);
/** Personne ne corrige plus de lignes que cela ; un export mal décrit les refuse toutes. */
const MAX = 5000;

/** Le dossier des lignes refusées : des personnes y sont en clair, rien d'autre ne le lit. */
export const DOSSIER_QUARANTAINE = "quarantaine";

/**
 * Où sont les lignes refusées d'un export, chemin relatif au projet : à côté de lui, ou dans `brut/ccas` s'il est lu sur
 * place, hors du projet.
 */
export function cheminQuarantaine(fichier: string): string {
  const dossier = fichier.startsWith("..") || isAbsolute(fichier) ? "brut/ccas" : dirname(fichier);
  // Le nom entier : `aides.csv` et `aides.xlsx` ont chacun la leur.
  return `${dossier}/${DOSSIER_QUARANTAINE}/${basename(fichier).replace(/\.csv$/i, "")}.csv`;
}

/**
 * @param fichier chemin de l'export, relatif au projet. La quarantaine est dans un dossier que git ignore de lui-même :
 * elle contient des personnes.
 */
export function createQuarantaine(projet: string, fichier: string): Quarantaine {
  const chemin = join(projet, cheminQuarantaine(fichier));
  let entetes: readonly string[] = [];
  const lignes: string[] = [];
  return {
    nommer: (noms) => void (entetes = noms),
    add: (cases, numero, reproches) => {
      const fautes = reproches.filter(({ code }) => !SANS_FAUTE.has(code));
      if (fautes.length === 0 || lignes.length === MAX) return;
      const raison = fautes.map(({ colonne, message }) => (colonne ? `${colonne} : ${message}` : message)).join(" ; ");
      lignes.push([String(numero), raison, ...cases].map((texte) => formatCase(texte)).join(";"));
    },
    write: () => {
      if (lignes.length === 0) rmSync(chemin, { force: true });
      else {
        mkdirSync(dirname(chemin), { recursive: true });
        writeFileSync(join(dirname(chemin), ".gitignore"), "*\n");
        const titre = ["ligne de l'export", "raison du refus", ...entetes].map((t) => formatCase(t)).join(";");
        writeFileSync(chemin, `\uFEFF${[titre, ...lignes].join("\r\n")}\r\n`, { mode: 0o600 });
      }
      return lignes.length;
    },
  };
}
