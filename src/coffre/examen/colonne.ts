import type { Ecriture } from "../dates.ts";
import { findIdentifiants, looksNir, type Personnel } from "../personnel.ts";
import { type CaseVue, lookCase, type NatureCase } from "./nature-case.ts";
import { findAnnonce, isCodeEtablissement, isNumerotable } from "./vocabulaire.ts";

export type TypeColonne = "vide" | "date" | "entier" | "montant" | "code" | "libellé" | "texte";

/** Ce qu'une colonne contient, en comptes seulement. */
export interface ColonneVue {
  /** Première = 1. */
  readonly rang: number;
  /** Vide si le fichier ne nomme pas cette colonne. */
  readonly nom: string;
  readonly isCachee: boolean;
  readonly remplies: number;
  readonly type: TypeColonne;
  /** Façons d'écrire les dates rencontrées, et leur nombre. */
  readonly ecritures: ReadonlyMap<Ecriture, number>;
  /** Dates d'un jour qui n'existe pas. */
  readonly impossibles: number;
  /** Années des dates rencontrées, et leur nombre. */
  readonly annees: ReadonlyMap<number, number>;
  /** Ce qu'elle porte de personnel : à son en-tête, ou à ses cases. */
  readonly personnel: readonly Personnel[];
  /** Libellés et leur nombre ; null s'ils sont trop nombreux pour une liste. Reste en mémoire : voir `libelles-sortables`. */
  readonly libelles: ReadonlyMap<string, number> | null;
}

/** Au-delà, une colonne n'est pas une liste : c'est ce qui borne la mémoire, quel que soit le fichier. */
const LIBELLES_MAX = 300;
/** Une colonne est d'un type quand presque toutes ses cases le sont ; le reste est le désordre habituel. */
const PRESQUE = 0.8;
/** Une case sur cent à la forme d'un téléphone suffit à s'en méfier ; une seule clé juste aussi. */
const MEFIANCE = 0.01;

/** Ce qu'une case dit, d'elle-même. */
interface CaseJugee extends CaseVue {
  readonly identifiants: readonly Personnel[];
  readonly isFormeNir: boolean;
  /** Combien de fois elle a été vue. */
  fois: number;
}

/** Une colonne répète ses dates et ses libellés : jugés une fois et comptés à la fin, tant qu'ils ne sont pas trop nombreux. */
const JUGEES_MAX = 2000;

export interface Observateur {
  voir(texte: string): void;
  conclure(): ColonneVue;
}

/** Regarde les cases d'une colonne une à une, et n'en garde que des comptes. */
export function createObservateur(rang: number, nom: string, isCachee: boolean): Observateur {
  const natures = new Map<NatureCase, number>();
  const ecritures = new Map<Ecriture, number>();
  const annees = new Map<number, number>();
  const identifiants = new Map<Personnel, number>();
  let libelles: ReadonlyMap<string, number> | null = null;
  let [remplies, nirs] = [0, 0];
  const add = <T>(comptes: Map<T, number>, cle: T, fois: number): void =>
    void comptes.set(cle, (comptes.get(cle) ?? 0) + fois);
  const part = (...voulues: readonly NatureCase[]): number =>
    voulues.reduce((somme, nature) => somme + (natures.get(nature) ?? 0), 0) / Math.max(1, remplies);

  const typer = (): TypeColonne => {
    if (remplies === 0) return "vide";
    const series = (ecritures.get("nombre d'Excel") ?? 0) + (ecritures.get("aaaammjj") ?? 0);
    const impossibles = natures.get("date impossible") ?? 0;
    const dates = (natures.get("date") ?? 0) + impossibles + (natures.has("date") || findAnnonceDate(nom) ? series : 0);
    if (dates >= remplies * PRESQUE) return "date";
    if (part("entier") >= PRESQUE) return "entier";
    if (part("entier", "montant") >= PRESQUE) return "montant";
    if (part("entier", "code") >= PRESQUE) return "code";
    const isListe = libelles !== null && libelles.size <= Math.max(12, remplies / 3);
    return isListe && part("phrase") < 0.2 ? "libellé" : "texte";
  };

  const jugees = new Map<string, CaseJugee>();
  const juger = (texte: string): CaseJugee => {
    const { nature, ecriture, annee } = lookCase(texte);
    const isDate = nature === "date";
    const identifiants = isDate ? [] : findIdentifiants(texte);
    // Champ par champ : étaler l'objet prenait à lui seul un quart de l'examen (mesuré, Node 20).
    return { nature, ecriture, annee, identifiants, isFormeNir: !isDate && looksNir(texte), fois: 1 };
  };
  const compter = ({ nature, ecriture, annee, identifiants: siens, isFormeNir, fois }: CaseJugee): void => {
    if (nature === "vide") return;
    remplies += fois;
    add(natures, nature, fois);
    if (ecriture !== null) add(ecritures, ecriture, fois);
    if (annee !== null) add(annees, annee, fois);
    for (const identifiant of siens) add(identifiants, identifiant, fois);
    if (isFormeNir) nirs += fois;
  };
  /** Les libellés, dans l'ordre où ils ont paru ; null dès qu'ils ne tiennent pas dans une liste. */
  const rangerVus = (): ReadonlyMap<string, number> | null => {
    const pleines = [...jugees].filter(([, { nature }]) => nature !== "vide");
    return pleines.length > LIBELLES_MAX ? null : new Map(pleines.map(([texte, { fois }]) => [texte, fois]));
  };

  return {
    voir: (brut) => {
      const texte = brut.trim();
      const connue = jugees.get(texte);
      if (connue) {
        connue.fois++;
        return;
      }
      const jugee = juger(texte);
      if (jugees.size < JUGEES_MAX) jugees.set(texte, jugee);
      else compter(jugee);
    },
    conclure: () => {
      jugees.forEach(compter);
      libelles = rangerVus();
      const type = typer();
      const dite = findAnnonce(nom);
      // Un numéro n'est pas un nom : « Ménage » ou « Bénéficiaire » au-dessus de M12, M13… n'en annoncent pas.
      const isNumeros = (type === "code" || type === "entier") && !natures.has("mots") && !natures.has("phrase");
      const annonce = dite === "nom" && isNumeros && isNumerotable(nom) ? null : dite;
      if (isCodeEtablissement(nom)) identifiants.delete("allocataire");
      const aLaForme = [...identifiants].flatMap(([quoi, n]) =>
        quoi === "nir" || quoi === "iban" || quoi === "courriel" || n > remplies * MEFIANCE ? [quoi] : [],
      );
      // Treize chiffres sans clé : un hasard dans une case, un NIR dans toute une colonne.
      if (nirs > remplies / 2 && !aLaForme.includes("nir")) aLaForme.push("nir");
      const phrases = type === "texte" && part("phrase") >= 0.2 ? (["libre"] as const) : [];
      const personnel = [...new Set<Personnel>([...(annonce === null ? [] : [annonce]), ...aLaForme, ...phrases])];
      const dates =
        type === "date"
          ? { ecritures, annees, impossibles: natures.get("date impossible") ?? 0 }
          : { ecritures: new Map<Ecriture, number>(), annees: new Map<number, number>(), impossibles: 0 };
      return { rang, nom, isCachee, remplies, type, ...dates, personnel, libelles };
    },
  };
}

/** « Date demande », « Reçue le » : une colonne de nombres y est une colonne de dates d'Excel. */
const findAnnonceDate = (nom: string): boolean => /\bdate|horodat|\ble\b|\bjour\b|\bd[ée]but\b|\bfin\b/i.test(nom);
