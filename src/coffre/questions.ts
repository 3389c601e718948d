import type { Anomalie } from "../modele/anomalie.ts";
import type { Formulaire } from "./formulaire.ts";

/** Ce qu'un fichier a donné pour une année, et de quoi le comparer aux autres. */
export interface LotFichier {
  /** Son rang parmi les fichiers lus. */
  readonly rang: number;
  readonly fichier: string;
  readonly formulaire: Formulaire;
  readonly millesime: number;
  readonly lignes: number;
  /** Premier et dernier jour, ou null si ses lignes ne sont pas datées. */
  readonly jours: readonly [string, string] | null;
}

/** Vrai si chaque ligne de `petit` est dans `grand`, autant de fois. */
export type IsContenu = (petit: LotFichier, grand: LotFichier) => Promise<boolean>;

/** Lignes gardées au chargement précédent, par source et millésime (`ccas-aides 2025`). */
export type Avant = ReadonlyMap<string, number>;
export const cleAvant = (source: string, millesime: number): string => `${source} ${millesime}`;

/** Un export d'une année close ne perd pas une ligne sur dix sans raison. */
const PERTE = 0.1;
/** En dessous, deux fichiers se ressemblent par hasard. */
const ASSEZ = 20;

const anomalie = (gravite: Anomalie["gravite"], code: string, fichier: string, message: string, action: string): Anomalie => ({
  gravite,
  code,
  fichier,
  ligne: null,
  colonne: null,
  valeur: null,
  message,
  action,
}); // prettier-ignore

async function questionnerPaire(
  a: LotFichier,
  b: LotFichier,
  gravite: Anomalie["gravite"],
  isContenu: IsContenu,
): Promise<Anomalie | null> {
  const [petit, grand] = a.lignes <= b.lignes ? [a, b] : [b, a];
  if (petit.lignes >= ASSEZ && (await isContenu(petit, grand))) {
    const message = `toutes ses lignes sont déjà dans ${grand.fichier} : elles seraient comptées deux fois`;
    return anomalie(
      gravite,
      "export-contenu",
      petit.fichier,
      message,
      `Retirer sa ligne de millesimes.csv, ${ACCEPTER}.`,
    );
  }
  const [ja, jb] = [a.jours, b.jours];
  if (ja === null || jb === null || ja[0] > jb[1] || jb[0] > ja[1]) return null;
  const message = `ses dates recouvrent celles de ${a.fichier}`;
  const action = "Vérifier qu'aucune ligne n'est dans les deux ; sinon n'en garder qu'un.";
  return anomalie("avertissement", "dates-recouvertes", b.fichier, message, action);
}

const ACCEPTER = "ou relancer avec « abs charger --accepter » si c'est voulu";

/**
 * Ce qu'il faut demander avant que ces exports ne remplacent les précédents : un export qui a rétréci, un autre qui en
 * recouvre un troisième.
 * @param accepte la personne a répondu oui : rien ne bloque plus.
 */
export async function questionner(
  lots: readonly LotFichier[],
  avant: Avant,
  accepte: boolean,
  isContenu: IsContenu,
): Promise<readonly Anomalie[]> {
  const gravite = accepte ? "avertissement" : "bloquante";
  const groupes = new Map<string, LotFichier[]>();
  for (const lot of lots) {
    const cle = cleAvant(lot.formulaire.source, lot.millesime);
    groupes.set(cle, [...(groupes.get(cle) ?? []), lot]);
  }
  const anomalies: Anomalie[] = [];
  for (const [cle, siens] of groupes) {
    const [premier] = siens;
    const [lues, connues] = [siens.reduce((somme, lot) => somme + lot.lignes, 0), avant.get(cle) ?? 0];
    if (premier && connues - lues > connues * PERTE) {
      const message = `${lues} lignes gardées au lieu de ${connues} au chargement précédent (${cle})`;
      const action = `Vérifier que l'export est entier, ${ACCEPTER}.`;
      anomalies.push(anomalie(gravite, "export-retreci", premier.fichier, message, action));
    }
    for (const [j, b] of siens.entries())
      for (const a of siens.slice(0, j)) {
        const question = await questionnerPaire(a, b, gravite, isContenu);
        if (question) anomalies.push(question);
      }
  }
  return anomalies;
}
