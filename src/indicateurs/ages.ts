import type { Definition } from "../modele/indicateur.ts";

const SOURCE = "rp-ages";

/** L'effectif des `debut` à `fin` ans dans le fichier par âge détaillé (100 : cent ans ou plus). */
export const tranche = (debut: number, fin: number): string =>
  Array.from({ length: fin - debut + 1 }, (_, i) => String(debut + i).padStart(3, "0"))
    .flatMap((age) => [`AGE${age}_H`, `AGE${age}_F`])
    .join(" + ");

export const TOUS_AGES = tranche(0, 100);

/** Une tranche d'âge rapportée à une autre, à la population entière si elle n'est pas dite. */
export const rapportAges = (numerateur: string, denominateur: string = TOUS_AGES): Definition => ({
  forme: "rapport",
  numerateur: { source: SOURCE, formule: numerateur },
  denominateur: { source: SOURCE, formule: denominateur },
  echelle: 100,
});

export const effectifAges = (debut: number, fin: number): Definition => ({
  forme: "niveau",
  valeur: { source: SOURCE, formule: tranche(debut, fin) },
});
