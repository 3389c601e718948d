import { getSource } from "../../loaders/index.ts";
import type { Definition, Indicateur } from "../modele/indicateur.ts";
import type { RuptureSource } from "../modele/source.ts";
import type { ReglesEvolution } from "./evolution.ts";

/** La source qui porte ce que l'indicateur mesure : celle du numérateur d'un rapport. */
export const sourceDe = (d: Definition): string =>
  d.forme === "niveau" ? d.valeur.source : d.forme === "rapport" ? d.numerateur.source : d.source;

/**
 * Les ruptures qui touchent un indicateur à toutes ses mailles : les siennes et celles de ses sources. Celle d'une seule
 * maille (QPV) n'y est pas : les codes de part et d'autre diffèrent, aucune série ne la franchit.
 */
export function rupturesDe(indicateur: Indicateur): readonly RuptureSource[] {
  const leurs = indicateur.definitions.map(sourceDe).flatMap((id) => {
    const s = getSource(id);
    return s?.type === "mesures" ? (s.ruptures ?? []).filter((r) => r.niveaux === undefined) : [];
  });
  return [...new Map([...(indicateur.ruptures ?? []), ...leurs].map((r) => [r.code, r])).values()].sort(
    (a, b) => a.depuis - b.depuis,
  );
}

/** Règles de comparaison d'un indicateur : celles de la source du numérateur. */
export function reglesDe(indicateur: Indicateur): Omit<ReglesEvolution, "perimetreChange" | "perimetreIncertain"> {
  const d = indicateur.definitions[0];
  const s = d === undefined ? undefined : getSource(sourceDe(d));
  const mesures = s?.type === "mesures" ? s : undefined;
  const etatCivil = d?.forme === "rapport" && d.numerateur.formule.startsWith("NAISD"); // annuel, dans un fichier du recensement
  return {
    comparaison: etatCivil ? "annuelle" : (mesures?.comparaison ?? "annuelle"),
    ruptures: rupturesDe(indicateur),
    prudence: mesures?.prudence ?? null,
  };
}
