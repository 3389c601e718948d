import type { Connexion } from "../../entrepot/entrepot.ts";
import { formatNombre } from "../../modele/nombre.ts";
import { avertissement, limiter, situes } from "../anomalies.ts";
import { bilan, type Bilan } from "../bilan.ts";
import { insertNoms, insertVariables, variableId } from "../cases.ts";
import { controleAnnee, controleGeographieCodes } from "../controles/annee.ts";
import { controleCouverture } from "../controles/couverture.ts";
import { controleValeurs } from "../controles/valeurs.ts";
import { direDesignations } from "../designation.ts";
import type { ColonneVariable } from "../entete.ts";
import { premierLieu } from "../lieux.ts";
import { nomMorceau, sansLigne, type Livraison } from "../mesures.ts";
import { anomaliesRejets, readPiece } from "../piece.ts";
import type { Morceau } from "../preparer.ts";
import { marqueSql, valeurSql } from "../valeur.ts";
import { readEnteteLongue, type SourceLongue } from "./entete.ts";
import { controleFantomes, direEcarts, variablesAbsentes } from "./controles.ts";
import { lectureSql, selectionsSql } from "./lecture-sql.ts";
import { localiserLongue } from "./localiser.ts";
import { dresserPlan, type PlanLongue } from "./plan.ts";
import { createTerritoires, ecarterDesignations } from "./territoires.ts";

interface Controle {
  readonly gardees: number;
  readonly inconnus: number;
  readonly sans_date: number;
  readonly sans_marque: number;
}

/** Marque d'une case : celle que dit sa colonne de diffusion ; une valeur chiffrée sous une marque d'absence est un défaut. */
async function createGarde(connexion: Connexion, rang: number, plan: PlanLongue, milliers?: string): Promise<void> {
  const valeur = valeurSql("x", milliers);
  await connexion.run(`create or replace temp table garde_${rang} as
    select variable, annee, lieu, l.niveau, territoire, connu, x, reserve${plan.libelle === null ? "" : `, "c${plan.libelle}"`},
      case when p.marque = 'valeur' then ${valeur} end as valeur,
      case when p.marque = 'valeur' then ${marqueSql("x", valeur)} when x = '' then p.marque end as marque
    from piece_${rang} p join lieu_${rang} l on l.niveau_lu = p.niveau and l.code_lu = p.code and l.forme = p.forme
    where ecart = 0`);
}

/** Territoires donnés plusieurs fois : leur nombre de lignes en trop ; ceux qu'une source dit connaître sont réduits. */
async function reduireDoubles(connexion: Connexion, rang: number, connus: boolean): Promise<{ doubles: number; ecartees: number }> {
  await connexion.run(`create or replace temp table double_${rang} as
    select variable, lieu, annee, count(*)::integer as n, count(distinct x) = 1 as identiques
    from garde_${rang} group by all having count(*) > 1`);
  const { doubles, ecartees } = await connexion.one<{ doubles: number; ecartees: number }>(
    `select coalesce(sum(n - 1), 0)::integer as doubles, coalesce(sum(n - identiques::integer), 0)::integer as ecartees from double_${rang}`,
  );
  if (connus && doubles > 0)
    await connexion.run(`create or replace temp table garde_${rang} as
      select g.* from garde_${rang} g anti join double_${rang} d using (variable, lieu, annee)
      union all
      select g.* from garde_${rang} g semi join (from double_${rang} where identiques) d using (variable, lieu, annee)
      qualify row_number() over (partition by variable, lieu, annee) = 1`);
  await connexion.run(`drop table double_${rang}`);
  return connus ? { doubles: 0, ecartees } : { doubles, ecartees: 0 };
} // prettier-ignore

/** Écrit les lieux (territoire, millésime et réserve distincts) puis les cellules ; `variable` : son identifiant, en SQL. */
async function insertCellules(connexion: Connexion, rang: number, variable: string): Promise<void> {
  await connexion.run(`
    create or replace temp table place_${rang} as
      select ${premierLieu(rang)} + row_number() over () as id, * from (select distinct lieu, annee, reserve from garde_${rang});
    insert into lieu select p.id, l.niveau::niveau, l.territoire, p.annee, p.reserve from place_${rang} p join lieu_${rang} l using (lieu);
    insert into cellule select p.id, ${variable}, g.valeur, g.marque::marque from garde_${rang} g
      join place_${rang} p on p.lieu = g.lieu and p.annee is not distinct from g.annee and p.reserve is not distinct from g.reserve;
    drop table place_${rang}`);
}

/**
 * Charge un fichier long dans `mesure`, d'un passage. À appeler dans une transaction : s'il y a une anomalie bloquante,
 * l'appelant annule.
 * @throws {FichierIllisible}
 */
export async function loadLongue(
  connexion: Connexion,
  livraison: Livraison & { readonly source: SourceLongue },
  morceau: Morceau,
  rang: number,
): Promise<Bilan> {
  const { source, id } = livraison;
  const fichier = nomMorceau(livraison.fichier, morceau);
  const anomalies = limiter(readEnteteLongue(source, morceau.entete, fichier, morceau.ligneEntete));
  const isLisible = anomalies.length === 0;
  const plan = dresserPlan(source, morceau.entete);
  const niveau = morceau.niveau ?? livraison.niveau ?? source.niveaux[0] ?? "commune";
  const selections = `selection_${rang}`;
  if (isLisible) await connexion.run(`create or replace temp table ${selections} as ${selectionsSql(plan)}`);
  const requete = isLisible ? lectureSql(plan, source, niveau, livraison.millesime, selections) : undefined;
  const piece = await readPiece(connexion, morceau, [0], rang, requete);
  anomalies.push(...anomaliesRejets(fichier, piece.rejets));
  const lues = piece.lignes + piece.perdues;
  if (lues === 0) anomalies.push(sansLigne(fichier, morceau.ligneEntete));
  if (!isLisible || lues === 0) return bilan(lues, 0, 0, anomalies);

  const milliers = source.format.type === "csv" ? source.format.milliers : undefined;
  await createTerritoires(
    connexion,
    rang,
    [...new Set(source.longue.mailles?.lues.map((m) => m.niveau) ?? [niveau])],
    source,
  );
  const parts = source.designation === undefined ? [] : await ecarterDesignations(connexion, rang);
  await createGarde(connexion, rang, plan, milliers);
  const { doubles, ecartees } = await reduireDoubles(connexion, rang, source.longue.doubles !== undefined);
  const controle = await connexion.one<Controle>(`
    select count(*)::integer as gardees, (count(*) filter (not connu))::integer as inconnus, (count(*) filter (annee is null))::integer as sans_date,
      (count(*) filter (marque is null))::integer as sans_marque from garde_${rang}`);
  if (source.designation !== undefined) {
    anomalies.push(...direDesignations(fichier, source.designation, parts, controle.gardees));
    if (controle.gardees === 0 && parts.length > 0) return bilan(lues, 0, 0, anomalies);
  }
  const presentes = await connexion.rows<{ variable: number; annees: number[] }>(`select distinct variable from garde_${rang} order by variable`); // prettier-ignore
  anomalies.push(...variablesAbsentes(fichier, source, new Set(presentes.map((p) => p.variable))));

  const colonnes = presentes.flatMap(({ variable: i }): ColonneVariable[] => {
    const variable = source.variables[i];
    return variable ? [{ index: i, nom: variable.motif, variable, millesime: null, debut: null }] : [];
  });
  if (colonnes.length > 0) await insertVariables(connexion, livraison, colonnes, null);
  const ids = colonnes.map((c) => `when ${c.index} then ${variableId(livraison, c.nom)}`);
  await insertCellules(connexion, rang, `case variable ${ids.join(" ") || "when -1 then 0"} end::integer`);
  const fautives = controle.inconnus + controle.sans_date + controle.sans_marque + doubles;
  if (fautives > 0)
    anomalies.push(...situes(fichier, fautives, await localiserLongue(connexion, { source, morceau, fichier, plan, niveau }))); // prettier-ignore
  if (plan.libelle !== null) await insertNoms(connexion, id, plan.libelle, rang);
  const ecarts = await connexion.rows<{ ecart: number; n: number }>(`select ecart, count(*)::integer as n from piece_${rang} where ecart > 0 group by ecart`); // prettier-ignore
  anomalies.push(...direEcarts(fichier, new Map(ecarts.map((e) => [e.ecart, e.n])), source));
  if (ecartees > 0)
    anomalies.push(
      avertissement(fichier, "hors-champ", `${formatNombre(ecartees)} lignes non chargées : ${source.longue.doubles ?? ""}`, "Rien à faire."), // prettier-ignore
    );
  anomalies.push(...(await controleValeurs(connexion, livraison, morceau, colonnes, niveau, rang)));
  anomalies.push(...(await controleFantomes(connexion, morceau, plan, fichier, rang)));
  anomalies.push(...(await controleAnnee(connexion, livraison, fichier, `select annee from garde_${rang}`)));
  anomalies.push(...(await controleGeographieCodes(connexion, livraison, morceau, fichier, `piece_${rang}`)));
  anomalies.push(...(await controleCouverture(connexion, source, `lieu_${rang}`, fichier)));
  for (const table of ["piece", "lieu", "garde", "selection"]) await connexion.run(`drop table ${table}_${rang}`);
  return bilan(lues, controle.gardees, controle.gardees, anomalies);
}
