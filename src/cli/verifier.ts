import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import type { CaseVraie } from "../modele/cellule.ts";
import { readCanaris } from "../publier/canaris.ts";
import { attaquerSite, listCasesDuSite, listRetrouvees, readRegistresLus } from "../publier/secret/attaquer-site.ts";
import { readRegistre } from "../publier/secret/registre.ts";
import { cheminActivite } from "../rapport/adresses.ts";
import { MANIFESTE, parseManifeste, type Manifeste } from "../verifier/manifeste.ts";
import { readClePublique } from "../verifier/signer.ts";
import { comparerSite } from "../verifier/verite/comparer.ts";
import { verifierSite, type Verification } from "../verifier/verifier.ts";
import { formatBilan } from "./bilan.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

interface Options {
  readonly canari?: readonly string[];
  readonly projet?: string;
  readonly verite?: string;
  readonly format: string;
}

/** La vérité, d'un fichier ou de l'entrée standard (`-`). */
function readVerite(chemin: string): CaseVraie[] {
  if (chemin !== "-" && !existsSync(chemin)) throw new ErreurUsage(`fichier absent : ${chemin}`);
  try {
    return JSON.parse(readFileSync(chemin === "-" ? 0 : chemin, "utf8")) as CaseVraie[];
  } catch {
    throw new ErreurUsage(`${chemin === "-" ? "l'entrée" : chemin} n'est pas du JSON`);
  }
}

/** Ce que dit l'attaque d'un site protégé, avec les registres du projet, comme la ferait son lecteur. */
function attaquer(dist: string, projet: string, { edition, annee }: Manifeste): Anomalie[] {
  if (edition === "direction") return [];
  const rompus = readRegistresLus(projet, edition).flatMap(({ anomalies }) => anomalies);
  if (rompus.length > 0) return rompus;
  const seuil = readRegistre(projet, edition).livraisons.at(-1)?.seuil;
  const fichier = cheminActivite(annee);
  const dire = (gravite: Anomalie["gravite"], code: string, message: string, action: string): Anomalie[] => [
    { gravite, code, fichier, ligne: null, colonne: null, valeur: null, message, action },
  ];
  if (seuil === undefined)
    return dire(
      "bloquante",
      "registre-absent",
      `le projet n'a pas de registre de l'édition ${edition}, où ces chiffres devraient être inscrits`,
      "Donner le projet qui a publié ce site, son dossier publications/ compris",
    );
  const attaque = attaquerSite({ dist, projet, edition, seuil });
  const retrouvees = listRetrouvees(attaque);
  if (retrouvees.length > 0)
    return dire(
      "bloquante",
      "secret-attaque",
      `cases masquées qui se recalculent : ${retrouvees.length}`,
      "Ne rien diffuser, retirer ce qui l'est déjà, et publier de nouveau",
    );
  // Sans la vérité, on ne sait pas laquelle des sommes que le lecteur suppose est fausse : `publier`, qui l'a, la retire.
  return attaque.intervalles !== null
    ? []
    : dire(
        "avertissement",
        "secret-attaque",
        "des sommes que l'on croit lire dans ces chiffres se contredisent : aucune case ne se déduit par soustraction, mais les encadrements n'ont pas été calculés",
        "Publier de nouveau : l'attaque de la publication, qui connaît les vrais chiffres, les calcule",
      );
}

async function controler(dossier: string, canaris: readonly string[], projet?: string): Promise<Verification> {
  const chemin = join(dossier, MANIFESTE);
  const manifeste = existsSync(chemin) ? parseManifeste(readFileSync(chemin)) : null;
  const cases = manifeste && listCasesDuSite(dossier, manifeste);
  const cle = projet === undefined ? null : await readClePublique(projet);
  const { anomalies, bilan } = await verifierSite(dossier, { canaris, cle, ...cases });
  const attaque = projet === undefined || !manifeste || !cases ? [] : attaquer(dossier, projet, manifeste);
  return { anomalies: [...anomalies, ...attaque], bilan };
}

/** Vérifie un site, et l'attaque si le projet est dit ; avec `--verite`, le compare seulement à la vérité. */
export async function runVerifier(dossier: string, options: Options): Promise<number> {
  const { canari = [], projet, verite, format } = options;
  for (const d of [dossier, ...(projet === undefined ? [] : [projet])])
    if (!existsSync(d)) throw new ErreurUsage(`dossier absent : ${d}`);
  if (!["texte", "json"].includes(format)) throw new ErreurUsage(`format « ${format} » inconnu : texte, json`);
  const canaris = [...canari, ...(projet === undefined ? [] : readCanaris(projet))];
  const court = canaris.find((c) => c.replace(/\s/g, "").length < 4);
  if (court !== undefined)
    throw new ErreurUsage("un canari doit avoir au moins 4 caractères : plus court, il se trouve partout");
  const verification =
    verite === undefined
      ? await controler(dossier, canaris, projet)
      : { anomalies: await comparerSite(dossier, readVerite(verite)), bilan: null };
  const { anomalies, bilan } = verification;
  const code = anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
  if (format === "json") {
    process.stdout.write(`${JSON.stringify(verification)}\n`);
    return code;
  }
  printAnomalies(anomalies);
  if (bilan) console.log(formatBilan(bilan));
  if (code === SORTIE.ok) console.log(`✓ ${dossier} : rien qui ne doive s'y trouver`);
  return code;
}
