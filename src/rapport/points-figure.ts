import type { Indicateur } from "../modele/indicateur.ts";
import { withoutCodes } from "../constats/motifs.ts";
import { decimalesOf, hasValeur, isBorne, writeValeur } from "../constats/valeurs.ts";
import type { PointTexte } from "./figures/nombres.ts";
import { roleOf } from "./figures/roles.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** Un résultat prêt à dessiner ; une borne (« 5 % ou moins ») ou un dixième que l'indicateur tairait y est écrit. */
export function pointOf(
  r: ResultatSuivi,
  indicateur: Indicateur,
  { perimetre }: Pick<Lecture, "perimetre">,
): PointTexte {
  const { territoire, niveau, nom, millesime, valeur, statut, motif, intervalle, segment } = r;
  const point: PointTexte = {
    territoire,
    niveau,
    nom,
    role: roleOf(niveau, perimetre.commune.niveau),
    millesime,
    temps: r.annee,
    valeur,
    statut,
    motif: motif === null ? null : withoutCodes(motif),
    intervalle,
    segment,
  };
  const isTexte =
    hasValeur(r) && (isBorne(r, indicateur) || decimalesOf(r.valeur, indicateur, niveau) !== indicateur.decimales);
  return isTexte ? { ...point, texte: writeValeur(r, indicateur) } : point;
}
