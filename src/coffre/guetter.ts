import type { Correspondance } from "./correspondance.ts";
import type { Champ } from "./formulaire.ts";
import { findIdentifiants, type Identifiant, PERSONNEL } from "./personnel.ts";
import type { Releve } from "./releve.ts";

/**
 * Ce qu'une colonne listée ne doit pas porter, selon ce qu'elle remplit. Un numéro de dossier peut avoir la forme d'un
 * téléphone ou d'un numéro d'allocataire ; un libellé, non.
 */
const INTERDITS: Partial<Record<Champ["type"], readonly Identifiant[]>> = {
  liste: ["nir", "iban", "telephone", "courriel", "allocataire"],
  "liste multiple": ["nir", "iban", "telephone", "courriel", "allocataire"],
  code: ["nir", "iban", "telephone", "courriel"],
  foyer: ["nir", "iban", "courriel"],
  numero: ["nir", "iban", "courriel"],
};

/** Bloque l'export dont une colonne listée porte un identifiant de personne : elle est dite par son nom, jamais citée. */
export function guetter(
  row: Readonly<Record<string, string>>,
  numero: number,
  { champs, fichier }: Correspondance,
  releve: Releve,
): void {
  for (const { champ, entetes } of champs) {
    const interdits = INTERDITS[champ.type];
    if (interdits === undefined) continue;
    const trouve = findIdentifiants(row[champ.nom] ?? "").find((quoi) => interdits.includes(quoi));
    if (trouve === undefined) continue;
    const message = `la colonne contient un identifiant de personne (${PERSONNEL[trouve]})`;
    const action = `Retirer « ${champ.nom} » de ${fichier}, ou refaire l'export sans cette donnée.`;
    releve.bloquer({ code: "donnee-personnelle", colonne: entetes[0] ?? champ.nom, message, action }, numero);
  }
}
