import { createHash } from "node:crypto";
import type { Indicateur } from "../modele/indicateur.ts";

const LONGUEUR = 12; // assez pour distinguer deux fichiers ou deux définitions d'un même projet

/** L'empreinte de ce que l'indicateur mesure : ses formules, son unité, sa nature, ses bornes ; pas ses textes. */
export const empreinteOf = ({ definitions, unite, nature, bornes }: Indicateur): string =>
  createHash("sha256")
    .update(JSON.stringify([definitions, unite, nature, bornes ?? null]))
    .digest("hex")
    .slice(0, LONGUEUR);

/** Une empreinte de fichier, abrégée pour le registre des constats. */
export const abregerEmpreinte = (sha256: string): string => sha256.slice(0, LONGUEUR);
