import { formatCase } from "../modele/csv.ts";
import type { Resultat } from "../modele/resultat.ts";

const COLONNES = [
  "indicateur",
  "territoire",
  "niveau",
  "millesime",
  "cog",
  "valeur",
  "statut",
  "motif",
  "unite",
  "intervalle_bas",
  "intervalle_haut",
  "methode",
  "numerateur",
  "denominateur",
  "source",
  "fichiers",
] as const;

export const enteteCsv = COLONNES.join(";") + "\n";

/** Une réponse à plat : l'intervalle en deux colonnes, les fichiers (`chemin@sha256`) séparés par des virgules. */
export const ligneCsv = (r: Resultat): string =>
  [
    r.indicateur,
    r.territoire,
    r.niveau,
    r.millesime,
    r.cog,
    r.valeur,
    r.statut,
    r.motif,
    r.unite,
    r.intervalle?.[0] ?? null,
    r.intervalle?.[1] ?? null,
    r.methode,
    r.numerateur,
    r.denominateur,
    r.source,
    r.fichiers.map((f) => `${f.fichier}@${f.sha256}`).join(", "),
  ]
    .map(formatCase)
    .join(";") + "\n";

/** Le même contrat que le JSON, à plat : UTF-8, point-virgule, décimale point, case vide pour null. */
export const toCsv = (resultats: readonly Resultat[]): string => enteteCsv + resultats.map(ligneCsv).join("");
