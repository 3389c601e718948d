import { source, type Nature, type SourceMesures } from "../../src/modele/source.ts";
import type { Total } from "../../src/modele/total.ts";

/** Un tableau demandé à un partenaire, ou relevé par le CCAS lui-même : son identifiant de source, qui répond, et ce que compte chaque colonne. */
export interface TableReponse {
  readonly id: string;
  readonly titre: string;
  readonly producteur: string;
  /** Qui remplit le tableau, tel que le titre le dit. Défaut : un partenaire. */
  readonly qui?: "relevé du CCAS";
  /** Nom de la colonne, ce qu'elle compte, l'unité de ce compte ; et, si ce n'en est pas un, ce qu'elle mesure et le compte qu'elle résume. */
  readonly colonnes: readonly (readonly [nom: string, sens: string, unite: string, nature?: Nature, resume?: string])[];
  /** Les comptes inclus dans un autre : le reste non plus ne doit pas désigner quelques personnes. */
  readonly parmi?: readonly Total[];
}

/** Celui de l'édition publique pour les données du CCAS : un partenaire qui n'aurait pas masqué ne fait pas paraître trois foyers. */
const SEUIL = 11;

/**
 * La réponse d'un partenaire à une demande du CCAS (`abs pilotage demandes`), aux colonnes que la demande décrit : une ligne par
 * territoire et par année, une maille par fichier, `s` pour une case masquée ; une case plus petite que le seuil l'est en entrant. Aucune n'a encore été reçue.
 */
export const reponse = ({ id, titre, producteur, qui, colonnes, parmi = [] }: TableReponse): SourceMesures =>
  source({
    type: "mesures",
    id,
    titre: `${titre} (${qui ?? "réponse d'un partenaire"})`,
    producteur,
    licence: "celle que dit la réponse du partenaire",
    page: "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000032752301",
    format: { type: "csv", separateur: ";", decimale: "," },
    cle: "territoire",
    niveaux: ["commune", "iris", "qpv"],
    millesime: { de: "colonne", colonne: "annee", forme: "AAAA" },
    variables: colonnes.map(([nom, libelle, unite, nature = "effectif", resume]) => ({
      ...{ motif: nom, libelle, nature, unite },
      ...(resume !== undefined && { resume }),
    })),
    totaux: parmi,
    gabarit: `un csv à remplir, une ligne par année et par territoire, aux colonnes « annee;territoire;${colonnes.map(([nom]) => nom).join(";")} », déclaré dans millesimes.csv sous la source « ${id} »`,
    seuil: SEUIL,
    champ: "celles que le CCAS a demandées",
    comparaison: "annuelle",
    verifie: false,
  });
