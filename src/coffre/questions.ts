import type { Anomalie } from "../modele/anomalie.ts";
import type { Lot } from "./ecrire-coffre.ts";
import type { Ligne } from "./lire-ligne.ts";

/** Un lot et le fichier dont il vient. */
export interface LotFichier extends Lot {
  readonly fichier: string;
}

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

/** Vrai si chaque ligne de `petit` est dans `grand`, autant de fois. */
function isContenu(petit: readonly Ligne[], grand: readonly Ligne[]): boolean {
  if (petit.length < ASSEZ || petit.length > grand.length) return false;
  const restes = new Map<string, number>();
  for (const ligne of grand) {
    const cle = JSON.stringify(ligne);
    restes.set(cle, (restes.get(cle) ?? 0) + 1);
  }
  return petit.every((ligne) => {
    const cle = JSON.stringify(ligne);
    const reste = restes.get(cle) ?? 0;
    restes.set(cle, reste - 1);
    return reste > 0;
  });
}

/** Premier et dernier jour d'un lot, ou null si ses lignes ne sont pas datées. */
function joursDe({ formulaire, lignes }: LotFichier): readonly [string, string] | null {
  let [debut, fin] = ["9", ""];
  for (const ligne of lignes) {
    const jour = formulaire.date === undefined ? null : ligne[formulaire.date];
    if (typeof jour !== "string") return null;
    if (jour < debut) debut = jour;
    if (jour > fin) fin = jour;
  }
  return fin === "" ? null : [debut, fin];
}

function questionnerPaire(a: LotFichier, b: LotFichier, gravite: Anomalie["gravite"]): Anomalie | null {
  const [petit, grand] = a.lignes.length <= b.lignes.length ? [a, b] : [b, a];
  if (isContenu(petit.lignes, grand.lignes)) {
    const message = `toutes ses lignes sont déjà dans ${grand.fichier} : elles seraient comptées deux fois`;
    return anomalie(
      gravite,
      "export-contenu",
      petit.fichier,
      message,
      `Retirer sa ligne de millesimes.csv, ${ACCEPTER}.`,
    );
  }
  const [ja, jb] = [joursDe(a), joursDe(b)];
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
export function questionner(lots: readonly LotFichier[], avant: Avant, accepte: boolean): readonly Anomalie[] {
  const gravite = accepte ? "avertissement" : "bloquante";
  const groupes = new Map<string, LotFichier[]>();
  for (const lot of lots) {
    const cle = cleAvant(lot.formulaire.source, lot.millesime);
    groupes.set(cle, [...(groupes.get(cle) ?? []), lot]);
  }
  return [...groupes].flatMap(([cle, siens]) => {
    const [premier] = siens;
    const [lues, connues] = [siens.reduce((somme, lot) => somme + lot.lignes.length, 0), avant.get(cle) ?? 0];
    const anomalies: Anomalie[] = [];
    if (premier && connues - lues > connues * PERTE) {
      const message = `${lues} lignes gardées au lieu de ${connues} au chargement précédent (${cle})`;
      const action = `Vérifier que l'export est entier, ${ACCEPTER}.`;
      anomalies.push(anomalie(gravite, "export-retreci", premier.fichier, message, action));
    }
    siens.forEach((b, j) => {
      for (const a of siens.slice(0, j)) {
        const question = questionnerPaire(a, b, gravite);
        if (question) anomalies.push(question);
      }
    });
    return anomalies;
  });
}
