import { source, type SourceMesures } from "../../src/modele/source.ts";

/** Un tableau demandé à un partenaire : son identifiant de source, qui répond, et ce que compte chaque colonne. */
export interface TableReponse {
  readonly id: string;
  readonly titre: string;
  readonly producteur: string;
  /** Nom de la colonne, ce qu'elle compte, et l'unité de ce compte. */
  readonly colonnes: readonly (readonly [nom: string, sens: string, unite: string])[];
}

/** Celui de l'édition publique pour les données du CCAS : un partenaire qui n'aurait pas masqué ne fait pas paraître trois foyers. */
const SEUIL = 11;

/**
 * La réponse d'un partenaire à une demande du CCAS (`abs pilotage demandes`), aux colonnes que la demande décrit : une ligne par
 * territoire et par année, une maille par fichier, `s` pour une case masquée ; une case plus petite que le seuil l'est en entrant. Aucune n'a encore été reçue.
 */
export const reponse = ({ id, titre, producteur, colonnes }: TableReponse): SourceMesures =>
  source({
    type: "mesures",
    id,
    titre: `${titre} (réponse d'un partenaire)`,
    producteur,
    licence: "celle que dit la réponse du partenaire",
    page: "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000032752301",
    format: { type: "csv", separateur: ";", decimale: "," },
    cle: "territoire",
    niveaux: ["commune", "iris", "qpv"],
    millesime: { de: "colonne", colonne: "annee", forme: "AAAA" },
    variables: colonnes.map(([nom, libelle, unite]) => ({ motif: nom, libelle, nature: "effectif", unite })),
    seuil: SEUIL,
    champ: "celles que le CCAS a demandées",
    comparaison: "annuelle",
    verifie: false,
  });
