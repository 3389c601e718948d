/** Une liste fermée : valeur écrite dans la correspondance → libellé imprimé. */
export type ListeFermee = Readonly<Record<string, string>>;

/** Gabarit d'une liste : valeur → libellés sous lesquels les logiciels l'écrivent d'ordinaire. */
export type LibellesUsuels = Readonly<Record<string, readonly string[]>>;

/** La valeur d'un champ facultatif vide ou au libellé inconnu : la ligne compte, sans être rangée. */
export const NON_CLASSE = "non_classe";
export const LIBELLE_NON_CLASSE = "Non classé";

interface Commun {
  readonly nom: string;
  /** Dit à la personne qui écrit la correspondance. */
  readonly libelle: string;
  /** `valeur` : colonne et case exigées. `colonne` : la case peut être vide. `rien` : la colonne peut manquer. */
  readonly exige: "valeur" | "colonne" | "rien";
  /** En-têtes sous lesquels les logiciels l'écrivent d'ordinaire, du plus au moins sûr ; casse et accents indifférents. */
  readonly entetes: readonly string[];
}

/** Ce qu'on sait lire d'une case. Il n'existe pas de champ « texte » : aucun texte libre n'entre au coffre. */
export type Champ =
  | (Commun & { readonly type: "date" })
  /** En centièmes : des centimes, ou des centièmes d'heure. Négatif refusé, sauf s'il est dit permis. */
  | (Commun & { readonly type: "montant"; readonly negatif?: "permis" })
  | (Commun & {
      readonly type: "entier";
      readonly bornes: readonly [number, number];
      /** D'une échelle, ce que vaut chaque note ; et les mots sous lesquels un formulaire en ligne l'écrit (« Très satisfait »). */
      readonly valeurs?: ListeFermee;
      readonly libelles?: LibellesUsuels;
    })
  /** Une année budgétaire. */
  | (Commun & { readonly type: "exercice" })
  /** Un code de nomenclature (chapitre, article, fonction) : quelques chiffres ou majuscules, jamais des mots. */
  | (Commun & { readonly type: "code" })
  /** Une date de naissance, réduite à une tranche d'âge avant toute écriture. */
  | (Commun & { readonly type: "tranche d'âge" })
  /** Un quotient familial, réduit à une tranche de cent euros avant toute écriture. */
  | (Commun & { readonly type: "tranche de QF" })
  | (Commun & {
      readonly type: "liste";
      readonly valeurs: ListeFermee;
      readonly libelles: LibellesUsuels;
      readonly inconnu: "refuser" | "non classer";
    })
  /** Plusieurs libellés dans une case, séparés par `;`, `|` ou un retour à la ligne. */
  | (Commun & { readonly type: "liste multiple"; readonly valeurs: ListeFermee; readonly libelles: LibellesUsuels })
  /** Numéro de foyer ou de personne : remplacé par son pseudonyme avant toute écriture. */
  | (Commun & { readonly type: "foyer" })
  /** Gardé en mémoire le temps de reconnaître les doublons, jamais écrit. */
  | (Commun & { readonly type: "numero" })
  /** Sert, en mémoire, à suivre un foyer ou à situer une ligne ; jamais écrit : voir `IDENTITE` et `LIEU`. */
  | (Commun & { readonly type: "identite" | "lieu" });

/** Un genre d'export et la table du coffre qu'il remplit. Déclare, n'exécute rien. */
export interface Formulaire {
  /** Identifiant de la source dans millesimes.csv, et clé `export` de la correspondance. */
  readonly source: string;
  /** Tel qu'on le dirait : « aides facultatives ». */
  readonly titre: string;
  readonly table: string;
  readonly champs: readonly Champ[];
  /**
   * Le champ qui range la ligne dans son millésime ; ailleurs, elle est refusée (sinon comptée deux fois). Absent : l'export
   * est une liste de dossiers ouverts, photographiée l'année du fichier.
   */
  readonly date?: string;
  /** Un champ date qui ne peut précéder `date` : effacé et signalé quand il le fait. */
  readonly suite?: string;
  /** Deux lignes égales sur tous ces champs, la même année, sont la même demande exportée deux fois. */
  readonly doublon?: readonly string[];
  /** Champs qui, croisés, peuvent désigner quelqu'un : le rapport de k-anonymat compte qui y est seul. */
  readonly quasi?: readonly string[];
  /** Le champ qu'on ne doit pas pouvoir apprendre de quelqu'un : sa diversité est comptée (l-diversité). */
  readonly sensible?: string;
}

/** Types qui n'entrent jamais au coffre. */
const OUBLIES = ["numero", "identite", "lieu"] as const;
export type TypeEcrit = Exclude<Champ["type"], (typeof OUBLIES)[number]>;
export type ChampEcrit = Extract<Champ, { readonly type: TypeEcrit }>;

/** Les champs qui s'écrivent au coffre. */
export const champsEcrits = (formulaire: Formulaire): readonly ChampEcrit[] =>
  formulaire.champs.filter((champ): champ is ChampEcrit => !OUBLIES.some((type) => type === champ.type));

/** Ses lignes sont celles d'un foyer : il peut être suivi et situé. */
export const isSuivi = ({ champs }: Formulaire): boolean => champs.some(({ type }) => type === "foyer");

/** Des lignes d'un foyer : son numéro dans l'export (pseudonyme), l'IRIS de son adresse et comment il a été trouvé. */
const COLONNES_SUIVI = ["foyer_export", "iris", "qualite_adresse"] as const;
export const colonnesSuivi = (formulaire: Formulaire): readonly string[] => (isSuivi(formulaire) ? COLONNES_SUIVI : []);

/** Ce qu'une ligne du coffre dit, hors de son année. */
export const colonnesDe = (formulaire: Formulaire): readonly string[] => [
  ...champsEcrits(formulaire).map(({ nom }) => nom),
  ...colonnesSuivi(formulaire),
];
