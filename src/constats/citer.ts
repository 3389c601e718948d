import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { ValeurCitee } from "./affirmation.ts";
import type { Couple } from "./couples.ts";
import type { Point } from "./donnees.ts";
import { abregerEmpreinte } from "./empreinte.ts";
import { evolutionImprimee } from "./evolution.ts";
import { decimalesEvolution, decimalesOf } from "./valeurs.ts";

/** Une valeur telle que la phrase l'imprime. */
export const citer = (p: Point, indicateur: Indicateur): ValeurCitee =>
  citerNombre(p, p.valeur, indicateur.unite, p.valeur === null ? 0 : decimalesOf(p.valeur, indicateur, p.niveau));

/** Une évolution telle qu'imprimée, dans son unité à elle : points, ou pour cent. */
export function citerEvolution(couple: Couple, indicateur: Indicateur): ValeurCitee {
  const e = evolutionImprimee(couple, indicateur);
  return citerNombre(e, e.valeur, e.unite, decimalesEvolution(e, indicateur));
}

/** Un nombre calculé depuis un résultat, qui en garde le territoire, le millésime et les fichiers. */
export const citerNombre = (r: Resultat, valeur: number | null, unite: string, decimales: number): ValeurCitee => ({
  indicateur: r.indicateur,
  niveau: r.niveau,
  territoire: r.territoire,
  millesime: r.millesime,
  cog: r.cog,
  valeur,
  statut: r.statut,
  unite,
  decimales,
  fichiers: [...new Set(r.fichiers.map((f) => abregerEmpreinte(f.sha256)))].sort(),
});
