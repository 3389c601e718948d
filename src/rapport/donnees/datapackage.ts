import { organismeOf } from "../../modele/organisme.ts";
import { createHash } from "node:crypto";
import type { Matiere } from "../matiere.ts";
import { writeReference, referenceOf } from "../citation.ts";
import { licenceOf } from "./licence.ts";
import type { Champ, TableDonnees } from "./table.ts";

const TYPES = { texte: "string", nombre: "number", entier: "integer", annee: "year" } as const;

const fieldOf = ({ nom, type, description, valeurs }: Champ): object => ({
  name: nom,
  type: TYPES[type],
  description: valeurs === undefined ? description : `${description} ${writeValeurs(valeurs)}`,
  ...(valeurs === undefined ? {} : { constraints: { enum: Object.keys(valeurs) } }),
});

/** « valeur : la valeur est donnée ; secret : … » */
export const writeValeurs = (valeurs: NonNullable<Champ["valeurs"]>): string =>
  `${Object.entries(valeurs)
    .map(([mot, sens]) => `${mot} : ${sens}`)
    .join(" ; ")}.`;

/** Un fichier de la table, tel qu'il est écrit. */
export interface RessourceEcrite {
  readonly table: TableDonnees;
  readonly csv: Uint8Array;
}

const resourceOf = ({ table, csv }: RessourceEcrite): object => ({
  name: table.nom,
  path: `${table.nom}.csv`,
  profile: "tabular-data-resource",
  title: table.titre,
  description: table.description,
  format: "csv",
  mediatype: "text/csv",
  encoding: "utf-8",
  bytes: csv.length,
  hash: `sha256:${createHash("sha256").update(csv).digest("hex")}`,
  dialect: { delimiter: ";", doubleQuote: true, header: true },
  schema: {
    fields: table.champs.map(fieldOf),
    missingValues: [""],
    ...(table.cle.length === 0 ? {} : { primaryKey: table.cle }),
  },
});

/** Les sources, chacune une fois, avec sa licence propre. */
function sourcesOf({ lecture }: Matiere): object[] {
  const vues = new Map(lecture.fichiers.map((f) => [f.titre, f]));
  return [...vues.values()].map(({ titre, producteur, page, licence }) => ({
    title: `${producteur}, ${titre}`,
    ...(page === "" ? {} : { path: page }),
    license: licence,
  }));
}

/**
 * Le descriptif des données d'une édition (Frictionless Data Package 1.0, Table Schema) : ce qu'il faut à un programme pour
 * les lire sans deviner.
 */
export function writeDatapackage(matiere: Matiere, ressources: readonly RessourceEcrite[]): string {
  const { lecture } = matiere;
  const { commune } = lecture.perimetre;
  const licence = licenceOf(lecture);
  const paquet = {
    profile: "tabular-data-package",
    name: `abs-${commune.code.toLowerCase()}-${lecture.annee}`,
    title: `Analyse des besoins sociaux ${lecture.annee}, ${commune.nom} : données`,
    description: `${writeReference(referenceOf(lecture))}. Une case vide n'est jamais zéro : le statut dit pourquoi elle l'est.${lecture.fictif ? " Données fictives." : ""}`,
    version: `${lecture.annee}.0.0`,
    ...(licence === null ? {} : { licenses: [{ name: licence.nom, title: licence.titre, path: licence.page }] }),
    contributors: [{ title: lecture.nomCcas, role: "publisher" }],
    sources: sourcesOf(matiere),
    keywords: ["analyse des besoins sociaux", organismeOf(commune.niveau), "action sociale", commune.nom],
    resources: ressources.map(resourceOf),
  };
  return `${JSON.stringify(paquet, null, 1)}\n`;
}
