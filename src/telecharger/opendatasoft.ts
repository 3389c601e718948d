import { formatCase } from "../modele/csv.ts";
import { Refus } from "./refus.ts";

/** Une réponse de `/records` (Opendatasoft Explore v2.1). */
interface PageRecords {
  readonly total_count?: number;
  readonly results?: readonly Readonly<Record<string, unknown>>[];
}

const LIMITE = 100;
/** `offset` + `limit` ne peut dépasser 10 000 (documentation Explore v2.1) ; l'export n'a pas de plafond. */
const PLAFOND = 10_000;

const formatValeur = (valeur: unknown): string =>
  formatCase(
    valeur === null || valeur === undefined ? "" : typeof valeur === "object" ? JSON.stringify(valeur) : String(valeur),
  );

/** L'adresse de l'export CSV de la même question. */
export function exportDe(url: URL): URL {
  const copie = new URL(url);
  copie.pathname = copie.pathname.replace(/\/records\/?$/, "/exports/csv");
  for (const cle of ["limit", "offset"]) copie.searchParams.delete(cle);
  copie.searchParams.set("delimiter", ";");
  return copie;
}

/**
 * Tous les enregistrements d'une question à Opendatasoft, en CSV ; colonnes dans l'ordre où elles se présentent.
 * @throws {Refus} le plafond est atteint (un fichier tronqué ne se distingue pas d'un fichier entier), ou le compte ne tombe pas juste.
 */
export async function readRecords(
  url: URL,
  readJson: (url: URL) => Promise<unknown>,
  avancement: (lues: number, total: number) => void,
): Promise<{ csv: string; lignes: number }> {
  const results: Readonly<Record<string, unknown>>[] = [];
  for (let total = Infinity; results.length < total;) {
    const page = new URL(url);
    page.searchParams.set("limit", String(LIMITE));
    page.searchParams.set("offset", String(results.length));
    const { total_count, results: lus } = (await readJson(page)) as PageRecords;
    if (total_count === undefined || lus === undefined) throw new Refus("records-forme", "l'API rend une réponse sans enregistrements"); // prettier-ignore
    if (total_count > PLAFOND)
      throw new Refus("records-plafond", `l'API a ${total_count} enregistrements et n'en rend que ${PLAFOND} de cette façon`, `Écrire dans la colonne url l'adresse de l'export : ${exportDe(url).href}`); // prettier-ignore
    total = total_count;
    if (lus.length === 0 && results.length < total)
      throw new Refus("records-compte", `l'API annonce ${total} enregistrements et en rend ${results.length}`);
    results.push(...lus);
    avancement(results.length, total);
  }
  const colonnes = [...new Set(results.flatMap((r) => Object.keys(r)))];
  if (colonnes.length === 0) throw new Refus("records-vide", "l'API ne rend aucun enregistrement", "Vérifier l'adresse : jeu et filtre (where)."); // prettier-ignore
  const rows = results.map((r) => colonnes.map((c) => formatValeur(r[c])).join(";"));
  return { csv: `${[colonnes.map(formatCase).join(";"), ...rows].join("\n")}\n`, lignes: rows.length };
}
