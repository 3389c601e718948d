import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createServerTls } from "node:https";
import type { AddressInfo, Server } from "node:net";
import type { Horloge } from "../../src/telecharger/horloge.ts";
import type { Hote } from "../../src/telecharger/hotes.ts";
import { LIMITES, type Limites } from "../../src/telecharger/limites.ts";
import { Politesse } from "../../src/telecharger/politesse.ts";
import type { Acces } from "../../src/telecharger/recuperer.ts";

/** Une réponse à une requête ; les fautes s'injectent ici. */
export type Reponse = (req: IncomingMessage, res: ServerResponse) => void;

export interface Serveur {
  readonly origine: string;
  /** Les requêtes reçues, dans l'ordre. */
  readonly recues: readonly { readonly chemin: string; readonly entetes: IncomingMessage["headers"] }[];
  /** Répond à un chemin (recherche comprise, ou seule) : une réponse par requête, la dernière ensuite toujours. */
  readonly repondre: (chemin: string, ...reponses: Reponse[]) => string;
  readonly fermer: () => Promise<void>;
}

/** Un serveur local : rien ne sort du poste. */
export async function ouvrirServeur(tls?: { readonly key: string; readonly cert: string }): Promise<Serveur> {
  const routes = new Map<string, Reponse[]>();
  const recues: { chemin: string; entetes: IncomingMessage["headers"] }[] = [];
  const ecouter: RequestListener = (req, res) => {
    const chemin = req.url ?? "";
    recues.push({ chemin, entetes: req.headers });
    const reponses = routes.get(chemin) ?? routes.get(chemin.split("?")[0] ?? "");
    const reponse = reponses && reponses.length > 1 ? reponses.shift() : reponses?.[0];
    if (reponse) reponse(req, res);
    else res.writeHead(404).end();
  };
  const serveur = tls ? createServerTls(tls, ecouter) : createServer(ecouter);
  const port = await listen(serveur);
  const origine = `${tls ? "https://localhost" : "http://127.0.0.1"}:${port}`;
  return {
    origine,
    recues,
    repondre: (chemin, ...reponses) => {
      routes.set(chemin, reponses);
      return origine + chemin;
    },
    fermer: () =>
      new Promise((resolve) => {
        serveur.closeAllConnections();
        serveur.close(() => resolve());
      }),
  };
}

export const listen = (serveur: Server): Promise<number> =>
  new Promise((resolve) => serveur.listen(0, "127.0.0.1", () => resolve((serveur.address() as AddressInfo).port)));

/** Répond un corps entier, avec sa longueur. */
export const corps =
  (contenu: string | Uint8Array, entetes: Record<string, string> = {}): Reponse =>
  (_, res) =>
    res.writeHead(200, { "content-length": Buffer.byteLength(contenu), ...entetes }).end(contenu);

export const statut =
  (code: number, entetes: Record<string, string> = {}): Reponse =>
  (_, res) =>
    res.writeHead(code, entetes).end("erreur");

/** Ce que le client a dit avoir reçu, par chemin : c'est lui qui fait couper, et non une montre. */
const recus = new EventEmitter();
export const noterRecu = (url: URL, octets: number): void => void recus.emit(url.pathname, octets);

/** Annonce tout, envoie le début, puis coupe dès que le client l'a reçu (`noterRecu`). */
export const coupe =
  (contenu: Uint8Array, octets: number, entetes: Record<string, string> = {}): Reponse =>
  (req, res) => {
    const chemin = req.url ?? "";
    const couper = (n: number): void => {
      if (n < octets) return;
      recus.off(chemin, couper);
      res.socket?.destroy();
    };
    recus.on(chemin, couper);
    res.writeHead(200, { "content-length": contenu.length, ...entetes });
    res.write(contenu.subarray(0, octets));
  };

/** Sait reprendre : 206 avec la suite si le validateur convient, 200 avec tout sinon. */
export const reprenable =
  (contenu: Uint8Array, etag: string): Reponse =>
  (req, res) => {
    const debut = Number(/^bytes=(\d+)-$/.exec(req.headers.range ?? "")?.[1] ?? 0);
    if (debut === 0 || req.headers["if-range"] !== etag) return void corps(contenu, { etag })(req, res);
    const suite = contenu.subarray(debut);
    const plage = `bytes ${debut}-${contenu.length - 1}/${contenu.length}`;
    res.writeHead(206, { "content-length": suite.length, "content-range": plage, etag }).end(suite);
  };

export interface HorlogeEssai extends Horloge {
  /** Les attentes demandées, en millisecondes, dans l'ordre. */
  readonly attentes: number[];
}

/** Une horloge qui n'attend pas : dormir avance l'heure. `alea` vaut 1 : les attentes sont les plus longues. */
export function createHorloge(depart = Date.UTC(2026, 10, 22)): HorlogeEssai {
  let heure = depart;
  const attentes: number[] = [];
  return {
    attentes,
    maintenant: () => heure,
    dormir: async (ms) => {
      attentes.push(ms);
      heure += ms;
    },
    alea: () => 1,
  };
}

export interface OptionsAcces {
  readonly hotes?: readonly Hote[];
  readonly limites?: Partial<Limites>;
  readonly horloge?: Horloge;
  readonly proxy?: URL | null;
  readonly ca?: string;
}

/** Un accès au réseau pour les essais : horloge qui n'attend pas, limites courtes. */
export function createAccesEssai({ hotes = [], limites = {}, horloge = createHorloge(), proxy = null, ca }: OptionsAcces = {}): Acces {
  return {
    hotes,
    horloge,
    limites: { ...LIMITES, inactivite: 300, requete: 5_000, ...limites },
    politesse: new Politesse(hotes, horloge),
    proxy: () => proxy,
    ...(ca === undefined ? {} : { ca }),
  };
} // prettier-ignore
