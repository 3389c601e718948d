import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** La dernière livraison inscrite d'ici : sans elle, un registre raccourci, ou remplacé par un plus ancien, aurait une chaîne intacte. */
export interface Tete {
  readonly livraison: number;
  readonly empreinte: string;
}

/** Hors de git, comme tout `.abs` : c'est le contraire de ce que l'on peut remettre d'un geste à une version d'avant. */
export const nomTete = (edition: string): string => `.abs/registre-${edition}.json`;

export function readTete(dir: string, edition: string): Tete | null {
  try {
    return JSON.parse(readFileSync(join(dir, nomTete(edition)), "utf8")) as Tete;
  } catch {
    return null; // rien n'a été publié d'ici
  }
}

export function writeTete(dir: string, edition: string, { livraison, empreinte }: Tete): void {
  const chemin = join(dir, nomTete(edition));
  mkdirSync(dirname(chemin), { recursive: true });
  writeFileSync(chemin, `${JSON.stringify({ livraison, empreinte })}\n`);
}
