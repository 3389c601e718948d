import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Projet, Quartier } from "../charger/projet.ts";
import { enumerer } from "../constats/accords.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Fond } from "../modele/fond.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import type { Perimetre } from "../rapport/lecture.ts";
import { readContours, type Contour } from "../territoires/lire-contours.ts";
import { mergeContours } from "../territoires/reunir-contours.ts";
import { contoursVoisins, simplifyContours } from "../territoires/simplifier-contours.ts";

// Assez de sommets pour qu'une commune se reconnaisse, assez peu pour qu'une page de cartes reste légère.
const SOMMETS = { large: 1500, etroit: 700 } as const;

/**
 * Les fonds de carte du projet, lus et simplifiés une fois pour les trois éditions : les IRIS d'une commune puis ses quartiers, ou
 * les communes d'un EPCI.
 */
export function readFonds(
  { dir, observatoire, quartiers }: Projet,
  { iris, communes = [], qpv = [] }: Perimetre,
): { readonly fonds: readonly Fond[]; readonly anomalies: readonly Anomalie[] } {
  const lus = observatoire.contours.map(({ maille, fichier, source }) => {
    const attendus = new Set({ iris, commune: communes, qpv: qpv.filter(isDessinable) }[maille].map((t) => t.code));
    if (attendus.size === 0) return { fonds: [], anomalies: [] };
    if (!existsSync(join(dir, fichier))) return { fonds: [], anomalies: [absent(fichier)] };
    const { contours, anomalies } = readContours(readFileSync(join(dir, fichier), "utf8"), fichier, attendus);
    const fonds = contours.length === 0 ? [] : [fondOf(maille, source, contours)];
    return {
      fonds: [...fonds, ...(maille === "iris" ? fondQuartiers(contours, quartiers, source, iris) : [])],
      anomalies,
    };
  });
  return { fonds: lus.flatMap(({ fonds }) => fonds), anomalies: lus.flatMap(({ anomalies }) => anomalies) };
}

/** Les contours publiés sont ceux des quartiers prioritaires de 2024 ; ceux de 2015 n'y sont pas, et ne manquent pas. */
const isDessinable = ({ code }: Territoire): boolean => code.startsWith("QN");

function fondOf(niveau: Niveau, source: string, contours: readonly Contour[]): Fond {
  const zonesOf = simplifyContours(contours);
  return {
    niveau,
    source,
    large: zonesOf(SOMMETS.large),
    etroit: zonesOf(SOMMETS.etroit),
    voisins: contoursVoisins(contours),
  };
}

/** Les quartiers de la ville : les contours de leurs IRIS, réunis ; aucun si la ville n'en a pas dessiné. */
function fondQuartiers(
  contoursIris: readonly Contour[],
  quartiers: readonly Quartier[],
  source: string,
  iris: readonly Territoire[],
): readonly Fond[] {
  const parts = quartiers.map((q) => ({ code: q.iris, dans: q.quartier, part: q.part }));
  const { contours, partages } = mergeContours(contoursIris, parts);
  if (contours.length === 0) return [];
  const noms = new Map(iris.map((t) => [t.code, t.nom]));
  const partage = writePartages(partages.map((code) => noms.get(code) ?? code));
  return [fondOf("quartier", `${source}, IRIS réunis par quartier${partage}`, contours)];
}

/** Ce que la carte dit des IRIS partagés, par leur nom ; vide s'il n'y en a pas. */
function writePartages(noms: readonly string[]): string {
  if (noms.length === 0) return "";
  return noms.length === 1
    ? ` ; l'IRIS ${noms.join()}, qui n'est qu'en partie dans un quartier, est dessiné entier dans celui qui en a le plus`
    : ` ; les IRIS ${enumerer(noms)}, qui ne sont qu'en partie dans un quartier, sont dessinés entiers dans celui qui en a le plus`;
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
