import { createConversions } from "./conversions.ts";
import type { Valeur } from "./convertir.ts";
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

/** Les cases d'une ligne, dans l'ordre des champs de la correspondance. */
type Cases = readonly string[];

/** Lit une ligne d'export et l'écrit ; faux si elle est refusée, la raison étant au relevé. */
export type LireLigne = (row: Cases, numero: number) => boolean;

/** Le foyer de l'export et l'IRIS d'une ligne ; nom, date de naissance et adresse ne vont pas plus loin. */
function createSuivre({ clesPersonne, situer, voir, correspondance }: Contexte) {
  const { champs, formulaire } = correspondance;
  const createLire = (nom: string): ((row: Cases) => string) => {
    const rang = champs.findIndex(({ champ }) => champ.nom === nom);
    return (row) => row[rang] ?? "";
  };
  const [nom, nomNaissance, prenom, naissance] = ["nom", "nom_naissance", "prenom", "naissance"].map(createLire) as [LireCase, LireCase, LireCase, LireCase]; // prettier-ignore
  const [adresse, commune] = [createLire("adresse"), createLire("commune")];
  const isSituee = champs.some(({ champ }) => champ.nom === "adresse");
  return (ligne: Record<string, Valeur>, row: Cases, jour: string | null, millesime: number): void => {
    const cles = clesPersonne(nom(row), nomNaissance(row), prenom(row), naissance(row), millesime);
    const numero = ligne.foyer;
    const isNumerote = typeof numero === "string";
    const foyerExport = isNumerote ? numero : (cles?.large ?? null);
    ligne.foyer = foyerExport;
    ligne.foyer_export = foyerExport;
    if (foyerExport !== null && cles !== null)
      voir({ source: formulaire.source, foyerExport, isNumerote, millesime, stricte: cles.stricte, large: cles.large, jour: jour ?? `${millesime}-01-01` }); // prettier-ignore
    const lieu = situer && isSituee ? situer(adresse(row), commune(row)) : null;
    ligne.iris = lieu?.iris ?? null;
    ligne.qualite_adresse = lieu?.qualite ?? null;
  };
}
type LireCase = (row: Cases) => string;

/**
 * De quoi lire les lignes d'un export. Une ligne non datée est celle de chacune des années du fichier (une liste, photographiée).
 * @param vues demandes déjà lues dans ce fichier, complétées ici.
 */
export function createLireLigne(contexte: Contexte, vues: Map<string, number>): LireLigne {
  const { correspondance, millesimes, releve, deja } = contexte;
  const { formulaire, champs } = correspondance;
  const conversions = createConversions(correspondance, contexte.pseudonymiser);
  // Nom, naissance et adresse sont lus par `suivre`, jamais gardés.
  const gardes = champs.flatMap(({ champ, entetes }, rang) =>
    champ.type === "identite" || champ.type === "lieu"
      ? []
      : [{ rang, nom: champ.nom, entete: entetes[0] ?? null, convertir: conversions[rang] }],
  );
  const rangDate = champs.findIndex(({ champ }) => champ.nom === formulaire.date);
  const annees = new Set(millesimes);
  const suivre = isSuivi(formulaire) ? createSuivre(contexte) : null;

  /** Convertit chaque case ; null si l'une est refusée. Toutes les fautes de la ligne sont dites, pas la première seule. */
  const convertCases = (row: Cases, numero: number, millesime: number): Record<string, Valeur> | null => {
    const ligne: Record<string, Valeur> = {};
    let isGardee = true;
    for (const { rang, nom, entete, convertir } of gardes) {
      const conversion = convertir?.(row[rang] ?? "", millesime);
      if (!conversion) continue;
      ligne[nom] = conversion.valeur;
      if (conversion.defaut) releve.signaler({ ...conversion.defaut, colonne: entete }, numero);
      if (conversion.sort === "refusee") isGardee = false;
    }
    return isGardee ? ligne : null;
  };

  const readAnnee = (row: Cases, numero: number, millesime: number): boolean => {
    const signaler = (code: string, nom: string, message: string, action: string): void => {
      const colonne = champs.find(({ champ }) => champ.nom === nom)?.entetes[0] ?? null;
      releve.signaler({ code, colonne, message, action }, numero);
    };
    const ligne = convertCases(row, numero, millesime);
    if (ligne === null) return false;

    const date = formulaire.date === undefined ? null : String(ligne[formulaire.date]);
    if (formulaire.date !== undefined && !annees.has(millesime)) {
      const triees = [...annees].sort((a, b) => a - b);
      const siennes = triees.length > 1 ? `${triees[0]} à ${triees.at(-1)}, les années` : `${triees[0]}, l'année`;
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
    suivre?.(ligne, row, date, millesime);

    const cle = formulaire.doublon?.map((nom) => ligne[nom] ?? null);
    if (!cle || cle.includes(null)) {
      contexte.garder({ millesime, ligne, demande: null, isDouble: false });
      return true;
    }
    const texte = `${formulaire.source} ${millesime} ${cle.join("\u001f")}`;
    const connue = vues.get(texte) ?? deja.get(texte);
    const demande = connue ?? deja.size + vues.size;
    contexte.garder({ millesime, ligne, demande, isDouble: connue !== undefined });
    if (connue === undefined) {
      vues.set(texte, demande);
      return true;
    }
    const message = "ligne en double (même dossier, même nature, même date) : comptée une seule fois";
    const action = "Rien à faire si l'export répète ses lignes ; sinon corriger le numéro de dossier.";
    signaler("doublon", formulaire.doublon?.[0] ?? "", message, action);
    return false;
  };

  return (row, numero) => {
    if (formulaire.date !== undefined)
      return readAnnee(row, numero, Number(readDate(row[rangDate] ?? "")?.slice(0, 4) ?? millesimes[0]));
    let isGardee = false;
    for (const millesime of millesimes) isGardee = readAnnee(row, numero, millesime) || isGardee;
    return isGardee;
  };
}
