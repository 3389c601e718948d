import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Correspondance } from "./correspondance.ts";
import { readCorrespondance } from "./lire-correspondance.ts";
import { createReleve } from "./releve.ts";

/** Toutes les correspondances d'un projet, par source ; une source sans correspondance valide n'y est pas. */
export function readCorrespondances(projet: string): {
  readonly correspondances: ReadonlyMap<string, Correspondance>;
  /** Source → la correspondance qui la nomme, même fautive. */
  readonly fichiers: ReadonlyMap<string, string>;
  readonly anomalies: Anomalie[];
} {
  const anomalies: Anomalie[] = [];
  const dir = join(projet, "correspondances");
  const noms = existsSync(dir)
    ? readdirSync(dir)
        .filter((nom) => /\.ya?ml$/.test(nom))
        .sort()
    : [];
  const parSource = new Map<string, Correspondance>();
  const fichierDe = new Map<string, string>();
  for (const nom of noms) {
    const fichier = `correspondances/${nom}`;
    const lue = readCorrespondance(fichier, readFileSync(join(dir, nom), "utf8"));
    anomalies.push(...lue.anomalies);
    const autre = fichierDe.get(lue.source ?? "");
    if (lue.source !== null && autre !== undefined) {
      const releve = createReleve(fichier);
      const message = `${autre} décrit déjà cet export`;
      releve.bloquer({ code: "correspondance-double", colonne: "export", message, action: "N'en garder qu'une." });
      anomalies.push(...releve.anomalies());
      parSource.delete(lue.source);
      continue;
    }
    if (lue.source !== null) fichierDe.set(lue.source, fichier);
    if (lue.correspondance) parSource.set(lue.correspondance.formulaire.source, lue.correspondance);
  }
  return { correspondances: parSource, fichiers: fichierDe, anomalies };
}
