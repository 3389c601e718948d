import { createConversions } from "./conversions.ts";
import type { Correspondance } from "./correspondance.ts";
import { readDate, toJours } from "./dates.ts";
import { champsEcrits, colonnesDe, isSuivi } from "./formulaire.ts";
import type { ClesCodees, ClesDeLigne } from "./identite/cles-personne.ts";
import type { createSituer } from "./lieu/table-adresses.ts";
import { coder, type Mot } from "./mots.ts";
import type { Pseudonymiser } from "./pseudonyme.ts";
import type { Quarantaine } from "./quarantaine.ts";
import type { Releve } from "./releve.ts";
import { retenir } from "./retenir.ts";

/** Une ligne du coffre, codée (voir `coder`), dans l'ordre de `colonnesDe`. Le tableau sert à toutes : ne pas le garder. */
export type Ligne = readonly (number | null)[];

/** Une ligne où quelqu'un a été vu, un jour ; réunies par année, elles font les présences. Codée, elle aussi. */
export interface Vue extends ClesCodees {
  readonly source: number;
  readonly foyerExport: number;
  readonly isNumerote: boolean;
  readonly millesime: number;
  readonly jour: number;
}

/** Une ligne à écrire. */
export interface Gardee {
  readonly millesime: number;
  readonly ligne: Ligne;
  /** La demande dont elle est une version, quand elle se reconnaît ; la plus avancée restera seule au coffre. */
  readonly demande: number | null;
  /** Une version de cette demande a déjà été lue : la ligne ne compte pas. */
  readonly isDouble: boolean;
}

export interface Contexte {
  readonly correspondance: Correspondance;
  /** Les années que ce fichier donne. Une ligne datée d'une autre est hors champ. */
  readonly millesimes: readonly number[];
  readonly clesPersonne: ClesDeLigne;
  readonly mot: Mot;
  readonly pseudonymiser: Pseudonymiser;
  /** Les voies de la commune ; null : les adresses ne se situent pas. */
  readonly situer: ReturnType<typeof createSituer> | null;
  /** Demandes déjà lues dans les autres fichiers, et leur rang : en mémoire seulement. */
  readonly deja: ReadonlyMap<string, number>;
  /** Écrit une ligne dès qu'elle est lue : rien ne s'accumule ici. */
  readonly garder: (gardee: Gardee) => void;
  /** Compte une ligne refusée, à l'année de sa date ; à la première de ce fichier si elle ne se lit pas. */
  readonly refuser?: (millesime: number) => void;
  /** Note qui a été vu dans quel foyer, et quel jour. */
  readonly voir: (vue: Vue) => void;
  readonly releve: Releve;
  /** Où vont les lignes refusées ; absente : nulle part. */
  readonly quarantaine?: Quarantaine;
}

/** Les cases d'une ligne, dans l'ordre des champs de la correspondance. */
type Cases = readonly string[];

/** Ce qu'une ligne devient : hors champ, elle est d'une année que ce fichier ne donne pas. */
export type SortLigne = "gardee" | "refusee" | "hors champ";

/** Lit une ligne d'export et l'écrit ; la raison d'un refus est au relevé. */
export type LireLigne = (row: Cases, numero: number) => SortLigne;

/** Une colonne du coffre et le rang de son champ dans la correspondance ; -1 : il n'est pas lu. */
const rangsEcrits = ({ champs, formulaire }: Correspondance): readonly number[] =>
  champsEcrits(formulaire).map(({ nom }) => champs.findIndex(({ champ }) => champ.nom === nom));

/** Complète une ligne de son foyer et de son IRIS ; nom, date de naissance et adresse ne vont pas plus loin. */
function createSuivre({ clesPersonne, situer, voir, mot, correspondance }: Contexte) {
  const { champs, formulaire } = correspondance;
  const rangOf = (nom: string): number => champs.findIndex(({ champ }) => champ.nom === nom);
  const [nom, nomNaissance, prenom, naissance] = [rangOf("nom"), rangOf("nom_naissance"), rangOf("prenom"), rangOf("naissance")]; // prettier-ignore
  const [adresse, commune] = [rangOf("adresse"), rangOf("commune")];
  const source = mot(formulaire.source);
  const ecrits = champsEcrits(formulaire);
  const [foyer, suivi] = [ecrits.findIndex(({ type }) => type === "foyer"), ecrits.length];
  return (ligne: (number | null)[], row: Cases, jour: number | null, millesime: number): void => {
    const cles = clesPersonne(row[nom] ?? "", row[nomNaissance] ?? "", row[prenom] ?? "", row[naissance] ?? "", millesime); // prettier-ignore
    const numero = ligne[foyer] ?? null;
    const foyerExport = numero ?? cles?.large ?? null;
    ligne[foyer] = ligne[suivi] = foyerExport;
    if (foyerExport !== null && cles !== null) {
      const { stricte, large } = cles;
      voir({ source, foyerExport, isNumerote: numero !== null, stricte, large, millesime, jour: jour ?? toJours(`${millesime}-01-01`) }); // prettier-ignore
    }
    const lieu = situer && adresse >= 0 ? situer(row[adresse] ?? "", row[commune] ?? "") : null;
    ligne[suivi + 1] = lieu === null || lieu.iris === null ? null : mot(lieu.iris);
    ligne[suivi + 2] = lieu && mot(lieu.qualite);
  };
}

/**
 * De quoi lire les lignes d'un export. Une ligne non datée est celle de chacune des années du fichier (une liste, photographiée).
 * @param vues demandes déjà lues dans ce fichier, complétées ici.
 */
export function createLireLigne(contexte: Contexte, vues: Map<string, number>): LireLigne {
  const { correspondance, millesimes, releve, deja, mot } = contexte;
  const { formulaire, champs } = correspondance;
  const conversions = createConversions(correspondance, contexte.pseudonymiser, (conversion, { champ, entetes }) => ({
    // Un numéro de dossier reste un texte : il ne sert qu'à reconnaître un doublon.
    code: champ.type === "numero" ? (conversion.valeur as string | null) : coder(conversion.valeur, champ.type, mot),
    defaut: conversion.defaut && { ...conversion.defaut, colonne: entetes[0] ?? null },
    isRefusee: conversion.sort === "refusee",
  }));
  // Nom, naissance et adresse sont lus par `suivre`, jamais gardés.
  const lus = champs.flatMap(({ champ }, rang) => (champ.type === "identite" || champ.type === "lieu" ? [] : [rang]));
  const rangOf = (nom: string | undefined): number => champs.findIndex(({ champ }) => champ.nom === nom);
  const [rangDate, rangSuite] = [rangOf(formulaire.date), rangOf(formulaire.suite)];
  const rangsDoublon = formulaire.doublon?.map(rangOf);
  const annees = new Set(millesimes);
  /** L'année d'une date ; null si elle ne se lit pas. */
  const anneeOf = retenir((texte) => ({ annee: Number(readDate(texte)?.slice(0, 4) ?? Number.NaN) }));
  const suivre = isSuivi(formulaire) ? createSuivre(contexte) : null;
  const ecrits = rangsEcrits(correspondance);
  const codes: (string | number | null)[] = champs.map(() => null);
  const ligne: (number | null)[] = colonnesDe(formulaire).map(() => null);

  /** Convertit chaque case ; faux si l'une est refusée. Toutes les fautes de la ligne sont dites, pas la première seule. */
  const convertCases = (row: Cases, numero: number, millesime: number): boolean => {
    let isGardee = true;
    for (const rang of lus) {
      const lue = conversions[rang]?.(row[rang] ?? "", millesime);
      if (!lue) continue;
      codes[rang] = lue.code;
      if (lue.defaut) releve.signaler(lue.defaut, numero);
      if (lue.isRefusee) isGardee = false;
    }
    return isGardee;
  };

  const signaler = (numero: number, code: string, rang: number | undefined, message: string, action: string): void => {
    const colonne = champs[rang ?? -1]?.entetes[0] ?? null;
    releve.signaler({ code, colonne, message, action }, numero);
  };
  const triees = [...annees].sort((a, b) => a - b);
  const siennes = triees.length > 1 ? `${triees[0]} à ${triees.at(-1)}, les années` : `${triees[0]}, l'année`;

  const readAnnee = (row: Cases, numero: number, millesime: number): boolean => {
    if (!convertCases(row, numero, millesime)) return false;

    const date = rangDate < 0 ? null : Number(codes[rangDate]);
    const suite = codes[rangSuite];
    if (typeof suite === "number" && date !== null && suite < date) {
      const message = "date antérieure au dépôt de la demande : ligne gardée, délai non calculé";
      signaler(numero, "dates-inversees", rangSuite, message, "Corriger l'une des deux dates dans le logiciel.");
      codes[rangSuite] = null;
    }
    for (const [i, rang] of ecrits.entries()) ligne[i] = (codes[rang] ?? null) as number | null;
    suivre?.(ligne, row, date, millesime);

    if (!rangsDoublon || rangsDoublon.some((rang) => (codes[rang] ?? null) === null)) {
      contexte.garder({ millesime, ligne, demande: null, isDouble: false });
      return true;
    }
    let texte = `${formulaire.source} ${millesime}`;
    for (const rang of rangsDoublon) texte += `\u001f${codes[rang]}`;
    const connue = vues.get(texte) ?? deja.get(texte);
    const demande = connue ?? deja.size + vues.size;
    contexte.garder({ millesime, ligne, demande, isDouble: connue !== undefined });
    if (connue === undefined) {
      vues.set(texte, demande);
      return true;
    }
    const message = "ligne en double (même dossier, même nature, même date) : comptée une seule fois";
    const action = "Rien à faire si l'export répète ses lignes ; sinon corriger le numéro de dossier.";
    signaler(numero, "doublon", rangsDoublon?.[0], message, action);
    return false;
  };

  return (row, numero) => {
    if (rangDate < 0) {
      let isGardee = false;
      for (const millesime of millesimes) isGardee = readAnnee(row, numero, millesime) || isGardee;
      return isGardee ? "gardee" : "refusee";
    }
    const { annee } = anneeOf(row[rangDate] ?? "");
    if (annees.has(annee) || Number.isNaN(annee)) {
      const millesime = Number.isNaN(annee) ? (millesimes[0] ?? annee) : annee;
      if (readAnnee(row, numero, millesime)) return "gardee";
      contexte.refuser?.(millesime);
      return "refusee";
    }
    const message = `date hors de ${siennes} de ce fichier : ligne hors champ`;
    const action = "La laisser à l'export de son année ; sinon corriger la date, ou millesimes.csv.";
    signaler(numero, "date-hors-millesime", rangDate, message, action);
    return "hors champ";
  };
}
