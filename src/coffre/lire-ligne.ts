import { convertir, type Valeur } from "./convertir.ts";
import type { Correspondance } from "./correspondance.ts";
import type { Pseudonymiser } from "./pseudonyme.ts";
import type { Quarantaine } from "./quarantaine.ts";
import type { Releve } from "./releve.ts";

/** Une ligne du coffre, champs normalisés. */
export type Ligne = Readonly<Record<string, Valeur>>;

export interface Contexte {
  readonly correspondance: Correspondance;
  readonly millesime: number;
  readonly pseudonymiser: Pseudonymiser;
  /** Clés des demandes déjà lues dans les autres fichiers : en mémoire seulement. */
  readonly deja: ReadonlySet<string>;
  readonly releve: Releve;
  /** Où vont les lignes refusées ; absente : nulle part. */
  readonly quarantaine?: Quarantaine;
}

/** Convertit chaque case ; null si l'une est refusée. Toutes les fautes de la ligne sont dites, pas la première seule. */
function convertCases(row: Readonly<Record<string, string>>, numero: number, contexte: Contexte): Ligne | null {
  const { correspondance, releve, pseudonymiser } = contexte;
  const ligne: Record<string, Valeur> = {};
  let isGardee = true;
  for (const mappe of correspondance.champs) {
    const { nom } = mappe.champ;
    const { valeur, defaut, sort } = convertir(
      row[nom] ?? "",
      mappe,
      pseudonymiser,
      correspondance.fichier,
      contexte.millesime,
    );
    ligne[nom] = valeur;
    if (defaut) releve.signaler({ ...defaut, colonne: mappe.entetes[0] ?? null }, numero);
    if (sort === "refusee") isGardee = false;
  }
  return isGardee ? ligne : null;
}

/**
 * Lit une ligne d'export ; null si elle est refusée, la raison étant au relevé.
 * @param vues clés des demandes déjà lues dans ce fichier, complétées ici.
 */
export function readLigne(
  row: Readonly<Record<string, string>>,
  numero: number,
  contexte: Contexte,
  vues: Set<string>,
): Ligne | null {
  const { formulaire, champs } = contexte.correspondance;
  const signaler = (code: string, nom: string, message: string, action: string): void => {
    const colonne = champs.find(({ champ }) => champ.nom === nom)?.entetes[0] ?? null;
    contexte.releve.signaler({ code, colonne, message, action }, numero);
  };
  const ligne = convertCases(row, numero, contexte);
  if (ligne === null) return null;

  const date = formulaire.date === undefined ? null : String(ligne[formulaire.date]);
  if (formulaire.date !== undefined && date?.slice(0, 4) !== String(contexte.millesime)) {
    const message = `date hors de ${contexte.millesime}, l'année de ce fichier : ligne refusée`;
    const action = "La laisser à l'export de son année ; sinon corriger la date, ou millesimes.csv.";
    signaler("date-hors-millesime", formulaire.date, message, action);
    return null;
  }

  const cle = formulaire.doublon?.map((nom) => ligne[nom] ?? null);
  if (cle && !cle.includes(null)) {
    const texte = JSON.stringify([formulaire.source, ...cle]);
    if (vues.has(texte) || contexte.deja.has(texte)) {
      const message = "ligne en double (même dossier, même nature, même date) : comptée une seule fois";
      const action = "Rien à faire si l'export répète ses lignes ; sinon corriger le numéro de dossier.";
      signaler("doublon", formulaire.doublon?.[0] ?? "", message, action);
      return null;
    }
    vues.add(texte);
  }

  const suite = formulaire.suite === undefined ? null : ligne[formulaire.suite];
  if (formulaire.suite !== undefined && typeof suite === "string" && date !== null && suite < date) {
    const message = "date antérieure au dépôt de la demande : ligne gardée, délai non calculé";
    signaler("dates-inversees", formulaire.suite, message, "Corriger l'une des deux dates dans le logiciel.");
    return { ...ligne, [formulaire.suite]: null };
  }
  return ligne;
}
