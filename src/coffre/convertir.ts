import type { ChampMappe } from "./correspondance.ts";
import { readDate } from "./dates.ts";
import { type Champ, NON_CLASSE } from "./formulaire.ts";
import { readCentimes } from "./montants.ts";
import { splitMotifs } from "./motifs.ts";
import type { Pseudonymiser } from "./pseudonyme.ts";
import type { Defaut } from "./releve.ts";
import { normalizeLibelle } from "./texte.ts";
import { toTranche } from "./tranche-age.ts";
import { trancheQf } from "../modele/tranche-qf.ts";

/** Date ISO, centimes, note, valeur de liste, pseudonyme ; plusieurs valeurs pour un champ multiple. */
export type Valeur = string | number | readonly string[] | null;

export interface Conversion {
  readonly valeur: Valeur;
  readonly defaut?: Omit<Defaut, "colonne">;
  /** `refusee` : la ligne n'entre pas au coffre. */
  readonly sort: "gardee" | "refusee";
}

/** Le libellé par lequel une correspondance désigne une case vide. */
export const CASE_VIDE = "(vide)";
/** Ce que les agents écrivent pour « rien ici ». */
const RIEN = /^(?:[-–—]|n\.?\/?[cr]\.?|néant|01\/01\/1900(?: 00:00(?::00)?)?|1900-01-0[01])?$/i;

const garder = (valeur: Valeur): Conversion => ({ valeur, sort: "gardee" });
const refuser = (code: string, message: string, action: string): Conversion => ({
  valeur: null,
  sort: "refusee",
  defaut: { code, message: `${message} : ligne refusée`, action },
});

/** Chapitre, article ou fonction : des chiffres, parfois une lettre ; jamais un mot. */
const CODE = /^(?=.*\d)[0-9A-Z][0-9A-Z./-]{0,9}$|^[A-Z]$/i;

const NOM_TYPE = { date: "une date", montant: "un montant", entier: "un nombre entier", exercice: "une année", code: "un code", "tranche d'âge": "une date de naissance", "tranche de QF": "un quotient familial" } as const; // prettier-ignore
const ATTENDU = {
  date: "Écrire la date jj/mm/aaaa dans le logiciel, ou la corriger dans l'export, puis recharger.",
  montant: "Écrire un montant en euros, par exemple 1 234,50 €, puis recharger.",
  entier: "Écrire un nombre entier dans les bornes attendues, ou laisser la case vide, puis recharger.",
  exercice: "Écrire l'année sur quatre chiffres, puis recharger.",
  code: "Écrire le code de la nomenclature, sans son libellé, puis recharger.",
  "tranche de QF": "Écrire le quotient familial en euros, ou laisser la case vide, puis recharger.",
  "tranche d'âge": "Écrire la date de naissance jj/mm/aaaa dans le logiciel, puis recharger.",
} as const;

/** Ce qui est repris ou annulé n'est pas accordé : la personne dit lequel des deux. */
const NEGATIF = "Des parenthèses ou un signe moins : y écrire le montant accordé, ou vider la case, puis recharger.";

function readSimple(texte: string, champ: Champ, millesime: number): Valeur {
  switch (champ.type) {
    case "date":
      return readDate(texte);
    case "tranche d'âge":
      return toTranche(texte, millesime);
    case "tranche de QF": {
      const centimes = readCentimes(texte);
      return centimes === null || centimes < 0 ? null : trancheQf(centimes);
    }
    case "code":
      return CODE.test(texte) ? texte.toUpperCase() : null;
    case "exercice":
      return /^(?:19|20)\d{2}$/.test(texte) ? Number(texte) : null;
    case "montant": {
      const centimes = readCentimes(texte);
      return centimes === null || (centimes < 0 && champ.negatif !== "permis") ? null : centimes;
    }
    case "entier": {
      const [min, max] = champ.bornes;
      const nombre = /^\d{1,9}(?:[.,]0+)?$/.test(texte) ? Number(texte.replace(",", ".")) : Number.NaN;
      return nombre >= min && nombre <= max ? nombre : null;
    }
    default:
      throw new RangeError(`not a simple field, got ${champ.type}`);
  }
}

/**
 * Une case d'export vers une valeur sûre. Aucun message ne cite la case : elle peut contenir le nom d'une personne.
 * @param fichierCorrespondance où ajouter un libellé inconnu.
 * @param millesime à la fin duquel un âge est compté.
 */
export function convertir(
  brut: string,
  mappe: ChampMappe,
  pseudonymiser: Pseudonymiser,
  fichierCorrespondance: string,
  millesime: number,
): Conversion {
  const { champ, libelles } = mappe;
  const texte = brut.trim();
  const liste = `Ouvrir l'export à cette ligne et ajouter le libellé à ${fichierCorrespondance}, listes, ${champ.nom}.`;
  const chercher = (libelle: string): string | undefined => libelles.get(normalizeLibelle(libelle));
  const vide = (): Conversion =>
    champ.exige === "valeur"
      ? refuser("case-vide", `case vide (${champ.libelle})`, "Compléter la case dans le logiciel, puis recharger.")
      : garder(null);

  switch (champ.type) {
    case "identite":
    case "lieu":
      return garder(texte === "" ? null : texte); // `readLigne` le change en clés ou en IRIS, et l'oublie
    case "foyer":
    case "numero":
      if (texte === "") return vide();
      return garder(champ.type === "foyer" ? pseudonymiser(texte) : texte);
    case "date":
    case "tranche d'âge":
    case "tranche de QF":
    case "code":
    case "exercice":
    case "montant":
    case "entier": {
      if (RIEN.test(texte)) return vide();
      const valeur = readSimple(texte, champ, millesime);
      if (valeur !== null) return garder(valeur);
      const mot = champ.type === "entier" ? chercher(texte) : undefined;
      if (mot !== undefined) return garder(Number(mot));
      if (champ.type === "montant" && readCentimes(texte) !== null)
        return refuser("montant-negatif", `montant négatif (${champ.libelle})`, NEGATIF);
      return refuser("valeur-illisible", `on attend ${NOM_TYPE[champ.type]} (${champ.libelle})`, ATTENDU[champ.type]);
    }
    case "liste": {
      const valeur = texte === "" ? libelles.get(CASE_VIDE) : chercher(texte);
      if (valeur !== undefined) return garder(valeur);
      if (texte === "") return champ.exige === "valeur" ? vide() : garder(NON_CLASSE);
      if (champ.inconnu === "refuser") return refuser("libelle-inconnu", `libellé inconnu (${champ.libelle})`, liste);
      return {
        valeur: NON_CLASSE,
        sort: "gardee",
        defaut: {
          code: "libelle-inconnu",
          message: `libellé inconnu (${champ.libelle}) : ligne gardée, non classée`,
          action: liste,
        },
      };
    }
    case "liste multiple": {
      const morceaux = splitMotifs(texte, (motif) => chercher(motif) !== undefined);
      if (morceaux.length === 0) return garder([libelles.get(CASE_VIDE) ?? NON_CLASSE]);
      const trouves = morceaux.map(chercher);
      const valeur = [...new Set(trouves.map((trouve) => trouve ?? NON_CLASSE))];
      if (!trouves.includes(undefined)) return garder(valeur);
      return {
        valeur,
        sort: "gardee",
        defaut: {
          code: "libelle-inconnu",
          message: `au moins un libellé inconnu (${champ.libelle}) : ligne gardée, ce motif non classé`,
          action: liste,
        },
      };
    }
  }
}
