import { createInterface } from "node:readline";
import { readTransport, writeTransport } from "../publier/secret/attaque/transport.ts";
import type { Attaque } from "../publier/secret/attaquer.ts";
import { attaquerSite } from "../publier/secret/attaquer-site.ts";
import type { DemandeAttaque, DemandeJugement, DemandeRegard } from "../publier/secret/livrer.ts";
import { juger } from "../publier/secret/verite.ts";
import { verifierSite } from "../verifier/verifier.ts";
import { comparerSite } from "../verifier/verite/comparer.ts";
import { SORTIE } from "./sortie.ts";

/** Répond à chaque ligne de l'entrée standard, l'une après l'autre, jusqu'à ce qu'elle se ferme (voir `Enfant`). */
async function repondre<D>(traiter: (demande: D) => unknown): Promise<number> {
  for await (const ligne of createInterface({ input: process.stdin })) {
    const { id, ...demande } = JSON.parse(ligne) as { id: number };
    try {
      process.send?.({ id, erreur: null, resultat: await traiter(demande as D) });
    } catch (error) {
      process.send?.({ id, erreur: error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error) });
    }
  }
  return SORTIE.ok;
}

/**
 * `abs regarder` : interne. Ce qu'un lecteur peut faire d'un site bâti, sans la vérité : l'ouvrir en entier, et l'attaquer
 * avec les registres. Ne lit que le site et les registres ; des cases tues, ne reçoit que le nom.
 */
export const runRegarder = (): Promise<number> =>
  repondre<DemandeRegard | DemandeAttaque>((demande) => {
    if (demande.quoi === "verifier") return verifierSite(demande.dist, demande.options);
    return JSON.parse(writeTransport(attaquerSite(demande))) as unknown;
  });

/** `abs juger` : interne. La vérité arrive par l'entrée ; n'en sortent que des lieux et des comptes. */
export const runJuger = (): Promise<number> =>
  repondre<DemandeJugement>((demande) =>
    demande.quoi === "comparer"
      ? comparerSite(demande.dist, demande.verite)
      : juger(readTransport(JSON.stringify(demande.attaque)) as Attaque, demande.verite),
  );
