import * as http from "node:http";
import * as https from "node:https";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Limites } from "./limites.ts";
import { authProxy } from "./proxy.ts";
import { Passager, Refus } from "./refus.ts";

export interface OptionsRequete {
  readonly entetes?: Readonly<Record<string, string>>;
  readonly proxy: URL | null;
  readonly limites: Limites;
  /** Autorité de certification ajoutée, pour les essais. */
  readonly ca?: string;
}

const ENTETES = {
  "user-agent": "abs-observatoire (analyse des besoins sociaux)",
  "accept-encoding": "identity", // l'empreinte et la reprise portent sur les octets du fichier
} as const;

const HORS_ATTEINTE = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN)$/;
const CERTIFICAT = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

const DISQUE = /^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EISDIR|ENOTDIR|EEXIST|ENOTEMPTY)$/;

/** Une erreur de Node, dite en français. Une erreur de programme, qui n'a pas de code, est relancée. */
export function expliquerReseau(error: unknown, hote: string): Refus {
  if (error instanceof Refus) return error;
  if (!(error instanceof Error && "code" in error)) throw error;
  const code = String(error.code);
  if (DISQUE.test(code)) return new Refus("disque", `le fichier ne s'écrit pas (${code})`, "Faire de la place sur le disque, ou vérifier les droits et le chemin dans le projet."); // prettier-ignore
  if (HORS_ATTEINTE.test(code)) return new Passager("reseau-absent", `${hote} est hors d'atteinte (${code}) : pas de réseau, ou un proxy est nécessaire`); // prettier-ignore
  if (CERTIFICAT.test(code)) return new Refus("certificat-refuse", `le certificat de ${hote} n'est pas reconnu (${code}) : souvent, un proxy qui ouvre les échanges`, "Demander au service informatique le certificat du proxy et le donner par NODE_EXTRA_CA_CERTS, ou prendre le fichier à la main."); // prettier-ignore
  return new Passager("reseau-coupe", `la connexion à ${hote} a été coupée (${code})`);
}

/** Ouvre un tunnel vers un hôte https à travers un proxy (méthode CONNECT, RFC 9110, § 9.3.6). */
function ouvrirTunnel(url: URL, proxy: URL, { limites, ca }: OptionsRequete): Promise<Socket> {
  const cible = `${url.hostname}:${url.port || "443"}`;
  return new Promise((resolve, reject) => {
    const requete = (proxy.protocol === "https:" ? https : http).request({
      host: proxy.hostname,
      port: proxy.port || (proxy.protocol === "https:" ? 443 : 80),
      method: "CONNECT",
      path: cible,
      headers: { host: cible, ...authProxy(proxy) },
      timeout: limites.inactivite,
      agent: false,
    });
    requete.on("connect", (reponse, socket) => {
      const { statusCode = 0 } = reponse;
      if (statusCode === 200) {
        const tls = connectTls({ socket, servername: url.hostname, ...(ca === undefined ? {} : { ca }) }, () => resolve(tls)); // prettier-ignore
        tls.on("error", reject);
        tls.setTimeout(limites.inactivite, () => tls.destroy(new Passager("trop-lent", "le proxy ouvre un tunnel où rien ne passe"))); // prettier-ignore
        return;
      }
      socket.destroy();
      reject(
        statusCode === 407
          ? new Refus("proxy-refuse", "le proxy demande un identifiant", "L'écrire dans HTTPS_PROXY (http://identifiant:mot-de-passe@hôte:port), ou prendre le fichier à la main.") // prettier-ignore
          : new Refus("proxy-refuse", `le proxy refuse ${url.host} (réponse ${statusCode})`),
      );
    });
    requete.on("timeout", () => requete.destroy(new Passager("trop-lent", "le proxy ne répond pas")));
    requete.on("error", (error) =>
      reject(error instanceof Refus ? error : expliquerReseau(error, `le proxy ${proxy.host}`)),
    );
    requete.end();
  });
}

/**
 * Envoie une requête GET et rend la réponse dès ses en-têtes. Ne suit aucune redirection, ne réessaie rien.
 * @throws {Refus} proxy ou certificat refusé ; {@link Passager} réseau absent, coupé, trop lent.
 */
export async function demander(url: URL, options: OptionsRequete): Promise<http.IncomingMessage> {
  const { proxy, limites, ca } = options;
  const isTls = url.protocol === "https:";
  const headers = { ...ENTETES, ...options.entetes };
  const commun = { headers, timeout: limites.inactivite };
  const tunnel = isTls && proxy !== null ? await ouvrirTunnel(url, proxy, options) : null;
  return new Promise((resolve, reject) => {
    const requete = tunnel
      ? http.request({ ...commun, host: url.hostname, path: url.pathname + url.search, headers: { ...headers, host: url.host }, createConnection: () => tunnel }) // prettier-ignore
      : proxy !== null
        ? http.request({ ...commun, agent: false, host: proxy.hostname, port: proxy.port || 80, path: url.href, headers: { ...headers, host: url.host, ...authProxy(proxy) } }) // prettier-ignore
        : (isTls ? https : http).request(url, { ...commun, agent: false, ...(ca === undefined ? {} : { ca }) });
    // Une fois la réponse commencée, c'est elle qu'il faut interrompre pour que la raison lui parvienne.
    let reponse: http.IncomingMessage | null = null;
    const abandonner = (raison: string): void => void (reponse ?? requete).destroy(new Passager("trop-lent", `${url.host} ${raison}`)); // prettier-ignore
    const total = setTimeout(() => abandonner(`n'a pas fini en ${limites.requete / 60_000} minutes`), limites.requete);
    requete.on("timeout", () => abandonner(`n'envoie plus rien depuis ${limites.inactivite / 1000} s`));
    requete.on("close", () => clearTimeout(total));
    requete.on("error", (error) =>
      reject(expliquerReseau(error, proxy === null || isTls ? url.host : `le proxy ${proxy.host}`)),
    );
    requete.on("response", (recue) => resolve((reponse = recue)));
    requete.end();
  });
}
