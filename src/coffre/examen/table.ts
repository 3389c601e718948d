import { createIsEntete, joinEntetes } from "../entetes.ts";
import type { ParcourirLignes } from "../lignes.ts";
import { isTitreDeMois } from "../titre-de-mois.ts";
import { type ColonneVue, createObservateur, type Observateur } from "./colonne.ts";
import { findEntete, type LigneHaute, type PlaceEntete } from "./entete.ts";
import { isNomConnu } from "./gabarits.ts";
import { findTotal } from "./vocabulaire.ts";

/** Un tableau regardé : où il commence, ce qu'il a de lignes, ce que sont ses colonnes. */
export interface TableVue {
  /** Null : aucun nom de colonne reconnu. Le fichier commence alors peut-être par une personne. */
  readonly entete: Pick<PlaceEntete, "debut" | "fin"> | null;
  readonly colonnes: readonly ColonneVue[];
  /** Lignes au-dessus de l'en-tête, vides comprises. */
  readonly titres: number;
  /** Lignes après l'en-tête : lues = donnees + vides + totaux + deformees + repetes + mois. */
  readonly lues: number;
  readonly donnees: number;
  readonly vides: number;
  readonly totaux: number;
  readonly deformees: number;
  /** Noms de colonnes revenus au milieu des données : des tableaux posés l'un sous l'autre. */
  readonly repetes: number;
  /** Lignes qui ne disent qu'un mois. */
  readonly mois: number;
  /** Débuts des lignes de total, tels qu'on les écrit dans une correspondance. */
  readonly debutsDeTotal: readonly string[];
}

/** Lignes gardées le temps de trouver l'en-tête : les titres d'un tableur n'en prennent pas davantage. */
const HAUT = 60;

/** Regarde toutes les lignes d'un tableau, une seule fois. */
export async function voirTable(parcourir: ParcourirLignes, cachees: readonly number[]): Promise<TableVue> {
  let haut: LigneHaute[] | null = [];
  let place: PlaceEntete | null = null;
  let observateurs: readonly Observateur[] = [];
  const debuts = new Set<string>();
  let [lues, vides, totaux, deformees, repetes, mois, titres] = [0, 0, 0, 0, 0, 0, 0];
  let isEntete = createIsEntete([]);

  const onDonnee = (cases: readonly string[]): void => {
    lues++;
    const premiere = cases.find((texte) => texte.trim() !== "");
    const total = premiere === undefined ? null : findTotal(premiere);
    if (premiere === undefined) vides++;
    else if (isEntete(cases, premiere)) repetes++;
    else if (total !== null) {
      totaux++;
      debuts.add(total);
    } else if (isTitreDeMois(cases, premiere)) mois++;
    else if (cases.length !== observateurs.length) deformees++;
    else cases.forEach((texte, i) => observateurs[i]?.voir(texte));
  };
  /** L'en-tête est trouvé, ou ne le sera pas : les lignes mises de côté sont regardées à leur tour. */
  const installer = (lignes: readonly LigneHaute[]): void => {
    haut = null;
    place = findEntete(lignes, isNomConnu);
    const entete = place === null ? [] : lignes.slice(place.de, place.a).map(({ cases }) => cases);
    const largeur = Math.max(0, ...(place === null ? lignes.map(({ cases }) => cases.length) : []));
    const noms = place === null ? Array.from({ length: largeur }, () => "") : joinEntetes(entete).map(({ nom }) => nom);
    observateurs = noms.map((nom, i) => createObservateur(i + 1, nom, cachees.includes(i)));
    isEntete = createIsEntete(entete);
    titres = place?.de ?? 0;
    for (const { cases } of lignes.slice(place?.a ?? 0)) onDonnee(cases);
  };

  await parcourir((cases, numero) => {
    if (haut === null) onDonnee(cases);
    else if (haut.push({ cases, numero }) === HAUT) installer(haut);
  });
  if (haut !== null) installer(haut);
  const trouvee = place as PlaceEntete | null;
  return {
    entete: trouvee && { debut: trouvee.debut, fin: trouvee.fin },
    colonnes: observateurs.map((observateur) => observateur.conclure()),
    titres,
    lues,
    donnees: lues - vides - totaux - deformees - repetes - mois,
    vides,
    totaux,
    deformees,
    repetes,
    mois,
    debutsDeTotal: [...debuts],
  };
}
