import type { Traitement } from "./traitement.ts";

/** Ce que les documents disent de la conservation et de l'adresse. */
export interface Contexte {
  /** Nom de l'organisme. */
  readonly nom: string;
  /** AAAA-MM-JJ. */
  readonly le: string;
  /** Années gardées ; null : non dites. */
  readonly exports: number | null;
  readonly coffre: number | null;
  /** Les adresses sont situées dans une table locale. */
  readonly isSitue: boolean;
  /** Une clé durable tient le coffre. */
  readonly isDurable: boolean;
}

const A_REMPLIR = "**à remplir**";
const duree = (annees: number | null): string =>
  annees === null ? `${A_REMPLIR} (conservation, dans observatoire.yaml)` : `${annees} an${annees > 1 ? "s" : ""} après l'année décrite`; // prettier-ignore

/** Les colonnes lues d'un export, et ce qu'elles deviennent. */
export const tableColonnes = ({ colonnes }: Traitement): readonly string[] => [
  "| donnée lue | ce qu'elle devient |",
  "|---|---|",
  ...colonnes.map(({ libelle, devenir }) => `| ${libelle} | ${devenir} |`),
];

/** La fiche du registre des activités de traitement (RGPD, article 30), préremplie d'après les correspondances. */
export const writeRegistre = (contexte: Contexte, traitements: readonly Traitement[]): string =>
  [
    "# Registre des activités de traitement : analyse des besoins sociaux",
    "",
    `Fiche préremplie le ${contexte.le} d'après les correspondances du projet (règlement (UE) 2016/679, article 30). Ce que l'outil`,
    `ne peut savoir est marqué ${A_REMPLIR}.`,
    "",
    "| rubrique | contenu |",
    "|---|---|",
    `| responsable du traitement | ${contexte.nom} ; représentant : ${A_REMPLIR} |`,
    `| délégué à la protection des données | ${A_REMPLIR} |`,
    "| finalité | statistique : analyse des besoins sociaux de la population (code de l'action sociale et des familles, article R. 123-1) ; aucune décision sur une personne |",
    `| base légale | mission d'intérêt public (article 6, 1, e) ; à confirmer : ${A_REMPLIR} |`,
    "| traitement ultérieur | les données viennent des dossiers d'aide ; finalité statistique, compatible sous garanties (articles 5, 1, b et 89) |",
    "| personnes concernées | demandeurs et bénéficiaires du CCAS, leurs foyers, visiteurs de l'accueil, répondants aux enquêtes |",
    "| destinataires | agents habilités du CCAS pour le coffre ; lecteurs du rapport pour des totaux masqués |",
    "| transferts hors de l'Union | aucun : l'outil travaille sur le poste, sans réseau |",
    `| conservation des exports bruts | ${duree(contexte.exports)} |`,
    `| conservation du coffre pseudonymisé | ${duree(contexte.coffre)} |`,
    `| mesures de sécurité | liste blanche de colonnes ; pseudonymes HMAC-SHA256 ${contexte.isDurable ? "sous une clé gardée hors du projet" : "sous une clé éphémère"} ; coffre et clé lisibles du seul titulaire (0600) ; secret statistique sur toute sortie ; disque chiffré : ${A_REMPLIR} |`,
    `| information des personnes | ${A_REMPLIR} (articles 13 et 14) |`,
    "",
    "## Données lues, export par export",
    "",
    "Toute autre colonne n'est jamais lue. Ni nom, ni date de naissance, ni adresse, ni numéro, ni texte libre n'entre au coffre.",
    ...traitements.flatMap((t) => ["", `### ${t.titre} (${t.fichier})`, "", ...tableColonnes(t)]),
    "",
  ].join("\n");
