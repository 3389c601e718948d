import type { Catalogue } from "../indicateurs/index.ts";
import { GENRES } from "../modele/genre.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Marque } from "../modele/statut.ts";
import type { Niveau } from "../modele/territoire.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import { byar } from "../stats/byar.ts";
import { wilson } from "../stats/wilson.ts";
import { encadrerArrondi, METHODE_ARRONDI } from "./arrondi.ts";
import type { Contexte } from "./contexte.ts";
import { reposeSurComplementaire, reserveComplementaire, sqlPopulation } from "./complementaire.ts";
import { regleDe, sourceDe } from "./regles.ts";
import { retirer } from "./reponse.ts";
import { isTermeElargi, raisonsReserves, reserver } from "./reserve.ts";
import { juger } from "./statut.ts";
import { METHODES_INTERVALLE, methodeOf, termesOf } from "./termes.ts";

const R11 = regleDe("perimetre").code;

export { readContexte, type Contexte, type FichierConnu } from "./contexte.ts";

export interface LigneResultat {
  readonly calcul: number;
  readonly indicateur: string;
  readonly annee: number;
  readonly debut: number | null;
  readonly niveau: Niveau;
  readonly territoire: string;
  readonly livre: boolean;
  readonly num: number | null;
  readonly den: number | null;
  readonly nais: number | null;
  readonly deces: number | null;
  readonly valeur: number | null;
  readonly marque: Marque | null;
  readonly raison: string | null;
  /** Géographie d'un résultat rebasé, et comment il l'a été ; null quand il est dans celle de ses fichiers. */
  readonly cog: number | null;
  readonly passage: string | null;
  /** Réserves du producteur sur les cases dont il est fait (voir reserves.sql). */
  readonly reserves: string | null;
  /** Population de la commune à la date la plus proche ; null si elle est inconnue ou sans objet. */
  readonly population: number | null;
}

/** Seuls ces indicateurs ont besoin de la population de la commune (R18). */
const complementairesDe = ({ indicateurs }: Catalogue): string[] =>
  indicateurs.filter((i) => i.definitions.some((d) => reposeSurComplementaire(i, sourceDe(d)))).map((i) => i.code);

/** Une valeur recalculée porte l'intervalle de son genre (genre.ts) ; une valeur publiée telle quelle n'en a pas. */
function encadrer(
  indicateur: Indicateur,
  forme: string,
  { valeur, num, den }: LigneResultat,
): readonly [number, number] | null {
  const { intervalle } = GENRES[indicateur.nature];
  if (intervalle === null || forme !== "rapport" || valeur === null || num === null || den === null || num < 0)
    return null;
  if (intervalle === "wilson") {
    if (num > den) return null;
    const { bas, haut } = wilson(num, den);
    return [100 * bas, 100 * haut];
  }
  const { bas, haut } = byar(num, den, { parPopulation: num === 0 ? 1 : (valeur * den) / num });
  return [bas, haut];
}

/** Habille une ligne de la table `resultat` : statut, motif, intervalle, méthode, sources. */
export function toResultat(row: LigneResultat, contexte: Contexte): Resultat {
  const indicateur = contexte.catalogue.get(row.indicateur);
  const calcul = contexte.calculs.get(row.calcul);
  if (!indicateur || !calcul)
    throw new Error(`result must have an indicator and a computation, got ${row.indicateur} #${row.calcul}`);
  const isLivre = row.livre && row.passage === null;
  const jugement = juger({
    ...row,
    approche: calcul.approche,
    echantillon: calcul.complementaire ? reserveComplementaire(row.population) : null,
    bornes: indicateur.bornes,
    vide: calcul.vide,
  });
  // Une somme qui ne se fait pas garde sa raison : les réserves de ses parties n'y sont pour rien.
  const { statut, motif } =
    isLivre || row.valeur !== null ? reserver(jugement, raisonsReserves(row.reserves, isLivre)) : jugement;
  const arrondi = isLivre ? encadrerArrondi(indicateur, calcul.idSource, row.niveau, row) : null;
  const intervalle = arrondi ?? encadrer(indicateur, calcul.forme, row);
  const { intervalle: genre } = GENRES[indicateur.nature];
  const dit =
    intervalle === null ? null : arrondi ? METHODE_ARRONDI : genre === null ? null : METHODES_INTERVALLE[genre];
  const [numerateur, denominateur] = termesOf(row, calcul.forme);
  const supra = !row.livre && ["epci", "departement", "region", "strate", "comparables", "france"].includes(row.niveau);
  const resultat: Resultat = {
    indicateur: row.indicateur,
    territoire: row.territoire,
    niveau: row.niveau,
    millesime: row.debut === null ? String(row.annee) : `${row.debut}-${row.annee}`,
    cog: supra ? (row.niveau === "epci" ? contexte.cogEpci : contexte.cog) : (row.cog ?? calcul.cog),
    valeur: row.valeur,
    statut,
    motif,
    unite: indicateur.unite,
    intervalle,
    methode: methodeOf(calcul, row, dit),
    numerateur,
    denominateur,
    source: calcul.source,
    fichiers: calcul.cites,
  };
  return isTermeElargi(row.reserves, calcul.fichiers.length)
    ? retirer(resultat, { statut: "refus", motif: TERME_ELARGI })
    : resultat;
}

const TERME_ELARGI = `${R11} : un des deux termes du rapport comprend aussi une autre commune (OBS_STATUS=W), pas l'autre ; le quotient ne décrirait aucun territoire`;

export interface Filtre {
  readonly indicateurs?: readonly string[];
  /** Couples (niveau, code) ; vide ou absent : tous. */
  readonly territoires?: readonly { readonly niveau: Niveau; readonly code: string }[];
  readonly annees?: readonly number[];
  readonly table?: TableResultats;
}

/** `resultat` ; `resultat_cog` pour une autre géographie (rebaser.ts) ; `resultat_groupe` pour les comparables d'une commune
 * nommée (comparables-demandes.ts), dont les réserves ont leur table. */
export type TableResultats = "resultat" | "resultat_cog" | "resultat_groupe";

const dans = (colonne: string, valeurs: readonly string[]): string =>
  `${colonne} in (${valeurs.map(quoteText).join(", ")})`;

/** Les lignes de `resultat` qui répondent au filtre, dans un ordre fixe. */
export async function readLignes(connexion: Connexion, filtre: Filtre, catalogue: Catalogue): Promise<LigneResultat[]> {
  const conditions = [
    filtre.indicateurs && dans("indicateur", filtre.indicateurs),
    filtre.territoires &&
      `(territoire, niveau::varchar) in (${filtre.territoires.map((t) => `(${quoteText(t.code)}, ${quoteText(t.niveau)})`).join(", ")})`,
    filtre.annees && `annee in (${filtre.annees.join(", ")})`,
  ].filter((c) => c !== undefined && c !== "");
  const population = `case when r.${dans("indicateur", complementairesDe(catalogue))} then ${sqlPopulation("r", "annee")} end`;
  return connexion.rows<LigneResultat>(
    `with r as (select * from ${filtre.table ?? "resultat"} ${conditions.length > 0 ? `where ${conditions.join(" and ")}` : ""})
     select r.calcul, indicateur, annee, debut, r.niveau::varchar as niveau, r.territoire, r.livre, num, den, nais, deces, valeur,
       marque::varchar as marque, raison, r.cog, passage, ${population} as population, x.reserves
     from r left join ${filtre.table === "resultat_groupe" ? "reserve_groupe" : "reserve_resultat"} x on x.calcul = r.calcul and x.niveau = r.niveau and x.territoire = r.territoire
       and x.livre = (r.livre and r.passage is null)
     order by indicateur, r.niveau, r.territoire, annee, debut`,
  );
}
