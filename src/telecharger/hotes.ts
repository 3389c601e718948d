import { parse } from "csv-parse/sync";
import { once } from "../modele/once.ts";
import { readAsset } from "../racine.ts";
import { Refus } from "./refus.ts";

/** Ce qu'un hôte supporte, et le fait qu'on puisse y être renvoyé. */
export interface Hote {
  readonly hote: string;
  readonly parMinute: number;
  readonly paralleles: number;
}

/** Pour un hôte que le projet nomme et que la table ignore. */
const INCONNU = { parMinute: 30, paralleles: 1 } as const;

/** La table `loaders/hotes.csv` : les hôtes connus, leur rythme. */
export const readHotes: () => readonly Hote[] = once(() => {
  const rows = parse(readAsset("loaders/hotes.csv"), { delimiter: ";", columns: true, skip_empty_lines: true }) as Record<string, string>[]; // prettier-ignore
  return rows.map((row) => ({ hote: row.hote ?? "", parMinute: Number(row.par_minute), paralleles: Number(row.paralleles) })); // prettier-ignore
});

export const hoteDe = (url: URL, hotes: readonly Hote[]): Hote =>
  hotes.find((h) => h.hote === url.host) ?? { hote: url.host, ...INCONNU };

/** Ce poste lui-même : rien n'y passe sur le réseau (W3C, Secure Contexts, § 3.1). */
export const isLocale = (url: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);

/** Lit une adresse : https seulement, sauf sur ce poste. */
export function readAdresse(texte: string): URL {
  let url: URL;
  try {
    url = new URL(texte);
  } catch {
    throw new Refus("adresse-illisible", `« ${texte} » n'est pas une adresse`, "Corriger la colonne url de millesimes.csv."); // prettier-ignore
  }
  if (url.protocol === "https:" || (url.protocol === "http:" && isLocale(url))) return url;
  throw new Refus("adresse-non-sure", "l'adresse n'est pas en https : le fichier pourrait être changé en route", "Écrire l'adresse https du producteur dans la colonne url."); // prettier-ignore
}

/** L'adresse où un serveur renvoie : jamais de https à http, jamais vers un hôte qui n'est pas connu. */
export function suivreRedirection(depuis: URL, location: string | undefined, hotes: readonly Hote[]): URL {
  if (location === undefined || !URL.canParse(location, depuis))
    throw new Refus("redirection-illisible", "le serveur renvoie ailleurs sans dire où");
  const vers = new URL(location, depuis);
  const isSure = vers.protocol === "https:" || (vers.protocol === "http:" && depuis.protocol === "http:" && isLocale(vers)); // prettier-ignore
  if (!isSure)
    throw new Refus("redirection-non-sure", `le serveur renvoie vers une adresse non sûre (${vers.protocol}//${vers.host})`); // prettier-ignore
  if (vers.host !== depuis.host && !hotes.some((h) => h.hote === vers.host))
    throw new Refus("redirection-autre-hote", `le serveur renvoie vers un autre hôte, ${vers.host}, qui n'est pas de la liste (loaders/hotes.csv)`); // prettier-ignore
  return vers;
}
