import { convertir, type Valeur } from "./convertir.ts";
import type { Correspondance } from "./correspondance.ts";
import { readDate } from "./dates.ts";
import { isSuivi } from "./formulaire.ts";
import type { createClesPersonne } from "./identite/cles-personne.ts";
import type { Vue } from "./identite/suivre.ts";
import type { createSituer } from "./lieu/table-adresses.ts";
import type { Pseudonymiser } from "./pseudonyme.ts";
import type { Quarantaine } from "./quarantaine.ts";
import type { Releve } from "./releve.ts";

/** Une ligne du coffre, champs normalisés. */
export type Ligne = Readonly<Record<string, Valeur>>;

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
  /** Les années que ce fichier donne. Une ligne datée d'une autre est refusée. */
  readonly millesimes: readonly number[];
  readonly clesPersonne: ReturnType<typeof createClesPersonne>;
  readonly pseudonymiser: Pseudonymiser;
  /** Les voies de la commune ; null : les adresses ne se situent pas. */
  readonly situer: ReturnType<typeof createSituer> | null;
  /** Demandes déjà lues dans les autres fichiers, et leur rang : en mémoire seulement. */
  readonly deja: ReadonlyMap<string, number>;
  /** Écrit une ligne dès qu'elle est lue : rien ne s'accumule ici. */
  readonly garder: (gardee: Gardee) => void;
  /** Note qui a été vu dans quel foyer, et quel jour. */
  readonly voir: (vue: Vue) => void;
  readonly releve: Releve;
  /** Où vont les lignes refusées ; absente : nulle part. */
  readonly quarantaine?: Quarantaine;
}

type Cases = Readonly<Record<string, string>>;

/** Convertit chaque case ; null si l'une est refusée. Toutes les fautes de la ligne sont dites, pas la première seule. */
function convertCases(row: Cases, numero: number, contexte: Contexte, millesime: number): Record<string, Valeur> | null {
  const { correspondance, releve, pseudonymiser } = contexte;
  const ligne: Record<string, Valeur> = {};
  let isGardee = true;
  for (const mappe of correspondance.champs) {
    const { nom, type } = mappe.champ;
    if (type === "identite" || type === "lieu") continue; // lues par `suivre`, jamais gardées
    const { valeur, defaut, sort } = convertir(row[nom] ?? "", mappe, pseudonymiser, correspondance.fichier, millesime);
    ligne[nom] = valeur;
    if (defaut) releve.signaler({ ...defaut, colonne: mappe.entetes[0] ?? null }, numero);
    if (sort === "refusee") isGardee = false;
  }
  return isGardee ? ligne : null;
} // prettier-ignore

/** Le foyer de l'export et l'IRIS d'une ligne ; nom, date de naissance et adresse ne vont pas plus loin. */
function suivre(ligne: Record<string, Valeur>, row: Cases, jour: string | null, millesime: number, contexte: Contexte): void {
  const { clesPersonne, situer, voir, correspondance } = contexte;
  const lire = (nom: string): string => row[nom] ?? "";
  const identite = { nom: lire("nom"), nomNaissance: lire("nom_naissance"), prenom: lire("prenom"), naissance: lire("naissance") }; // prettier-ignore
  const cles = clesPersonne(identite, millesime);
  const numero = ligne.foyer;
  const isNumerote = typeof numero === "string";
  const foyerExport = isNumerote ? numero : (cles?.large ?? null);
  ligne.foyer = foyerExport;
  ligne.foyer_export = foyerExport;
  if (foyerExport !== null && cles !== null)
    voir({ source: correspondance.formulaire.source, foyerExport, isNumerote, millesime, ...cles, jour: jour ?? `${millesime}-01-01` });
  const isSituee = correspondance.champs.some(({ champ }) => champ.nom === "adresse");
  const lieu = situer && isSituee ? situer(lire("adresse"), lire("commune")) : null;
  ligne.iris = lieu?.iris ?? null;
  ligne.qualite_adresse = lieu?.qualite ?? null;
} // prettier-ignore

/**
 * Lit une ligne d'export et l'écrit ; faux si elle est refusée, la raison étant au relevé. Une ligne non datée est celle de
 * chacune des années du fichier (une liste, photographiée).
 * @param vues demandes déjà lues dans ce fichier, complétées ici.
 */
export function readLigne(row: Cases, numero: number, contexte: Contexte, vues: Map<string, number>): boolean {
  const { formulaire } = contexte.correspondance;
  if (formulaire.date !== undefined) {
    const annee = Number(readDate(row[formulaire.date] ?? "")?.slice(0, 4) ?? contexte.millesimes[0]);
    return readAnnee(row, numero, contexte, vues, annee);
  }
  let isGardee = false;
  for (const millesime of contexte.millesimes) isGardee = readAnnee(row, numero, contexte, vues, millesime) || isGardee;
  return isGardee;
}

function readAnnee(
  row: Cases,
  numero: number,
  contexte: Contexte,
  vues: Map<string, number>,
  millesime: number,
): boolean {
  const { formulaire, champs } = contexte.correspondance;
  const signaler = (code: string, nom: string, message: string, action: string): void => {
    const colonne = champs.find(({ champ }) => champ.nom === nom)?.entetes[0] ?? null;
    contexte.releve.signaler({ code, colonne, message, action }, numero);
  };
  const ligne = convertCases(row, numero, contexte, millesime);
  if (ligne === null) return false;

  const date = formulaire.date === undefined ? null : String(ligne[formulaire.date]);
  if (formulaire.date !== undefined && !contexte.millesimes.includes(millesime)) {
    const annees = [...contexte.millesimes].sort((a, b) => a - b);
    const siennes = annees.length > 1 ? `${annees[0]} à ${annees.at(-1)}, les années` : `${annees[0]}, l'année`;
    const message = `date hors de ${siennes} de ce fichier : ligne refusée`;
    const action = "La laisser à l'export de son année ; sinon corriger la date, ou millesimes.csv.";
    signaler("date-hors-millesime", formulaire.date, message, action);
    return false;
  }
  const suite = formulaire.suite === undefined ? null : ligne[formulaire.suite];
  if (formulaire.suite !== undefined && typeof suite === "string" && date !== null && suite < date) {
    const message = "date antérieure au dépôt de la demande : ligne gardée, délai non calculé";
    signaler("dates-inversees", formulaire.suite, message, "Corriger l'une des deux dates dans le logiciel.");
    ligne[formulaire.suite] = null;
  }
  if (isSuivi(formulaire)) suivre(ligne, row, date, millesime, contexte);

  const cle = formulaire.doublon?.map((nom) => ligne[nom] ?? null);
  if (!cle || cle.includes(null)) {
    contexte.garder({ millesime, ligne, demande: null, isDouble: false });
    return true;
  }
  const texte = `${formulaire.source} ${millesime} ${cle.join("\u001f")}`;
  const deja = vues.get(texte) ?? contexte.deja.get(texte);
  const demande = deja ?? contexte.deja.size + vues.size;
  contexte.garder({ millesime, ligne, demande, isDouble: deja !== undefined });
  if (deja === undefined) {
    vues.set(texte, demande);
    return true;
  }
  const message = "ligne en double (même dossier, même nature, même date) : comptée une seule fois";
  const action = "Rien à faire si l'export répète ses lignes ; sinon corriger le numéro de dossier.";
  signaler("doublon", formulaire.doublon?.[0] ?? "", message, action);
  return false;
}
