import { tableFromArrays, tableToIPC } from "apache-arrow";
import { toCsv } from "../calculer/csv.ts";
import { formatCase } from "../modele/csv.ts";
import type { Territoire } from "../modele/territoire.ts";
import type { AgregatProtege, Lecture, ResultatSuivi } from "../rapport/lecture.ts";
import { nomPublie } from "./nom-publie.ts";
import { FICHIER_TABLEAU, renderTableau } from "./secret/tableau-csv.ts";
import { FRANCES } from "../modele/territoire.ts";

/** Tous les résultats du périmètre, tels que l'édition les montre. */
function resultatsOf(lecture: Lecture): ResultatSuivi[] {
  const { commune, epci, departement, region, iris } = lecture.perimetre;
  const frances = Object.entries(FRANCES).map(([code, nom]): Territoire => ({ niveau: "france", code, nom }));
  const territoires = [commune, epci, departement, region, ...frances, ...iris].filter((t) => t !== null);
  return lecture.catalogue().flatMap((i) => territoires.flatMap((t) => lecture.serie(i.code, t.niveau, t.code)));
}

const COLONNES_FICHIERS = [
  "source",
  "titre",
  "verifiee",
  "producteur",
  "licence",
  "page",
  "millesime",
  "cog",
  "publie",
  "fichier",
  "sha256",
  "lues",
  "gardees",
  "refusees",
] as const;

const fichiersCsv = (lecture: Lecture): string =>
  [
    COLONNES_FICHIERS.join(";"),
    ...lecture.fichiers.map((f) => COLONNES_FICHIERS.map((c) => formatCase(f[c])).join(";")),
  ].join("\n") + "\n";

/** Les données d'une édition, à télécharger : CSV pour un tableur, Arrow pour la page d'exploration et les outils de calcul. */
export function renderDonnees(
  lecture: Lecture,
  agregats: readonly AgregatProtege[],
): { chemin: string; contenu: string | Uint8Array }[] {
  const resultats = resultatsOf(lecture).map((r) => ({
    ...r,
    fichiers: r.fichiers.map((f) => ({ ...f, fichier: nomPublie(f.fichier) })),
  }));
  const table = tableFromArrays({
    indicateur: resultats.map((r) => r.indicateur),
    territoire: resultats.map((r) => r.territoire),
    niveau: resultats.map((r) => r.niveau),
    nom: resultats.map((r) => r.nom),
    millesime: resultats.map((r) => r.millesime),
    annee: Int16Array.from(resultats, (r) => r.annee),
    segment: Int8Array.from(resultats, (r) => r.segment),
    valeur: resultats.map((r) => r.valeur),
    statut: resultats.map((r) => r.statut),
    motif: resultats.map((r) => r.motif), // sans lui, une borne (« 5 % ou moins ») se lirait comme un nombre
    bas: resultats.map((r) => r.intervalle?.[0] ?? null),
    haut: resultats.map((r) => r.intervalle?.[1] ?? null),
  });
  return [
    { chemin: "donnees/resultats.csv", contenu: "\uFEFF" + toCsv(resultats) },
    { chemin: "donnees/fichiers.csv", contenu: "\uFEFF" + fichiersCsv(lecture) },
    ...(agregats.length > 0 ? [{ chemin: FICHIER_TABLEAU, contenu: renderTableau(agregats) }] : []),
    { chemin: "donnees/resultats.arrow", contenu: tableToIPC(table, "file") },
  ];
}
