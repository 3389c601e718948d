import { quoteText, type Connexion } from "../../entrepot/entrepot.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { avertissement, direLignesVides, limiter, situes } from "../anomalies.ts";
import { bilan, type Bilan } from "../bilan.ts";
import { insertVariables, variableId } from "../cases.ts";
import { departementSql, readCodesConnus, territoireSql } from "../codes-connus.ts";
import { controleAnnee } from "../controles/annee.ts";
import { controleCouverture, DEPARTEMENTS } from "../controles/couverture.ts";
import { direDesignations, territoireDesigneSql, type MiseAPart } from "../designation.ts";
import { dateSql, horsPeriodeSql } from "../diagnostic.ts";
import { colonneAbsente, doublons, separateurChange, situer } from "../entete.ts";
import { insertLieux, premierLieu } from "../lieux.ts";
import { nomMorceau, sansLigne, type Livraison } from "../mesures.ts";
import { anomaliesRejets, readPiece } from "../piece.ts";
import type { Morceau } from "../preparer.ts";
import type { Condition } from "../../modele/source-regroupee.ts";
import { sansValeurSql, valeurSql } from "../valeur.ts";
import { colonnesChiffrees, colonnesRegroupees, sommeDe, type SourceRegroupee } from "./colonnes.ts";
import { localiserRegroupee } from "./localiser.ts";

interface Controle {
  readonly gardees: number;
  readonly inconnus: number;
  readonly doubles: number;
  readonly sans_date: number;
  readonly illisibles: number;
}

function readEntete(source: SourceRegroupee, entete: readonly string[], fichier: string, ligne: number): Anomalie[] {
  const separateur = source.format.type === "csv" ? separateurChange(entete, source.format.separateur) : null;
  const colonnes = colonnesRegroupees(source);
  const autres = entete.filter((nom) => !colonnes.some(([c]) => c === nom) && !source.ignorees?.includes(nom));
  const defauts = separateur
    ? [separateur]
    : [...doublons(entete), ...colonnes.filter(([nom]) => !entete.includes(nom)).map(([nom, dit]) => colonneAbsente(nom, dit, autres))]; // prettier-ignore
  return limiter(situer(fichier, defauts)).map((a) => ({ ...a, ligne }));
}

/** L'expression qu'une variable additionne, sur une ligne complète ; exacte, pour ne pas dépendre de l'ordre des lignes. */
function termeSql(v: SourceRegroupee["variables"][number], nombre: (colonne: string) => string, texte: (colonne: string) => string): string {
  const { produit, si } = sommeDe(v);
  const terme = produit.length === 0 ? "1" : produit.map((c) => `${nombre(c)}::decimal(18, 4)`).join(" * ");
  if (!si) return `sum(${terme})`;
  return `coalesce(sum(${terme}) filter (${conditionSql(si, texte)}), 0)`;
} // prettier-ignore

const conditionSql = ({ colonne, valeurs }: Condition, texte: (colonne: string) => string): string =>
  `lower(coalesce(${texte(colonne)}, '')) in (${valeurs.map((x) => quoteText(x.toLowerCase())).join(", ")})`;

/** Pourquoi une ligne n'est pas comptée ; 0 : elle l'est. */
const ECARTS = { vide: 1, horsChamp: 2, incomplete: 3, designation: 4 } as const;

/** Met à part les lignes qu'une désignation ne range pas avec certitude. */
async function ecarterDesignations(connexion: Connexion, rang: number, cle: string, famille: string | undefined): Promise<readonly MiseAPart[]> {
  if (famille === undefined) return [];
  const parts = await connexion.rows<MiseAPart>(
    `select raison, count(*)::integer as n, list_sort(list(distinct ${cle}))[:5] as exemples from garde_${rang} where ecart = 0 and raison is not null group by raison order by raison`);
  await connexion.run(`update garde_${rang} set ecart = ${ECARTS.designation} where ecart = 0 and raison is not null`);
  return parts;
} // prettier-ignore

/**
 * Ajoute à ses lieux les communes (ou arrondissements) sans ligne, à zéro : sans elles, un taux d'intercommunalité ne porterait que sur
 * les communes équipées. Celle dont une ligne est incomplète n'est pas sans rien ; et d'un extrait, rien ne dit ce qui y manque.
 */
async function insertZeros(connexion: Connexion, { source, cog }: Livraison, rang: number, texte: (colonne: string) => string): Promise<void> {
  const comptees = source.variables.map((v) => (v.somme?.si ? conditionSql(v.somme.si, texte) : "true")).join(" or ");
  const departements = `select ${departementSql("niveau", "territoire")} from lieu_${rang}`;
  await connexion.run(`
    insert into lieu_${rang}
    with ville as (select distinct enfant, parent from appartenance where enfant_niveau = 'arm' and parent_niveau = 'commune'),
    vus as (select niveau, territoire from garde_${rang} where ecart = 0 or (ecart = ${ECARTS.incomplete} and connu and (${comptees}))),
    connus as (
      select distinct niveau, code, ${departementSql("niveau", "code")} as departement from territoire
      where niveau in ('commune', 'arm') and cog = (select arg_min(cog, abs(cog - ${cog ?? 0})) from territoire where niveau = 'commune' and cog > 0)
    )
    select (select count(*) from lieu_${rang}) + row_number() over (order by k.niveau, k.code, a.millesime) - 1, k.niveau, k.code, a.millesime, ${source.variables.map(() => "0").join(", ")}
    from connus k cross join (select distinct millesime from lieu_${rang}) a
    where k.departement in (${departements})
      and (select count(distinct d) from (${departements}) t(d)) >= ${DEPARTEMENTS} * (select count(distinct departement) from ref_etendue where niveau = 'commune')
      and k.code not in (select territoire from vus where territoire is not null)
      and k.code not in (select parent from ville) and k.code not in (select enfant from ville where parent in (select territoire from vus))`);
} // prettier-ignore

/**
 * Charge un morceau dont chaque ligne est plus petite qu'un territoire. À appeler dans une transaction : s'il y a une anomalie
 * bloquante, l'appelant annule.
 * @throws {FichierIllisible}
 */
export async function loadRegroupee(
  connexion: Connexion,
  livraison: Livraison & { readonly source: SourceRegroupee },
  morceau: Morceau,
  rang: number,
): Promise<Bilan> {
  const { source } = livraison;
  const { regroupee, millesime } = source;
  const fichier = nomMorceau(livraison.fichier, morceau);
  const anomalies = readEntete(source, morceau.entete, fichier, morceau.ligneEntete);
  const isLisible = anomalies.length === 0;
  const index = (colonne: string): number => morceau.entete.indexOf(colonne);
  const texte = (colonne: string): string => `"c${index(colonne)}"`;
  const milliers = source.format.type === "csv" ? source.format.milliers : undefined;
  const nombre = (colonne: string): string => valeurSql(texte(colonne), milliers);
  const horsChamp = (source.horsChamp ?? []).filter((h) => index(h.colonne) >= 0);
  const projetees = [...new Set([...colonnesRegroupees(source).map(([nom]) => nom), ...horsChamp.map((h) => h.colonne)].map(index))].filter((i) => i >= 0); // prettier-ignore
  const piece = await readPiece(connexion, morceau, projetees.length > 0 ? projetees : [0], rang);
  anomalies.push(...anomaliesRejets(fichier, piece.rejets));
  const lues = piece.lignes + piece.perdues;
  if (lues === 0) anomalies.push(sansLigne(fichier, morceau.ligneEntete));
  if (!isLisible || lues === 0) return bilan(lues, 0, 0, anomalies);

  const niveau = morceau.niveau ?? livraison.niveau ?? source.niveaux[0] ?? "commune";
  const t = source.designation === undefined
    ? { ...territoireSql(niveau, texte(source.cle), source.formeCode), raison: "null::varchar" }
    : { ...territoireDesigneSql(source.designation, texte(source.cle)), connu: "true" }; // prettier-ignore
  const date = millesime.de === "colonne" ? dateSql(texte(millesime.colonne), millesime) : `${livraison.millesime ?? "null"}::smallint`; // prettier-ignore
  const vide = projetees.map((i) => `"c${i}" is null`).join(" and ");
  const vides = (regroupee.vides ?? []).map(quoteText).join(", ");
  const isVide = (c: string): string =>
    `(${sansValeurSql(texte(c))}${vides === "" ? "" : ` or ${texte(c)} in (${vides})`})`;
  const incomplete = regroupee.completes.map(isVide).join(" or ") || "false";
  const exclue = (regroupee.seulement ?? []).map((c) => `not (${conditionSql(c, texte)})`);
  const ecarte = [
    ...horsChamp.map((h) => `coalesce(${texte(h.colonne)}, '') in (${h.valeurs.map(quoteText).join(", ")})`),
    ...exclue,
    ...(millesime.de === "colonne" ? [horsPeriodeSql(texte(millesime.colonne), millesime)] : []),
  ];
  await connexion.run(`create or replace temp table garde_${rang} as
    select *, case when ${vide} then ${ECARTS.vide} when ${ecarte.join(" or ") || "false"} then ${ECARTS.horsChamp} when ${incomplete} then ${ECARTS.incomplete} else 0 end as ecart,
      (${t.niveau})::niveau as niveau, ${t.code} as territoire, ${date} as millesime, coalesce(${t.connu}, false) as connu, ${t.raison} as raison
    from ${piece.table}`);
  const parts = await ecarterDesignations(connexion, rang, texte(source.cle), source.designation);
  const chiffrees = colonnesChiffrees(source).map(nombre);
  const illisible =
    chiffrees.map((n) => `coalesce(not isfinite(${n})${regroupee.signees ? "" : ` or ${n} < 0`}, true)`).join(" or ") ||
    "false";
  const controle = await connexion.one<Controle>(`
    select count(*)::integer as gardees, (count(*) filter (not connu))::integer as inconnus, (count(*) filter (${illisible}))::integer as illisibles,
      (count(*) - count(distinct (${regroupee.identifiant.map(texte).join(", ")}, millesime)))::integer as doubles,
      (count(*) filter (millesime is null))::integer as sans_date
    from garde_${rang} where ecart = 0`);
  if (source.designation !== undefined) {
    anomalies.push(...direDesignations(fichier, source.designation, parts, controle.gardees));
    if (controle.gardees === 0 && parts.length > 0) return bilan(lues, 0, 0, anomalies);
  }
  const fautives = controle.inconnus + controle.doubles + controle.illisibles + controle.sans_date;
  if (fautives > 0) {
    const codes = await readCodesConnus(connexion, niveau, source);
    anomalies.push(...situes(fichier, fautives, await localiserRegroupee(source, morceau, fichier, codes)));
    return bilan(lues, 0, 0, anomalies);
  }

  const colonnes = source.variables.map((variable, i) => ({ index: i, nom: variable.motif, variable, millesime: null, debut: null })); // prettier-ignore
  await connexion.run(`create or replace temp table lieu_${rang} as
    select row_number() over (order by niveau, territoire, millesime) - 1 as rang, * from (
      select niveau, territoire, millesime, ${source.variables.map((v, i) => `(${termeSql(v, nombre, texte)})::double as v${i}`).join(", ")}
      from garde_${rang} where ecart = 0 group by niveau, territoire, millesime)`);
  if (regroupee.exhaustive) await insertZeros(connexion, livraison, rang, texte);
  await insertVariables(connexion, livraison, colonnes, livraison.millesime);
  await insertLieux(connexion, rang, millesime.de === "colonne");
  for (const c of colonnes)
    await connexion.run(`insert into cellule select ${premierLieu(rang)} + rang, ${variableId(livraison, c.nom)}, v${c.index}, 'valeur' from lieu_${rang}`); // prettier-ignore
  const comptes = await connexion.rows<{ ecart: number; n: number }>(`select ecart, count(*)::integer as n from garde_${rang} where ecart > 0 group by ecart`); // prettier-ignore
  anomalies.push(...direEcarts(fichier, new Map(comptes.map((c) => [c.ecart, c.n])), source));
  anomalies.push(
    ...(await controleAnnee(connexion, livraison, fichier, `select millesime as annee from lieu_${rang}`)),
  );
  anomalies.push(...(await controleCouverture(connexion, source, `lieu_${rang}`, fichier)));
  const { n: lieux } = await connexion.one<{ n: number }>(`select count(*)::integer as n from lieu_${rang}`);
  await connexion.run(`drop table garde_${rang}; drop table lieu_${rang}; drop table ${piece.table}`);
  return bilan(lues, controle.gardees, lieux * colonnes.length, anomalies);
}

/** Ce qui n'est pas compté, par raison : chaque ligne lue est gardée, ou dite ici. */
function direEcarts(fichier: string, n: ReadonlyMap<number, number>, { regroupee, horsChamp }: SourceRegroupee): Anomalie[] {
  const dire = (ecart: number, raison: string): Anomalie[] => {
    const lignes = n.get(ecart) ?? 0;
    const [un, plusieurs] = regroupee.ligne;
    return lignes === 0 ? [] : [avertissement(fichier, "hors-champ", `${formatNombre(lignes)} ${lignes > 1 ? plusieurs : un} hors du compte : ${raison}`, "Rien à faire.")];
  };
  return [
    ...direLignesVides(fichier, n.get(ECARTS.vide) ?? 0),
    ...dire(ECARTS.horsChamp, horsChamp?.[0]?.raison ?? direSeulement(regroupee) ?? "d'autres périodes de l'année que celle qu'on garde"),
    ...dire(ECARTS.incomplete, `sans ${regroupee.completes.join(" ou sans ")}`),
  ];
} // prettier-ignore

/** « autres que type = ET et etat = ACTUEL » ; null si toutes les lignes sont du champ. */
const direSeulement = ({ seulement }: SourceRegroupee["regroupee"]): string | null =>
  seulement ? `autres que ${seulement.map((c) => `${c.colonne} = ${c.valeurs.join(" ou ")}`).join(" et ")}` : null;
