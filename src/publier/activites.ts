import type { IndicateurActivite, TermeActivite } from "../modele/indicateur-activite.ts";
import { isServi } from "../modele/statut.ts";
import type { AgregatProtege, ResultatSuivi } from "../rapport/lecture.ts";

/** Sous onze, un pourcentage ne veut rien dire et désigne presque quelqu'un (docs/regles.md, CCAS-12). */
const EFFECTIF_MINIMAL = 11;
/** Le recensement date de trois ans au plus récent : au-delà de cinq, la population n'est plus celle de l'année. */
const ANNEES_ADMISES = 5;

interface Terme {
  readonly valeur: number | null;
  readonly statut: AgregatProtege["statut"];
}

const totalOf = (agregats: readonly AgregatProtege[], t: TermeActivite, annee: number): Terme | undefined =>
  agregats.find((a) => a.variable === t.variable && a.modalite === t.modalite && a.millesime === annee);

/** La dernière valeur officielle à cette année ou avant, à cinq ans près. */
function officielOf(serie: readonly ResultatSuivi[], annee: number): Terme | undefined {
  return serie.findLast((p) => isServi(p.statut) && p.annee <= annee && annee - p.annee <= ANNEES_ADMISES);
}

/**
 * Les valeurs d'un indicateur du projet, faites des totaux **déjà masqués** de l'édition : il n'apprend rien de plus qu'eux. Un
 * terme secret le rend secret ; un dénominateur de moins de onze, non calculable.
 * @param serieDe les valeurs officielles de la commune pour un indicateur
 */
export function deriver(
  { code, libelle, numerateur, denominateur, pour, unite }: IndicateurActivite,
  agregats: readonly AgregatProtege[],
  serieDe: (code: string) => readonly ResultatSuivi[],
): readonly AgregatProtege[] {
  const siens = agregats.filter((a) => a.variable === numerateur.variable && a.modalite === numerateur.modalite);
  return siens.flatMap((haut): AgregatProtege[] => {
    const { source, millesime } = haut;
    const rendre = ({ valeur, statut }: Terme): AgregatProtege[] => [
      { source, variable: code, modalite: null, millesime, valeur, statut, nature: denominateur ? "part" : "effectif", unite, libelle }, // prettier-ignore
    ];
    if (denominateur === null) return rendre(haut);
    const bas =
      "indicateur" in denominateur
        ? officielOf(serieDe(denominateur.indicateur), millesime)
        : totalOf(agregats, denominateur, millesime);
    if (!bas) return [];
    for (const t of [haut, bas])
      if (t.valeur === null || !isServi(t.statut)) return rendre({ valeur: null, statut: t.statut });
    const [n, d] = [haut.valeur ?? 0, bas.valeur ?? 0];
    return d < EFFECTIF_MINIMAL
      ? rendre({ valeur: null, statut: "non_calculable" })
      : rendre({ valeur: (pour * n) / d, statut: "valeur" });
  });
}
