import type { ColonneDemandee, DemandeDeclaree, TableDemandee } from "./declarees.ts";

/** Qui demande, sur quel territoire, pour quelle année. */
export interface Demandeur {
  /** « CCAS de Ville-Témoin ». */
  readonly organisme: string;
  /** « la commune 00101 », « l'EPCI 200066009 et ses communes ». */
  readonly territoire: string;
  /** Année de l'édition. */
  readonly annee: number;
}

const BLANC = "…………";
/** Cinq ans séparent la première année de la dernière : assez pour voir une évolution. */
const RECUL = 5;

const ligne = (cases: readonly string[]): string => `| ${cases.join(" | ")} |`;

const table = ({ titre, mailles, date, colonnes, sert }: TableDemandee, derniere: number): string => `### ${titre}

- Mailles : ${mailles}.
- Années : ${derniere - RECUL} à ${derniere} ; à défaut, ${derniere} et la plus ancienne disponible. Chaque année est dite ${date}.
${sert.length === 0 ? "" : `- Pour les indicateurs : ${sert.join(", ")}.\n`}
${ligne(["Colonne", "Ce qu'elle compte"])}
${ligne(["---", "---"])}
${colonnes.map(({ nom, sens }: ColonneDemandee) => ligne([`\`${nom}\``, sens])).join("\n")}
`;

/**
 * La demande de données à un partenaire, en Markdown : à relire, à compléter là où « ………… » le dit, et à envoyer. Elle ne
 * demande que des totaux : rien n'y appelle une donnée personnelle.
 */
export function writeDemande({ nom, service, motif, tables, masquage }: DemandeDeclaree, demandeur: Demandeur): string {
  const { organisme, territoire, annee } = demandeur;
  return `# Demande de données à ${nom}

À : ${BLANC} (${service})
De : ${organisme}
Contact : ${BLANC} (fonction), ${BLANC} (courriel), ${BLANC} (téléphone)
Le : ${BLANC}
Réponse souhaitée avant le : ${BLANC}

## L'objet

${organisme} prépare son analyse des besoins sociaux ${annee}, sur ${territoire}. Nous vous demandons les totaux ci-dessous. ${motif}

## Le cadre

- Code de l'action sociale et des familles, article R. 123-1 : l'analyse porte sur l'ensemble de la population du territoire ; le
  diagnostic est établi avec l'ensemble des partenaires, publics ou privés, de l'action de prévention et de développement social
  (article L. 123-5).
- La demande porte sur des **totaux anonymes**. N'envoyez ni nom, ni numéro, ni adresse, ni fichier d'allocataires, d'assurés ou de
  locataires : il serait détruit sans être lu.
- Une convention nous lie, ou nous liera : ${BLANC} (référence, ou « sans convention »).

## Les données

${tables.map((t) => table(t, annee - 1)).join("\n")}
## Le masquage

- Attendu : ${masquage}. Si votre propre règle est plus stricte, appliquez-la et dites-la-nous.
- Une case masquée s'écrit \`s\`, jamais \`0\` ni une case vide : un zéro compte, un vide ne se sait pas.
- Quand une seule case d'une ligne est masquée, masquez-en une seconde, ou n'envoyez pas le total : il la redonnerait.
- L'édition publique masque de nouveau, à 11.

## Le format

Un fichier CSV par tableau et par maille (UTF-8, point-virgule), une ligne par territoire et par année, les noms de colonnes ci-dessus,
tels quels : notre outil les lit sans les retoucher. Une colonne que vous ne pouvez pas donner reste, vide. À joindre : la date d'extraction, la définition de chaque compte si elle diffère, la règle de masquage appliquée, et la licence ou les limites de
réutilisation.

## Ce que nous en ferons

Des indicateurs du rapport, chacun avec votre nom comme source, la date et la règle de masquage. Nous vous remettrons le rapport et les
tableaux qui vous citent avant la présentation au conseil d'administration.
`;
}
