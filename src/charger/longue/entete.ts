import type { Anomalie } from "../../modele/anomalie.ts";
import type { SourceMesures } from "../../modele/source.ts";
import type { FormeLongue } from "../../modele/source-longue.ts";
import { colonneAbsente, doublons, separateurChange, situer, type Defaut } from "../entete.ts";
import { colonnesConnues, colonnesExigees } from "./plan.ts";

export type SourceLongue = SourceMesures & { readonly longue: FormeLongue };

export const isLongue = (s: SourceMesures): s is SourceLongue => s.longue !== undefined;

const inconnue = (nom: string): Defaut => ({
  gravite: "bloquante",
  code: "dimension-inconnue",
  colonne: nom,
  valeur: null,
  message: "colonne inconnue dans une table en lignes : une dimension de plus y répéterait chaque valeur",
  action: "Vérifier que c'est le fichier officiel ; si le producteur a ajouté une colonne, l'ajouter à la déclaration.",
});

/** Confronte l'en-tête d'un fichier long à sa déclaration : toutes les anomalies d'un coup. */
export function readEnteteLongue(source: SourceLongue, entete: readonly string[], fichier: string, ligne = 1): Anomalie[] {
  const separateur = source.format.type === "csv" ? separateurChange(entete, source.format.separateur) : null;
  if (separateur) return situer(fichier, [separateur]);
  const connues = colonnesConnues(source);
  const inconnues = entete.filter((nom) => nom !== "" && !connues.has(nom));
  return situer(fichier, [
    ...doublons(entete),
    ...colonnesExigees(source)
      .filter(([nom]) => !entete.includes(nom))
      .map(([nom, libelle]) => colonneAbsente(nom, libelle, inconnues)),
    ...inconnues.map(inconnue),
  ]).map((a) => ({ ...a, ligne }));
} // prettier-ignore
