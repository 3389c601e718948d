import type { Connexion } from "../../entrepot/entrepot.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { bloquante } from "../anomalies.ts";
import { readEnregistrements } from "../lignes.ts";
import type { Livraison } from "../mesures.ts";
import type { Morceau } from "../preparer.ts";
import { cogContredit } from "./livraison.ts";

/** Un millésime écrit dans millesimes.csv doit être l'un de ceux des lignes. `annees` : requête qui rend `annee`. */
export async function controleAnnee(
  connexion: Connexion,
  { source, millesime }: Livraison,
  fichier: string,
  annees: string,
): Promise<Anomalie[]> {
  if (source.millesime.de !== "colonne" || millesime === null) return [];
  const lues = (await connexion.rows<{ annee: number }>(`select distinct annee from (${annees}) where annee is not null order by annee`)).map((r) => r.annee); // prettier-ignore
  if (lues.length === 0 || lues.includes(millesime)) return [];
  return [
    bloquante(
      fichier,
      "millesime-contredit",
      `les lignes sont de ${lues.length > 4 ? `${lues[0] ?? ""} à ${lues.at(-1) ?? ""}` : lues.join(", ")}, millesimes.csv dit ${millesime}`,
      "Corriger la colonne millesime de millesimes.csv, ou la laisser vide : les lignes sont datées.",
      { colonne: source.millesime.colonne, valeur: String(millesime) },
    ),
  ];
}

/** L'année de géographie qui préfixe les codes (`2025-COM-68224`) doit être celle de millesimes.csv. */
export async function controleGeographieCodes(
  connexion: Connexion,
  { source, cog }: Livraison,
  morceau: Morceau,
  fichier: string,
  lignes: string,
): Promise<Anomalie[]> {
  const forme = source.longue?.mailles?.geographie;
  if (forme === undefined || cog === null) return [];
  const rows = await connexion.rows<{ annee: number }>(`select distinct geographie as annee from ${lignes} where geographie is not null order by annee`); // prettier-ignore
  const annees = rows.map((r) => r.annee);
  if (annees.length === 0 || (annees.length === 1 && annees[0] === cog)) return [];
  const cle = morceau.entete.indexOf(source.cle);
  for await (const { cells, ligne } of readEnregistrements(morceau)) {
    const code = cells[cle] ?? "";
    const lue = new RegExp(forme).exec(code)?.[1];
    if (lue !== undefined && Number(lue) !== cog)
      return [cogContredit(fichier, cog, annees, { ligne, colonne: source.cle, valeur: code })];
  }
  return [];
}
