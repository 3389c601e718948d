import type { Indicateur } from "../modele/indicateur.ts";
import { tauxPauvrete } from "./filosofi.ts";

export const VIEILLISSEMENT: readonly Indicateur[] = [
  tauxPauvrete({
    code: "VIE-05",
    theme: "vieillissement",
    variable: "TP60AGE6{aa}",
    libelle: "Taux de pauvreté, référent fiscal de 75 ans+",
    champ: "des ménages dont le référent fiscal (qui déclare les revenus) a 75 ans ou plus",
    sujet: "le taux de pauvreté des ménages dont le référent fiscal a 75 ans ou plus",
  }),
];
