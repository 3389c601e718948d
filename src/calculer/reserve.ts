import { getSource, SOURCES } from "../../loaders/index.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { SensStatut } from "../modele/source-longue.ts";
import type { Source } from "../modele/source.ts";
import { isServi } from "../modele/statut.ts";
import { readAsset } from "../racine.ts";
import type { Calcul } from "./plan.ts";
import type { Jugement } from "./statut.ts";

const statutsDe = (source: Source | undefined) => (source?.type === "mesures" ? (source.longue?.statuts ?? []) : []);

/** Le sens d'un code de diffusion (`OBS_STATUS=P`), d'après la déclaration de sa source. */
function sensDe(idSource: string, reserve: string): SensStatut | undefined {
  const [colonne, code = ""] = reserve.split("=");
  return statutsDe(getSource(idSource)).find((s) => s.colonne === colonne)?.codes[code];
}

/** Ce que veut dire un code de diffusion ; null s'il n'y a rien à en dire. */
export const raisonReserve = (idSource: string, reserve: string | null): string | null =>
  reserve === null ? null : (sensDe(idSource, reserve)?.raison ?? null);

/** Une valeur sous réserve est servie avec un avertissement ; une absence prend la raison du producteur. */
export function reserver({ statut, motif }: Jugement, raison: string | null): Jugement {
  if (raison === null) return { statut, motif };
  if (!isServi(statut)) return { statut, motif: raison };
  return { statut: "avertissement", motif: motif === null ? raison : `${raison} ; ${motif}` };
}

/**
 * Les réserves des cases dont un résultat est fait, dites une fois chacune.
 * @param reserves « source colonne=code », séparées par des barres (voir reserves.sql) ; null s'il n'y en a pas.
 * @param livre vrai si ce sont celles de la case même, faux si ce sont celles de parties d'une somme.
 */
export function raisonsReserves(reserves: string | null, livre: boolean): string | null {
  if (reserves === null) return null;
  const raisons = reserves.split("|").flatMap((r) => raisonReserve(...(r.split(" ") as [string, string])) ?? []);
  if (raisons.length === 0) return null;
  const dites = [...new Set(raisons)].join(" ; ");
  return livre ? dites : `une partie de la somme : ${dites}`;
}

/**
 * Un terme du rapport compte aussi la commune voisine et pas l'autre : le quotient ne décrit aucun territoire (R11).
 * @param fichiers nombre de fichiers dont viennent les deux termes.
 */
export function isTermeElargi(reserves: string | null, fichiers: number): boolean {
  const elargis = (reserves ?? "").split("|").filter((r) => {
    const [source = "", reserve = ""] = r.split(" ");
    return sensDe(source, reserve)?.locale === true;
  });
  return elargis.length > 0 && elargis.length < fichiers;
}

/** La dernière table qu'écrit `abs calculer` : si elle est là, toutes y sont, et dans leur forme d'aujourd'hui. */
export const TABLE_RESERVES = "reserve_resultat";

/** Écrit `reserve_resultat` : les réserves du producteur, de la case au résultat. Lit les tables temporaires de resultats.sql. */
export async function writeReserves(connexion: Connexion, calculs: readonly Calcul[]): Promise<void> {
  const termes = calculs.flatMap((c, i) => c.termes.map((t) => [i + 1, t.variable, t.millesime] as const));
  const locales = SOURCES.flatMap((s) =>
    statutsDe(s).flatMap(({ colonne, codes }) =>
      Object.entries(codes).flatMap(([code, sens]) => (sens.locale ? [`(${quoteText(`${s.id} ${colonne}=${code}`)})`] : [])),
    ),
  ); // prettier-ignore
  await connexion.run(`
    create or replace temp table terme (calcul integer, variable integer, millesime smallint);
    create or replace temp table reserve_locale (reserve varchar); ${locales.length === 0 ? "" : `insert into reserve_locale values ${locales.join(", ")}`}`);
  await connexion.append(
    "terme",
    [0, 1, 2].map((k) => ["double", termes.map((t) => t[k] ?? null)] as const),
  );
  await connexion.run(readAsset("src/calculer/reserves.sql"));
}
