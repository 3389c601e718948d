import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { readTransport, writeTransport } from "../publier/secret/attaque/transport.ts";
import { attaquerTableau, type Attaque } from "../publier/secret/attaquer.ts";
import type { DemandeAttaque, DemandeJugement, DemandeRegard } from "../publier/secret/livrer.ts";
import { readRegistre, type EditionProtegee } from "../publier/secret/registre.ts";
import { readTableau } from "../publier/secret/tableau-csv.ts";
import { cheminActivite } from "../rapport/adresses.ts";
import { MANIFESTE, parseManifeste } from "../verifier/manifeste.ts";
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

/** Le lecteur d'une édition a aussi celles qui sont plus ouvertes que la sienne. */
const LUES: Readonly<Record<EditionProtegee, readonly EditionProtegee[]>> = {
  public: ["public"],
  copil: ["copil", "public"],
};

/**
 * `abs regarder` : interne. Ce qu'un lecteur peut faire d'un site bâti, sans la vérité : l'ouvrir en entier, et l'attaquer
 * avec les registres. Ne lit que le site et les registres ; des cases tues, ne reçoit que le nom.
 */
export const runRegarder = (): Promise<number> =>
  repondre<DemandeRegard | DemandeAttaque>((demande) => {
    if (demande.quoi === "verifier") return verifierSite(demande.dist, demande.options);
    const { dist, projet, edition, seuil } = demande;
    const manifeste = parseManifeste(readFileSync(join(dist, MANIFESTE)));
    if (!manifeste) throw new RangeError("site must have a manifest, got none");
    const cases = readTableau(readFileSync(join(dist, cheminActivite(manifeste.annee)), "utf8"));
    const registres = LUES[edition].map((e) => readRegistre(projet, e).livraisons);
    return JSON.parse(writeTransport(attaquerTableau(cases, registres, seuil))) as unknown;
  });

/** `abs juger` : interne. La vérité arrive par l'entrée ; n'en sortent que des lieux et des comptes. */
export const runJuger = (): Promise<number> =>
  repondre<DemandeJugement>((demande) =>
    demande.quoi === "comparer"
      ? comparerSite(demande.dist, demande.verite)
      : juger(readTransport(JSON.stringify(demande.attaque)) as Attaque, demande.verite),
  );
