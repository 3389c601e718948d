import type { Agregat } from "../../modele/agregat.ts";

/** Ce qui nomme une case : sa place, jamais sa valeur. */
export type Cle = Pick<Agregat, "variable" | "modalite" | "millesime">;

export const idOf = ({ variable, modalite, millesime }: Cle): string => `${variable}|${modalite ?? ""}|${millesime}`;

/** Ce que `total` compte et que `part` ne compte pas. */
export const idComplement = (total: Cle, part: Cle): string => `${idOf(total)} − ${idOf(part)}`;

const TRIMESTRES = ["1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"];
const LIEN = " + ";

/** Le trimestre d'un mois (`2025-03`) ; null si la modalité n'est pas un mois. */
export function trimestreOf(modalite: string): string | null {
  const mois = /^\d{4}-(0[1-9]|1[0-2])$/.exec(modalite)?.[1];
  return mois === undefined ? null : (TRIMESTRES[Math.floor((Number(mois) - 1) / 3)] ?? null);
}

/** Le nom d'un regroupement dit ce qu'il réunit : deux regroupements différents ne portent jamais le même nom. */
export const nameRegroupement = (modalites: readonly string[]): string => [...modalites].sort().join(LIEN);

/** Les modalités qu'un regroupement réunit ; null si c'est une modalité ordinaire. */
export function composantesOf({ modalite, millesime }: Cle): readonly string[] | null {
  if (modalite === null) return null;
  const rang = TRIMESTRES.indexOf(modalite);
  if (rang >= 0) return [1, 2, 3].map((m) => `${millesime}-${String(3 * rang + m).padStart(2, "0")}`);
  return modalite.includes(LIEN) ? modalite.split(LIEN) : null;
}
