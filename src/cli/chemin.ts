import { existsSync } from "node:fs";
import { cheminEntrepot, readProjet, type Projet } from "../charger/projet.ts";
import { ErreurUsage } from "./sortie.ts";

/** Ouvre un projet dont l'entrepôt a déjà été rempli. */
export function readProjetCharge(dir: string, avant: "charger" | "calculer"): Projet {
  const projet = readProjet(dir);
  if (!existsSync(cheminEntrepot(dir)))
    throw new ErreurUsage(`l'entrepôt n'existe pas encore : lancer d'abord « abs ${avant} --projet ${dir} »`);
  return projet;
}
