import { type Conversion, convertir } from "./convertir.ts";
import type { Correspondance } from "./correspondance.ts";
import type { Pseudonymiser } from "./pseudonyme.ts";
import { retenir } from "./retenir.ts";

/** Une case d'un champ vers une valeur sûre. */
export type Convertir = (brut: string, millesime: number) => Conversion;

/**
 * De quoi convertir les cases d'un export, champ par champ, dans l'ordre de la correspondance. Une colonne répète ses dates, ses
 * montants et ses libellés : chaque texte n'y est converti qu'une fois, sauf un numéro de dossier, qui ne revient pas.
 */
export const createConversions = (
  { champs, fichier }: Pick<Correspondance, "champs" | "fichier">,
  pseudonymiser: Pseudonymiser,
): readonly Convertir[] =>
  champs.map((mappe): Convertir => {
    const lire: Convertir = (brut, millesime) => convertir(brut, mappe, pseudonymiser, fichier, millesime);
    const { type } = mappe.champ;
    if (type === "numero" || type === "identite" || type === "lieu") return lire;
    if (type !== "tranche d'âge") return retenir((brut) => lire(brut, 0));
    const parAnnee = new Map<number, (brut: string) => Conversion>(); // le seul dont la valeur dépend de l'année
    return (brut, millesime) => {
      let connu = parAnnee.get(millesime);
      if (!connu) parAnnee.set(millesime, (connu = retenir((texte) => lire(texte, millesime))));
      return connu(brut);
    };
  });
