import { existsSync, readFileSync } from "node:fs";
import { isBloquante } from "../modele/anomalie.ts";
import type { CaseVraie } from "../modele/cellule.ts";
import { readCanaris } from "../publier/canaris.ts";
import { readClePublique } from "../verifier/signer.ts";
import { comparerSite } from "../verifier/verite/comparer.ts";
import { verifierSite } from "../verifier/verifier.ts";
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

/** Vérifie un site ; avec `--verite`, le compare seulement à la vérité. */
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
      ? await verifierSite(dossier, { canaris, cle: projet === undefined ? null : await readClePublique(projet) })
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
