import { existsSync } from "node:fs";
import { join } from "node:path";
import { cheminEntrepot, readProjet, type Projet } from "../charger/projet.ts";
import { ErreurUsage } from "./sortie.ts";

/** Ouvre un projet ; un dossier qui n'en est pas un est une commande mal écrite, pas une anomalie. */
export function openProjet(dir: string): Projet {
  if (!existsSync(join(dir, "observatoire.yaml")))
    throw new ErreurUsage(
      `pas de projet dans « ${dir} » (observatoire.yaml absent) : indiquer son dossier avec --projet, ou le créer avec « abs nouveau »`,
    );
  return readProjet(dir);
}

/** Ouvre un projet dont l'entrepôt a déjà été rempli. */
export function readProjetCharge(dir: string, avant: "charger" | "calculer"): Projet {
  const projet = openProjet(dir);
  if (!existsSync(cheminEntrepot(dir)))
    throw new ErreurUsage(`l'entrepôt n'existe pas encore : lancer d'abord « abs ${avant} --projet ${dir} »`);
  return projet;
}
