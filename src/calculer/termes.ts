import { writeRebasage } from "../modele/rebasage.ts";
import type { LigneResultat } from "./lire.ts";

const METHODES: Readonly<Record<string, string>> = {
  niveau: "valeur publiée par le producteur",
  rapport: "rapport des effectifs",
  variation: "taux annuel moyen entre deux recensements",
};

export const METHODES_INTERVALLE = {
  wilson: "intervalle de Wilson à 95 %, sans effet du plan de sondage",
  byar: "intervalle de Byar à 95 % (exact sous 10 événements)",
} as const;

/** Comment une ligne est obtenue, en français : la forme, le rebasage, l'intervalle. */
export function methodeOf(
  { forme, part }: { readonly forme: string; readonly part: string | null },
  { livre, passage }: LigneResultat,
  intervalle: string | null,
): string {
  const publiee = part === "somme" ? "somme d'effectifs publiés par le producteur" : (METHODES[forme] ?? forme);
  const base = forme === "niveau" && !livre ? "somme de territoires plus petits" : publiee;
  return [base, passage === null ? null : writeRebasage(passage), intervalle].filter((m) => m !== null).join(" ; ");
}

/** Numérateur et dénominateur d'une variation : les populations, ou les soldes rapportés à la population moyenne. */
export function termesOf(row: LigneResultat, forme: string): [number | null, number | null] {
  if (forme === "niveau") return [null, null];
  if (
    forme === "variation" &&
    row.nais !== null &&
    row.deces !== null &&
    row.num !== null &&
    row.den !== null &&
    row.debut !== null
  )
    return [row.nais - row.deces, ((row.num + row.den) / 2) * (row.annee - row.debut)];
  return [row.num, row.den];
}
