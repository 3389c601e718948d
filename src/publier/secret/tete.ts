import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** La dernière livraison inscrite d'ici : sans elle, un registre raccourci, ou remplacé par un plus ancien, aurait une chaîne intacte. */
export interface Tete {
  readonly livraison: number;
  readonly empreinte: string;
}

/** Hors de git, comme tout `.abs` : c'est le contraire de ce que l'on peut remettre d'un geste à une version d'avant. */
export const nomTete = (edition: string): string => `.abs/registre-${edition}.json`;

/** @returns null si rien n'a été publié d'ici ; un fichier abîmé ne se prend pas pour un fichier absent */
export function readTete(dir: string, edition: string): Tete | "illisible" | null {
  const chemin = join(dir, nomTete(edition));
  if (!existsSync(chemin)) return null;
  try {
    const { livraison, empreinte } = JSON.parse(readFileSync(chemin, "utf8")) as Partial<Tete>;
    return typeof livraison === "number" && typeof empreinte === "string" ? { livraison, empreinte } : "illisible";
  } catch {
    return "illisible";
  }
}

export function writeTete(dir: string, edition: string, { livraison, empreinte }: Tete): void {
  const chemin = join(dir, nomTete(edition));
  mkdirSync(dirname(chemin), { recursive: true });
  writeFileSync(chemin, `${JSON.stringify({ livraison, empreinte })}\n`);
}
