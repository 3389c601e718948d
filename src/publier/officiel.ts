import { exprimer } from "../calculer/geographie.ts";
import { findGroupe } from "../calculer/groupes.ts";
import { readContexte, readLignes, toResultat, type LigneResultat } from "../calculer/lire.ts";
import { readPerimetres, type Perimetres } from "../calculer/perimetre.ts";
import { readPopulations } from "../calculer/populations.ts";
import { readProjection } from "../calculer/projection.ts";
import { rupturesDe } from "../calculer/valeurs.ts";
import type { Projet } from "../charger/projet.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import { codeComparables, JEUX_COMPARABLES } from "../indicateurs/comparables.ts";
import { AGES_DETAILLES, PYRAMIDES } from "../indicateurs/pyramides.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Fond } from "../modele/fond.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { PopulationParAge } from "../modele/population.ts";
import type { Projection, SansProjection } from "../modele/projection.ts";
import type { Tendance } from "../modele/tendance.ts";
import { FRANCES, type Niveau, type Territoire } from "../modele/territoire.ts";
import type { Perimetre, ResultatSuivi } from "../rapport/lecture.ts";
import { readFonds } from "./fonds.ts";
import { readPerimetre } from "./perimetre.ts";
import { readTendances } from "./tendances.ts";

export const FRANCE: readonly Territoire[] = Object.entries(FRANCES).map(([code, nom]) => ({
  niveau: "france",
  code,
  nom,
}));
export const cle = (code: string, niveau: Niveau, territoire: string): string => `${code} ${niveau} ${territoire}`;

/** Numéro de segment d'une année : une de plus à chaque rupture déclarée. */
export const segmentOf = (indicateur: Indicateur, annee: number): number =>
  rupturesDe(indicateur).filter((r) => (r.depuis ?? 0) <= annee).length;

/** Un seul résultat par année : pour une variation, la période la plus courte. */
function uneParAnnee(lignes: readonly LigneResultat[]): LigneResultat[] {
  const parAnnee = new Map<number, LigneResultat>();
  for (const l of lignes) {
    const deja = parAnnee.get(l.annee);
    if (!deja || (l.debut ?? 0) > (deja.debut ?? 0)) parAnnee.set(l.annee, l);
  }
  return [...parAnnee.values()].sort((a, b) => a.annee - b.annee);
}

/** Ce que toutes les éditions lisent de même : les données officielles, dont le secret est déjà celui du producteur. */
export interface Officiel {
  readonly perimetre: Perimetre;
  readonly series: ReadonlyMap<string, readonly ResultatSuivi[]>;
  /** Ce qui sépare deux géographies d'un même territoire. */
  readonly perimetres: Perimetres;
  /** Les tendances de la commune, par indicateur. */
  readonly tendances: ReadonlyMap<string, Tendance>;
  readonly fonds: readonly Fond[];
  readonly populations: readonly PopulationParAge[];
  readonly projection: Projection | SansProjection;
  /** Ce que la lecture des contours a trouvé. */
  readonly anomalies: readonly Anomalie[];
}

/** Les séries officielles de la commune et de ceux à qui on la compare, en mémoire, une fois pour les trois éditions. */
export async function readOfficiel(connexion: Connexion, projet: Projet): Promise<Officiel> {
  const perimetre = await readPerimetre(connexion, projet);
  const { commune, epci, departement, region, iris, communes = [], strate, quartiers = [], qpv = [] } = perimetre;
  const comparables = Object.keys(JEUX_COMPARABLES).map((theme) => findGroupe(codeComparables(theme)));
  const territoires = [
    commune,
    epci,
    departement,
    region,
    ...iris,
    ...communes,
    ...quartiers,
    ...qpv,
    strate,
    ...comparables,
    ...FRANCE,
  ].filter((t) => t != null);
  const contexte = await readContexte(connexion, projet.observatoire.cog, projet.catalogue);
  const noms = new Map(territoires.map((t) => [`${t.niveau} ${t.code}`, t.nom]));
  const groupes = new Map<string, LigneResultat[]>();
  for (const l of await readLignes(connexion, { territoires }, projet.catalogue)) {
    const k = cle(l.indicateur, l.niveau, l.territoire);
    groupes.set(k, [...(groupes.get(k) ?? []), l]);
  }
  const perimetres = await readPerimetres(connexion);
  const series = new Map<string, ResultatSuivi[]>();
  for (const [k, lignes] of groupes)
    series.set(
      k,
      uneParAnnee(lignes).flatMap((l) => {
        const indicateur = projet.catalogue.get(l.indicateur);
        if (!indicateur) return [];
        const nom = noms.get(`${l.niveau} ${l.territoire}`) ?? l.territoire;
        return [
          {
            ...exprimer(toResultat(l, contexte), undefined, contexte.cog, perimetres),
            annee: l.annee,
            segment: segmentOf(indicateur, l.annee),
            nom,
          },
        ];
      }),
    );
  const tendances = await readTendances(connexion, commune);
  const populations = await readPopulations(connexion, PYRAMIDES, commune, contexte, perimetres);
  const projection = await readProjection(connexion, AGES_DETAILLES, commune, contexte, perimetres);
  return { perimetre, series, perimetres, tendances, populations, projection, ...readFonds(projet, perimetre) };
}
