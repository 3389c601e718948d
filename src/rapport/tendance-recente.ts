import { finishPhrase } from "../constats/accords.ts";
import { margeOf } from "../constats/marge.ts";
import { hasValeur, writeEcart } from "../constats/valeurs.ts";
import { GENRES } from "../modele/genre.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { recentTrend } from "../stats/recent-trend.ts";
import type { ResultatSuivi } from "./lecture.ts";

/** Les genres dont une valeur a une marge, et le nom que la règle de l'UKHSA leur donne. */
const NATURES = { wilson: "proportion", byar: "taux brut" } as const;

/**
 * La tendance récente de l'UKHSA, pondérée par la marge de chaque point, là où le genre de l'indicateur en donne une : « Sur
 * les cinq dernières années, de 2016 à 2020, la baisse est établie (−0,35 point par an ; pente pondérée par la marge de
 * chaque année, p < 0,002, la même sans l'une d'elles). » Null s'il n'y a pas cinq années qui se suivent, d'une même
 * méthode, chacune avec sa marge : la règle ne s'y calcule pas, et n'y veut rien dire.
 */
export function writeTendanceRecente(indicateur: Indicateur, serie: readonly ResultatSuivi[]): string | null {
  const { intervalle, evolution } = GENRES[indicateur.nature];
  if (intervalle === null) return null;
  const servis = serie.filter(hasValeur);
  const segment = servis.at(-1)?.segment;
  const points = servis
    .filter((p) => p.segment === segment)
    .map((p) => {
      const [bas, haut] = margeOf(p) ?? [null, null];
      return { annee: p.annee, valeur: p.valeur, bas, haut, numerateur: p.numerateur, denominateur: p.denominateur };
    });
  const tendance = recentTrend(points, { nature: NATURES[intervalle] });
  if ("motif" in tendance) return null;
  const [debut, fin] = [points.at(-5)?.annee, points.at(-1)?.annee];
  const periode = `sur les cinq dernières années, de ${debut} à ${fin}`;
  const regle = "pente pondérée par la marge de chaque année, règle de l'UKHSA";
  if (tendance.sens === "aucune") return finishPhrase(`${periode}, aucun changement n'est établi (${regle})`);
  const unite = evolution === "points" ? "points" : indicateur.unite;
  const parAn = writeEcart(tendance.pente, unite, indicateur.decimales + 1);
  return finishPhrase(
    `${periode}, la ${tendance.sens} est établie (${parAn} par an ; ${regle}, p < 0,002, la même sans l'une quelconque d'elles)`,
  );
}
