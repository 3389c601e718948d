import type { Territoire } from "../../modele/territoire.ts";
import { enumerer, finishPhrase } from "../accords.ts";
import type { Force } from "../force.ts";
import { aNom } from "../lieux.ts";

export interface Cumul {
  readonly commune: string;
  /** Quartiers où au moins trois domaines s'ajoutent, et quartiers suivis. */
  readonly nombre: number;
  readonly total: number;
  readonly domaines: number;
  /** Premier et dernier millésimes employés. */
  readonly periode: readonly [string, string];
  readonly force: Force;
  /** Les quartiers, par ordre de nom ; null dans l'édition publique. */
  readonly quartiers: readonly Territoire[] | null;
}

const NOMS_MAXIMAUX = 5;

const LETTRES = ["trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze"]; // prettier-ignore

/** Deux nombres dans la même mesure s'écrivent pareil : « trois des quatre », non « trois des 4 ». */
const enLettres = (n: number): string => LETTRES[n - 3] ?? String(n);

function writeNoms(quartiers: readonly Territoire[]): string {
  const noms = quartiers.map((q) => q.nom).toSorted((a, b) => a.localeCompare(b, "fr"));
  const reste = noms.length - NOMS_MAXIMAUX;
  if (reste <= 1) return enumerer(noms);
  return `${noms.slice(0, NOMS_MAXIMAUX).join(", ")} et ${reste} autres`;
}

/**
 * « À Mulhouse, 3 des 24 quartiers statistiques s'écartent nettement de la commune, du côté défavorable, dans au moins trois
 * des cinq domaines suivis (données de 2019 à 2022). »
 */
export function phraseCumul({ commune, nombre, total, domaines, periode, force, quartiers }: Cumul): string {
  const [de, a] = periode;
  const dates = `(données de ${de === a ? de : `${de} à ${a}`})`;
  const ou = `de la commune, du côté défavorable, dans au moins trois des ${enLettres(domaines)} domaines suivis ${dates}`;
  const parmi = `des ${total} quartiers statistiques`;
  if (nombre === 0) return finishPhrase(`${aNom(commune)}, aucun ${parmi} ne s'écarte ${ou}`);
  const [present, semble] = nombre === 1 ? ["s'écarte", "semble"] : ["s'écartent", "semblent"];
  const verbe = force === "nette" ? `${present} nettement` : `${semble} s'écarter`;
  const noms = quartiers === null ? "" : ` : ${writeNoms(quartiers)}`;
  return finishPhrase(`${aNom(commune)}, ${nombre === 1 ? "un seul" : nombre} ${parmi} ${verbe} ${ou}${noms}`);
}
