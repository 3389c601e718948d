import { getIndicateur } from "../indicateurs/index.ts";
import type { IndicateurActivite, TermeActivite } from "../modele/indicateur-activite.ts";
import type { Champs } from "./indicateurs-yaml.ts";
import { isCompte, readTerme, uniteOf } from "./termes-activite.ts";

const GENRES = ["proportion", "ratio", "taux", "effectif"] as const;
const POURS = ["100", "1000", "10000"] as const;

function readTotal(cle: string, source: string, champs: Champs): TermeActivite | null {
  const texte = champs.exige(cle);
  if (texte === null) return null;
  const lu = readTerme(texte, source);
  if ("message" in lu) {
    champs.signale(cle, lu.message, lu.action);
    return null;
  }
  if (isCompte(lu)) return lu;
  champs.signale(cle, `« ${lu.variable} » est une médiane, un montant ou une moyenne, qui ne se compte pas`, "Choisir un nombre de demandes, de foyers ou de passages."); // prettier-ignore
  return null;
}

/** Le dénominateur : un total de la même source, ou un effectif officiel de la commune. */
function readDenominateur(source: string, champs: Champs): IndicateurActivite["denominateur"] | undefined {
  const texte = champs.texte("denominateur") ?? "";
  if (!/^[A-Z]+-\d+$/.test(texte)) return readTotal("denominateur", source, champs) ?? undefined;
  if (getIndicateur(texte)?.nature === "effectif") return { indicateur: texte };
  champs.signale("denominateur", "un taux se rapporte à un effectif : habitants, ménages…", "Écrire DEM-01 (la population), par exemple."); // prettier-ignore
  return undefined;
}

/**
 * Lit un indicateur fait des totaux du CCAS : un compte, une proportion entre deux totaux, un taux pour tant d'habitants. Les
 * défauts sont signalés ; null s'il y en a un.
 */
export function readActivite(
  source: string,
  textes: Pick<IndicateurActivite, "code" | "libelle" | "definition"> | null,
  champs: Champs,
): IndicateurActivite | null {
  const genre = champs.choisit("genre", GENRES);
  const numerateur = readTotal("numerateur", source, champs);
  const pour = champs.choisit("pour", POURS, "100");
  if (genre === "effectif") {
    if (champs.noeud("denominateur") !== undefined)
      champs.signale("denominateur", "un effectif n'a pas de dénominateur", "L'enlever, ou choisir genre: proportion.");
    if (!textes || !numerateur || champs.noeud("denominateur") !== undefined) return null;
    return { ...textes, numerateur, denominateur: null, pour: 1, unite: uniteOf(numerateur) };
  }
  if (genre === null && champs.noeud("denominateur") === undefined) return null; // une seule faute : le genre
  const denominateur = readDenominateur(source, champs);
  const isOfficiel = denominateur != null && "indicateur" in denominateur;
  if (genre === "proportion" && (isOfficiel || (pour !== null && pour !== "100")))
    champs.signale("genre", "une proportion rapporte deux totaux du CCAS, pour 100", "Choisir genre: ratio.");
  const unite = genre === "proportion" || genre === null ? "%" : champs.exige("unite");
  if (!textes || !genre || !numerateur || !denominateur || !pour || unite === null) return null;
  if (genre === "proportion" && (isOfficiel || pour !== "100")) return null;
  return { ...textes, numerateur, denominateur, pour: Number(pour), unite };
}
