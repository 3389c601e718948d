import type { Connexion } from "../../entrepot/entrepot.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { avertissement, bloquante } from "../anomalies.ts";
import type { Livraison } from "../mesures.ts";
import type { SourceLongue } from "./entete.ts";
import { ECARTS } from "./lecture-sql.ts";

const RAISONS: readonly (readonly [ecart: keyof typeof ECARTS, raison: string])[] = [
  ["horsChamp", "mises à part par le producteur"],
  ["horsMaille", "d'autres découpages (zones d'emploi, unités urbaines…)"],
  ["horsPeriode", "d'autres périodes de l'année"],
  ["horsSelection", "de modalités que cette version ne lit pas"],
];

/** Ce qui n'est pas chargé, par raison : chaque ligne lue est gardée, ou comptée ici. */
export function direEcarts(
  fichier: string,
  ecarts: ReadonlyMap<number, number>,
  { horsChamp }: SourceLongue,
): Anomalie[] {
  return RAISONS.flatMap(([ecart, commune]) => {
    const n = ecarts.get(ECARTS[ecart]) ?? 0;
    const raison = ecart === "horsChamp" ? (horsChamp?.[0]?.raison ?? commune) : commune;
    if (n === 0) return [];
    const lignes = n > 1 ? "lignes non chargées" : "ligne non chargée";
    return [avertissement(fichier, "hors-champ", `${formatNombre(n)} ${lignes} : ${raison}`, "Rien à faire.")];
  });
}

/** Les variables exigées qu'aucune ligne ne donne : modalité renommée, ou fichier d'un autre jeu. */
export function variablesAbsentes(fichier: string, source: SourceLongue, presentes: ReadonlySet<number>): Anomalie[] {
  return source.variables.flatMap((v, i) => {
    if (presentes.has(i) || (v.facultative && presentes.size > 0)) return [];
    const modalites = Object.entries(v.modalites ?? {}).map(([d, m]) => `${d} = ${m}`).join(", "); // prettier-ignore
    return [
      bloquante(
        fichier,
        "modalite-absente",
        `aucune ligne ne donne « ${v.libelle} » (${modalites || "aucune modalité"})`,
        "Vérifier que c'est le bon fichier, entier ; si le producteur a renommé une modalité, l'ajouter à la déclaration.",
      ),
    ];
  });
}

/** Un millésime écrit dans millesimes.csv doit être l'un de ceux des lignes. */
export async function controleAnnee(connexion: Connexion, { source, millesime }: Livraison, fichier: string, rang: number): Promise<Anomalie[]> {
  if (source.millesime.de !== "colonne" || millesime === null) return [];
  const annees = (await connexion.rows<{ annee: number }>(`select distinct annee from garde_${rang} where annee is not null order by annee`)).map((r) => r.annee);
  if (annees.length === 0 || annees.includes(millesime)) return [];
  return [
    bloquante(
      fichier,
      "millesime-contredit",
      `les lignes sont de ${annees.length > 4 ? `${annees[0] ?? ""} à ${annees.at(-1) ?? ""}` : annees.join(", ")}, millesimes.csv dit ${millesime}`,
      "Corriger la colonne millesime de millesimes.csv, ou la laisser vide : les lignes sont datées.",
      { colonne: source.millesime.colonne, valeur: String(millesime) },
    ),
  ];
} // prettier-ignore
