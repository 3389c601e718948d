import type { RoleReferentiel, SourceReferentiel, TableReferentiel } from "../modele/source.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import { avertissement, situes } from "./anomalies.ts";
import { addBilans, aucun, bilan, type Bilan } from "./bilan.ts";
import { nomNuSql } from "./designation.ts";
import { readEnteteReferentiel } from "./entete.ts";
import { countDefauts, localiserGeographie } from "./geographie.ts";
import { numeroPiece } from "./lieux.ts";
import { nomMorceau, sansLigne } from "./mesures.ts";
import { anomaliesRejets, readPiece } from "./piece.ts";
import type { Morceau } from "./preparer.ts";

export interface LivraisonReferentiel {
  readonly id: number;
  readonly source: SourceReferentiel;
  readonly fichier: string;
  readonly cog: number;
}

/** Ce que chaque rôle ajoute à la géographie. `$x` : colonne cible ; `:id` et `:cog` : fichier et géographie. */
const INSERTIONS: Readonly<Record<RoleReferentiel, readonly string[]>> = {
  communes: [
    // COM et ARM vivent ; COMA et COMD (associées, déléguées) n'existent plus que par leur commune.
    `insert into territoire select :id, :cog, case $type when 'ARM' then 'arm' else 'commune' end::niveau, $code, $nom, $type
     from :piece where $type in ('COM', 'ARM')`,
    `insert into appartenance select :id, :cog, 'commune', $code, 'departement', $departement from :piece where $type = 'COM'`,
    `insert into appartenance select :id, :cog, 'commune', $code, 'region', $region from :piece where $type = 'COM'`,
    `insert into appartenance select :id, :cog, 'arm', $code, 'commune', $parent from :piece where $type = 'ARM'`,
    `insert into appartenance select :id, :cog, 'commune', $code, 'commune', $parent from :piece
     where $type in ('COMA', 'COMD') and $code <> $parent and $code not in (select $code from :piece where $type = 'COM')`,
  ],
  departements: [
    `insert into territoire select :id, :cog, 'departement', $code, $nom, null from :piece`,
    `insert into appartenance select :id, :cog, 'departement', $code, 'region', $region from :piece`,
  ],
  regions: [`insert into territoire select :id, :cog, 'region', $code, $nom, null from :piece`],
  epci: [`insert into territoire select :id, :cog, 'epci', $code, $nom, null from :piece where $code <> 'ZZZZZZZZZ'`],
  "composition-epci": [
    `insert into appartenance select :id, :cog, 'commune', $commune, 'epci', $epci from :piece where $epci <> 'ZZZZZZZZZ'`,
  ],
  iris: [
    `insert into territoire select :id, :cog, 'iris', $code, $nom, $type from :piece`,
    `insert into appartenance select :id, :cog, 'iris', $code, 'commune', $commune from :piece`,
  ],
  "codes-anciens": [`insert into code_ancien select :id, $code, $nom, $debut, $fin from :piece`],
  mouvements: [
    `insert into mouvement select :id, try_cast($modification as smallint), $date, $type_avant, $avant, $type_apres, $apres from :piece`,
  ],
  qpv: [
    `insert into territoire select :id, :cog, 'qpv', $code, $nom, null from :piece`,
    `insert into appartenance select :id, :cog, 'qpv', $code, 'commune', trim(unnest(string_split($communes, ','))) from :piece`,
    `insert into designation select :id, :designe, trim(unnest(string_split($communes, ','))), ${nomNuSql("$nom")}, 'qpv', $code from :piece`,
  ],
  passage: [
    `insert into designation select :id, :designe, null, ${nomNuSql("$designe")}, 'commune', $commune from :piece`,
  ],
};

/**
 * Charge une table de géographie. Dans une transaction ; l'appelant annule s'il y a une anomalie bloquante.
 * @throws {FichierIllisible}
 */
export async function loadReferentiel(
  connexion: Connexion,
  livraison: LivraisonReferentiel,
  morceaux: readonly Morceau[],
): Promise<Bilan> {
  let total = aucun([]);
  for (const [rang, table] of livraison.source.tables.entries()) {
    const morceau = morceaux.find((m) => m.feuille === (table.feuille ?? null));
    if (!morceau) throw new Error(`table must have a sheet, got none for ${table.feuille ?? "csv"}`);
    total = addBilans(total, await loadTable(connexion, livraison, table, morceau, numeroPiece(livraison.id, rang)));
  }
  return total;
}

async function loadTable(
  connexion: Connexion,
  { id, source, fichier, cog }: LivraisonReferentiel,
  table: TableReferentiel,
  morceau: Morceau,
  rangPiece: number,
): Promise<Bilan> {
  const nom = nomMorceau(fichier, morceau);
  const index = (colonne: string): number => morceau.entete.indexOf(colonne);
  const anomalies = [...readEnteteReferentiel(source, table, morceau.entete, nom, morceau.ligneEntete)];
  const isLisible = anomalies.length === 0;
  const colonnes = [...Object.values(table.colonnes), ...(table.filtre ? [table.filtre.colonne] : [])].map(index);
  const piece = await readPiece(connexion, morceau, isLisible ? [...new Set(colonnes)] : [0], rangPiece);
  const lues = piece.lignes + piece.perdues + morceau.horsTableau;
  anomalies.push(...anomaliesRejets(nom, piece.rejets));
  if (lues === 0) anomalies.push(sansLigne(nom, morceau.ligneEntete));
  if (!isLisible) return bilan(lues, 0, 0, anomalies);

  const filtre = table.filtre
    ? `(select * from ${piece.table} where "c${index(table.filtre.colonne)}" = ${quoteText(table.filtre.valeur)})`
    : piece.table;
  const defauts = await countDefauts(connexion, table, filtre, index);
  if (defauts > 0) anomalies.push(...situes(nom, defauts, await localiserGeographie(table, morceau, nom)));
  for (const modele of INSERTIONS[table.role]) {
    const sql = modele
      .replaceAll(":piece", filtre)
      .replaceAll(":id", String(id))
      .replaceAll(":designe", quoteText(table.designe ?? ""))
      .replaceAll(":cog", String(cog))
      .replace(/\$(\w+)/g, (_, cible: string) => `"c${index(table.colonnes[cible] ?? "")}"`);
    await connexion.run(sql);
  }
  const { n } = await connexion.one<{ n: number }>(`select count(*)::integer as n from ${filtre} p`);
  if (n < piece.lignes)
    anomalies.push(
      avertissement(
        nom,
        "hors-champ",
        `${piece.lignes - n} lignes d'un autre zonage, non chargées`,
        `Rien à faire : seules les lignes « ${table.filtre?.valeur ?? ""} » servent.`,
        { colonne: table.filtre?.colonne ?? null },
      ),
    );
  await connexion.run(`drop table ${piece.table}`);
  return bilan(lues, n, 0, anomalies);
}
