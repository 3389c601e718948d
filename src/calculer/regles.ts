import { getSource } from "../../loaders/index.ts";
import { RUPTURES, type ActionRupture, type RuptureSerie } from "../indicateurs/ruptures.ts";
import type { Definition, Indicateur } from "../modele/indicateur.ts";
import type { ReglesEvolution } from "./evolution.ts";

/** La source qui porte ce que l'indicateur mesure : celle du numérateur d'un rapport. */
export const sourceDe = (d: Definition): string =>
  d.forme === "niveau" ? d.valeur.source : d.forme === "rapport" ? d.numerateur.source : d.source;

/** `filosofi-*` convient à `filosofi-iris`. */
export const convient = (motif: string, source: string): boolean =>
  motif.endsWith("*") ? source.startsWith(motif.slice(0, -1)) : source === motif;

/** Les ruptures d'une action qui touchent un indicateur, par lui-même ou par l'une des sources données. */
function trouver(action: ActionRupture, code: string, sources: readonly string[]): readonly RuptureSerie[] {
  return RUPTURES.filter((r) => r.action === action && touche(r, code, sources));
}

const touche = (r: RuptureSerie, code: string, sources: readonly string[]): boolean =>
  r.indicateurs?.includes(code) === true ||
  r.sources?.some((motif) => sources.some((s) => convient(motif, s))) === true;

/** Toutes les ruptures qui touchent un indicateur, chaque raison une fois. */
export function touchantes({ code, definitions, attente }: Indicateur): readonly RuptureSerie[] {
  const sources = [...definitions.map(sourceDe), ...(attente ? [attente.source] : [])];
  const vues = RUPTURES.filter((r) => touche(r, code, sources));
  return vues.filter((r, i) => vues.findIndex((v) => v.code === r.code && v.raison === r.raison) === i);
}

/** Les coupures d'un indicateur, de la plus ancienne à la plus récente. */
export const rupturesDe = (indicateur: Indicateur): readonly RuptureSerie[] =>
  trouver("couper", indicateur.code, indicateur.definitions.map(sourceDe)).toSorted(
    (a, b) => (a.depuis ?? 0) - (b.depuis ?? 0),
  );

/** Pourquoi rien n'est diffusé à cette maille pour ce millésime, ou null. */
export const silenceDe = (indicateur: Indicateur, niveau: string, annee: number): RuptureSerie | null =>
  trouver("taire", indicateur.code, indicateur.definitions.map(sourceDe)).find(
    (r) => r.niveaux?.some((n) => n === niveau) !== false && annee >= (r.depuis ?? 0),
  ) ?? null;

const dire = ({ code, raison }: RuptureSerie): string => `${code} : ${raison}`;

/** Ce qui s'imprime sous les figures de l'indicateur : « R7 : … ». */
export const notesDe = (indicateur: Indicateur): readonly string[] =>
  trouver("noter", indicateur.code, indicateur.definitions.map(sourceDe)).map((r) => `${dire(r)}.`);

/** Règles de comparaison d'un indicateur : celles de la source du numérateur. */
export function reglesDe(indicateur: Indicateur): Omit<ReglesEvolution, "perimetreChange" | "perimetreIncertain"> {
  const d = indicateur.definitions[0];
  const premiere = d === undefined ? [] : [sourceDe(d)];
  const s = getSource(premiere[0] ?? "");
  const etatCivil = d?.forme === "rapport" && d.numerateur.formule.startsWith("NAISD"); // annuel, dans un fichier du recensement
  const avertissements = trouver("avertir", indicateur.code, premiere).map(dire);
  return {
    comparaison: etatCivil ? "annuelle" : s?.type === "mesures" ? s.comparaison : "annuelle",
    ruptures: rupturesDe(indicateur),
    ecarts: trouver("refuser", indicateur.code, premiere),
    prudence: avertissements.length === 0 ? null : avertissements.join(" ; "),
  };
}
