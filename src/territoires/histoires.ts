import type { Mouvement } from "./mouvement.ts";

/** Les mouvements dont le sort d'une commune peut dépendre, dans l'ordre où ils sont donnés ; aucun si elle n'a jamais bougé. */
export type HistoireDe = (commune: string) => readonly Mouvement[];

const AUCUN: readonly Mouvement[] = [];

/**
 * Range des mouvements par histoire : deux communes ont la même quand une suite de mouvements mène de l'une à l'autre. Ce qui
 * arrive ailleurs n'y change rien (tests/territoires/passage.test.ts) : le passé d'une commune se lit dans quelques lignes, et non
 * dans les milliers du pays.
 */
export function rangerHistoires(mouvements: readonly Mouvement[]): HistoireDe {
  const parents = new Map<string, string>();
  const racine = (code: string): string => {
    let bas = code;
    for (let haut = parents.get(bas); haut !== undefined && haut !== bas; haut = parents.get(bas)) {
      parents.set(bas, parents.get(haut) ?? haut); // le chemin se raccourcit en le suivant
      bas = haut;
    }
    return bas;
  };
  // Une commune venue de nulle part n'a pas de code d'avant : il ne relie rien.
  for (const { avant, apres } of mouvements) if (avant !== "") parents.set(racine(avant), racine(apres));
  const histoires = new Map<string, Mouvement[]>();
  for (const m of mouvements) {
    const cle = racine(m.apres);
    const deja = histoires.get(cle);
    if (deja) deja.push(m);
    else histoires.set(cle, [m]);
  }
  return (commune) => histoires.get(racine(commune)) ?? AUCUN;
}
