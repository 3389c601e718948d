import { createServer } from "node:http";
import type { Server } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { buildSite } from "../../src/publier/site/build.ts";
import type { SiteEdition } from "../../src/rapport/page.ts";
import { openNavigateur } from "./navigateur.ts";
import { siteEssai } from "./site-essai.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/** Le site d'essai bâti, servi en HTTP sur cette machine, et un navigateur pour le lire. */
export interface Preparation {
  readonly navigateur: Browser;
  /** `http://127.0.0.1:port`, sans barre finale. */
  readonly origine: string;
  /** Adresse `file://` d'une page. */
  readonly fichier: (page: string) => string;
  readonly ferme: () => Promise<void>;
}

function serveur(dist: string): Server {
  return createServer((requete, reponse) => {
    const chemin = normalize(decodeURIComponent(new URL(requete.url ?? "/", "http://x").pathname));
    readFile(join(dist, chemin)).then(
      (contenu) =>
        reponse.writeHead(200, { "content-type": TYPES[extname(chemin)] ?? "application/octet-stream" }).end(contenu),
      () => reponse.writeHead(404).end(),
    );
  });
}

export async function prepare(site: SiteEdition = siteEssai()): Promise<Preparation> {
  const projet = await mkdtemp(join(tmpdir(), "abs-navigateur-"));
  const { dist, anomalies } = await buildSite(site, projet);
  if (anomalies.length > 0) throw new Error(`site must pass the gate, got ${JSON.stringify(anomalies[0])}`);
  const http = serveur(dist);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const adresse = http.address();
  if (adresse === null || typeof adresse === "string") throw new Error(`server must listen on a port, got ${adresse}`);
  const navigateur = await openNavigateur();
  return {
    navigateur,
    origine: `http://127.0.0.1:${adresse.port}`,
    fichier: (page) => pathToFileURL(join(dist, `${page}.html`)).href,
    ferme: async () => {
      await navigateur.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await rm(projet, { recursive: true, force: true });
    },
  };
}
