import { finishPhrase } from "../constats/accords.ts";
import { writeEcart } from "../constats/valeurs.ts";
import { GENRES } from "../modele/genre.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { Tendance } from "../modele/tendance.ts";

const SEUIL = 0.05;

const writeP = (p: number): string => (p < 0.001 ? "p < 0,001" : `p = ${formatNombre(p, 3)}`);

/**
 * « Tendance : sur 8 points comparables de 2016 à 2024, la hausse se distingue du hasard (+0,89 point par an environ ; test de
 * Mann-Kendall, p = 0,006). » Sans preuve, la phrase dit que rien ne se distingue, ce qui n'est pas « stable ».
 */
export function writeTendance(indicateur: Indicateur, { debut, fin, points, p, pente }: Tendance): string {
  const segment = `sur ${points} points comparables de ${debut} à ${fin}`;
  const test = `test de Mann-Kendall, ${writeP(p)} compte tenu du nombre de séries`;
  const unite = GENRES[indicateur.nature].evolution === "points" ? "points" : indicateur.unite;
  const parAn = writeEcart(pente, unite, indicateur.decimales + 1);
  if (p >= SEUIL || !/[1-9]/.test(parAn))
    return finishPhrase(`Tendance : ${segment}, aucune ne se distingue du hasard (${test})`);
  const sens = pente > 0 ? "la hausse" : "la baisse";
  return finishPhrase(`Tendance : ${segment}, ${sens} se distingue du hasard (${parAn} par an environ ; ${test})`);
}
