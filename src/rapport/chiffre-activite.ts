import { hasValeur, writeEcart } from "../constats/valeurs.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { RuptureSerie } from "../modele/rupture.ts";
import { decimalesOf, obstacleEntre, writeAgregat, writeObstacle, type Servi } from "./agregats.ts";
import type { AgregatProtege } from "./lecture.ts";
import type { NoeudChiffre } from "./noeuds.ts";

/** Le dernier total, l'évolution sur un an si elle se dit, et rien d'autre : deux ans de suite ne font pas une tendance. */
export function chiffreActivite(
  totaux: readonly AgregatProtege[],
  coupures: readonly RuptureSerie[],
): NoeudChiffre | null {
  const tries = totaux.toSorted((a, b) => a.millesime - b.millesime);
  const dernier = tries.at(-1);
  if (!dernier) return null;
  const avant = tries.find((a) => a.millesime === dernier.millesime - 1);
  const contexte: string[] = [];
  const obstacle = avant ? obstacleEntre(coupures, avant.millesime, dernier.millesime) : null;
  if (obstacle !== null) contexte.push(writeObstacle(obstacle, dernier.millesime - 1, dernier.millesime));
  else if (hasValeur(dernier) && avant && hasValeur(avant))
    contexte.push(`${writeAgregat(avant)} en ${avant.millesime}${variation(avant, dernier)}`);
  else if (avant?.statut === "secret") contexte.push(`En ${avant.millesime} : non diffusé (secret statistique)`);
  return {
    type: "absChiffre",
    indicateur: dernier.variable,
    valeur: hasValeur(dernier) ? writeSansUnite(dernier) : "non diffusé (secret statistique)",
    isServi: hasValeur(dernier),
    libelle: dernier.libelle,
    date: `exports du CCAS, ${dernier.millesime}`,
    contexte,
  };
}

// À la taille d'un chiffre clé, l'unité que le libellé dit déjà (« foyers ») ne se répète pas.
const writeSansUnite = (a: Servi): string =>
  writeAgregat(a.nature === "effectif" && a.libelle.toLowerCase().includes(a.unite) ? { ...a, unite: "" } : a);

// Le pourcentage d'un petit nombre trompe (docs/regles.md : pas de % sur un effectif de moins de 20).
function variation(avant: Servi, apres: Servi): string {
  if (avant.nature === "part" || avant.unite === "%")
    return ` (${writeEcart(apres.valeur - avant.valeur, "points", 1)})`;
  if (avant.nature !== "effectif" && avant.nature !== "montant")
    return ` (${writeEcart(apres.valeur - avant.valeur, avant.unite, decimalesOf(avant))})`;
  if (avant.valeur < 20) return "";
  return ` (${writeEcart(((apres.valeur - avant.valeur) / avant.valeur) * 100, "%", 1)})`;
}

// Sous 11 réponses, un pourcentage ne veut rien dire et désigne presque quelqu'un (docs/regles.md, CCAS-12).
const EFFECTIF_MINIMAL = 11;

/** La part d'une variable dans une autre, à la dernière année où les deux ont un nombre ; null s'il n'y en a pas. */
export function chiffrePart(
  libelle: string,
  parties: readonly AgregatProtege[],
  tout: readonly AgregatProtege[],
): NoeudChiffre | null {
  const couples = parties.filter(hasValeur).flatMap((partie) => {
    const total = tout.find((t) => t.millesime === partie.millesime && t.modalite === partie.modalite);
    return total && hasValeur(total) && total.valeur >= EFFECTIF_MINIMAL ? [{ partie, total }] : [];
  });
  const dernier = couples.toSorted((a, b) => a.partie.millesime - b.partie.millesime).at(-1);
  if (!dernier) return null;
  const { partie, total } = dernier;
  return {
    type: "absChiffre",
    indicateur: partie.variable,
    valeur: `${formatNombre((100 * partie.valeur) / total.valeur, 1)}\u202f%`,
    isServi: true,
    libelle,
    date: `exports du CCAS, ${partie.millesime}`,
    contexte: [
      `${partie.unite === total.unite ? formatNombre(partie.valeur) : writeAgregat(partie)} sur ${writeAgregat(total)}`,
    ],
  };
}
