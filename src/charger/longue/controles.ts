import type { Connexion } from "../../entrepot/entrepot.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { avertissement, bloquante } from "../anomalies.ts";
import { colonnesFantomes, situer } from "../entete.ts";
import { readEnregistrements } from "../lignes.ts";
import type { Morceau } from "../preparer.ts";
import type { SourceLongue } from "./entete.ts";
import type { PlanLongue } from "./plan.ts";
import { ECARTS } from "./lecture-sql.ts";

const RAISONS: readonly (readonly [ecart: keyof typeof ECARTS, raison: string])[] = [
  ["horsChamp", "mises à part par le producteur"],
  ["horsMaille", "d'autres découpages (zones d'emploi, unités urbaines…)"],
  ["horsPeriode", "d'autres périodes de l'année"],
  ["vide", "vides, qu'un tableur a laissées"],
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

/** Des colonnes sans nom : vides, un tableur les a laissées ; remplies, ce peut être une dimension de plus. */
export async function controleFantomes(
  connexion: Connexion,
  morceau: Morceau,
  { fantomes }: PlanLongue,
  fichier: string,
  rang: number,
): Promise<Anomalie[]> {
  if (fantomes.length === 0) return [];
  const { n } = await connexion.one<{ n: number }>(`select count(*)::integer as n from piece_${rang} where fantome`);
  if (n === 0) return situer(fichier, colonnesFantomes(fantomes.length));
  for await (const { cells, ligne } of readEnregistrements(morceau))
    for (const i of fantomes)
      if ((cells[i] ?? "") !== "")
        return [
          bloquante(
            fichier,
            "colonne-sans-nom",
            `colonne ${i + 1} sans nom, mais remplie sur ${formatNombre(n)} ligne${n > 1 ? "s" : ""} : rien ne dit ce qu'elle contient`,
            "Reprendre le fichier d'origine : un tableur y a décalé ou ajouté des cases.",
            { ligne, valeur: cells[i] ?? "" },
          ),
        ];
  return [];
}
