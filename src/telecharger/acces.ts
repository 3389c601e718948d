import { HORLOGE } from "./horloge.ts";
import { readHotes } from "./hotes.ts";
import { LIMITES } from "./limites.ts";
import { Politesse } from "./politesse.ts";
import { proxyDe } from "./proxy.ts";
import type { Acces } from "./recuperer.ts";

/** L'accès au vrai réseau : hôtes de `loaders/hotes.csv`, limites ordinaires, proxy de l'environnement. */
export function createAcces(): Acces {
  const hotes = readHotes();
  return { hotes, limites: LIMITES, horloge: HORLOGE, politesse: new Politesse(hotes, HORLOGE), proxy: proxyDe };
}
