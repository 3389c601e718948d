import type { Indicateur } from "../../modele/indicateur.ts";
import type { Resultat } from "../../modele/resultat.ts";
import type { Territoire } from "../../modele/territoire.ts";
import type { Direction, Genre, Question, ValeurCitee } from "../affirmation.ts";
import type { Cause } from "../causes.ts";
import type { Sens } from "../constat.ts";
import { pointOf, type Donnees, type Point } from "../donnees.ts";
import type { Force } from "../force.ts";
import { margeOf } from "../marge.ts";
import { hasValeur, isBorne } from "../valeurs.ts";

/** La réponse à une question : la phrase, et tout ce qui permet de la contrôler. */
export interface Matiere {
  readonly phrase: string;
  readonly force: Force;
  /** La force en mots. */
  readonly appui: string;
  readonly direction: Direction;
  readonly sens: Sens;
  readonly ampleur: { readonly valeur: number | null; readonly unite: string };
  /** Logarithme du rapport, en valeur absolue : ce qui range. */
  readonly amplitude: number;
  readonly personnes: number | null;
  readonly valeurs: readonly ValeurCitee[];
  readonly resultats: readonly Resultat[];
}

/** La question n'a pas de réponse aujourd'hui, et pourquoi. */
export interface Empechement {
  readonly cause: Cause;
  readonly raison: string;
}

export const isEmpechement = (r: object): r is Empechement => "cause" in r;

/** Un genre de constat : les questions qu'il pose aux données, et comment il y répond. */
export interface GenreDeConstat {
  readonly genre: Genre;
  chercher(donnees: Donnees): readonly Question[];
  repondre(question: Question, donnees: Donnees): Matiere | Empechement;
}

/** L'indicateur d'une question, ou l'empêchement. */
export function indicateurOf({ indicateurs: [code = ""] }: Question, donnees: Donnees): Indicateur | Empechement {
  return donnees.indicateur(code) ?? { cause: "definition", raison: `l'indicateur ${code} n'est plus au catalogue` };
}

/** La valeur servie d'un territoire à un millésime ; sinon ce qui l'empêche : le secret, une carte refaite, un fichier absent. */
export function servi(
  donnees: Donnees,
  indicateur: Indicateur,
  territoire: Territoire,
  millesime: string,
): (Point & { readonly valeur: number }) | Empechement {
  const point = pointOf(donnees, indicateur.code, territoire, millesime);
  const ou = `${territoire.nom}, ${millesime}`;
  if (point && isBorne(point, indicateur))
    return { cause: "revision", raison: `${ou} : le producteur ne donne plus qu'une borne` };
  if (point && hasValeur(point)) return point;
  if (point?.statut === "secret") return { cause: "secret", raison: `${ou} : la valeur est désormais secrète` };
  if (territoire.niveau === "iris" && !donnees.perimetre.iris.some((t) => t.code === territoire.code))
    return { cause: "geographie", raison: `${ou} : ce quartier n'existe plus dans la carte d'aujourd'hui` };
  return { cause: "absence", raison: `${ou} : aucun fichier chargé ne donne plus cette valeur` };
}

/** Un rapport de deux nombres positifs, sur une échelle où doubler et diminuer de moitié pèsent autant. */
export const logRapport = (a: number | null, b: number | null): number =>
  a === null || b === null || a <= 0 || b <= 0 ? 0 : Math.abs(Math.log(a / b));

/** Le côté défavorable d'un indicateur : +1 si plus c'est élevé, plus le besoin est fort ; 0 s'il est descriptif. */
export const signeOf = ({ sens }: Indicateur): -1 | 0 | 1 => (sens === "+" ? 1 : sens === "-" ? -1 : 0);

/** Ce qu'un écart ou une évolution appelle, selon le sens de l'indicateur et la preuve. */
export function sensOf(indicateur: Indicateur, delta: number, force: Force, resultats: readonly Resultat[]): Sens {
  const defavorable = signeOf(indicateur) * delta;
  if (defavorable === 0 || force === "aucune" || force === "incomparable") return "neutre";
  if (defavorable > 0) return "vigilance";
  // Une bonne nouvelle dans la marge d'incertitude ne s'annonce pas ; une mauvaise mérite d'être suivie.
  const isDansMarge = force === "indicative" && resultats.some((r) => margeOf(r) !== null);
  return isDansMarge ? "neutre" : "favorable";
}
