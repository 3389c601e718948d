import { readNom, renderMotif } from "./motif.ts";
import type { ColonneRenommee } from "./source.ts";

/**
 * Le nom que la déclaration emploie pour une colonne livrée sous un autre ; le sien si elle n'a pas été renommée.
 * @example nomDeclare([{ de: "CODGEO_20{aa}", en: "CODGEO" }], "CODGEO_2026") // "CODGEO"
 */
export function nomDeclare(renommees: readonly ColonneRenommee[] | undefined, nom: string): string {
  for (const { de, en } of renommees ?? []) {
    const lu = readNom(de, nom);
    if (lu) return renderMotif(en, { annee: lu.annee ?? 0, ...(lu.debut === null ? {} : { debut: lu.debut }) });
  }
  return nom;
}

export const nomsDeclares = (renommees: readonly ColonneRenommee[] | undefined, entete: readonly string[]): string[] =>
  entete.map((nom) => nomDeclare(renommees, nom));
