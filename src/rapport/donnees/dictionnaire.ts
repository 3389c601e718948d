import type { Matiere } from "../matiere.ts";
import { referenceOf, writeReference } from "../citation.ts";
import { writeValeurs } from "./datapackage.ts";
import { writeLicence } from "./licence.ts";
import { lignesOf, type TableDonnees } from "./table.ts";

const tableOf = (table: TableDonnees): string =>
  [
    `## ${table.nom} : ${table.titre}`,
    "",
    `${table.description} ${lignesOf(table)} lignes.${table.cle.length === 0 ? "" : ` Clé : ${table.cle.join(", ")}.`}`,
    "",
    ...table.champs.map(
      ({ nom, type, description, valeurs }) =>
        `- **${nom}** (${type}). ${description}${valeurs === undefined ? "" : ` ${writeValeurs(valeurs)}`}`,
    ),
  ].join("\n");

/** Le dictionnaire des données, à lire par quelqu'un : le même contenu que `datapackage.json`. */
export const writeDictionnaire = ({ lecture }: Matiere, tables: readonly TableDonnees[]): string =>
  [
    `# Dictionnaire des données`,
    "",
    `${writeReference(referenceOf(lecture))}.${lecture.fictif ? " Données fictives." : ""}`,
    "",
    `Licence : ${writeLicence(lecture)} ; chaque source garde la sienne (fichiers.csv).`,
    "",
    "Les fichiers CSV sont en UTF-8, séparés par des points-virgules, décimale point. Les fichiers Parquet et Arrow ont les mêmes valeurs. Une case vide n'est jamais zéro : la colonne « statut » dit pourquoi elle l'est.",
    "",
    ...tables.map((t) => `${tableOf(t)}\n`),
  ].join("\n");
