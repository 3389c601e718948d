import {
  decimalesEvolution,
  hasValeur,
  writeAmplitude,
  writeNombre,
  writeValeur,
  writeValeurDe,
} from "../../constats/valeurs.ts";
import { capitalize } from "../../constats/accords.ts";
import { comparateursOf } from "../../constats/genres/ecart.ts";
import { hasBorne, isArrondi, isEstime, plusLongCouple } from "../../constats/couples.ts";
import { evolutionImprimee } from "../../constats/evolution.ts";
import { forceEvolution } from "../../constats/force.ts";
import { dansLieu } from "../../constats/lieux.ts";
import { isBornesArrondi } from "../../constats/marge.ts";
import { withoutCodes } from "../../constats/motifs.ts";
import { enMillesime } from "../../constats/periodes.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Contexte } from "../contexte.ts";
import type { Lecture, ResultatSuivi } from "../lecture.ts";
import { lienFiche } from "../fiches.ts";
import { nomAvecRapport, nomOf } from "../mesure.ts";
import type { NoeudChiffre, Reperes } from "../noeuds.ts";
import { notesRebasage, writeDate } from "../sources-citees.ts";
import { manqueOf, readIndicateur, type Bloc } from "./bloc.ts";

/** `::chiffre{indicateur=REV-02}` : la valeur, son évolution, ses comparateurs. */
export const chiffre: Bloc = {
  parametres: ["indicateur", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const indicateur = readIndicateur(parametres.indicateur, contexte, noeud);
    if (!indicateur) return { contenu: [] };
    const manque = manqueOf(indicateur, contexte);
    const fini = chiffreOf(indicateur, contexte);
    return fini ? { contenu: [fini] } : { manque: manque ?? { libelle: nomOf(indicateur), raison: "non disponible" } };
  },
};

/** Le chiffre clé d'un indicateur ; null s'il n'a pas de valeur pour la commune. */
export function chiffreOf(indicateur: Indicateur, { lecture }: Contexte): NoeudChiffre | null {
  const dernier = lecture.dernier(indicateur.code);
  if (!dernier) return null;
  const contexte = [
    incertitude(indicateur, dernier),
    ...comptes(indicateur, dernier),
    evolution(lecture, indicateur, dernier),
    reserve(dernier),
    ...notesRebasage([dernier]),
  ].filter((ligne) => ligne !== null);
  return {
    type: "absChiffre",
    indicateur: indicateur.code,
    valeur: writeValeurDe(dernier, indicateur), // « habitants » est dans le libellé, et trop long à cette taille
    isServi: true,
    libelle: nomAvecRapport(indicateur),
    date: writeDate(lecture, dernier),
    fiche: lienFiche(lecture, indicateur),
    contexte,
    reperes: reperesOf(lecture, indicateur, dernier),
  };
}

function incertitude(indicateur: Indicateur, dernier: ResultatSuivi): string | null {
  const { intervalle } = dernier;
  if (intervalle === null) return null;
  const quoi =
    indicateur.activite?.calcul.forme === "regard"
      ? ", selon la mesure du besoin"
      : isBornesArrondi(dernier)
        ? " (bornes de l'arrondi du producteur)"
        : " (intervalle à 95 %)";
  return `Entre ${writeNombre(intervalle[0], indicateur)} et ${writeNombre(intervalle[1], indicateur)}${quoi}`;
}

/** Un taux du CCAS se lit avec ses deux comptes ; une enquête, avec ses réponses sur ses interrogés. */
function comptes({ activite }: Indicateur, { numerateur, denominateur, methode }: ResultatSuivi): readonly string[] {
  if (activite?.calcul.forme !== "rapport" || numerateur === null || denominateur === null) return [];
  const reponses = activite.calcul.tauxDeReponse ? methode.split(" ; ").slice(-1) : [];
  return [`${formatNombre(numerateur)} sur ${formatNombre(denominateur)}`, ...reponses];
}

/** Au même millésime, ou annoncés par une phrase qui redonne la valeur de la commune à ce millésime-là. */
function reperesOf(lecture: Lecture, indicateur: Indicateur, dernier: ResultatSuivi): Reperes | undefined {
  if (indicateur.nature === "effectif") return undefined;
  const points = lecture.comparaison(indicateur.code);
  const commune = points.find((p) => p.niveau === lecture.perimetre.commune.niveau);
  const autres = comparateursOf(points, lecture.perimetre.commune.niveau);
  if (!commune || !hasValeur(commune) || autres.length === 0) return undefined;
  const valeurs = autres.map((p) => ({ nom: capitalize(nomCourt(p)), valeur: writeValeur(p, indicateur) }));
  if (commune.millesime === dernier.millesime) return { annonce: null, valeurs };
  const quand = capitalize(enMillesime(commune.millesime));
  const annonce = `${quand}, dernier millésime comparable : ${writeValeur(commune, indicateur)} ${dansLieu(commune)}`;
  return { annonce, valeurs };
}

const nomCourt = ({ niveau, nom }: { niveau: string; nom: string }): string =>
  niveau === "departement" ? `département (${nom})` : niveau === "region" ? `région (${nom})` : nom;

function evolution(lecture: Lecture, indicateur: Indicateur, dernier: ResultatSuivi): string | null {
  if (indicateur.nature === "variation") return null;
  const { niveau, code } = lecture.perimetre.commune;
  const ou = { code: indicateur.code, niveau, territoire: code };
  const couple = plusLongCouple(lecture, ou, lecture.serieComparable(indicateur.code, niveau, code));
  if (!couple || couple.fin.millesime !== dernier.millesime || hasBorne(couple, indicateur)) return null;
  const { debut, evolution: e } = couple;
  const depuis = `depuis ${debut.millesime}`;
  if (isEstime(couple)) return `${writeValeur(debut, indicateur)} en ${debut.millesime} (estimations)`;
  const force = forceEvolution(e);
  if (force === "aucune") return `Aucune évolution ne se distingue du hasard ${depuis}`;
  const imprimee = evolutionImprimee(couple, indicateur);
  const taille = writeAmplitude(imprimee.valeur ?? 0, imprimee.unite, decimalesEvolution(imprimee, indicateur));
  if (!/[1-9]/.test(taille)) return `Stable ${depuis}`;
  if (isArrondi(couple, indicateur))
    return `${writeValeur(debut, indicateur)} en ${debut.millesime} : l'écart peut tenir à l'arrondi`;
  const signe = (e.valeur ?? 0) > 0 ? "+" : "−";
  const mot = (e.valeur ?? 0) > 0 ? "hausse" : "baisse";
  if (force === "nette") return `${signe}${taille} ${depuis}, une ${mot} nette`;
  return e.intervalle === null
    ? `${signe}${taille} ${depuis}${indicateur.unite === "€" ? ", en euros courants" : ""}`
    : `${signe}${taille} ${depuis}, dans la marge d'incertitude`;
}

function reserve({ statut, motif }: ResultatSuivi): string | null {
  if (statut === "valeur" || motif === null) return null;
  return `${statut === "estimation" ? "Estimation" : "À lire avec prudence"} : ${withoutCodes(motif).replace(/\.$/, "")}`;
}
