import { decodeWindows1252 } from "../../src/coffre/decodage.ts";
import type { PublicFiltre } from "../../src/coffre/agregats/publics.ts";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll } from "vitest";
import { chargerCoffre, type ChargementCoffre, type FichierExport } from "../../src/coffre/charger-coffre.ts";
import type { Pseudonymeur } from "../../src/coffre/cle/cle.ts";
import type { Correspondance } from "../../src/coffre/correspondance.ts";
import { readCorrespondance } from "../../src/coffre/lire-correspondance.ts";
import { refuserArchive } from "../../src/charger/archive-dangereuse.ts";
import type { Avant } from "../../src/coffre/questions.ts";
import type { Agregat } from "../../src/modele/agregat.ts";
import type { Anomalie } from "../../src/modele/anomalie.ts";

const CORRESPONDANCES = fileURLToPath(new URL("../../data/correspondances", import.meta.url));
export const ENTETE_AIDES =
  "N° DOSSIER;N°FOYER;NOM;Adresse;Nature de l'aide;Date demande;Date CP;Décision;Mt accordé;Observations";
export const ENTETE_ACCUEIL = "Horodateur,Site,Canal,Motif(s),Agent,Commentaire";
export const ENTETE_SATISFACTION = "Date;Service;Q1 Accueil (1-5);Q2 Délai;Q3 Écoute;Verbatim";

/** Un texte en windows-1252. @throws RangeError sur un signe qui n'en est pas */
export const win1252 = (texte: string): Uint8Array =>
  Uint8Array.from(texte, (signe) => {
    const octet = OCTETS_1252.get(signe);
    if (octet === undefined) throw new RangeError(`text must be windows-1252, got ${signe}`);
    return octet;
  });

/** Chaque signe de windows-1252 et son octet : « œ » n'est pas en latin-1, qui l'écrirait S. */
const OCTETS_1252 = new Map(
  [...decodeWindows1252(Uint8Array.from({ length: 256 }, (_, octet) => octet))].map(
    (signe, octet) => [signe, octet] as const,
  ),
);

/**
 * Les correspondances livrées avec le projet de démonstration : ce sont elles qu'on éprouve. Les exports des essais n'ont pas
 * les colonnes du nombre de personnes, du quotient familial ni du lieu (parcours, quotient et adresses les éprouvent) : la
 * correspondance ne les liste pas.
 */
export const texteCorrespondance = (nom: string): string =>
  readFileSync(join(CORRESPONDANCES, `${nom}.yaml`), "utf8").replace(
    /^ {2}(?:personnes|qf|adresse|commune): .*\n/gm,
    "",
  );

export function correspondance(nom: string): Correspondance {
  const lue = readCorrespondance(`correspondances/${nom}.yaml`, texteCorrespondance(nom));
  if (!lue.correspondance) throw new Error(JSON.stringify(lue.anomalies));
  return lue.correspondance;
}

/** Ce que contient un coffre, table par table. */
export async function dumpCoffre(chemin: string): Promise<Record<string, Record<string, unknown>[]>> {
  const instance = await DuckDBInstance.create(chemin, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const tables = (
    await connection.runAndReadAll("select table_name as t from duckdb_tables() order by 1")
  ).getRowObjectsJS();
  const contenu: Record<string, Record<string, unknown>[]> = {};
  for (const { t } of tables)
    contenu[String(t)] = (await connection.runAndReadAll(`select * from ${String(t)}`)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return contenu;
}

export interface Projet {
  readonly dir: string;
  readonly cheminCoffre: string;
  /** Écrit un export et rend sa ligne de millesimes.csv. */
  readonly add: (source: string, millesime: number, nom: string, contenu: Uint8Array | string) => FichierExport;
  readonly charger: (...fichiers: FichierExport[]) => Promise<ChargementCoffre>;
  /** Avec une clé, ou comme après un chargement qui avait gardé ces nombres de lignes. */
  readonly recharger: (
    options: {
      readonly avant?: Avant;
      readonly accepter?: boolean;
      readonly cle?: Pseudonymeur;
      readonly publics?: readonly PublicFiltre[];
    },
    ...fichiers: FichierExport[]
  ) => Promise<ChargementCoffre>;
}

const dossiers: string[] = [];
afterAll(() => dossiers.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

export function createProjet(): Projet {
  const dir = mkdtempSync(join(tmpdir(), "abs-coffre-"));
  dossiers.push(dir);
  cpSync(CORRESPONDANCES, join(dir, "correspondances"), { recursive: true });
  writeFileSync(join(dir, "correspondances", "aides.yaml"), texteCorrespondance("aides"));
  const cheminCoffre = join(dir, ".abs", "coffre.duckdb");
  return {
    dir,
    cheminCoffre,
    add: (source, millesime, nom, contenu) => {
      const fichier = `brut/ccas/${nom}`;
      const chemin = join(dir, fichier);
      mkdirSync(dirname(chemin), { recursive: true });
      writeFileSync(chemin, contenu);
      return { source, millesime, fichier, sha256: createHash("sha256").update(contenu).digest("hex") };
    },
    recharger: (options, ...fichiers) =>
      chargerCoffre({ projet: dir, fichiers, cheminCoffre, refuserArchive, ...options }),
    charger: (...fichiers) => chargerCoffre({ projet: dir, fichiers, cheminCoffre, refuserArchive }),
  };
}

/** `{ "demandes": 6, "demandes_par_nature Logement": 1 }` : valeurs et effectifs d'un millésime, pour comparer. */
export const tell = (agregats: readonly Agregat[] | null, millesime: number): Record<string, [number, number]> =>
  Object.fromEntries(
    (agregats ?? [])
      .filter((agregat) => agregat.millesime === millesime)
      .map((a) => [a.modalite === null ? a.variable : `${a.variable} ${a.modalite}`, [a.valeur, a.effectif]]),
  );

/** Lignes hors champ que disent ces anomalies, d'exports de dix lignes au plus par défaut : une autre année, un total, une ligne vide. */
export const countHorsChamp = (anomalies: readonly Anomalie[]): number =>
  anomalies
    .map(({ code, message }) => {
      if (code === "date-hors-millesime") return 1;
      return code === "lignes-de-total" || code === "lignes-vides" ? Number(/^\d+/.exec(message)?.[0]) : 0;
    })
    .reduce((somme, n) => somme + n, 0);
