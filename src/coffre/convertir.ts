import type { ChampMappe } from "./correspondance.ts";
import { readDate } from "./dates.ts";
import { NON_CLASSE } from "./formulaire.ts";
import { readCentimes } from "./montants.ts";
import type { Pseudonymiser } from "./pseudonyme.ts";
import type { Defaut } from "./releve.ts";
import { normalizeLibelle } from "./texte.ts";

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
const RIEN = /^(?:[-–—]|n\.?\/?c\.?)?$/i;
const ENTRE_MOTIFS = /[;|\n]/;

const garder = (valeur: Valeur): Conversion => ({ valeur, sort: "gardee" });
const refuser = (code: string, message: string, action: string): Conversion => ({
  valeur: null,
  sort: "refusee",
  defaut: { code, message: `${message} : ligne refusée`, action },
});

const NOM_TYPE = { date: "une date", montant: "un montant", entier: "un nombre entier" } as const;
const ATTENDU = {
  date: "Écrire la date jj/mm/aaaa dans le logiciel, ou la corriger dans l'export, puis recharger.",
  montant: "Écrire un montant en euros, par exemple 1 234,50 €, puis recharger.",
  entier: "Écrire une note entière dans l'échelle de l'enquête, ou laisser la case vide, puis recharger.",
} as const;

function readNombre(texte: string, { champ }: ChampMappe): number | null {
  if (champ.type === "montant") {
    const centimes = readCentimes(texte);
    return centimes === null || centimes < 0 ? null : centimes;
  }
  if (champ.type !== "entier" || !/^\d{1,9}$/.test(texte)) return null;
  const [min, max] = champ.bornes;
  const nombre = Number(texte);
  return nombre >= min && nombre <= max ? nombre : null;
}

/**
 * Une case d'export vers une valeur sûre. Aucun message ne cite la case : elle peut contenir le nom d'une personne.
 * @param fichierCorrespondance où ajouter un libellé inconnu.
 */
export function convertir(
  brut: string,
  mappe: ChampMappe,
  pseudonymiser: Pseudonymiser,
  fichierCorrespondance: string,
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
    case "foyer":
    case "numero":
      if (texte === "") return vide();
      return garder(champ.type === "foyer" ? pseudonymiser(texte) : texte);
    case "date":
    case "montant":
    case "entier": {
      if (RIEN.test(texte)) return vide();
      const valeur = champ.type === "date" ? readDate(texte) : readNombre(texte, mappe);
      if (valeur !== null) return garder(valeur);
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
      const morceaux = texte.split(ENTRE_MOTIFS).filter((morceau) => morceau.trim() !== "");
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
