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

const cell = (v: string | number | null): string => {
  const texte = v === null ? "" : String(v);
  return /[;"\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
};

/** Le même contrat, à plat : l'intervalle en deux colonnes, les fichiers séparés par des virgules. */
export function toCsv(resultats: readonly Resultat[]): string {
  const lignes = resultats.map((r) =>
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
      .map(cell)
      .join(";"),
  );
  return [COLONNES.join(";"), ...lignes].join("\n") + "\n";
}
