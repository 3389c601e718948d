import { parse } from "csv-parse/sync";
import { formatCase } from "../modele/csv.ts";
import { once } from "../modele/once.ts";
import type { Source } from "../modele/source.ts";
import { NIVEAUX, type Niveau } from "../modele/territoire.ts";
import { readAsset } from "../racine.ts";

/** Un millésime qu'on sait publié. Sans adresse, il se prend à la main sur sa page. */
export interface Adresse {
  readonly source: string;
  readonly niveau: Niveau | null;
  /** null : l'adresse donne toujours le dernier millésime, ou tous. */
  readonly millesime: number | null;
  readonly url: string;
  readonly page: string;
}

const readTable = (chemin: string): Record<string, string>[] =>
  parse(readAsset(chemin), { delimiter: ";", columns: true, skip_empty_lines: true }) as Record<string, string>[];

/** La table `loaders/adresses.csv` : l'Insee change l'adresse à chaque millésime, aucune règle ne la donne. */
export const readAdresses: () => readonly Adresse[] = once(() =>
  readTable("loaders/adresses.csv").map((row) => ({
    source: row.source ?? "",
    niveau: NIVEAUX.find((n) => n === row.niveau) ?? null,
    millesime: row.millesime ? Number(row.millesime) : null,
    url: row.url ?? "",
    page: row.page ?? "",
  })),
);

/** Le jeu de Melodi où l'on voit paraître un nouveau millésime d'une source (`loaders/catalogue-melodi.csv`). */
export const readJeux: () => ReadonlyMap<string, string> = once(
  () => new Map(readTable("loaders/catalogue-melodi.csv").map((row) => [row.source ?? "", row.jeu ?? ""])),
);

/** Le nom sous lequel ranger ce que donne une adresse. */
export function nomFichier(texte: string): string {
  const { pathname } = new URL(texte);
  const jeu = /\/datasets\/([^/]+)\/(?:exports\/csv|records)\/?$/.exec(pathname)?.[1];
  if (jeu !== undefined) return `${jeu}.csv`;
  const dernier = pathname.split("/").filter(Boolean).at(-1) ?? "fichier";
  if (pathname.startsWith("/melodi/data/")) return `${dernier}.csv`;
  return pathname.startsWith("/melodi/file/") ? `${dernier}.zip` : dernier;
}

/** L'adresse connue d'un fichier, si elle donne bien ce fichier-là : même source, même millésime, même extension. */
export function adresseDe(
  source: string,
  niveau: Niveau | null,
  millesime: number | null,
  fichier: string,
  adresses: readonly Adresse[] = readAdresses(),
): string {
  const trouvee = adresses.find(
    (a) => a.url !== "" && a.source === source && a.millesime === millesime && (a.niveau === null || a.niveau === niveau),
  ); // prettier-ignore
  const extension = (nom: string): string => /\.[a-z]+$/i.exec(nom)?.[0].toLowerCase() ?? "";
  return trouvee && extension(nomFichier(trouvee.url)) === extension(fichier) ? trouvee.url : "";
}

/** La ligne à coller dans millesimes.csv pour prendre un millésime avec `abs telecharger`. */
export function ligneMillesime(source: Source, { niveau, millesime, url }: Adresse): string {
  const famille = source.id.split("-")[0] ?? source.id;
  const cog = millesime === null ? null : source.type === "referentiel" ? millesime : (source.cogHabituel?.(millesime) ?? null); // prettier-ignore
  return [source.id, niveau, millesime, cog, null, `brut/${famille}/${nomFichier(url)}`, url, "", ""].map(formatCase).join(";"); // prettier-ignore
}
