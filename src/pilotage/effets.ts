import { repondre } from "../constats/constats.ts";
import type { Donnees, Point } from "../constats/donnees.ts";
import { isEmpechement } from "../constats/genres/genre.ts";
import { decimalesEvolution, hasValeur, writeEcart, writeValeur } from "../constats/valeurs.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Action } from "./actions.ts";
import type { Suite } from "./etats.ts";

export type Atteinte = "atteinte" | "manquée" | "pas encore atteinte" | "pas encore mesurable" | "sans objet";

/** Ce qu'a fait l'indicateur d'une action, avant et après. Un avant-après n'est pas un effet. */
export interface Effet {
  readonly indicateur: Indicateur;
  /** La valeur de départ telle que l'édition peut la dire ; null si elle ne le peut pas. */
  readonly depart: string | null;
  /** Ce que le départ vaut aujourd'hui, quand son producteur l'a révisé depuis la décision. */
  readonly revise: string | null;
  readonly dernier: Point | null;
  /** La phrase d'évolution et sa preuve ; ou la raison de son absence. */
  readonly phrase: string;
  readonly appui: string | null;
  readonly atteinte: Atteinte;
  /** La même évolution ailleurs : « Haute-Brune : −0,4 point ». */
  readonly ailleurs: readonly string[];
}

/** Ce qu'a fait l'indicateur d'une action ; null si elle n'en a pas, ou s'il n'est pas au catalogue. */
export function effetOf(action: Action, donnees: Donnees): Effet | null {
  const indicateur = action.indicateur === null ? undefined : donnees.indicateur(action.indicateur);
  if (!indicateur) return null;
  const { commune } = donnees.perimetre;
  const serie = donnees.serie(indicateur.code, commune.niveau, commune.code);
  const depart = serie.find((p) => p.annee === action.depart_millesime);
  const dernier =
    serie.findLast((p) => hasValeur(p) && (action.depart_millesime === null || p.annee > action.depart_millesime)) ??
    null;
  const isDit = depart !== undefined && hasValeur(depart);
  const ecrit = action.depart === null ? null : writeValeur({ ...NU, valeur: action.depart }, indicateur);
  const relu = isDit ? writeValeur(depart, indicateur) : null;
  return {
    indicateur,
    // Écrit à la main, le départ n'est pas passé par le secret : on ne le dit que si l'édition le sert.
    depart: isDit ? ecrit : null,
    revise: relu !== null && ecrit !== null && relu !== ecrit ? relu : null,
    dernier,
    ...evolutionOf(indicateur, depart, dernier, donnees),
    atteinte: atteinteOf(action, dernier),
    ailleurs: depart && dernier ? ailleursOf(indicateur, depart, dernier, donnees) : [],
  };
}

const NU = { statut: "valeur", motif: null } as const;

function evolutionOf(
  { code }: Indicateur,
  depart: Point | undefined,
  dernier: Point | null,
  donnees: Donnees,
): Pick<Effet, "phrase" | "appui"> {
  if (!dernier) return { phrase: "aucune valeur plus récente que le départ n'est encore publiée", appui: null };
  if (!depart) return { phrase: "la valeur de départ n'est plus dans les fichiers chargés", appui: null };
  const constat = repondre(
    {
      genre: "evolution",
      indicateurs: [code],
      territoire: donnees.perimetre.commune,
      comparateurs: [],
      periode: [depart.millesime, dernier.millesime],
    },
    donnees,
  );
  return isEmpechement(constat)
    ? { phrase: constat.raison, appui: null }
    : { phrase: constat.phrase, appui: constat.appui };
}

/** La cible, du côté où l'action voulait aller ; avant l'horizon, rien n'est manqué. Une action abandonnée n'en a plus. */
function atteinteOf({ depart, cible, horizon, etat }: Action, dernier: Point | null): Atteinte {
  if (etat === "abandonnée") return "sans objet";
  if (depart === null || cible === null || !dernier || !hasValeur(dernier)) return "pas encore mesurable";
  if (cible > depart ? dernier.valeur >= cible : dernier.valeur <= cible) return "atteinte";
  return horizon !== null && dernier.annee < horizon ? "pas encore atteinte" : "manquée";
}

function ailleursOf(indicateur: Indicateur, depart: Point, dernier: Point, donnees: Donnees): readonly string[] {
  const autres = donnees.comparaison(indicateur.code).filter((p) => p.niveau !== donnees.perimetre.commune.niveau);
  return autres.flatMap(({ niveau, territoire, nom }) => {
    const serie = donnees.serie(indicateur.code, niveau, territoire);
    const bouts = [depart, dernier].map((b) => serie.find((p) => p.annee === b.annee && hasValeur(p)));
    if (bouts.some((b) => b === undefined)) return [];
    const e = donnees.evolution(indicateur.code, niveau, territoire, depart.annee, dernier.annee);
    if (!hasValeur(e)) return [];
    return [`${nom} : ${writeEcart(e.valeur, e.unite, decimalesEvolution(e, indicateur))}`];
  });
}

/** Dépense pour une unité de résultat, en euros ; null s'il manque l'un des deux. */
export const coutParResultat = ({ depense, resultat }: Pick<Action, "depense" | "resultat">): number | null =>
  depense === null || resultat === null || resultat <= 0 ? null : depense / resultat;

/** Ce que l'outil propose quand l'équipe n'a rien écrit : une règle simple, et dite, pas un jugement. */
export function suiteProposee(action: Action, atteinte: Atteinte): Suite | null {
  if (action.suite !== null) return action.suite;
  if (action.etat === "abandonnée") return "arrêter";
  if (atteinte === "atteinte") return "renforcer";
  return atteinte === "manquée" ? "ajuster" : null;
}
