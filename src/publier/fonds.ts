import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Projet } from "../charger/projet.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Fond } from "../modele/fond.ts";
import type { Perimetre } from "../rapport/lecture.ts";
import { readContours } from "../territoires/lire-contours.ts";
import { simplifyContours } from "../territoires/simplifier-contours.ts";

// Assez de sommets pour qu'une commune se reconnaisse, assez peu pour qu'une page de cartes reste légère.
const SOMMETS = { large: 1500, etroit: 700 } as const;

/** Les fonds de carte du projet, lus et simplifiés une fois pour les trois éditions. */
export function readFonds(
  { dir, observatoire }: Projet,
  perimetre: Perimetre,
): { readonly fonds: readonly Fond[]; readonly anomalies: readonly Anomalie[] } {
  const lus = observatoire.contours.map(({ maille, fichier, source }) => {
    const attendus = new Set(perimetre[maille].map((t) => t.code));
    if (attendus.size === 0) return { anomalies: [] };
    if (!existsSync(join(dir, fichier))) return { anomalies: [absent(fichier)] };
    const { contours, anomalies } = readContours(readFileSync(join(dir, fichier), "utf8"), fichier, attendus);
    if (contours.length === 0) return { anomalies };
    const zonesOf = simplifyContours(contours);
    const fond: Fond = { niveau: maille, source, large: zonesOf(SOMMETS.large), etroit: zonesOf(SOMMETS.etroit) };
    return { fond, anomalies };
  });
  return { fonds: lus.flatMap(({ fond }) => fond ?? []), anomalies: lus.flatMap(({ anomalies }) => anomalies) };
}

const absent = (fichier: string): Anomalie => ({
  gravite: "bloquante",
  code: "contours",
  fichier,
  ligne: null,
  colonne: null,
  valeur: null,
  message: "Le fichier de contours annoncé par observatoire.yaml n'existe pas",
  action: "Le déposer à cet endroit, ou corriger « contours » dans observatoire.yaml.",
});
