import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
  openSync,
  readSync,
  closeSync,
} from "node:fs";
import { basename, join } from "node:path";
import { unzipSync } from "fflate";
import type { Source } from "../modele/source.ts";
import type { Niveau } from "../modele/territoire.ts";

/** Une table à lire : un CSV en UTF-8 sur le disque, d'où qu'il vienne (csv, zip, feuille de classeur). */
export interface Morceau {
  readonly chemin: string;
  readonly separateur: string;
  readonly feuille: string | null;
  readonly niveau: Niveau | null;
  readonly entete: readonly string[];
  /** Ligne de l'en-tête dans le fichier d'origine : la donnée n (à partir de 1) est à la ligne `ligneEntete + n`. */
  readonly ligneEntete: number;
  /** Lignes écrites sous le tableau d'une feuille (notes, second tableau) : comptées, jamais lues. */
  readonly horsTableau: number;
}

/** À augmenter quand la conversion change : les anciennes ne sont plus lues. */
const VERSION_CONVERSION = 2;

/** Un fichier qui ne s'ouvre pas : message pour l'utilisateur. */
export class FichierIllisible extends Error {
  readonly action: string;
  constructor(message: string, action: string) {
    super(message);
    this.action = action;
  }
}

export async function sha256File(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Découpe une ligne d'en-tête CSV (guillemets doublés compris). */
export function splitEntete(ligne: string, separateur: string): string[] {
  const colonnes: string[] = [];
  let courant = "";
  let cite = false;
  for (let i = 0; i < ligne.length; i++) {
    const c = ligne[i];
    if (cite) {
      if (c === '"' && ligne[i + 1] === '"') courant += ligne[++i];
      else if (c === '"') cite = false;
      else courant += c;
    } else if (c === '"') cite = true;
    else if (c === separateur) {
      colonnes.push(courant);
      courant = "";
    } else courant += c;
  }
  return [...colonnes, courant];
}

const readDebut = (path: string, octets = 1 << 18): Buffer => {
  const fd = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(octets);
    return buffer.subarray(0, readSync(fd, buffer));
  } finally {
    closeSync(fd);
  }
};

/** Première ligne d'un CSV, sans BOM. */
export function readPremiereLigne(path: string): string {
  const debut = readDebut(path);
  const texte = debut.toString("utf8").replace(/^\uFEFF/, "");
  return texte.split(/\r?\n/, 1)[0] ?? "";
}

/** Contenu utile d'un zip de l'Insee : le plus gros csv qui ne soit pas un dictionnaire, ou le classeur. */
function extractZip(path: string, cache: string): string {
  let entrees: Record<string, Uint8Array>;
  try {
    entrees = unzipSync(readFileSync(path), {
      filter: (f) => /\.(csv|xlsx?)$/i.test(f.name) && !/(^|\/)meta/i.test(f.name),
    });
  } catch {
    throw new FichierIllisible("archive zip illisible ou tronquée", "Télécharger de nouveau le fichier.");
  }
  const [nom, contenu] = Object.entries(entrees).sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  if (nom === undefined || contenu === undefined)
    throw new FichierIllisible("aucun csv ni classeur dans l'archive", "Vérifier le téléchargement.");
  const cible = join(cache, basename(nom));
  writeFileSync(cible, contenu);
  return cible;
}

const citer = (v: string): string => (/[;"\n\r]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v);

/** Feuilles d'un classeur écrites en CSV ; les numéros de ligne restent ceux du classeur. */
async function convertClasseur(path: string, source: Source, cache: string): Promise<Morceau[]> {
  if (source.format.type !== "classeur") return [];
  const { entete: ligneEntete, feuilles } = source.format;
  const { read, utils } = await import("@e965/xlsx");
  let classeur;
  try {
    classeur = read(readFileSync(path), {
      dense: true,
      sheets: feuilles.map((f) => f.nom),
      cellHTML: false,
      cellFormula: false,
      cellText: false,
      cellDates: true,
      UTC: true,
    });
  } catch {
    throw new FichierIllisible(
      "classeur illisible ou tronqué",
      "Ouvrir le fichier dans un tableur pour vérifier, ou le télécharger de nouveau.",
    );
  }
  const morceaux: Morceau[] = [];
  for (const { nom, niveau } of feuilles) {
    const feuille = classeur.Sheets[nom];
    if (!feuille)
      throw new FichierIllisible(
        `feuille « ${nom} » absente (feuilles lues : ${classeur.SheetNames.join(", ")})`,
        "Vérifier que c'est le fichier officiel, non modifié.",
      );
    const rows = utils.sheet_to_json<unknown[]>(feuille, {
      header: 1,
      raw: true,
      defval: "",
      range: ligneEntete - 1,
      blankrows: true,
    });
    const colonnes = (rows[0] ?? []).map((v) => String(v).trim());
    while (colonnes.at(-1) === "") colonnes.pop();
    const remplie = (r: unknown[]): boolean => r.slice(0, colonnes.length).some((v) => v !== "");
    // Le tableau finit à la première ligne vide : l'Insee écrit dessous des notes, parfois un autre tableau d'un autre concept.
    const fin = rows.findIndex((r, i) => i > 0 && !remplie(r));
    const lignes = rows.slice(1, fin === -1 ? undefined : fin);
    const horsTableau = fin === -1 ? 0 : rows.slice(fin).filter(remplie).length;
    const chemin = join(cache, `${nom}.csv`);
    const texte =
      [colonnes, ...lignes].map((r) => colonnes.map((_, i) => citer(String(r[i] ?? ""))).join(";")).join("\n") + "\n";
    writeFileSync(chemin, texte);
    morceaux.push({
      chemin,
      separateur: ";",
      feuille: nom,
      niveau: niveau ?? null,
      entete: colonnes,
      ligneEntete,
      horsTableau,
    });
  }
  return morceaux;
}

/**
 * Ouvre un fichier livré et le ramène à des CSV lisibles par DuckDB. Les conversions sont gardées dans `dossierCache`,
 * sous l'empreinte du fichier : un classeur n'est lu qu'une fois.
 * @throws {FichierIllisible}
 */
export async function preparer(
  chemin: string,
  sha256: string,
  source: Source,
  dossierCache: string,
): Promise<Morceau[]> {
  const cache = join(dossierCache, `${source.id}-${sha256.slice(0, 16)}-${VERSION_CONVERSION}`);
  let donnees = chemin;
  if (/\.zip$/i.test(chemin)) {
    mkdirSync(cache, { recursive: true });
    const index = join(cache, "entree.txt");
    if (!existsSync(index)) writeFileSync(index, extractZip(chemin, cache));
    donnees = readFileSync(index, "utf8");
  }
  if (source.format.type === "classeur") {
    if (!/\.xlsx?$/i.test(donnees))
      throw new FichierIllisible("un classeur (.xlsx) est attendu", "Vérifier la source indiquée dans millesimes.csv.");
    const index = join(cache, "morceaux.json");
    if (existsSync(index)) return JSON.parse(readFileSync(index, "utf8")) as Morceau[];
    mkdirSync(cache, { recursive: true });
    const morceaux = await convertClasseur(donnees, source, cache);
    writeFileSync(index, JSON.stringify(morceaux));
    return morceaux;
  }
  if (/\.xlsx?$/i.test(donnees))
    throw new FichierIllisible("un fichier csv est attendu", "Vérifier la source indiquée dans millesimes.csv.");
  const entete = splitEntete(readPremiereLigne(donnees), source.format.separateur);
  return [
    {
      chemin: donnees,
      separateur: source.format.separateur,
      feuille: null,
      niveau: null,
      entete,
      ligneEntete: 1,
      horsTableau: 0,
    },
  ];
}
