import type { Observation, PageMelodi } from "./melodi.ts";
import { Refus } from "./refus.ts";

/** Le plus que l'API rend d'un coup. */
const MAX = 100_000;
const PAGES_MAX = 500;

/** L'adresse, avec d'autres paramètres ; ceux qu'elle a déjà gardent leur place. */
function withParametres(url: URL, parametres: Readonly<Record<string, string>>): URL {
  const copie = new URL(url);
  for (const [cle, valeur] of Object.entries(parametres)) copie.searchParams.set(cle, valeur);
  return copie;
}

/**
 * Toutes les observations d'une question à Melodi. L'API dit d'abord combien il y en a (`totalCount`), puis les rend
 * par pages, chacune nommant la suivante (`paging.next`) : le compte doit tomber juste.
 * @param readJson Une requête : l'adresse, puis le corps lu.
 * @throws {Refus}
 */
export async function readObservations(
  url: URL,
  readJson: (url: URL) => Promise<unknown>,
  avancement: (lues: number, total: number) => void,
): Promise<Observation[]> {
  const compte = (await readJson(withParametres(url, { totalCount: "TRUE", maxResult: "0" })).catch(expliquerPanne)) as PageMelodi; // prettier-ignore
  const total = compte.paging?.count;
  if (total === undefined) throw new Refus("melodi-forme", "l'API ne dit pas combien d'observations elle a");
  const observations: Observation[] = [];
  let page: URL | null = total === 0 ? null : withParametres(url, { idTerritoire: "TRUE", maxResult: String(MAX) });
  for (let n = 1; page !== null; n++) {
    const { observations: lues, paging } = (await readJson(page)) as PageMelodi;
    if (lues === undefined) throw new Refus("melodi-forme", "l'API rend une réponse sans observations");
    for (const o of lues) observations.push(o);
    avancement(observations.length, total);
    if (n > PAGES_MAX || (paging?.next !== undefined && lues.length === 0))
      throw new Refus("melodi-pages", "l'API rend des pages sans fin");
    page = paging?.next === undefined ? null : readSuivante(paging.next, page);
  }
  if (observations.length !== total)
    throw new Refus("melodi-compte", `l'API annonce ${total} observations et en rend ${observations.length}`, "Relancer ; si cela dure, prendre le fichier complet du jeu (adresse /melodi/file/…)."); // prettier-ignore
  return observations;
}

/** Melodi répond 500 à un jeu qu'il n'a pas (réponse enregistrée) : une panne peut n'être qu'un nom faux. */
function expliquerPanne(error: unknown): never {
  if (!(error instanceof Refus) || error.code !== "serveur-en-panne") throw error;
  throw new Refus("melodi-panne", `${error.message} : le jeu demandé n'existe peut-être pas`, "Vérifier le nom du jeu dans l'adresse (DS_…), ou relancer plus tard."); // prettier-ignore
}

/** La page suivante : même hôte, même jeu. */
function readSuivante(next: string, page: URL): URL {
  const suivante = URL.canParse(next, page) ? new URL(next, page) : null;
  if (suivante === null || suivante.host !== page.host || suivante.pathname !== page.pathname)
    throw new Refus("redirection-autre-hote", "la page suivante est à une autre adresse que la première");
  return new URL(suivante.pathname + suivante.search, page);
}
