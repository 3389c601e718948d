import { formatCase } from "../modele/csv.ts";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CellObject, WorkSheet } from "@e965/xlsx";
import type { FormatClasseur } from "../modele/source.ts";
import { ArchiveDangereuse, isZip, listZip } from "./archive.ts";
import { findFeuilleNommee } from "./feuille-nommee.ts";
import { FichierIllisible } from "./illisible.ts";
import type { Morceau } from "./preparer.ts";

type Converti = Omit<Morceau, "chemin"> & { readonly nom: string };

/**
 * Une case en texte. Un retour à la ligne devient une espace : une ligne du csv reste une ligne de la feuille, et les
 * numéros de ligne restent justes. Une erreur de formule (#N/D) n'est pas une case vide.
 */
const cellText = (cell: CellObject | undefined): string => {
  if (cell === undefined || cell.v === undefined) return "";
  if (cell.t === "e") return "#ERREUR";
  return cell.v instanceof Date ? cell.v.toISOString() : String(cell.v).replace(/\s*[\r\n]+\s*/g, " ");
};

/** Les lignes d'une feuille, depuis celle de l'en-tête. */
function readRows(feuille: WorkSheet, entete: number): string[][] {
  const rows = feuille["!data"] ?? [];
  return Array.from({ length: Math.max(0, rows.length - entete + 1) }, (_, i) =>
    Array.from(rows[i + entete - 1] ?? [], cellText),
  );
}

/** Écrit une feuille en csv dans `cache`. */
function convertFeuille(feuille: WorkSheet, nom: string, entete: number, cache: string): Converti {
  const [titres = [], ...suite] = readRows(feuille, entete);
  const colonnes = titres.map((t) => t.trim());
  while (colonnes.at(-1) === "") colonnes.pop();
  if (colonnes.length === 0)
    throw new FichierIllisible(
      `feuille « ${nom} » : la ligne ${entete}, où sont les noms de colonnes, est vide`,
      "Vérifier que c'est le fichier officiel, non modifié.",
      entete,
    );
  const isRemplie = (r: readonly string[]): boolean => colonnes.some((_, i) => (r[i] ?? "") !== "");
  // Le tableau finit à la première ligne vide : l'Insee écrit dessous des notes, parfois un autre tableau d'un autre concept.
  const fin = suite.findIndex((r) => !isRemplie(r));
  const lignes = fin === -1 ? suite : suite.slice(0, fin);
  const texte = [colonnes, ...lignes].map((r) => colonnes.map((_, i) => formatCase(r[i] ?? "")).join(";")).join("\n");
  writeFileSync(join(cache, `${nom}.csv`), `${texte}\n`);
  return {
    nom: `${nom}.csv`,
    separateur: ";",
    feuille: nom,
    niveau: null,
    entete: colonnes,
    ligneEntete: entete,
    horsTableau: fin === -1 ? 0 : suite.slice(fin).filter(isRemplie).length,
  };
}

async function convertir(path: string, format: FormatClasseur, cache: string): Promise<Converti[]> {
  const { read } = await import("@e965/xlsx");
  const octets = readFileSync(path);
  let classeur;
  let nommees;
  try {
    if (isZip(octets)) listZip(octets); // un .xlsx est une archive : elle peut exploser comme une autre
    const { SheetNames: noms } = read(octets, { bookSheets: true });
    nommees = format.feuilles.map((f) => findFeuilleNommee(f.nom, noms));
    classeur = read(octets, {
      dense: true,
      sheets: nommees.flatMap((f) => f?.nom ?? []),
      cellHTML: false,
      cellFormula: false,
      cellText: false,
      cellDates: true,
      UTC: true,
    });
  } catch (error) {
    if (error instanceof ArchiveDangereuse) throw error;
    throw new FichierIllisible(
      "classeur illisible ou tronqué",
      "Ouvrir le fichier dans un tableur pour vérifier, ou le télécharger de nouveau.",
    );
  }
  return format.feuilles.map(({ nom: motif, niveau }, i) => {
    const { nom = "", annee = null } = nommees[i] ?? {};
    const feuille = classeur.Sheets[nom];
    if (!feuille)
      throw new FichierIllisible(
        `feuille « ${motif} » absente (feuilles du classeur : ${classeur.SheetNames.join(", ")})`,
        "Vérifier que c'est le fichier officiel, non modifié.",
      );
    const converti = convertFeuille(feuille, nom, format.entete, cache);
    return { ...converti, niveau: niveau ?? null, ...(annee === null ? {} : { annee }) };
  });
}

/**
 * Les feuilles d'un classeur, écrites en csv dans `cache` : un classeur n'est lu qu'une fois.
 * @throws {FichierIllisible}
 */
export async function ouvrirClasseur(path: string, format: FormatClasseur, cache: string): Promise<Morceau[]> {
  const index = join(cache, "morceaux.json");
  const situer = (convertis: readonly Converti[]): Morceau[] =>
    convertis.map(({ nom, ...morceau }) => ({ ...morceau, chemin: join(cache, nom) }));
  if (existsSync(index)) {
    const connus = situer(JSON.parse(readFileSync(index, "utf8")) as Converti[]);
    if (connus.every((m) => existsSync(m.chemin))) return connus;
  }
  mkdirSync(cache, { recursive: true });
  const convertis = await convertir(path, format, cache);
  writeFileSync(index, JSON.stringify(convertis)); // en dernier : une conversion interrompue sera refaite
  return situer(convertis);
}
