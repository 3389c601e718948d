import { isLocale } from "./hotes.ts";
import { Refus } from "./refus.ts";

type Env = Readonly<Record<string, string | undefined>>;

const readVariable = (env: Env, nom: string): string => (env[nom.toLowerCase()] ?? env[nom] ?? "").trim();

/** `NO_PROXY` : des noms (leurs sous-domaines compris), avec ou sans point, un port s'il le faut, ou « * ». */
function isExcepte(url: URL, liste: string): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return liste.split(/[\s,]+/).some((entree) => {
    if (entree === "*") return true;
    const [, nom = "", sonPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entree.toLowerCase()) ?? [];
    if (nom === "" || (sonPort !== undefined && sonPort !== port)) return false;
    return url.hostname === nom || url.hostname.endsWith(`.${nom}`);
  });
}

/**
 * Le proxy à prendre pour une adresse, d'après HTTPS_PROXY, HTTP_PROXY, ALL_PROXY et NO_PROXY (les noms en minuscules
 * l'emportent, comme pour curl). Node 20 ne les lit pas de lui-même.
 * @returns null : connexion directe.
 * @throws {Refus} l'adresse du proxy ne se lit pas ; elle n'est pas citée, elle peut porter un mot de passe.
 */
export function proxyDe(url: URL, env: Env = process.env): URL | null {
  if (isLocale(url) || isExcepte(url, readVariable(env, "NO_PROXY"))) return null;
  const variable = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const texte = readVariable(env, variable) || readVariable(env, "ALL_PROXY");
  if (texte === "") return null;
  const adresse = /^[a-z][a-z0-9+.-]*:\/\//i.test(texte) ? texte : `http://${texte}`;
  if (URL.canParse(adresse) && /^https?:$/.test(new URL(adresse).protocol)) return new URL(adresse);
  throw new Refus("proxy-illisible", `la variable ${variable} n'est pas une adresse de proxy http`, `Écrire ${variable}=http://hôte:port (le service informatique la donne).`); // prettier-ignore
}

/** L'en-tête d'identification du proxy, s'il en faut une. */
export const authProxy = (proxy: URL): Record<string, string> =>
  proxy.username === ""
    ? {}
    : {
        "proxy-authorization": `Basic ${Buffer.from(`${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`).toString("base64")}`,
      };
