import { watch, type FSWatcher } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { RACINE } from "../racine.ts";
import type { Atelier } from "./atelier.ts";
import { POLITIQUE_APERCU, SCRIPT } from "./page.ts";

// L'aperçu n'appelle personne : il écoute, sur cette machine seulement.
const HOTE = "127.0.0.1";
const REPIT = 80; // ms : un éditeur enregistre en plusieurs fois

export interface Apercu {
  /** `http://127.0.0.1:4021/`. */
  readonly adresse: string;
  close(): Promise<void>;
}

/** Les navigateurs à l'écoute : chacun recharge sa page quand un texte change. */
class Abonnes {
  readonly #flux = new Set<ServerResponse>();

  ajouter(reponse: ServerResponse): void {
    reponse.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    reponse.write(": prêt\n\n");
    this.#flux.add(reponse);
    reponse.on("close", () => this.#flux.delete(reponse));
  }

  prevenir(): void {
    for (const flux of this.#flux) flux.write("data: change\n\n");
  }

  close(): void {
    for (const flux of this.#flux) flux.end();
  }
}

/** Une page d'un autre site qui se ferait passer pour celui-ci (un nom qui mène à 127.0.0.1) n'obtient rien. */
const isDIci = ({ headers }: IncomingMessage, port: number): boolean =>
  headers.host === `${HOTE}:${port}` || headers.host === `localhost:${port}`;

async function repondre(demande: IncomingMessage, reponse: ServerResponse, atelier: Atelier): Promise<void> {
  const { pathname } = new URL(demande.url ?? "/", `http://${HOTE}`);
  const script = pathname === SCRIPT;
  const { statut, type, contenu } = script
    ? { statut: 200, type: "text/javascript; charset=utf-8", contenu: await readFile(join(RACINE, "src", "apercu", "recharger.js")) }
    : await atelier.servir(pathname); // prettier-ignore
  reponse.writeHead(statut, {
    "content-type": type,
    "cache-control": "no-store",
    // Le lecteur de PDF d'un navigateur a ses propres styles et scripts, que notre politique lui défendrait.
    ...(type === "application/pdf" ? {} : { "content-security-policy": POLITIQUE_APERCU }),
    "x-content-type-options": "nosniff",
  });
  reponse.end(contenu);
}

/** Prévient après un changement du dossier, une fois le calme revenu. */
function surveiller(dossier: string, surChangement: () => void): FSWatcher {
  let attente: NodeJS.Timeout | undefined;
  return watch(dossier, { recursive: true }, () => {
    clearTimeout(attente);
    attente = setTimeout(surChangement, REPIT);
  });
}

/**
 * Sert l'aperçu sur cette machine, et recharge la page à chaque changement d'un texte.
 * @param dossier celui qu'on surveille (`rapport/`) @param port 0 : le premier libre
 * @throws Error `EADDRINUSE` si le port est pris
 */
export async function startApercu(atelier: Atelier, dossier: string, port = 0): Promise<Apercu> {
  const abonnes = new Abonnes();
  const serveur: Server = createServer((demande, reponse) => {
    if (!isDIci(demande, portOf(serveur))) return void reponse.writeHead(403).end();
    if (demande.method !== "GET") return void reponse.writeHead(405).end();
    if (demande.url === "/apercu/evenements") return abonnes.ajouter(reponse);
    repondre(demande, reponse, atelier).catch(() => reponse.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    serveur.once("error", reject).listen(port, HOTE, resolve);
  });
  const veille = surveiller(dossier, () => {
    atelier.oublier();
    abonnes.prevenir();
  });
  return {
    adresse: `http://${HOTE}:${portOf(serveur)}/`,
    close: async () => {
      veille.close();
      abonnes.close();
      serveur.closeAllConnections();
      await new Promise<void>((resolve) => void serveur.close(() => resolve()));
    },
  };
}

function portOf(serveur: Server): number {
  const adresse = serveur.address();
  if (adresse === null || typeof adresse === "string") throw new RangeError("server must listen on a port, got none");
  return adresse.port;
}
