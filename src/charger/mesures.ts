import type { Anomalie } from "../modele/anomalie.ts";
import type { SourceMesures } from "../modele/source.ts";
import type { Niveau } from "../modele/territoire.ts";
import { quoteName, quoteText, type Connexion } from "../entrepot/entrepot.ts";
import { localiser } from "./diagnostic.ts";
import { readEnteteMesures, type ColonneVariable } from "./entete.ts";
import { readPiece, type LigneRejetee } from "./piece.ts";
import type { Morceau } from "./preparer.ts";
import { marqueSql, valeurSql } from "./valeur.ts";

/** Ce qu'il faut savoir d'un fichier pour le charger. */
export interface Livraison {
  readonly id: number;
  readonly source: SourceMesures;
  readonly fichier: string;
  readonly millesime: number | null;
  readonly niveau: Niveau | null;
  /** Identifiants donnés aux variables du fichier, dans l'ordre où elles sont rencontrées (feuilles comprises). */
  readonly variables: Map<string, number>;
}

export interface Bilan {
  readonly lues: number;
  readonly gardees: number;
  readonly refusees: number;
  readonly cases: number;
  readonly anomalies: readonly Anomalie[];
}

/** Le même identifiant d'un chargement à l'autre : numéro du fichier, puis rang de la variable. */
const BASE = 10_000;

function variableId({ id, variables }: Livraison, nom: string): number {
  const connu = variables.get(nom);
  if (connu !== undefined) return connu;
  const nouveau = id * BASE + variables.size;
  variables.set(nom, nouveau);
  return nouveau;
}

const GENRES: Readonly<Record<string, string>> = {
  "MISSING COLUMNS": "ligne tronquée : il manque des colonnes",
  "TOO MANY COLUMNS": "trop de colonnes",
  "UNQUOTED VALUE": "guillemet jamais refermé",
  "INVALID ENCODING": "caractères illisibles : le fichier n'est pas en UTF-8",
  "LINE SIZE OVER MAXIMUM": "ligne démesurée",
};

export const anomaliesRejets = (fichier: string, rejets: readonly LigneRejetee[]): Anomalie[] =>
  rejets.map((r) => ({
    gravite: "bloquante",
    code: "ligne-malformee",
    fichier,
    ligne: r.ligne,
    colonne: r.colonne,
    valeur: null,
    message: GENRES[r.genre] ?? "ligne malformée",
    action: "Reprendre le fichier d'origine : il est tronqué ou a été modifié.",
  }));

/** Le niveau et le code de chaque ligne, en SQL. Arrondissements municipaux et « 1 » (métropole) compris. */
function territoireSql(niveau: Niveau, cle: string): { niveau: string; code: string; connu: string } {
  const dans = (table: string): string => `${cle} in (select code from ${table})`;
  switch (niveau) {
    case "commune":
      return {
        niveau: `case when ${dans("ref_arm")} then 'arm' else 'commune' end`,
        code: cle,
        connu: dans("ref_commune"),
      };
    case "iris":
      return {
        niveau: "'iris'",
        code: cle,
        connu: `length(${cle}) = 9 and left(${cle}, 5) in (select code from ref_commune)`,
      };
    case "epci":
      return { niveau: "'epci'", code: cle, connu: `regexp_full_match(${cle}, '\\d{9}')` };
    case "france":
      return {
        niveau: "'france'",
        code: `case ${cle} when '1' then 'FM' else ${cle} end`,
        connu: `${cle} in ('1', 'F', 'FM', 'F_X_D976')`,
      };
    default:
      return {
        niveau: `'${niveau}'`,
        code: cle,
        connu: `${cle} in (select code from territoire where niveau = '${niveau}')`,
      };
  }
}

/** Codes connus, une fois par connexion : ceux du COG, les anciens, ceux des mouvements. */
export async function prepareReferences(connexion: Connexion): Promise<void> {
  await connexion.run(`
    create or replace temp table ref_arm as select distinct code from territoire where niveau = 'arm';
    create or replace temp table ref_commune as
      select code from territoire where niveau in ('commune', 'arm')
      union select code from code_ancien union select avant from mouvement union select apres from mouvement`);
}

async function knownCodes(connexion: Connexion, niveau: Niveau): Promise<(code: string) => boolean> {
  const table = niveau === "commune" || niveau === "iris" ? "ref_commune" : `territoire where niveau = '${niveau}'`;
  const codes = new Set((await connexion.rows<{ code: string }>(`select code from ${table}`)).map((r) => r.code));
  if (niveau === "epci") return (code) => /^\d{9}$/.test(code);
  if (niveau === "france") return (code) => ["1", "F", "FM", "F_X_D976"].includes(code);
  return niveau === "iris" ? (code) => code.length === 9 && codes.has(code.slice(0, 5)) : (code) => codes.has(code);
}

/** Millésime d'une ligne quand il ne vient pas du nom de la colonne. */
function millesimeSql(livraison: Livraison, entete: readonly string[]): string {
  const { millesime } = livraison.source;
  if (millesime.de === "colonne") return `try_cast(left("c${entete.indexOf(millesime.colonne)}", 4) as smallint)`;
  return livraison.millesime === null ? "null::smallint" : `${livraison.millesime}::smallint`;
}

/**
 * Charge un morceau dans `mesure`. À appeler dans une transaction : s'il y a une anomalie bloquante, l'appelant annule.
 */
export async function loadMesures(
  connexion: Connexion,
  livraison: Livraison,
  morceau: Morceau,
  rangPiece: number,
): Promise<Bilan> {
  const { source, fichier, id } = livraison;
  const nomComplet = morceau.feuille ? `${fichier} (feuille ${morceau.feuille})` : fichier;
  const lue = readEnteteMesures(source, morceau.entete, nomComplet, morceau.ligneEntete);
  const anomalies: Anomalie[] = [...lue.anomalies];
  const bilan = (lues: number, gardees: number, cases: number): Bilan => ({
    lues,
    gardees,
    refusees: lues - gardees,
    cases,
    anomalies,
  });
  const cle = morceau.entete.indexOf(source.cle);
  if (lue.millesime !== null && livraison.millesime !== null && lue.millesime !== livraison.millesime)
    anomalies.push({
      gravite: "bloquante",
      code: "millesime-contredit",
      fichier: nomComplet,
      ligne: morceau.ligneEntete,
      colonne: null,
      valeur: String(lue.millesime),
      message: `les colonnes sont du millésime ${lue.millesime}, millesimes.csv dit ${livraison.millesime}`,
      action: "Corriger la colonne millesime de millesimes.csv.",
    });
  if (cle < 0 || lue.colonnes.length === 0) return bilan(0, 0, 0);

  const auxiliaires = [cle, ...(source.horsChamp ?? []).map((h) => morceau.entete.indexOf(h.colonne))];
  if (source.millesime.de === "colonne") auxiliaires.push(morceau.entete.indexOf(source.millesime.colonne));
  if (source.libelle) auxiliaires.push(morceau.entete.indexOf(source.libelle));
  const projetees = [...new Set([...auxiliaires, ...lue.colonnes.map((c) => c.index)])].filter((i) => i >= 0);
  const piece = await readPiece(connexion, morceau, projetees, rangPiece);
  anomalies.push(...anomaliesRejets(nomComplet, piece.rejets));
  const lues = piece.lignes + piece.rejets.length + morceau.horsTableau;
  if (morceau.horsTableau > 0)
    anomalies.push({
      gravite: "avertissement",
      code: "hors-tableau",
      fichier: nomComplet,
      ligne: null,
      colonne: null,
      valeur: null,
      message: `${morceau.horsTableau} lignes écrites sous le tableau, non chargées (notes ou autre tableau)`,
      action: "Rien à faire, sauf si des territoires y manquent.",
    });

  const niveau = morceau.niveau ?? livraison.niveau ?? source.niveaux[0] ?? "commune";
  const horsChamp =
    (source.horsChamp ?? [])
      .map((h) => `coalesce("c${morceau.entete.indexOf(h.colonne)}", '') in (${h.valeurs.map(quoteText).join(", ")})`)
      .join(" or ") || "false";
  const t = territoireSql(niveau, `"c${cle}"`);
  await connexion.run(`create or replace temp table garde_${rangPiece} as
    select *, ${t.niveau} as niveau, ${t.code} as territoire, ${millesimeSql(livraison, morceau.entete)} as millesime, coalesce(${t.connu}, false) as connu
    from ${piece.table} where not (${horsChamp})`);
  const controle = await connexion.one<{ gardees: number; inconnus: number; doubles: number; sans_date: number }>(`
    select count(*)::integer as gardees, (count(*) filter (not connu))::integer as inconnus,
      (count(*) - count(distinct (territoire, millesime)))::integer as doubles, (count(*) filter (millesime is null))::integer as sans_date
    from garde_${rangPiece}`);

  await insertVariables(connexion, livraison, lue.colonnes);
  const cases = await insertCases(connexion, livraison, lue.colonnes, rangPiece);
  const fautives =
    controle.inconnus +
    controle.doubles +
    cases.illisibles +
    (source.millesime.de === "colonne" ? controle.sans_date : 0);
  if (fautives > 0)
    anomalies.push(
      ...(await localiser({
        source,
        morceau,
        fichier: nomComplet,
        colonnes: lue.colonnes,
        connus: await knownCodes(connexion, niveau),
      })),
    );
  if (source.libelle && cle >= 0) await insertNoms(connexion, id, morceau.entete.indexOf(source.libelle), rangPiece);
  const ecartees = piece.lignes - controle.gardees;
  if (ecartees > 0)
    anomalies.push({
      gravite: "avertissement",
      code: "hors-champ",
      fichier: nomComplet,
      ligne: null,
      colonne: source.horsChamp?.[0]?.colonne ?? null,
      valeur: null,
      message: `${ecartees} ligne${ecartees > 1 ? "s" : ""} hors champ, non chargée${ecartees > 1 ? "s" : ""} : ${source.horsChamp?.[0]?.raison ?? ""}`,
      action: "Rien à faire : le producteur les met à part.",
    });
  await connexion.run(`drop table ${piece.table}; drop table garde_${rangPiece}`);
  return bilan(lues, controle.gardees, cases.cases);
}

async function insertVariables(
  connexion: Connexion,
  livraison: Livraison,
  colonnes: readonly ColonneVariable[],
): Promise<void> {
  const { id, source, millesime } = livraison;
  const rows = colonnes.map((c) => {
    const textes = [source.id, c.nom, c.variable.motif, c.variable.libelle, c.variable.nature, c.variable.unite]
      .map(quoteText)
      .join(", ");
    return `(${variableId(livraison, c.nom)}, ${id}, ${textes}, ${c.millesime ?? millesime ?? "null"}, ${c.debut ?? "null"})`;
  });
  await connexion.run(`insert into variable select * from (values ${rows.join(", ")}) v
    where v.col0 not in (select id from variable where fichier = ${id})`);
}

async function insertCases(
  connexion: Connexion,
  livraison: Livraison,
  colonnes: readonly ColonneVariable[],
  rangPiece: number,
): Promise<{ cases: number; illisibles: number }> {
  const { id, source } = livraison;
  const milliers = source.format.type === "csv" ? source.format.milliers : undefined;
  const annees = new Map(colonnes.map((c) => [c.nom, c.millesime]));
  const parRang = [...livraison.variables.keys()].map((nom) => annees.get(nom) ?? "null").join(", ");
  // Chaque colonne est renommée par son identifiant : le dépivotage rend ainsi un nombre, sans jointure sur un nom.
  const alias = (c: ColonneVariable): string => quoteName(String(variableId(livraison, c.nom)));
  const valeur = valeurSql("x", milliers);
  const avant = await connexion.one<{ n: number }>(`select count(*)::integer as n from mesure where fichier = ${id}`);
  await connexion.run(`
    insert into mesure
    select ${id}::smallint, variable::integer, coalesce(([${parRang}]::smallint[])[variable::integer - ${id * BASE} + 1], millesime),
      niveau::niveau, territoire, null, ${valeur}, ${marqueSql("x", valeur)}::marque
    from (select niveau, territoire, millesime, ${colonnes.map((c) => `"c${c.index}" as ${alias(c)}`).join(", ")} from garde_${rangPiece})
    unpivot include nulls (x for variable in (${colonnes.map(alias).join(", ")}))`);
  const { n, illisibles } = await connexion.one<{ n: number; illisibles: number }>(
    `select count(*)::integer as n, (count(*) filter (marque is null))::integer as illisibles from mesure where fichier = ${id}`,
  );
  return { cases: n - avant.n, illisibles };
}

/** Un territoire que la géographie chargée ne nomme pas (EPCI dissous, IRIS ancien) prend le nom que son fichier lui donne. */
async function insertNoms(connexion: Connexion, id: number, colonne: number, rangPiece: number): Promise<void> {
  if (colonne < 0) return;
  await connexion.run(`
    insert into territoire
    select ${id}::smallint, 0::smallint, niveau::niveau, territoire, any_value("c${colonne}"), null
    from garde_${rangPiece} where niveau in ('iris', 'epci') and "c${colonne}" is not null group by all`);
}
