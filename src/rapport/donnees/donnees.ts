import { CATALOGUE, dossierDonnees } from "../adresses.ts";
import type { DocumentListe } from "../documents.ts";
import type { Matiere } from "../matiere.ts";
import { tableActivite } from "./activite.ts";
import { writeArrow } from "./arrow.ts";
import { writeCsv } from "./csv.ts";
import { writeDatapackage } from "./datapackage.ts";
import { writeCatalogue } from "./dcat.ts";
import { writeDictionnaire } from "./dictionnaire.ts";
import { tableFichiers } from "./fichiers.ts";
import { tableIndicateurs } from "./indicateurs.ts";
import { licenceOf, writeLicence } from "./licence.ts";
import { writeTablesParquet } from "./parquet.ts";
import { tableResultats } from "./resultats.ts";
import type { TableDonnees } from "./table.ts";

/** Les tables ouvertes d'une édition ; celle du CCAS n'existe que s'il a donné ses exports. */
export const tablesOf = ({ lecture, resultats, agregats }: Matiere): readonly TableDonnees[] => [
  tableResultats(lecture, resultats),
  ...(agregats.length > 0 ? [tableActivite(agregats, lecture.perimetre.commune.niveau)] : []),
  tableIndicateurs(lecture),
  tableFichiers(lecture),
];

/** Les tables assez longues pour un outil de calcul. */
const EN_PARQUET: ReadonlySet<string> = new Set(["resultats", "activite"]);

/** Les données ouvertes d'une édition : chaque table en CSV, les plus longues en Parquet, leur descriptif et le catalogue. */
export async function writeDonnees(matiere: Matiere): Promise<DocumentListe[]> {
  const { lecture, resultats } = matiere;
  const dossier = dossierDonnees(lecture.annee);
  const tables = tablesOf(matiere);
  const csv = tables.map((table) => ({ table, csv: Buffer.from(writeCsv(table)) }));
  const longues = tables.filter((t) => EN_PARQUET.has(t.nom));
  const parquet = await writeTablesParquet(longues, {
    organisme: lecture.nomCcas,
    annee: String(lecture.annee),
    licence: writeLicence(lecture),
  });
  const donnee = (nom: string, titre: string, format: string, contenu: string | Uint8Array): DocumentListe => ({
    chemin: `${dossier}/${nom}`,
    titre,
    format,
    contenu,
    rubrique: "donnees",
  });
  const fichiers = [
    ...csv.map((r) => donnee(`${r.table.nom}.csv`, r.table.titre, "CSV", r.csv)),
    ...longues.map((t, i) => donnee(`${t.nom}.parquet`, t.titre, "Parquet", parquet[i] ?? new Uint8Array())),
    donnee("resultats.arrow", "Résultats", "Arrow", writeArrow(resultats)),
    donnee("dictionnaire.md", "Dictionnaire des données", "Texte (Markdown)", writeDictionnaire(matiere, tables)),
    donnee("datapackage.json", "Descriptif des données", "Frictionless (JSON)", writeDatapackage(matiere, csv)),
  ];
  const licence = licenceOf(lecture);
  if (licence === null) return fichiers;
  const catalogue = writeCatalogue(matiere, licence, fichiers);
  return [...fichiers, { chemin: CATALOGUE, titre: "Catalogue", format: "DCAT (JSON-LD)", contenu: catalogue, rubrique: "donnees" }]; // prettier-ignore
}
