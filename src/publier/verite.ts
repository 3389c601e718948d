import type { Connexion } from "../entrepot/entrepot.ts";
import type { CaseVraie } from "../modele/cellule.ts";
import type { Edition } from "../rapport/lecture.ts";
import { readAgregats } from "./agregats-proteges.ts";

/**
 * La vérité des cases protégées d'une édition, et ce que l'édition en montre : ce que la barrière compare au site. Vide pour
 * l'édition de direction, qui ne tait rien.
 */
export async function readVerite(connexion: Connexion, edition: Edition): Promise<CaseVraie[]> {
  if (edition === "direction") return [];
  const montrees = await readAgregats(connexion, edition);
  const vraies = await readAgregats(connexion, "direction");
  const cleOf = (a: (typeof montrees)[number]): string =>
    JSON.stringify([a.source, a.variable, a.modalite, a.millesime]);
  const tues = new Set(montrees.filter((a) => a.valeur === null).map(cleOf));
  return vraies.flatMap((a): CaseVraie[] =>
    a.valeur === null
      ? []
      : [
          {
            table: a.variable,
            cle: { modalite: a.modalite, millesime: a.millesime },
            libelle: a.libelle,
            valeur: a.valeur,
            statut: tues.has(cleOf(a)) ? "tue" : "publiee",
          },
        ],
  );
}
