import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import { WINDOWS_1252_80_9F } from "./decodage.ts";

/** Une feuille de tableur, ouverte : ses lignes se relisent autant de fois qu'il faut. */
export interface Feuille {
  readonly nom: string;
  /** Masquée dans le tableur : on la lit si on la nomme, on ne la choisit pas. */
  readonly isCachee: boolean;
  /** Rangs (première = 0) des colonnes masquées. */
  readonly colonnesCachees: readonly number[];
  /** Les cases de chaque ligne, une à une : tout le classeur n'est jamais recopié en texte. */
  readonly lignes: () => Generator<readonly string[]>;
}

/** Le classeur ne s'ouvre pas ; le message est en français. */
export class ClasseurIllisible extends Error {}

const NOMBRE = /^-?\d+(?:\.\d+)?$/;

/** `PK` (xlsx, ods) ou l'en-tête OLE (xls) : on ouvre un fichier selon ce qu'il est, non selon son nom. */
export const isClasseur = (octets: Uint8Array): boolean =>
  [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ].some((magie) => magie.every((m, i) => octets[i] === m));

/** Une date sans heure reste une date ; un nombre garde deux décimales au plus (l'arrondi binaire d'Excel n'en est pas). */
function cellText(cell: CellObject | undefined): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return "";
  if (cell.t === "e") return "#ERREUR";
  if (cell.v instanceof Date)
    return cell.v
      .toISOString()
      .replace("T00:00:00.000Z", "")
      .replace(/\.\d+Z$/, "");
  if (typeof cell.v === "number") return String(Number.isInteger(cell.v) ? cell.v : Math.round(cell.v * 100) / 100);
  // Un vieux xls garde telles quelles les apostrophes de windows-1252 (octet 92).
  return String(cell.v)
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252_80_9F.charAt(c.charCodeAt(0) - 0x80));
}

/**
 * Une case fusionnée vaut partout ce que dit son coin : un ménage écrit une fois pour trois lignes, un titre pour six
 * colonnes. Un nombre ne descend pas : ce serait compter trois fois un montant ; la case reste vide, et cela se voit.
 */
function createFusions(feuille: WorkSheet): (rang: number, cases: string[]) => void {
  const fusions = (feuille["!merges"] ?? []).map(({ s, e }) => ({ s, e, texte: "" }));
  return (rang, cases) => {
    for (const fusion of fusions) {
      const { s, e } = fusion;
      if (rang < s.r || rang > e.r) continue;
      if (rang === s.r) fusion.texte = cases[s.c] ?? "";
      else if (NOMBRE.test(fusion.texte)) continue;
      // Une fusion jusqu'au bord de la feuille ne l'élargit pas.
      for (let c = s.c; c <= Math.min(e.c, cases.length - 1); c++) cases[c] = fusion.texte;
    }
  };
}

function* rowsOf(feuille: WorkSheet): Generator<readonly string[]> {
  const rows = feuille["!data"] ?? [];
  const largeur = rows.reduce((max, row) => Math.max(max, row?.length ?? 0), 0);
  const fusionner = createFusions(feuille);
  for (let i = 0; i < rows.length; i++) {
    const cases = Array.from({ length: largeur }, (_, c) => cellText(rows[i]?.[c]));
    fusionner(i, cases);
    yield cases;
  }
}

/** La bibliothèque écrit sur la console ce qu'un format de nombre a d'étrange : cela n'apprend rien à la personne. */
function muet<T>(work: () => T): T {
  const dire = console.error;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = dire;
  }
}

/**
 * Les feuilles d'un classeur xlsx, xls ou ods. Les formules ne sont pas relues : seule leur dernière valeur compte.
 * @throws {ClasseurIllisible}
 */
export async function readFeuilles(octets: Uint8Array): Promise<readonly Feuille[]> {
  const { read } = await import("@e965/xlsx");
  let classeur: WorkBook;
  try {
    // cellStyles : sans lui, la bibliothèque ne dit pas quelles colonnes sont masquées.
    classeur = muet(() => read(octets, { dense: true, cellDates: true, UTC: true, cellHTML: false, cellFormula: false, cellText: false, cellStyles: true })); // prettier-ignore
  } catch {
    // Le message de la bibliothèque peut citer le contenu : il ne sort pas d'ici.
    throw new ClasseurIllisible("classeur illisible, tronqué ou protégé par un mot de passe");
  }
  return classeur.SheetNames.flatMap((nom, i) => {
    const feuille = classeur.Sheets[nom];
    if (!feuille) return [];
    return {
      nom,
      isCachee: (classeur.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0,
      colonnesCachees: (feuille["!cols"] ?? []).flatMap((colonne, c) => (colonne?.hidden ? [c] : [])),
      lignes: () => rowsOf(feuille),
    };
  });
}
