import type { Connexion, Entrepot } from "../entrepot/entrepot.ts";
import { livrerDirectes } from "./directe.ts";
import type { Role, TermeCalcul } from "./inventaire.ts";
import type { Calcul } from "./plan.ts";
import { colonnesLongues, isLongue } from "./somme-longue.ts";

/** Une case du fichier remis à plat : une variable à un millésime. */
const colonne = (t: TermeCalcul): string => `${t.variable}_${t.millesime}`;

/** Un terme en SQL : sa case, ou zéro là où le producteur a compté sans lui écrire de ligne. */
function terme(t: TermeCalcul): string {
  if (t.zeroSi === undefined) return `v${colonne(t)}`;
  const connue = `coalesce(v${colonne(t)}, 0)`;
  const valeur = t.presence ? `(${connue} > 0)::int` : connue;
  return `case when v${colonne(couverture(t))} is not null then ${valeur} end`;
}
const couverture = (t: TermeCalcul): TermeCalcul => ({ ...t, variable: t.zeroSi ?? t.variable });

/** `v12_2018 - v13_2018` : les termes dans un ordre fixe, donc la même somme au dernier chiffre près à chaque fois. */
const somme = (termes: readonly TermeCalcul[]): string =>
  termes.length === 0
    ? "null"
    : termes
        .map((t) => `${t.coefficient < 0 ? "-" : "+"} ${terme(t)}`)
        .join(" ")
        .replace(/^\+ /, "");

const deRole = (c: Calcul, role: Role, fichierDe: (variable: number) => number, fichier: number): TermeCalcul[] =>
  c.termes.filter((t) => t.role === role && fichierDe(t.variable) === fichier);

const ROLES = ["n", "d", "a", "b"] as const;

/** Une ligne par calcul et territoire du fichier remis à plat ; rien si le fichier n'y dit ni valeur ni marque. */
function selectCalcul(c: Calcul, id: number, fichier: number, fichierDe: (variable: number) => number): string {
  const parRole = ROLES.map((role) => ({ role, termes: deRole(c, role, fichierDe, fichier) }));
  const [n, d, a, b] = parRole.map(({ role, termes }) => (isLongue(termes) ? `s${id}_${role}` : somme(termes)));
  const marques = [
    ...new Set(
      parRole.flatMap(({ role, termes }) =>
        isLongue(termes) ? [`t${id}_${role}`] : termes.map((t) => `m${colonne(t)}`),
      ),
    ),
  ];
  const marque = marques.length === 1 ? marques[0] : `least(${marques.join(", ")})`;
  return `select * from (select ${id} as calcul, niveau, territoire, ${n} as num, ${d} as den, ${a} as nais, ${b} as deces, ${marque} as marque from plat)
    where num is not null or den is not null or marque is not null`;
}

/**
 * Remplit `travail.paire` : pour chaque calcul et chaque territoire livré, numérateur, dénominateur, naissances, décès. Chaque
 * fichier est remis à plat une fois, sur les seules variables qui servent : jamais toute la table large. Les calculs qui ne
 * font que redire une case n'y sont pas : voir directe.ts.
 */
export async function livrerCases(
  entrepot: Entrepot,
  calculs: readonly Calcul[],
  fichierDe: (variable: number) => number,
  cogDe: (fichier: number) => number,
): Promise<void> {
  const colonnes =
    "calcul integer, niveau niveau, territoire varchar, num double, den double, nais double, deces double, marque marque";
  const { connexion } = entrepot;
  // Les tables temporaires sont propres à une connexion : celles que toutes remplissent sont dans une base en mémoire, gardée
  // jusqu'à la fin du calcul (`oublierCases`) : la recopier doublerait la mémoire.
  await connexion.run(
    `attach ':memory:' as travail; create table travail.paire (${colonnes}); create table travail.moitie (${colonnes}, cog smallint);
    create table travail.directe (calcul integer, niveau niveau, territoire varchar, valeur double, marque marque)`,
  );
  const file = [...new Set(calculs.flatMap((c) => c.fichiers))].sort((x, y) => x - y);
  const livrer = async (c: Connexion, fichier: number): Promise<void> => {
    const duFichier = calculs.flatMap((c, i) => (c.fichiers.includes(fichier) ? [{ c, id: i + 1 }] : []));
    const siens = await livrerDirectes(c, fichier, duFichier);
    if (siens.length === 0) return;
    const groupes = siens.flatMap(({ c, id }) =>
      ROLES.map((role) => ({ nom: `${id}_${role}`, termes: deRole(c, role, fichierDe, fichier) })),
    );
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
    const inserer = (table: string, croise: boolean): string => {
      const selects = siens
        .filter(({ c }) => c.croise === croise)
        .map(({ c, id }) => selectCalcul(c, id, fichier, fichierDe));
      const cog = croise ? `, ${cogDe(fichier)}::smallint as cog` : "";
      return selects.length === 0
        ? ""
        : `insert into travail.${table} select *${cog} from (${selects.join(" union all ")});`;
    };
    await c.run(`
      create or replace temp table plat as select niveau, territoire, ${plat.join(", ")}
      from (select *, nullif(marque, 'valeur') as absente from mesure where fichier = ${fichier} and variable in (${variables.join(", ")}))
      group by niveau, territoire;
      ${inserer("paire", false)} ${inserer("moitie", true)}`);
  };
  await entrepot.parallel(file.length, async (c) => {
    for (let fichier = file.shift(); fichier !== undefined; fichier = file.shift()) await livrer(c, fichier);
    await c.run("drop table if exists plat");
  });
}

/** Rend la mémoire de `livrerCases`. À appeler hors de toute transaction. */
export async function oublierCases(connexion: Connexion): Promise<void> {
  await connexion.run("detach travail");
}

/**
 * Dresse `paire` : ce que `livrerCases` a rempli, complété des calculs dont numérateur et dénominateur viennent de deux fichiers ; `calcul` et `passage` sont écrits.
 */
export async function rapprocherMoities(connexion: Connexion): Promise<void> {
  // Deux fichiers de géographies différentes : chaque moitié est d'abord ramenée à la référence, sinon le numérateur d'une
  // commune nouvelle serait rapporté au dénominateur de l'ancienne. Ce qui ne se ramène pas n'est pas rapproché.
  await connexion.run(`
    create or replace temp table deplacee as
    select id as calcul from calcul where croise and additive and id in (
      select calcul from travail.moitie group by calcul having count(distinct cog) > 1);
    create or replace temp table touchee as select cog, avant as code from passage union select cog, apres from passage;
    create or replace temp table rapprochee as
    select calcul, niveau, territoire, max(num) as num, max(den) as den, null::double as nais, null::double as deces, min(marque) as marque from (
      select calcul, niveau, territoire, num, den, marque from travail.moitie m
      where niveau <> 'commune' or calcul not in (select calcul from deplacee)
        or not exists (select 1 from touchee t where t.cog = m.cog and t.code = m.territoire)
      union all
      select m.calcul, m.niveau, p.apres, case when count(m.num) = any_value(p.origines) then sum(m.num::decimal(38, 12)) end,
        case when count(m.den) = any_value(p.origines) then sum(m.den::decimal(38, 12)) end, min(m.marque)
      from travail.moitie m semi join deplacee using (calcul) join passage p on p.cog = m.cog and p.avant = m.territoire
      where m.niveau = 'commune' and not p.partagee
      group by m.calcul, m.niveau, p.apres, p.cog, m.num is null having count(*) = any_value(p.origines)
    ) group by all;
    create or replace temp view paire as select * from travail.paire union all select * from rapprochee`);
}
