import type { Correspondance } from "./correspondance.ts";
import type { Champ } from "./formulaire.ts";
import { findIdentifiants, type Identifiant, PERSONNEL } from "./personnel.ts";
import type { Releve } from "./releve.ts";
import { retenir } from "./retenir.ts";

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

/**
 * Bloque l'export dont une colonne listée porte un identifiant de personne : elle est dite par son nom, jamais citée.
 * @returns ce qui regarde une ligne, ses cases dans l'ordre des champs de la correspondance.
 */
export function createGuet(
  { champs, fichier }: Correspondance,
  releve: Releve,
): (row: readonly string[], numero: number) => void {
  const guets = champs.flatMap(({ champ, entetes }, rang) => {
    const interdits = INTERDITS[champ.type];
    if (interdits === undefined) return [];
    const chercher = (texte: string): Identifiant | false =>
      findIdentifiants(texte).find((quoi) => interdits.includes(quoi)) ?? false;
    // Un numéro se répète peu, et se regarde plus vite qu'il ne se retient.
    const isNumero = champ.type === "numero" || champ.type === "foyer";
    return [{ rang, nom: champ.nom, entete: entetes[0], trouver: isNumero ? chercher : retenir(chercher) }];
  });
  return (row, numero) => {
    for (const { rang, nom, entete, trouver } of guets) {
      const trouve = trouver(row[rang] ?? "");
      if (trouve === false) continue;
      const message = `la colonne contient un identifiant de personne (${PERSONNEL[trouve]})`;
      const action = `Retirer « ${nom} » de ${fichier}, ou refaire l'export sans cette donnée.`;
      releve.bloquer({ code: "donnee-personnelle", colonne: entete ?? nom, message, action }, numero);
    }
  };
}
