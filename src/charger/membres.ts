import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Anomalie } from "../modele/anomalie.ts";
import { ProjetInvalide } from "./projet-invalide.ts";
import type { Signaler } from "./observatoire.ts";
import { readProjet, readTable, type Projet } from "./projet.ts";
import { FICHIER_COMMUNES } from "./union.ts";

interface Inscrite {
  readonly code: string;
  readonly dossier: string;
  readonly ligne: number;
}

/** Une commune inscrite, lue ; ses anomalies nomment ses fichiers depuis l'union. */
function readMembre(dir: string, { code, dossier, ligne }: Inscrite, signaler: Signaler): Projet | Anomalie[] {
  const chemin = join(dir, dossier);
  const refuser = (colonne: string, valeur: string, message: string, action: string): Anomalie[] => {
    signaler(FICHIER_COMMUNES, ligne, colonne, valeur, message, action);
    return [];
  };
  if (dossier === "" || !existsSync(join(chemin, "observatoire.yaml")))
    return refuser("dossier", dossier, "ce dossier n'est pas un projet", "Le créer avec « abs nouveau --communes », ou retirer la ligne."); // prettier-ignore
  try {
    const membre = readProjet(chemin);
    const { code: commune } = membre.observatoire.territoire;
    if (membre.union === null || resolve(membre.union) !== resolve(dir))
      return refuser("dossier", dossier, "ce projet n'est pas rattaché à cette union", "Ajouter à son observatoire.yaml une ligne « union: », avec le chemin de ce dossier."); // prettier-ignore
    if (commune !== code)
      return refuser("code", code, `le dossier « ${dossier} » est celui de ${commune}`, "Corriger le code, ou le dossier."); // prettier-ignore
    return membre;
  } catch (error) {
    if (!(error instanceof ProjetInvalide)) throw error;
    return error.anomalies.map((a) => ({ ...a, fichier: join(dossier, a.fichier) }));
  }
}

/** Une commune n'est inscrite qu'une fois, et deux communes n'ont pas le même code de quartier : il est calculé pour toutes. */
function signalerDoubles(inscrites: readonly Inscrite[], membres: readonly Projet[], signaler: Signaler): void {
  const vues = new Set<string>();
  for (const { code, dossier, ligne } of inscrites)
    for (const [colonne, valeur] of [["code", code] as const, ["dossier", dossier] as const]) {
      const cle = `${colonne} ${valeur}`;
      if (vues.has(cle)) signaler(FICHIER_COMMUNES, ligne, colonne, valeur, "déjà inscrit plus haut", "Ne garder qu'une ligne."); // prettier-ignore
      vues.add(cle);
    }
  const prises = new Map<string, string>();
  for (const { observatoire, quartiers } of membres)
    for (const quartier of new Set(quartiers.map((q) => q.quartier))) {
      const autre = prises.get(quartier);
      if (autre !== undefined)
        signaler("territoires.csv", null, "quartier", quartier, `ce code de quartier sert à ${autre} et à ${observatoire.territoire.code}`, `L'écrire ${observatoire.territoire.code}-${quartier} dans le dossier de ${observatoire.territoire.code}.`); // prettier-ignore
      prises.set(quartier, observatoire.territoire.code);
    }
}

/**
 * Les projets des communes d'une union, dans l'ordre de communes.csv.
 * @throws {ProjetInvalide} toutes les anomalies de toutes les communes, si l'une est bloquante.
 */
export function readMembres(dir: string): Projet[] {
  const anomalies: Anomalie[] = [];
  const signaler: Signaler = (fichier, ligne, colonne, valeur, message, action) =>
    anomalies.push({ gravite: "bloquante", code: "union", fichier, ligne, colonne, valeur, message, action });
  const inscrites = readTable(dir, FICHIER_COMMUNES, ["code", "dossier"], signaler).map(({ row, ligne }) => ({
    code: row.code ?? "",
    dossier: row.dossier ?? "",
    ligne,
  }));
  if (inscrites.length === 0 && anomalies.length === 0)
    signaler(FICHIER_COMMUNES, null, null, null, "aucune commune", "Écrire une ligne par commune : code;dossier.");
  const lus = inscrites.map((i) => readMembre(dir, i, signaler));
  const membres = lus.flatMap((lu) => (Array.isArray(lu) ? [] : [lu]));
  anomalies.push(...lus.flatMap((lu) => (Array.isArray(lu) ? lu : [])));
  signalerDoubles(inscrites, membres, signaler);
  if (anomalies.length > 0) throw new ProjetInvalide(anomalies);
  return membres;
}
