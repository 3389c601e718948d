import type { Role } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Niveau } from "../modele/territoire.ts";
import { withoutCodes } from "../constats/motifs.ts";
import { decimalesOf, hasValeur, isBorne, writeValeur } from "../constats/valeurs.ts";
import type { PointTexte } from "./figures/nombres.ts";
import type { ResultatSuivi } from "./lecture.ts";

const ROLES: Readonly<Partial<Record<Niveau, Role>>> = {
  commune: "commune",
  arm: "commune",
  iris: "iris",
  epci: "epci",
  departement: "departement",
  region: "region",
  france: "france",
};

/** Un résultat prêt à dessiner ; une borne (« 5 % ou moins ») ou un dixième que l'indicateur tairait y est écrit. */
export function pointOf(r: ResultatSuivi, indicateur: Indicateur): PointTexte {
  const { territoire, niveau, nom, millesime, valeur, statut, motif, intervalle, segment } = r;
  const point: PointTexte = {
    territoire,
    niveau,
    nom,
    role: ROLES[niveau] ?? "autre",
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
