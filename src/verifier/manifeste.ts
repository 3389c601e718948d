import { createHash, createPublicKey, verify } from "node:crypto";
import type { Anomalie } from "../modele/anomalie.ts";
import { MARQUES } from "../modele/marque.ts";
import { defaut } from "./anomalies.ts";
import type { Table } from "./lecture/contenu.ts";
import type { Exploration } from "./lecture/explorer.ts";

/** Nom du manifeste, à la racine du site ; le seul fichier qu'il ne décrit pas. */
export const MANIFESTE = "manifeste.json";

/** Une table d'un fichier de données : ses colonnes dans l'ordre, et son nombre de lignes. */
export interface TableDeclaree {
  readonly colonnes: readonly string[];
  readonly lignes: number;
}

export interface FichierDeclare {
  readonly chemin: string;
  readonly octets: number;
  readonly sha256: string;
  readonly format: string;
  /** Absent si le fichier n'est pas une table. */
  readonly tables?: readonly TableDeclaree[];
}

export interface Manifeste {
  readonly format: "abs-manifeste-1";
  readonly edition: keyof typeof MARQUES;
  readonly commune: string;
  readonly annee: number;
  readonly fichiers: readonly FichierDeclare[];
  /** Les seuls scripts que ses pages peuvent charger ; leur empreinte est avec celle des fichiers. Aucun s'il est absent. */
  readonly scripts?: readonly string[];
  /** Clé publique Ed25519 de l'organisme (SPKI, base64). */
  readonly cle: string;
  /** Signature Ed25519 (base64) du manifeste sans ce champ. */
  readonly signature: string;
}

/** Le texte que l'on signe : l'ordre des champs est celui de l'écriture. */
export const texteSigne = ({ signature: _, ...reste }: Manifeste): string => JSON.stringify(reste);

export const sha256Of = (octets: Uint8Array): string => createHash("sha256").update(octets).digest("hex");

/** De quoi reconnaître une clé à l'œil : les seize premiers chiffres de l'empreinte de la clé publique. */
export const empreinteCle = (cle: string): string => sha256Of(Buffer.from(cle, "base64")).slice(0, 16);

/** Formats dont le manifeste dit le schéma. */
export const FORMATS_TABLES: ReadonlySet<string> = new Set(["csv", "arrow", "parquet", "xlsx"]);

export const tablesDeclarees = ({ tables }: { readonly tables: readonly Table[] }): TableDeclaree[] =>
  tables.map((t) => ({ colonnes: t.colonnes, lignes: t.lignes.length }));

/** Le manifeste d'un site, ou null s'il est absent ou illisible. */
export function parseManifeste(octets: Uint8Array | undefined): Manifeste | null {
  if (octets === undefined) return null;
  try {
    const lu = JSON.parse(new TextDecoder().decode(octets)) as Partial<Manifeste> | null;
    const isComplet =
      lu?.format === "abs-manifeste-1" &&
      lu.edition !== undefined &&
      lu.edition in MARQUES &&
      Array.isArray(lu.fichiers) &&
      typeof lu.cle === "string" &&
      typeof lu.signature === "string";
    return isComplet ? (lu as Manifeste) : null;
  } catch {
    return null;
  }
}

/** Vrai si la clé que le manifeste porte l'a bien signé. */
export function isSigne(manifeste: Manifeste): boolean {
  try {
    const cle = createPublicKey({ key: Buffer.from(manifeste.cle, "base64"), format: "der", type: "spki" });
    return verify(null, Buffer.from(texteSigne(manifeste)), cle, Buffer.from(manifeste.signature, "base64"));
  } catch {
    return false;
  }
}

/** Un fichier lu, et ce qu'on y a trouvé. */
interface Present {
  readonly octets: Uint8Array;
  readonly exploration: Exploration;
}

function verifieDeclare(declare: FichierDeclare, present: Present | undefined): Anomalie[] {
  const { chemin } = declare;
  if (!present) return [defaut("fichier-manquant", chemin, null, null)];
  if (sha256Of(present.octets) !== declare.sha256 || present.octets.length !== declare.octets)
    return [defaut("fichier-change", chemin, null, null)];
  const { genre } = present.exploration;
  const attendues = declare.tables ?? [];
  const lues = FORMATS_TABLES.has(genre?.nom ?? "") ? tablesDeclarees(present.exploration) : [];
  return genre?.nom === declare.format && JSON.stringify(lues) === JSON.stringify(attendues)
    ? []
    : [defaut("schema-different", chemin, null, null)];
}

/**
 * Compare un site à son manifeste : la signature, chaque fichier annoncé (octets, empreinte, format, colonnes, lignes),
 * et rien d'autre.
 * @param cle clé publique attendue (SPKI, base64) ; null : toute clé qui signe le manifeste convient
 */
export function verifieManifeste(
  manifeste: Manifeste | null,
  presents: ReadonlyMap<string, Present>,
  cle: string | null,
): Anomalie[] {
  if (manifeste === null) return [defaut("manifeste-absent", MANIFESTE, null, null)];
  const declares = new Set(manifeste.fichiers.map((f) => f.chemin));
  const etrangers = [...presents.keys()].filter((f) => f !== MANIFESTE && !declares.has(f));
  return [
    ...(isSigne(manifeste) ? [] : [defaut("signature-fausse", MANIFESTE, null, null)]),
    ...(cle === null || cle === manifeste.cle
      ? []
      : [defaut("signature-autre", MANIFESTE, null, empreinteCle(manifeste.cle))]),
    ...manifeste.fichiers.flatMap((f) => verifieDeclare(f, presents.get(f.chemin))),
    ...etrangers.map((f) => defaut("fichier-hors-manifeste", f, null, null)),
  ];
}
