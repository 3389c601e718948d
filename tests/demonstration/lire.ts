import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FichierDemonstration } from "../../src/demonstration/fichier.ts";

export type Ligne = Readonly<Record<string, string>>;

/** Le texte d'un fichier généré. */
export function texte(fichiers: readonly FichierDemonstration[], chemin: string): string {
  const f = fichiers.find((x) => x.chemin === `brut/${chemin}`);
  if (!f || typeof f.contenu !== "string") throw new RangeError(`chemin must be a generated text file, got ${chemin}`);
  return f.contenu;
}

/** Lecture naïve d'un CSV généré : sans guillemets par construction. */
export function lire(fichiers: readonly FichierDemonstration[], chemin: string): Ligne[] {
  const contenu = texte(fichiers, chemin).replace(/^\uFEFF/, "");
  const [entete = "", ...rows] = contenu.split(/\r?\n/).filter((l) => l !== "");
  const separateur = entete.includes(";") ? ";" : ",";
  const noms = entete.split(separateur);
  return rows.map((row) => Object.fromEntries(row.split(separateur).map((cell, i) => [noms[i]!, cell])));
}

/** Un nombre du fichier, point ou virgule, milliers compris ; NaN pour une marque ou une case vide. */
export const nombre = (cell: string | undefined): number =>
  cell === undefined || cell === "" ? Number.NaN : Number(cell.replace(/\u202F/g, "").replace(",", "."));

export const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);

const racine = process.env["ABS_DONNEES_REELLES"] ?? "../shared/data";

/** Le chemin d'un vrai fichier, ou null en le disant bien fort. */
export function vraiFichier(chemin: string): string | null {
  const complet = join(racine, chemin);
  if (existsSync(complet)) return complet;
  console.warn(`TEST SAUTÉ : ${complet} est absent (ABS_DONNEES_REELLES dit où sont les vrais fichiers).`);
  return null;
}
