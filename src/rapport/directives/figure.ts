import { hasValeur } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Figure } from "../../modele/figure.ts";
import type { Contexte, Manque } from "../contexte.ts";
import { lienFiche } from "../fiches.ts";
import { detailDe, figureCarte, MAILLES_CARTE, type MailleFigure } from "../figure-carte.ts";
import { figureCourbe } from "../figure-courbe.ts";
import { figureIrisDates } from "../figure-iris-dates.ts";
import { figureIris } from "../figure-iris.ts";
import { figurePoints } from "../figure-points.ts";
import { readChoix, readListe, signaleValeur } from "../parametres.ts";
import { COMPARATEURS, COMPARATEURS_ADMIS, type Comparateur } from "../series-figure.ts";
import { manqueOf, readIndicateur, type Bloc } from "./bloc.ts";

const FORMES = ["courbe", "points", "iris", "communes", "iris-dates", "carte"] as const;

/**
 * `::figure{indicateur=REV-02 forme=courbe|points|iris|communes|iris-dates|carte comparer="epci departement region france strate
 * comparables"}` ; d'une carte ou d'une liste, `maille=quartier` pour les quartiers de la ville, `maille=qpv` pour les prioritaires.
 */
export const figure: Bloc = {
  parametres: ["indicateur", "forme", "comparer", "maille", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const indicateur = readIndicateur(parametres.indicateur, contexte, noeud);
    const forme = readChoix(parametres, "forme", FORMES, noeud, contexte);
    const maille = readChoix(parametres, "maille", MAILLES_CARTE, noeud, contexte);
    const mots = readListe(parametres.comparer ?? COMPARATEURS.join(" "));
    const comparer = mots.filter(isComparateur);
    for (const mot of mots.filter((m) => !isComparateur(m) && m !== "aucun"))
      signaleValeur(noeud, "comparer", mot, `Choisir parmi ${COMPARATEURS_ADMIS.join(", ")}, ou « aucun ».`, contexte);
    if (!indicateur) return { contenu: [] };
    const faite = draw(indicateur, { forme, comparer, maille }, contexte);
    if (!("svg" in faite)) return { manque: faite };
    return { contenu: [{ type: "absFigure", figure: faite, fiche: lienFiche(contexte.lecture, indicateur) }] };
  },
};

const isComparateur = (mot: string): mot is Comparateur => COMPARATEURS_ADMIS.some((c) => c === mot);

interface Voulu {
  readonly forme: (typeof FORMES)[number];
  readonly comparer: readonly Comparateur[];
  readonly maille: MailleFigure;
}

function draw(indicateur: Indicateur, { forme, comparer, maille }: Voulu, contexte: Contexte): Figure | Manque {
  // Un indicateur de quartier prioritaire n'a pas de valeur pour la commune.
  const manque = maille === "qpv" ? sansQuartierPrioritaire(contexte) : manqueOf(indicateur, contexte);
  // Une couverture par secteur (CCAS-18) n'a pas de valeur pour la commune, et se montre par IRIS.
  const isDeDetail = forme === "iris" || forme === "carte";
  if (
    manque &&
    !(isDeDetail && detailDe(contexte.lecture, maille, indicateur.code).par(indicateur.code).some(hasValeur))
  )
    return manque;
  const id = contexte.idFigure(`${indicateur.code.toLowerCase()}-${forme}${maille === "detail" ? "" : `-${maille}`}`);
  if (forme === "courbe") return figureCourbe(contexte.lecture, indicateur, comparer, id);
  if (forme === "iris-dates") return figureIrisDates(contexte.lecture, indicateur, id);
  if (forme === "carte") return figureCarte(contexte.lecture, indicateur, id, maille);
  return forme === "points"
    ? figurePoints(contexte.lecture, indicateur, comparer, id)
    : figureIris(contexte.lecture, indicateur, id, detailDe(contexte.lecture, maille, indicateur.code));
}

/** Dit une fois pour toutes les figures qui les demandent : la plupart des villes n'en ont aucun. */
const sansQuartierPrioritaire = ({ lecture }: Contexte): Manque | null =>
  (lecture.perimetre.qpv ?? []).length > 0
    ? null
    : { libelle: "les quartiers prioritaires", raison: "aucun n'est de la ville dans les fichiers chargés" };
