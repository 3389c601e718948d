import { type Conversion, convertir } from "./convertir.ts";
import type { ChampMappe, Correspondance } from "./correspondance.ts";
import type { Pseudonymiser } from "./pseudonyme.ts";
import { retenir } from "./retenir.ts";

/**
 * De quoi convertir les cases d'un export, champ par champ, dans l'ordre de la correspondance. Une colonne répète ses dates, ses
 * montants et ses libellés : chaque texte n'y est converti qu'une fois, sauf un numéro de dossier, qui ne revient pas.
 * @param finir ce qu'on garde d'une conversion : retenu avec elle.
 */
export const createConversions = <T>(
  { champs, fichier }: Pick<Correspondance, "champs" | "fichier">,
  pseudonymiser: Pseudonymiser,
  finir: (conversion: Conversion, mappe: ChampMappe) => T,
): readonly ((brut: string, millesime: number) => T)[] =>
  champs.map((mappe) => {
    const lire = (brut: string, millesime: number): T =>
      finir(convertir(brut, mappe, pseudonymiser, fichier, millesime), mappe);
    const { type } = mappe.champ;
    if (type === "numero" || type === "identite" || type === "lieu") return lire;
    if (type !== "tranche d'âge") return retenir((brut) => lire(brut, 0));
    const parAnnee = new Map<number, (brut: string) => T>(); // le seul dont la valeur dépend de l'année
    return (brut, millesime) => {
      let connu = parAnnee.get(millesime);
      if (!connu) parAnnee.set(millesime, (connu = retenir((texte) => lire(texte, millesime))));
      return connu(brut);
    };
  });
