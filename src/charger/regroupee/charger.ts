import { quoteText, type Connexion } from "../../entrepot/entrepot.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { avertissement, direLignesVides, limiter, situes } from "../anomalies.ts";
import { bilan, type Bilan } from "../bilan.ts";
import { insertVariables, variableId } from "../cases.ts";
import { readCodesConnus, territoireSql } from "../codes-connus.ts";
import { controleAnnee } from "../controles/annee.ts";
import { controleCouverture } from "../controles/couverture.ts";
import { dateSql, horsPeriodeSql } from "../diagnostic.ts";
import { colonneAbsente, doublons, separateurChange, situer } from "../entete.ts";
import { insertLieux, premierLieu } from "../lieux.ts";
import { nomMorceau, sansLigne, type Livraison } from "../mesures.ts";
import { anomaliesRejets, readPiece } from "../piece.ts";
import type { Morceau } from "../preparer.ts";
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
  return `coalesce(sum(${terme}) filter (lower(${texte(si.colonne)}) in (${si.valeurs.map((x) => quoteText(x.toLowerCase())).join(", ")})), 0)`;
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
  const t = territoireSql(niveau, texte(source.cle), source.formeCode);
  const date = millesime.de === "colonne" ? dateSql(texte(millesime.colonne), millesime) : `${livraison.millesime ?? "null"}::smallint`; // prettier-ignore
  const vide = projetees.map((i) => `"c${i}" is null`).join(" and ");
  const incomplete = regroupee.completes.map((c) => sansValeurSql(texte(c))).join(" or ") || "false";
  const ecarte = [
    ...horsChamp.map((h) => `coalesce(${texte(h.colonne)}, '') in (${h.valeurs.map(quoteText).join(", ")})`),
    ...(millesime.de === "colonne" ? [horsPeriodeSql(texte(millesime.colonne), millesime)] : []),
  ];
  await connexion.run(`create or replace temp table garde_${rang} as
    select *, case when ${vide} then 1 when ${ecarte.join(" or ") || "false"} then 2 when ${incomplete} then 3 else 0 end as ecart,
      (${t.niveau})::niveau as niveau, ${t.code} as territoire, ${date} as millesime, coalesce(${t.connu}, false) as connu
    from ${piece.table}`);
  const chiffrees = colonnesChiffrees(source).map(nombre);
  const illisible = chiffrees.map((n) => `coalesce(not isfinite(${n}) or ${n} < 0, true)`).join(" or ") || "false";
  const controle = await connexion.one<Controle>(`
    select count(*)::integer as gardees, (count(*) filter (not connu))::integer as inconnus, (count(*) filter (${illisible}))::integer as illisibles,
      (count(*) - count(distinct (${texte(regroupee.identifiant)}, millesime)))::integer as doubles,
      (count(*) filter (millesime is null))::integer as sans_date
    from garde_${rang} where ecart = 0`);
  const fautives = controle.inconnus + controle.doubles + controle.illisibles + controle.sans_date;
  if (fautives > 0) {
    const codes = await readCodesConnus(connexion, niveau, source.formeCode);
    anomalies.push(...situes(fichier, fautives, await localiserRegroupee(source, morceau, fichier, codes)));
    return bilan(lues, 0, 0, anomalies);
  }

  const colonnes = source.variables.map((variable, i) => ({ index: i, nom: variable.motif, variable, millesime: null, debut: null })); // prettier-ignore
  await connexion.run(`create or replace temp table lieu_${rang} as
    select row_number() over (order by niveau, territoire, millesime) - 1 as rang, * from (
      select niveau, territoire, millesime, ${source.variables.map((v, i) => `(${termeSql(v, nombre, texte)})::double as v${i}`).join(", ")}
      from garde_${rang} where ecart = 0 group by niveau, territoire, millesime)`);
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
    ...direLignesVides(fichier, n.get(1) ?? 0),
    ...dire(2, horsChamp?.[0]?.raison ?? "d'autres périodes de l'année que celle qu'on garde"),
    ...dire(3, `sans ${regroupee.completes.join(" ou sans ")}`),
  ];
} // prettier-ignore
