import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LigneMillesime } from "../charger/projet.ts";
import { formatMelodi } from "./melodi.ts";
import { readRecords } from "./opendatasoft.ts";
import { readObservations } from "./pages-melodi.ts";
import { oublier, recuperer, type Acces, type Avancement, type Recu } from "./recuperer.ts";
import { Refus } from "./refus.ts";

type Table = { readonly csv: string; readonly remarque: string | null };
type Lire = (
  url: URL,
  ligne: LigneMillesime,
  readJson: (url: URL) => Promise<unknown>,
  avancement: Avancement,
) => Promise<Table>;

/** Les API qui ne rendent pas un fichier mais des pages, reconnues à leur chemin : c'est un protocole, pas une source. */
const FORMES: readonly { readonly chemin: RegExp; readonly lire: Lire }[] = [
  {
    chemin: /^\/melodi\/data\//,
    lire: async (url, { niveau, cog }, readJson, avancement) => {
      const { csv, autresNiveaux } = formatMelodi(await readObservations(url, readJson, avancement), { niveau, cog });
      return { csv, remarque: autresNiveaux === 0 ? null : `${autresNiveaux} observations d'un autre niveau laissées de côté` }; // prettier-ignore
    },
  },
  {
    chemin: /^\/api\/explore\/v2\.\d\/catalog\/datasets\/[^/]+\/records\/?$/,
    lire: async (url, _, readJson, avancement) => ({ ...(await readRecords(url, readJson, avancement)), remarque: null }), // prettier-ignore
  },
];

/** Une réponse JSON, lue puis oubliée. */
export async function readJson(url: URL, dossier: string, acces: Acces): Promise<unknown> {
  const { chemin } = await recuperer(url, dossier, acces);
  const texte = readFileSync(chemin, "utf8");
  oublier(url, dossier);
  try {
    return JSON.parse(texte);
  } catch {
    throw new Refus("reponse-illisible", `${url.host} rend autre chose que du json`);
  }
}

/**
 * Prend ce que nomme une ligne de millesimes.csv : un fichier tel quel, ou les pages d'une API mises en CSV.
 * @throws {Refus}
 */
export async function prendre(
  url: URL,
  ligne: LigneMillesime,
  dossier: string,
  acces: Acces,
  avancement: Avancement,
): Promise<Recu & { readonly remarque: string | null }> {
  const forme = FORMES.find((f) => f.chemin.test(url.pathname));
  if (!forme) return { ...(await recuperer(url, dossier, acces, avancement)), remarque: null };
  const { csv, remarque } = await forme.lire(url, ligne, (page) => readJson(page, dossier, acces), avancement);
  const chemin = join(dossier, `ligne-${ligne.ligne}.csv`);
  writeFileSync(chemin, csv);
  return { chemin, octets: Buffer.byteLength(csv), type: "text/csv", remarque };
}
