import { forceEvolution } from "../constats/force.ts";
import { hasValeur } from "../constats/valeurs.ts";
import type { Regard } from "../indicateurs/besoins.ts";
import type { Decomposition } from "../modele/decomposition.ts";
import { dasGupta } from "../stats/das-gupta.ts";
import { ratioRates } from "../stats/ratio-rates.ts";
import { obstacleEntre, writeObstacle } from "./agregats.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** Moins de 20 : un pourcentage n'y veut rien dire (docs/regles.md). */
const EFFECTIF_MINIMAL = 20;

/** Une année où le CCAS et le producteur ont chacun un nombre que l'édition montre. */
export interface AnneeActivite {
  readonly annee: number;
  readonly aides: number;
  readonly besoin: number;
  readonly point: ResultatSuivi;
}

export interface ActiviteDecomposee {
  readonly debut: AnneeActivite;
  readonly fin: AnneeActivite;
  readonly decomposition: Decomposition;
}

/**
 * L'évolution d'une activité du CCAS en deux mouvements, par Das Gupta : le besoin que les fichiers officiels comptent, et ce que le
 * CCAS en voit venir (`aides = besoin × aides / besoin`). Faite des totaux déjà masqués de l'édition.
 * @returns la décomposition entre la première et la dernière année qui se comparent, ou pourquoi il n'y en a pas
 */
export function decomposerActivite(lecture: Lecture, regard: Regard): ActiviteDecomposee | string {
  const { niveau, code } = lecture.perimetre.commune;
  const annees = lecture.serie(regard.indicateur, niveau, code).flatMap((point): AnneeActivite[] => {
    const total = lecture.agregats(regard.activite).find((a) => a.modalite === null && a.millesime === point.annee);
    if (!total || !hasValeur(total) || !hasValeur(point) || point.numerateur === null) return [];
    const { valeur: aides } = total;
    const besoin = point.numerateur;
    return Math.min(aides, besoin) < EFFECTIF_MINIMAL ? [] : [{ annee: point.annee, aides, besoin, point }];
  });
  const fin = annees.at(-1);
  if (!fin || annees.length < 2)
    return `il faut deux années où l'activité et le besoin sont connus, d'au moins ${EFFECTIF_MINIMAL} foyers`;
  const coupures = lecture.coupures(regard.activite);
  const anciennes = annees.slice(0, -1);
  const libres = anciennes.filter((a) => obstacleEntre(coupures, a.annee, fin.annee) === null);
  const derniere = anciennes.at(-1);
  if (libres.length === 0 && derniere) {
    const obstacle = obstacleEntre(coupures, derniere.annee, fin.annee) ?? "";
    return writeObstacle(obstacle, derniere.annee, fin.annee);
  }
  const debut = libres.find((a) => hasValeur(lecture.evolution(regard.indicateur, niveau, code, a.annee, fin.annee)));
  if (!debut) return "les deux dates du besoin ne se comparent pas";
  if (isHasard(debut, fin)) return "l'évolution de l'activité ne se distingue pas du hasard d'une année sur l'autre";
  const facteurs = ({ aides, besoin }: AnneeActivite) => ({ besoin, venue: aides / besoin });
  const d = dasGupta([facteurs(debut), facteurs(fin)]);
  return {
    debut,
    fin,
    decomposition: {
      debut: debut.aides,
      fin: fin.aides,
      apports: [
        { libelle: `Nombre de ${regard.besoin}`, valeur: d.facteurs.besoin.effet },
        { libelle: `Nombre de ${regard.aides} aidés pour 100 ${regard.besoin}`, valeur: d.facteurs.venue.effet },
      ],
    },
  };
}

/** Deux comptes d'une année : leur rapport, au hasard de Poisson près. */
function isHasard(debut: AnneeActivite, fin: AnneeActivite): boolean {
  const rapport = ratioRates({ evenements: fin.aides, population: 1 }, { evenements: debut.aides, population: 1 });
  if ("motif" in rapport) return true;
  const [valeur, bas, haut] = [rapport.valeur, rapport.bas, rapport.haut].map((x) => 100 * (x - 1));
  return forceEvolution({ valeur: valeur ?? 0, statut: "valeur", intervalle: [bas ?? 0, haut ?? 0] }) === "aucune";
}
