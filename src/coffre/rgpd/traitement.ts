import type { Correspondance } from "../correspondance.ts";
import type { Champ } from "../formulaire.ts";

/** Ce que devient une colonne lue, tel qu'on le dit à un délégué à la protection des données. */
const DEVENIR: Readonly<Record<Champ["type"], string>> = {
  date: "gardée, sans l'heure",
  montant: "gardé",
  entier: "gardé",
  exercice: "gardé",
  code: "gardé",
  liste: "changée en une valeur d'une liste fermée",
  "liste multiple": "changée en valeurs d'une liste fermée",
  "tranche d'âge": "réduite à une tranche d'âge, puis oubliée",
  "tranche de QF": "réduit à une tranche de cent euros, puis oublié",
  foyer: "changé en pseudonyme (HMAC-SHA256), puis oublié",
  numero: "sert à reconnaître les doublons, puis oublié",
  identite: "sert à suivre le foyer (deux pseudonymes HMAC-SHA256), puis oublié",
  lieu: "changée en IRIS, puis oubliée",
};

/** Une colonne que l'outil lit, et ce qu'il en garde. */
export interface ColonneTraitee {
  readonly champ: string;
  readonly libelle: string;
  readonly devenir: string;
}

/** Un export traité, d'après sa correspondance. */
export interface Traitement {
  readonly titre: string;
  readonly fichier: string;
  readonly colonnes: readonly ColonneTraitee[];
  /** Des lignes de foyers ou de personnes ; faux pour un budget, une enquête anonyme. */
  readonly isPersonnel: boolean;
}

const PERSONNELS: readonly Champ["type"][] = ["foyer", "numero", "identite", "lieu", "tranche d'âge"];

/** Ce qu'une correspondance fait lire, et ce qu'il en reste. */
export const describeTraitement = ({ fichier, formulaire, champs }: Correspondance): Traitement => ({
  titre: formulaire.titre,
  fichier,
  isPersonnel: champs.some(({ champ }) => PERSONNELS.includes(champ.type)),
  colonnes: champs.map(({ champ }) => ({ champ: champ.nom, libelle: champ.libelle, devenir: DEVENIR[champ.type] })),
});
