import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Correspondance, Correspondances } from "./correspondance.ts";
import { readCorrespondance } from "./lire-correspondance.ts";
import { createReleve } from "./releve.ts";

export interface CorrespondancesLues {
  /** Sans celles qu'on ne peut lire, ni celles d'un genre décrit deux fois. */
  readonly correspondances: Correspondances;
  /** Genre → celles qui le nomment, même fautives, chemins relatifs au projet. */
  readonly fichiers: ReadonlyMap<string, readonly string[]>;
  readonly anomalies: Anomalie[];
}

/** Les exports que deux correspondances d'un genre se disputent : un nom écrit deux fois, ou deux qui n'en nomment aucun. */
const isDisputee = (a: Correspondance, b: Correspondance): boolean =>
  a.exports.length + b.exports.length === 0 || a.exports.some((nom) => b.exports.includes(nom));

/** Toutes les correspondances d'un projet, dans l'ordre de leurs noms. */
export function readCorrespondances(projet: string): CorrespondancesLues {
  const anomalies: Anomalie[] = [];
  const dir = join(projet, "correspondances");
  const noms = existsSync(dir)
    ? readdirSync(dir)
        .filter((nom) => /\.ya?ml$/.test(nom))
        .sort()
    : [];
  const correspondances = new Map<string, readonly Correspondance[]>();
  const fichiers = new Map<string, readonly string[]>();
  const doubles = new Set<string>();
  for (const nom of noms) {
    const fichier = `correspondances/${nom}`;
    const {
      source,
      correspondance,
      anomalies: siennes,
    } = readCorrespondance(fichier, readFileSync(join(dir, nom), "utf8"));
    anomalies.push(...siennes);
    if (source !== null) fichiers.set(source, [...(fichiers.get(source) ?? []), fichier]);
    if (source === null || correspondance === null) continue;
    const deja = correspondances.get(source) ?? [];
    const autre = deja.find((c) => isDisputee(c, correspondance));
    if (autre) {
      const releve = createReleve(fichier);
      const message = `${autre.fichier} décrit déjà les mêmes exports`;
      const action = `N'en garder qu'une ; ou, si deux logiciels les ont écrits, nommer ceux de celle-ci : fichiers: ["aides_2025.xlsx"].`;
      releve.bloquer({ code: "correspondance-double", colonne: "export", message, action });
      anomalies.push(...releve.anomalies());
      doubles.add(source);
    } else correspondances.set(source, [...deja, correspondance]);
  }
  for (const source of doubles) correspondances.delete(source);
  return { correspondances, fichiers, anomalies };
}
