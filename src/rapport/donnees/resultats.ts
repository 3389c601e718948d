import { MAILLES } from "../mailles.ts";
import { nomPublie } from "../nom-publie.ts";
import { leSujet } from "../mots-sujet.ts";
import { nomOf } from "../mesure.ts";
import type { Lecture, ResultatSuivi } from "../lecture.ts";
import { FRANCES, NIVEAUX, type Territoire } from "../../modele/territoire.ts";
import { SENS_STATUTS } from "./statuts.ts";
import { buildTable, type TableDonnees } from "./table.ts";

/**
 * Tous les résultats du périmètre, tels que l'édition les montre, leurs fichiers sous leur nom publié : par indicateur, puis de
 * la commune aux IRIS.
 */
export function listResultats(lecture: Lecture): readonly ResultatSuivi[] {
  const { commune, epci, departement, region, iris, communes = [] } = lecture.perimetre;
  const frances = Object.entries(FRANCES).map(([code, nom]): Territoire => ({ niveau: "france", code, nom }));
  const territoires = [commune, epci, departement, region, ...frances, ...communes, ...iris].filter((t) => t !== null);
  return lecture
    .catalogue()
    .flatMap((i) => territoires.flatMap((t) => lecture.serie(i.code, t.niveau, t.code)))
    .map((r) => ({ ...r, fichiers: r.fichiers.map((f) => ({ ...f, fichier: nomPublie(f.fichier) })) }));
}

/** La table des résultats : les colonnes de `abs valeurs`, et le nom du territoire. */
export function tableResultats(lecture: Lecture, resultats: readonly ResultatSuivi[]): TableDonnees {
  const noms = new Map(lecture.catalogue().map((i) => [i.code, nomOf(i)]));
  return buildTable<ResultatSuivi>(
    {
      nom: "resultats",
      titre: "Résultats",
      description: `Tous les indicateurs de l'analyse des besoins sociaux de ${lecture.perimetre.commune.nom}, à chaque millésime, pour ${leSujet(lecture.perimetre)}, ses ${lecture.perimetre.commune.niveau === "epci" ? "communes" : "quartiers IRIS"} et les territoires auxquels on la compare.`,
      cle: ["indicateur", "niveau", "territoire", "millesime"],
    },
    [
      { nom: "indicateur", type: "texte", description: "Code de l'indicateur ; sa définition est dans indicateurs.csv.", lire: (r) => r.indicateur },
      { nom: "libelle", type: "texte", description: "Nom de l'indicateur.", lire: (r) => noms.get(r.indicateur) ?? r.indicateur },
      { nom: "territoire", type: "texte", description: "Code officiel géographique du territoire, ou code de l'IRIS ; FM : France métropolitaine.", lire: (r) => r.territoire },
      { nom: "niveau", type: "texte", description: "Maille du territoire.", valeurs: Object.fromEntries(NIVEAUX.map((n) => [n, MAILLES[n]])), lire: (r) => r.niveau },
      { nom: "nom", type: "texte", description: "Nom du territoire.", lire: (r) => r.nom },
      { nom: "millesime", type: "texte", description: "Année que la valeur décrit ; « 2016-2022 » pour une variation entre deux années.", lire: (r) => r.millesime },
      { nom: "cog", type: "annee", description: "Année de la carte des communes dans laquelle la valeur est dite.", lire: (r) => r.cog },
      { nom: "valeur", type: "nombre", description: "Valeur, jamais arrondie, dans l'unité de la colonne unite ; vide si le statut n'en permet aucune.", lire: (r) => r.valeur },
      { nom: "statut", type: "texte", description: "Ce que vaut la valeur, ou pourquoi il n'y en a pas.", valeurs: SENS_STATUTS, lire: (r) => r.statut },
      { nom: "motif", type: "texte", description: "La raison du statut, en clair ; « 5 % ou moins » : la valeur est alors une borne.", lire: (r) => r.motif },
      { nom: "unite", type: "texte", description: "Unité de la valeur et de ses bornes.", lire: (r) => r.unite },
      { nom: "intervalle_bas", type: "nombre", description: "Borne basse de l'intervalle à 95 % ; vide si la source ne permet pas d'en donner.", lire: (r) => r.intervalle?.[0] ?? null },
      { nom: "intervalle_haut", type: "nombre", description: "Borne haute de l'intervalle à 95 %.", lire: (r) => r.intervalle?.[1] ?? null },
      { nom: "methode", type: "texte", description: "Comment la valeur a été faite.", lire: (r) => r.methode },
      { nom: "numerateur", type: "nombre", description: "Numérateur du rapport, s'il y en a un.", lire: (r) => r.numerateur },
      { nom: "denominateur", type: "nombre", description: "Dénominateur du rapport, s'il y en a un.", lire: (r) => r.denominateur },
      { nom: "source", type: "texte", description: "Source des données.", lire: (r) => r.source },
      { nom: "fichiers", type: "texte", description: "Fichiers lus et leur empreinte (nom@sha256), séparés par une virgule ; décrits dans fichiers.csv.", lire: (r) => r.fichiers.map((f) => `${f.fichier}@${f.sha256}`).join(", ") },
    ],
    resultats,
  ); // prettier-ignore
}
