import type { Resultat } from "../modele/resultat.ts";
import type { FichierLu, Lecture } from "./lecture.ts";

/** Les fichiers d'où viennent des résultats, dans l'ordre des résultats, chacun une fois. */
export function fichiersOf(lecture: Lecture, resultats: readonly Resultat[]): readonly FichierLu[] {
  const empreintes = new Set(resultats.flatMap((r) => r.fichiers.map((f) => f.sha256)));
  return lecture.fichiers.filter((f) => empreintes.has(f.sha256));
}

/** « Insee, Filosofi 2019 (géographie 2020 ; publié en 2022) » : les fichiers d'un même titre et millésime ne sont cités qu'une fois. */
export function writeSource(lecture: Lecture, resultats: readonly Resultat[]): string {
  const fichiers = fichiersOf(lecture, resultats);
  const citations = [...groupBy(fichiers, (f) => `${f.producteur}, ${f.titre}`)].map(([nom, groupe]) => {
    const annees = [...new Set(groupe.map((f) => f.millesime))].sort();
    const cogs = [...new Set(groupe.flatMap((f) => f.cog ?? []))].sort();
    const sorties = [...new Set(groupe.flatMap((f) => f.publie ?? []))].sort();
    const precisions = [
      ...(cogs.length === 0 ? [] : [`géographie ${cogs.join(", ")}`]),
      ...(sorties.length === 0 ? [] : [`publié en ${sorties.join(", ")}`]),
    ];
    return `${nom} ${annees.join(", ")}${precisions.length === 0 ? "" : ` (${precisions.join(" ; ")})`}`;
  });
  if (citations.length > 0) return citations.join(" ; ");
  const sources = [...new Set(resultats.map((r) => r.source))].filter((s) => s !== "");
  return sources.length > 0 ? sources.join(" ; ") : "calcul de l'observatoire";
}

/** « données 2021, publiées en 2024 » : le décalage entre ce qu'un chiffre décrit et sa sortie est toujours dit. */
export function writeDate(lecture: Lecture, resultat: Resultat): string {
  const publie = Math.max(...fichiersOf(lecture, [resultat]).map((f) => f.publie ?? -Infinity));
  return Number.isFinite(publie)
    ? `données ${resultat.millesime}, publiées en ${publie}`
    : `données ${resultat.millesime}`;
}

function groupBy<T>(valeurs: readonly T[], cle: (v: T) => string): Map<string, T[]> {
  const groupes = new Map<string, T[]>();
  for (const v of valeurs) groupes.set(cle(v), [...(groupes.get(cle(v)) ?? []), v]);
  return groupes;
}
