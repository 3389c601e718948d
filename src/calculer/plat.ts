import type { TermeCalcul } from "./inventaire.ts";
import { colonnesLongues, isLongue } from "./somme-longue.ts";

/** Les termes qu'un fichier livre à un rôle d'un calcul ; `nom` : celui de leur somme, quand elle se fait en un seul agrégat. */
export interface Groupe {
  readonly nom: string;
  readonly termes: readonly TermeCalcul[];
}

/** Ce qu'un fichier remis à plat ajoute à une table : une ligne par territoire, sous un numéro. */
export interface Ajout {
  readonly table: "paire" | "moitie" | "denominateur";
  readonly numero: number;
  readonly num: Groupe;
  readonly den: Groupe;
  readonly nais: Groupe;
  readonly deces: Groupe;
}

/** Une case du fichier remis à plat : une variable à un millésime. */
const colonne = (t: TermeCalcul): string => `${t.variable}_${t.millesime}`;
const couverture = (t: TermeCalcul): TermeCalcul => ({ ...t, variable: t.zeroSi ?? t.variable });

/** Un terme en SQL : sa case, ou zéro là où le producteur a compté sans lui écrire de ligne. */
function terme(t: TermeCalcul): string {
  if (t.zeroSi === undefined) return `v${colonne(t)}`;
  const connue = `coalesce(v${colonne(t)}, 0)`;
  const valeur = t.presence ? `(${connue} > 0)::int` : connue;
  return `case when v${colonne(couverture(t))} is not null then ${valeur} end`;
}

/** `v12_2018 - v13_2018` : les termes dans un ordre fixe, donc la même somme au dernier chiffre près à chaque fois. */
const somme = ({ nom, termes }: Groupe): string =>
  isLongue(termes)
    ? `s${nom}`
    : termes.length === 0
      ? "null"
      : termes
          .map((t) => `${t.coefficient < 0 ? "-" : "+"} ${terme(t)}`)
          .join(" ")
          .replace(/^\+ /, "");

const groupesDe = (a: Ajout): Groupe[] => [a.num, a.den, a.nais, a.deces];

/** Une ligne par territoire du fichier remis à plat ; rien si le fichier n'y dit ni valeur ni marque. */
function selectAjout(a: Ajout): string {
  const marques = [
    ...new Set(groupesDe(a).flatMap(({ nom, termes }) => (isLongue(termes) ? [`t${nom}`] : termes.map((t) => `m${colonne(t)}`)))),
  ]; // prettier-ignore
  const marque = marques.length === 1 ? marques[0] : `least(${marques.join(", ")})`;
  return `select * from (select ${a.numero} as numero, niveau, territoire, ${somme(a.num)} as num, ${somme(a.den)} as den, ${somme(a.nais)} as nais,
    ${somme(a.deces)} as deces, ${marque} as marque from plat) where num is not null or den is not null or marque is not null`;
}

/** Les colonnes de chaque table de `travail` qu'un ajout remplit. */
const COLONNES = {
  paire: "numero, niveau, territoire, num, den, nais, deces, marque",
  moitie: "numero, niveau, territoire, num, marque",
  denominateur: "numero, niveau, territoire, den, marque",
} as const;

/** Remet un fichier à plat, sur les seules variables qui servent, et en tire tous les ajouts. */
export function sqlPlat(fichier: number, ajouts: readonly Ajout[]): string {
  const groupes = ajouts.flatMap(groupesDe);
  const longues = groupes.filter((g) => isLongue(g.termes));
  const termes = new Map(
    groupes
      .filter((g) => !isLongue(g.termes))
      .flatMap((g) => g.termes.flatMap((t) => (t.zeroSi === undefined ? [t] : [t, couverture(t)])))
      .map((t) => [colonne(t), t] as const),
  );
  const plat = [...termes.values()].map((t) => {
    const ici = `variable = ${t.variable} and millesime = ${t.millesime}`;
    // `case`, et non `filter` : un tiers de temps en moins (mesuré), DuckDB ne recopiant pas les lignes retenues.
    return `max(case when ${ici} then valeur end) as v${colonne(t)}, min(case when ${ici} then absente end) as m${colonne(t)}`;
  });
  plat.push(...longues.map((g) => colonnesLongues(g.nom, g.termes)));
  const variables = [...new Set([...termes.values(), ...longues.flatMap((g) => g.termes)].map((t) => t.variable))];
  const inserer = Object.entries(COLONNES).flatMap(([table, colonnes]) => {
    const selects = ajouts.filter((a) => a.table === table).map(selectAjout);
    return selects.length === 0
      ? []
      : [`insert into travail.${table} select ${colonnes} from (${selects.join(" union all ")})`];
  });
  return `
    create or replace temp table plat as select niveau, territoire, ${plat.join(", ")}
    from (select *, nullif(marque, 'valeur') as absente from mesure where fichier = ${fichier} and variable in (${variables.join(", ")}))
    group by niveau, territoire;
    ${inserer.join("; ")}`;
}
