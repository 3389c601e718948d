import { formatNombre } from "../../modele/nombre.ts";
import { type Anonymat, SEUILS } from "./k-anonymat.ts";

const part = (n: number, lignes: number): string =>
  `${formatNombre(n)} (${lignes === 0 ? "0" : Math.round((100 * n) / lignes)} %)`;

/** Le rapport de k-anonymat et de l-diversité, pour le délégué à la protection des données : des comptes. */
export const writeAnonymat = (nom: string, le: string, mesures: readonly Anonymat[]): string =>
  [
    `# k-anonymat et l-diversité du coffre`,
    "",
    `${nom}, le ${le}. Le coffre ne se publie jamais : ce rapport dit ce qu'on risquerait s'il sortait, et ce que ses`,
    `pseudonymes ne protègent pas. Qui connaît d'une personne les colonnes croisées la retrouve parmi k foyers ; si tous ont la`,
    `même valeur sensible (l = 1), il l'apprend sans savoir lequel est le sien.`,
    "",
    `| export | colonnes croisées | lignes | combinaisons | k = 1 | k de 2 à ${SEUILS.copil - 1} | k de ${SEUILS.copil} à ${SEUILS.public - 1} | k ≥ ${SEUILS.public} | l = 1 | k = 1, le jour su |`,
    "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ...mesures.map(
      ({ formulaire, croisees, lignes, combinaisons, ...m }) =>
        `| ${formulaire.titre} | ${croisees.join(", ")} | ${formatNombre(lignes)} | ${formatNombre(combinaisons)} | ${part(m.seules, lignes)} | ${part(m.moinsDeCinq, lignes)} | ${part(m.moinsDeOnze, lignes)} | ${part(m.autres, lignes)} | ${part(m.certaines, lignes)}${formulaire.sensible === undefined ? "" : `, ${formulaire.sensible}`} | ${m.seulesAuJour === null ? "sans jour" : part(m.seulesAuJour, lignes)} |`,
    ),
    ...(mesures.length === 0 ? ["", "Le coffre n'a aucune ligne de foyer ou de personne."] : []),
    "",
    "« Le jour su » : le coffre garde le jour d'une demande ou d'un passage, dont les délais et les mois se tirent. Qui sait qu'une",
    "personne est venue ce jour-là la retrouve presque toujours : le coffre ne se prête pas, même pseudonymisé.",
    "",
    `Repères : k d'au moins ${SEUILS.copil} à l'intérieur du service, d'au moins ${SEUILS.public} pour tout extrait qui le quitterait, et l d'au moins 2.`,
    "En dessous, on ne transmet pas de lignes : on transmet des totaux, que l'outil masque. Même au-dessus, des lignes",
    "pseudonymisées ne se publient pas.",
    "",
  ].join("\n");
