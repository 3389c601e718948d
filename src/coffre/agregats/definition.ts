import type { Nature } from "../../modele/source.ts";
import type { ListeFermee } from "../formulaire.ts";

/** Une variable qui sort du coffre, et la requête qui la compte. */
export interface DefinitionAgregat {
  readonly variable: string;
  /** Tel qu'imprimé : dit la convention quand elle ne va pas de soi. */
  readonly libelle: string;
  readonly nature: Nature;
  readonly unite: string;
  /** Libellés imprimés des modalités d'une liste fermée. */
  readonly modalites?: ListeFermee;
  /** Colonnes `millesime`, `modalite`, `valeur`, `effectif`, et `seul` : un des foyers comptés, ou un dossier, qu'on ne lit que s'il n'y en a qu'un. */
  readonly sql: string;
  /** Une colonne que le coffre n'a pas toujours : sans elle, l'agrégat ne sort pas. */
  readonly exige?: { readonly table: string; readonly colonne: string };
  /** D'un montant : colonnes `millesime`, `premiere`, `deuxieme`, les deux plus grandes contributions d'un foyer. */
  readonly contributions?: string;
}

/** Un dossier d'une table dont les lignes ne disent pas de qui elles sont. */
export const unDossier = (table: string, ligne = "rowid"): string => `'${table} ' || min(${ligne})`;

/**
 * Un compte par mois, du premier au dernier mois présents dans les exports de l'année : un mois creux y vaut 0 ; avant
 * et après, on ne sait pas (un export du premier trimestre ne dit rien de l'été).
 */
export const countParMois = (table: string, date: string, effectif: string, seul: string): string => `
  with bornes as (
    select millesime, date_trunc('month', min(${date})) as debut, date_trunc('month', max(${date})) as fin
    from ${table} group by millesime
  ), calendrier as (
    select millesime, unnest(generate_series(debut::timestamp, fin::timestamp, interval 1 month))::date as mois from bornes
  )
  select c.millesime, strftime(c.mois, '%Y-%m') as modalite, count(t.${date}) as valeur, ${effectif} as effectif, ${seul} as seul
  from calendrier c
  left join ${table} t on t.millesime = c.millesime and date_trunc('month', t.${date})::date = c.mois
  group by c.millesime, c.mois`;
