import type { CommuneComparable } from "../calculer/groupes.ts";
import type { AgregatProtege } from "../modele/agregat.ts";
import type { Charte } from "../modele/charte.ts";
import type { Fond } from "../modele/fond.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Journal } from "../modele/journal.ts";
import type { ReglagesCcas } from "../modele/reglages-ccas.ts";
import type { PopulationParAge } from "../modele/population.ts";
import type { Projection, SansProjection } from "../modele/projection.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { RuptureSerie } from "../modele/rupture.ts";
import type { PilotageEdition } from "../pilotage/edition.ts";
import type { Tendance } from "../modele/tendance.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";

export type { AgregatProtege, CommuneComparable };

export type Edition = "direction" | "copil" | "public";

/** Un résultat prêt pour une figure : son segment dit avec quels autres il se compare. */
export interface ResultatSuivi extends Resultat {
  readonly annee: number;
  readonly segment: number;
  readonly nom: string;
}

/** Ce que le secret retire d'une table du CCAS : des comptes, jamais le motif d'une case. */
export interface TableSecret {
  readonly libelle: string;
  readonly cases: number;
  /** Cases masquées et chiffres retenus, ensemble. */
  readonly masquees: number;
  /** Ce qu'on a fait d'une table qui perdait trop de cases ; null si elle est donnée telle quelle. */
  readonly elargie: string | null;
}

export interface BilanSecret {
  readonly seuil: number;
  readonly tables: readonly TableSecret[];
  /** Ce qui serait masqué si chaque table était protégée sans les autres ; null si l'une d'elles ne peut pas l'être seule. */
  readonly tableParTable: number | null;
  /**
   * Les exports arrêtés à une publication passée : ce qui y a changé depuis est trop peu pour se publier. Pour qui publie, et
   * pour lui seul : le dire au lecteur lui apprendrait qu'un dossier a bougé.
   */
  readonly arretes: readonly string[];
  /** Ce que l'attaque de l'ensemble retrouve. */
  readonly attaque: { readonly exactes: number; readonly etroites: number; readonly initiees: number };
}

/** Un fichier lu, pour la page des sources. */
export interface FichierLu {
  readonly source: string;
  readonly titre: string;
  /** « non » : la lecture a été écrite d'après une documentation, sans qu'aucun vrai fichier ait été vu. */
  readonly verifiee: "oui" | "non";
  readonly producteur: string;
  readonly page: string;
  readonly licence: string;
  readonly millesime: string;
  readonly cog: number | null;
  readonly publie: number | null;
  readonly fichier: string;
  readonly sha256: string;
  /**
   * Lignes lues = gardées + refusées + hors champ (d'une autre année, de total, vides) ; null si leur compte dirait un total que
   * l'édition masque.
   */
  readonly lues: number | null;
  readonly gardees: number | null;
  readonly refusees: number | null;
}

export interface QuartierLu extends Territoire {
  readonly iris: readonly string[];
}

/** Le territoire du rapport et ceux à qui on le compare, du plus proche au plus large. */
export interface Perimetre {
  /** Ce que le rapport décrit : une commune, ou l'EPCI d'un CIAS (niveau `epci`, et alors `epci` est null). */
  readonly commune: Territoire;
  readonly epci: Territoire | null;
  readonly departement: Territoire | null;
  readonly region: Territoire | null;
  readonly iris: readonly Territoire[];
  /** Les communes de l'EPCI, par nom ; vide ou absent dans le rapport d'une commune. */
  readonly communes?: readonly Territoire[];
  /** Les quartiers que la ville a dessinés (territoires.csv), et leurs IRIS ; absents si elle n'en a pas. */
  readonly quartiers?: readonly QuartierLu[];
  /** Ses quartiers prioritaires, ceux de 2015 et ceux de 2024 (`QP…`, `QN…`), qui ne sont pas les mêmes. */
  readonly qpv?: readonly Territoire[];
  /** La strate de la commune, et les communes qui lui ressemblent, par thème ; absentes d'un entrepôt sans population. */
  readonly strate?: Territoire | null;
  readonly comparables?: readonly CommuneComparable[];
}

/**
 * Ce que le rapport peut lire, pour une édition : tout y est déjà protégé. Le rapport ne voit ni l'entrepôt ni le coffre.
 */
export interface Lecture {
  readonly edition: Edition;
  /** Année de l'édition. */
  readonly annee: number;
  readonly fictif: boolean;
  readonly nomCcas: string;
  readonly perimetre: Perimetre;
  readonly fichiers: readonly FichierLu[];
  /** La couleur et le logo de la ville ; absents, ceux de l'outil. */
  readonly charte?: Charte;
  /** Ce que le CCAS dit de son activité (observatoire.yaml). */
  readonly reglages: ReglagesCcas;
  /** Les fonds de carte du projet ; absents s'il n'en donne pas. */
  readonly fonds?: readonly Fond[];
  /** La commune par sexe et âge : le dernier recensement, précédé de celui dont il se rapproche ; absente si aucun fichier ne la donne. */
  readonly populations?: readonly PopulationParAge[];
  /** La commune à l'horizon d'un intervalle de recensement, ou pourquoi elle ne se projette pas. */
  readonly projection?: Projection | SansProjection;
  /** Les indicateurs que le projet montre, dans son ordre : avec ou sans valeur, en attente de leur source compris. */
  catalogue(): readonly Indicateur[];
  /** Ceux qui ont une valeur pour la commune. */
  indicateurs(): readonly Indicateur[];
  indicateur(code: string): Indicateur | undefined;
  /** Tous les millésimes servis ou masqués d'un territoire, par année croissante. Vide si l'indicateur n'y existe pas. */
  serie(code: string, niveau: Niveau, territoire: string): readonly ResultatSuivi[];
  /**
   * Les millésimes qu'il est permis de rapprocher, à partir du dernier : pour le recensement, seulement ceux dont les
   * enquêtes annuelles sont disjointes. C'est elle, et non `serie`, qu'une courbe dessine.
   */
  serieComparable(code: string, niveau: Niveau, territoire: string): readonly ResultatSuivi[];
  /** Ces deux millésimes peuvent-ils être sur la même courbe ? C'est la règle de `serieComparable`, deux à deux. */
  isRapprochable(code: string, niveau: Niveau, territoire: string, debut: number, fin: number): boolean;
  /** Le dernier millésime où la commune a une valeur. */
  dernier(code: string): ResultatSuivi | undefined;
  /** Commune et comparateurs au dernier millésime où au moins un comparateur a une valeur ; vide s'il n'y en a pas. */
  comparaison(code: string): readonly ResultatSuivi[];
  /** Les IRIS de la commune au dernier millésime disponible à l'IRIS, masqués compris ; vide s'il n'y en a pas. */
  parIris(code: string): readonly ResultatSuivi[];
  /** L'évolution `debut-fin` avec ses règles (refus, avertissement, intervalle). */
  evolution(code: string, niveau: Niveau, territoire: string, debut: number, fin: number): Resultat;
  /** La tendance de la commune, si assez de millésimes se comparent ; calculée par `abs calculer`. */
  tendance(code: string): Tendance | undefined;
  /** Ce que le secret retire des chiffres du CCAS ; null si rien n'y est masqué (direction), ou s'il n'y a pas d'export. */
  readonly secret: BilanSecret | null;
  /** Agrégats du CCAS, déjà masqués pour l'édition. */
  agregats(variable: string): readonly AgregatProtege[];
  /** Les coupures que le CCAS a notées pour un de ses totaux : rien ne s'y compare ni ne s'y trace de part et d'autre. */
  coupures(variable: string): readonly RuptureSerie[];
  /** Les barèmes du CCAS et ses changements d'outil ou de règle. */
  readonly journal: Journal;
  /** Ce que le CCAS décide et suit, tel que l'édition peut le lire ; absent d'un projet qui n'en écrit rien. */
  readonly pilotage?: PilotageEdition;
}
