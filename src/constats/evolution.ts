import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import { capitalize, finishPhrase, verbe } from "./accords.ts";
import { hasBorne, isArrondi, isEstime, type Couple } from "./couples.ts";
import { forceEvolution } from "./force.ts";
import { withoutCodes } from "./motifs.ts";
import { enMillesime } from "./periodes.ts";
import { decimalesEvolution, ecartImprime, hasValeur, writeEcart, writeValeur, writeValeurDe } from "./valeurs.ts";

const isHausse = ({ evolution }: Couple): boolean => (evolution.valeur ?? 0) > 0;

/** L'évolution telle qu'elle s'imprime : la différence des deux nombres imprimés, ou un pour cent des valeurs exactes. */
export function evolutionImprimee({ debut, fin, evolution }: Couple, indicateur: Indicateur): Resultat {
  const isRelative = evolution.unite.startsWith("%");
  return !hasValeur(evolution) || isRelative
    ? evolution
    : { ...evolution, unite: uniteLue(evolution.unite, indicateur), valeur: ecartImprime(indicateur, debut, fin) };
}

/** Deux taux pour mille diffèrent de pour mille : un point se lirait pour cent. Un écart sans unité propre prend celle des valeurs. */
export const uniteLue = (unite: string, indicateur: Indicateur): string =>
  unite === "" || (unite === "points" && indicateur.unite === "‰") ? indicateur.unite : unite;

/** L'évolution seule, signée : « +0,7 point », « −2,8 % ». Le mot du refus s'il n'y en a pas. */
export function writeEvolution(couple: Couple, indicateur: Indicateur): string {
  const evolution = evolutionImprimee(couple, indicateur);
  if (!hasValeur(evolution)) return "non comparable";
  return writeEcart(evolution.valeur, evolution.unite, decimalesEvolution(evolution, indicateur));
}

// Nulle telle qu'imprimée : « +0,0 point » ne se dit pas « augmente ».
export const isStable = (couple: Couple, indicateur: Indicateur): boolean =>
  !/[1-9]/.test(writeEvolution(couple, indicateur)) ||
  writeValeur(couple.debut, indicateur) === writeValeur(couple.fin, indicateur);

const entre = ({ debut, fin }: Couple): string => `entre ${debut.millesime} et ${fin.millesime}`;

/**
 * La phrase d'une évolution, selon ce que son intervalle permet d'affirmer (docs/regles.md, charte). « Nette » n'est
 * écrit que si l'intervalle exclut zéro ; sans marge publiée, les deux valeurs et rien de plus.
 */
export function phraseEvolution(indicateur: Indicateur, couple: Couple): string {
  const { debut, fin, evolution } = couple;
  const [sujet, quand] = [indicateur.sujet, entre(couple)];
  if (!hasValeur(evolution)) return phraseRefus(couple);
  if (indicateur.nature === "variation")
    return finishPhrase(
      `${enMillesime(fin.millesime)}, ${sujet} ${verbe(indicateur, "etre")} de ${writeValeur(fin, indicateur)}`,
    );
  // De « 6 % » à « 5 % ou moins » : deux valeurs, aucun écart entre elles.
  if (hasBorne(couple, indicateur) && !isStable(couple, indicateur))
    return finishPhrase(
      `${quand}, ${sujet} ${verbe(indicateur, "passer")} de ${writeValeurDe(debut, indicateur)} à ${writeValeur(fin, indicateur)}`,
    );
  const force = forceEvolution(evolution);
  const de = writeValeurDe(debut, indicateur);
  const a = writeValeur(fin, indicateur);
  const ecart = writeEvolution(couple, indicateur);
  if (force === "aucune")
    return finishPhrase(
      `aucune évolution ${deSujet(sujet)} ne se distingue du hasard ${quand}${isStable(couple, indicateur) ? "" : ` (de ${de} à ${a})`}`,
    );
  if (force === "indicative" && evolution.intervalle !== null) {
    const sens = isHausse(couple) ? "augmenter" : "diminuer";
    return finishPhrase(
      `${quand}, ${sujet} ${verbe(indicateur, "sembler")} ${sens} (${ecart}), mais l'écart reste dans la marge d'incertitude`,
    );
  }
  if (isEstime(couple))
    return finishPhrase(`${sujet} : ${de} en ${debut.millesime}, ${a} en ${fin.millesime} (estimations)`);
  if (isStable(couple, indicateur))
    return finishPhrase(
      `${quand}, ${sujet} ${verbe(indicateur, "rester")} à ${a}${force === "nette" ? ", à l'arrondi près" : ""}`,
    );
  const suite = force === "nette" ? `, une ${isHausse(couple) ? "hausse" : "baisse"} nette` : "";
  if (isArrondi(couple, indicateur))
    return finishPhrase(
      `${quand}, ${sujet} ${verbe(indicateur, "passer")} de ${de} à ${a}, un écart qui peut tenir à l'arrondi`,
    );
  // Un montant d'une année à l'autre contient la hausse des prix : le dire là où l'écart est dit.
  const courants = indicateur.unite === "€" ? `${ecart} en euros courants` : ecart;
  return finishPhrase(`${quand}, ${sujet} ${verbe(indicateur, "passer")} de ${de} à ${a} (${courants})${suite}`);
}

/** Le titre d'une figure d'évolution : le constat, sans point final. */
export function titreEvolution(indicateur: Indicateur, couple: Couple): string {
  const { debut, fin, evolution } = couple;
  const [sujet, quand] = [capitalize(indicateur.sujet), entre(couple)];
  if (!hasValeur(evolution)) return `${sujet} : ${debut.millesime} et ${fin.millesime} ne se comparent pas`;
  if (indicateur.nature === "variation")
    return `${sujet} ${verbe(indicateur, "etre")} de ${writeValeur(fin, indicateur)} ${enMillesime(fin.millesime)}`;
  const force = forceEvolution(evolution);
  if (force === "aucune") return `${sujet} : aucune évolution ne se distingue du hasard ${quand}`;
  const sens = isHausse(couple) ? "augmenter" : "diminuer";
  if (force === "indicative" && evolution.intervalle !== null)
    return `${sujet} ${verbe(indicateur, "sembler")} ${sens} ${quand}`;
  const [de, a] = [writeValeurDe(debut, indicateur), writeValeur(fin, indicateur)];
  if (isEstime(couple) || isArrondi(couple, indicateur))
    return `${sujet} : ${de} en ${debut.millesime}, ${a} en ${fin.millesime}`;
  if (isStable(couple, indicateur)) return `${sujet} ${verbe(indicateur, "rester")} à ${a} ${quand}`;
  if (force === "nette") return `${sujet} ${verbe(indicateur, sens)} nettement ${quand}`;
  return `${sujet} ${verbe(indicateur, "passer")} de ${de} à ${a} ${quand}`;
}

/** « Les valeurs de 2021 et de 2023 ne se comparent pas : … ». La règle vient du motif du refus. */
export function phraseRefus({ debut, fin, evolution }: Couple): string {
  const raison = evolution.motif === null ? "" : ` : ${decapitalize(withoutCodes(evolution.motif).replace(/\.$/, ""))}`;
  return `Les valeurs de ${debut.millesime} et de ${fin.millesime} ne se comparent pas${raison}.`;
}

/** Une phrase reprise après deux points : son article perd sa majuscule, un nom propre la garde. */
export const decapitalize = (texte: string): string =>
  /^(?:Les?|La|Un|Une|Ces?|Cette|Deux|Il|Elle|Pas|Au|Aux|Des?) |^[LD]['’]/.test(texte)
    ? texte.charAt(0).toLowerCase() + texte.slice(1)
    : texte;

/** Contraction devant un sujet : « de la part », « du taux », « des foyers », « de l'indice ». */
export function deSujet(sujet: string): string {
  if (sujet.startsWith("le ")) return `du ${sujet.slice(3)}`;
  if (sujet.startsWith("les ")) return `des ${sujet.slice(4)}`;
  return `de ${sujet}`;
}
