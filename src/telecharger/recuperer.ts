import { statSync } from "node:fs";
import { open } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import type { Horloge } from "./horloge.ts";
import { suivreRedirection, type Hote } from "./hotes.ts";
import type { Limites } from "./limites.ts";
import { attenteAvant, readRetryAfter } from "./nouvel-essai.ts";
import { noterValidateur, ouvrirPartiel, removePartiel, type Partiel } from "./partiel.ts";
import { isPanneHote, type Politesse } from "./politesse.ts";
import { Passager, Refus } from "./refus.ts";
import { demander, expliquerReseau } from "./requete.ts";

/** De quoi parler au réseau ; tout s'y remplace dans les essais. */
export interface Acces {
  readonly hotes: readonly Hote[];
  readonly limites: Limites;
  readonly horloge: Horloge;
  readonly politesse: Politesse;
  readonly proxy: (url: URL) => URL | null;
  readonly ca?: string;
}

/** Un fichier pris, sous un nom provisoire. */
export interface Recu {
  readonly chemin: string;
  readonly octets: number;
  /** Type annoncé par le serveur, sans ses paramètres. */
  readonly type: string;
}

/** Appelée à chaque morceau reçu ; `total` est null si le serveur ne l'annonce pas. */
export type Avancement = (octets: number, total: number | null) => void;

const MO = 1024 ** 2;

/** Une réponse qui n'est pas le fichier : ce qui peut passer, et ce qui ne passera pas. */
function refuserStatut(url: URL, { statusCode = 0, headers }: IncomingMessage, acces: Acces): Refus {
  const { horloge, limites, politesse } = acces;
  const attendre = readRetryAfter(headers["retry-after"], horloge.maintenant());
  if (statusCode === 429 || statusCode === 503) {
    if (attendre !== null && attendre > limites.retryAfterMax)
      return new Refus("trop-de-requetes", `${url.host} demande d'attendre ${Math.ceil(attendre / 60_000)} minutes`, "Relancer la commande après ce délai : ce qui est déjà pris le reste."); // prettier-ignore
    if (attendre !== null) politesse.suspendre(url, attendre);
    return new Passager("trop-de-requetes", `${url.host} est trop sollicité (réponse ${statusCode})`, attendre);
  }
  if (statusCode >= 500 || statusCode === 408) return new Passager("serveur-en-panne", `${url.host} est en panne (réponse ${statusCode})`, attendre); // prettier-ignore
  if (statusCode === 404 || statusCode === 410) return new Refus("adresse-disparue", `l'adresse n'existe plus (réponse ${statusCode})`); // prettier-ignore
  return new Refus("reponse-refusee", `${url.host} refuse (réponse ${statusCode})`);
}

/** Écrit le corps à la suite de ce qui est déjà là, en surveillant la taille. */
async function writeCorps(
  url: URL,
  reponse: IncomingMessage,
  partiel: Partiel,
  deja: number,
  { limites }: Acces,
  avancement: Avancement,
): Promise<void> {
  const longueur = reponse.headers["content-length"];
  const total = longueur === undefined ? null : deja + Number(longueur);
  const trop = (): Refus => new Refus("trop-gros", `le fichier dépasse ${limites.octets / MO} Mo : ce n'est sans doute pas le bon`); // prettier-ignore
  if (total !== null && total > limites.octets) throw trop();
  let recus = deja;
  // Un morceau est sur le disque avant qu'on lise le suivant : coupé, ce qui est arrivé n'est pas à redemander.
  const fichier = await open(partiel.chemin, deja > 0 ? "a" : "w");
  try {
    for await (const morceau of reponse as AsyncIterable<Buffer>) {
      recus += morceau.length;
      if (recus > limites.octets) throw trop();
      await fichier.writeFile(morceau);
      avancement(recus, total);
    }
  } catch (error) {
    const refus = expliquerReseau(error, url.host);
    if (refus.code !== "reseau-coupe") throw refus;
    throw new Passager("corps-coupe", `le fichier arrive coupé : ${recus} octets reçus sur ${total ?? "un nombre inconnu"}`); // prettier-ignore
  } finally {
    await fichier.close();
  }
  if (total !== null && recus !== total) throw new Passager("corps-coupe", `le fichier arrive coupé : ${recus} octets reçus sur ${total}`); // prettier-ignore
}

/** Un essai : redirections suivies, reprise si le serveur la permet, depuis le début sinon. */
async function essayer(url: URL, dossier: string, acces: Acces, avancement: Avancement): Promise<Recu> {
  const partiel = ouvrirPartiel(dossier, url);
  const entetes: Record<string, string> =
    partiel.octets > 0 && partiel.validateur !== null
      ? { range: `bytes=${partiel.octets}-`, "if-range": partiel.validateur }
      : {};
  let cible = url;
  for (let sauts = 0; ; sauts++) {
    const { proxy, limites, ca } = acces;
    const reponse = await demander(cible, { entetes, proxy: proxy(cible), limites, ...(ca === undefined ? {} : { ca }) }); // prettier-ignore
    const { statusCode = 0, headers } = reponse;
    try {
      if ([301, 302, 303, 307, 308].includes(statusCode)) {
        if (sauts === limites.redirections) throw new Refus("redirections-sans-fin", "le serveur renvoie sans fin d'une adresse à l'autre"); // prettier-ignore
        cible = suivreRedirection(cible, headers.location, acces.hotes);
        continue;
      }
      const debut = /^bytes (\d+)-/.exec(headers["content-range"] ?? "")?.[1];
      if (statusCode === 416 || (statusCode === 206 && Number(debut) !== partiel.octets)) {
        removePartiel(partiel);
        throw new Passager("reprise-impossible", "le serveur ne sait pas reprendre où l'on en était", 0);
      }
      if (statusCode !== 200 && statusCode !== 206) throw refuserStatut(cible, reponse, acces);
      const codage = headers["content-encoding"] ?? "identity";
      if (codage !== "identity") throw new Refus("codage-inattendu", `le serveur envoie un fichier codé (${codage}) qui n'a pas été demandé`); // prettier-ignore
      noterValidateur(partiel, headers);
      await writeCorps(cible, reponse, partiel, statusCode === 206 ? partiel.octets : 0, acces, avancement);
    } finally {
      reponse.destroy();
    }
    const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    return { chemin: partiel.chemin, octets: statSync(partiel.chemin).size, type };
  }
}

/**
 * Prend le fichier d'une adresse dans `dossier`, sous un nom provisoire, poliment et en réessayant ce qui peut passer.
 * Interrompu, il sera repris où il en était si le serveur prouve que le fichier n'a pas changé.
 * @throws {Refus} en français, ce qui s'y oppose.
 */
export async function recuperer(
  url: URL,
  dossier: string,
  acces: Acces,
  avancement: Avancement = () => {},
): Promise<Recu> {
  const { limites, horloge, politesse } = acces;
  for (let n = 1; ; n++) {
    const panne = politesse.panneDe(url);
    if (panne) throw panne;
    try {
      return await politesse.run(url, () => essayer(url, dossier, acces, avancement));
    } catch (error) {
      const refus = expliquerReseau(error, url.host);
      if (refus instanceof Passager && n < limites.essais) {
        await horloge.dormir(attenteAvant(n, refus.attendre, limites, horloge));
        continue;
      }
      if (isPanneHote(refus)) politesse.declarerPanne(url, refus);
      throw refus;
    }
  }
}

/** Oublie un fichier provisoire : il a servi, ou il ne servira pas. */
export const oublier = (url: URL, dossier: string): void => removePartiel(ouvrirPartiel(dossier, url));
