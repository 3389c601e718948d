import { existsSync } from "node:fs";
import { countCoffre, type LignesAnnee } from "../coffre/registre/compter.ts";
import { type Memoire, readMemoire } from "../coffre/registre/memoire.ts";
import { type Conservation, readConservation } from "./conservation.ts";
import { cheminCoffre, type Projet } from "./projet.ts";

/** Ce qu'un coffre contient et ce qu'il sait de lui-même, en comptes. */
export interface EtatCoffre {
  readonly isEcrit: boolean;
  readonly lignes: readonly LignesAnnee[];
  readonly memoire: Memoire;
  readonly conservation: Conservation;
}

export async function describeCoffre({ dir }: Projet): Promise<EtatCoffre> {
  const chemin = cheminCoffre(dir);
  return {
    isEcrit: existsSync(chemin),
    lignes: await countCoffre(chemin),
    memoire: await readMemoire(chemin),
    conservation: readConservation(dir).conservation,
  };
}
