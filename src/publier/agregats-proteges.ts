import type { Connexion } from "../entrepot/entrepot.ts";
import type { Agregat } from "../modele/agregat.ts";
import type { AgregatProtege, Edition } from "../rapport/lecture.ts";
import { isPartProtegee, masquerPrimaire, SEUILS } from "../secret/primaire.ts";

/** Un taux publié suit son complément : 27 accords sur 30 diraient les 3 refus. */
const TAUX: Readonly<Record<string, string>> = {
  decisions_favorables: "decisions",
  reponses_satisfaites: "reponses_exprimees",
};

/** Les agrégats du CCAS, masqués au seuil de l'édition avant que le rapport ne les voie. */
export async function readAgregats(connexion: Connexion, edition: Edition): Promise<AgregatProtege[]> {
  const rows = await connexion.rows<Agregat>(
    "select source, variable, modalite, millesime, valeur, effectif, nature, unite, libelle from agregat order by source, variable, modalite nulls first, millesime",
  );
  const seuil = SEUILS[edition];
  return rows.map(({ valeur, effectif, ...reste }) => {
    const ensemble = rows.find(
      (r) => r.variable === TAUX[reste.variable] && r.modalite === reste.modalite && r.millesime === reste.millesime,
    );
    if (ensemble && isPartProtegee(valeur, ensemble.valeur, seuil))
      return { ...reste, valeur: null, statut: "secret" as const };
    return { ...reste, ...masquerPrimaire({ valeur, effectif }, seuil) };
  });
}
