import type { Contexte } from "./ecrire-registre.ts";
import type { Traitement } from "./traitement.ts";

const A_REMPLIR = "**à remplir**";

const sensibles = (traitements: readonly Traitement[]): string =>
  traitements
    .filter((t) => t.isPersonnel)
    .map((t) => t.titre)
    .join(", ") || "aucun export de personnes n'est décrit";

/**
 * La trame de l'analyse d'impact (RGPD, article 35), préremplie d'après les correspondances. L'évaluation sociale de personnes
 * vulnérables est sur la liste de la Cnil des traitements qui en demandent une (délibération 2018-327).
 */
export const writeAipd = (contexte: Contexte, traitements: readonly Traitement[]): string =>
  [
    "# Analyse d'impact relative à la protection des données : analyse des besoins sociaux",
    "",
    `${contexte.nom}, trame préremplie le ${contexte.le}. Vraisemblance, gravité et avis restent à la personne : ${A_REMPLIR}.`,
    "",
    "## 1. Le traitement",
    "",
    `- Finalité : compter, au fil des ans, les demandes et les réponses du CCAS, sans décision sur une personne.`,
    `- Exports de personnes : ${sensibles(traitements)}.`,
    `- Suivi d'un foyer d'une année à l'autre : ${contexte.isDurable ? "oui, par pseudonymes sous une clé durable" : "seulement entre les exports présents"}.`,
    `- Localisation : ${contexte.isSitue ? "à l'IRIS, d'après une table locale des voies ; l'adresse est oubliée" : "aucune sous la commune"}.`,
    `- Personnes vulnérables, parfois données de santé ou sociales par déduction (nature d'une aide) : oui.`,
    "",
    "## 2. Nécessité et proportionnalité",
    "",
    "| principe | comment il est tenu |",
    "|---|---|",
    "| minimisation | liste blanche : une colonne qui n'est pas listée n'est jamais lue ; âge en tranche, adresse en IRIS |",
    "| exactitude | lignes lues = gardées + refusées + hors champ (d'une autre année, de total, vides) ; désaccords d'orthographe et numéros en double comptés, jamais rapprochés au jugé |",
    `| conservation | exports : ${contexte.exports ?? A_REMPLIR} ; coffre : ${contexte.coffre ?? A_REMPLIR} (années) ; « abs coffre purger » les applique et en tient le journal |`,
    "| droits des personnes | accès, rectification, opposition : dans le logiciel d'origine, puis nouvel export et rechargement |",
    `| information | ${A_REMPLIR} |`,
    "",
    "## 3. Risques",
    "",
    "| risque | ce qui le réduit | ce qui reste | gravité | vraisemblance |",
    "|---|---|---|---|---|",
    `| accès illégitime au coffre | pseudonymes ; fichier en 0600 ; aucune copie par l'outil | recoupement par combinaison rare : voir le rapport de k-anonymat | ${A_REMPLIR} | ${A_REMPLIR} |`,
    `| vol de la clé avec le coffre | clé hors du projet et de ses sauvegardes ; changement et destruction prévus | qui a les deux peut tester un nom qu'il connaît | ${A_REMPLIR} | ${A_REMPLIR} |`,
    `| reconnaissance dans le rapport | seuils de 11 et de 5, attaque de chaque publication | coalition de lecteurs, savoir extérieur | ${A_REMPLIR} | ${A_REMPLIR} |`,
    `| fuite par les lignes refusées | dossier ignoré de git, 0600, effacé par la purge | il nomme des personnes tant qu'il existe | ${A_REMPLIR} | ${A_REMPLIR} |`,
    `| modification non désirée | empreinte de chaque export ; un export qui rétrécit ou remplace une année purgée est refusé | erreur de saisie dans le logiciel | ${A_REMPLIR} | ${A_REMPLIR} |`,
    `| disparition | le coffre est récrit d'un bloc ; exports gardés ${contexte.exports ?? "…"} an(s) | clé perdue : le suivi s'arrête, les comptes restent | ${A_REMPLIR} | ${A_REMPLIR} |`,
    "",
    "## 4. Avis et décision",
    "",
    `Avis du délégué : ${A_REMPLIR}. Avis des personnes ou de leurs représentants : ${A_REMPLIR}. Décision du responsable : ${A_REMPLIR}.`,
    "",
  ].join("\n");
