import type { Anomalie } from "../../modele/anomalie.ts";
import { isHorsPeriode, readAnneePeriode } from "../../modele/periode.ts";
import { bloquante, limiter } from "../anomalies.ts";
import { expliquerCase } from "../case-illisible.ts";
import type { CodesConnus } from "../codes-connus.ts";
import { expliquerCode } from "../diagnostic.ts";
import { readEnregistrements } from "../lignes.ts";
import type { Morceau } from "../preparer.ts";
import { estLisible, isSansValeur } from "../valeur.ts";
import { colonnesChiffrees, type SourceRegroupee } from "./colonnes.ts";

/** Relit un fichier fautif ligne à ligne pour dire où : code inconnu, date ou nombre illisible, identifiant répété. */
export async function localiserRegroupee(source: SourceRegroupee, morceau: Morceau, fichier: string, codes: CodesConnus): Promise<Anomalie[]> {
  const trouvees: Anomalie[] = [];
  const vus = new Map<string, number>();
  const index = (colonne: string): number => morceau.entete.indexOf(colonne);
  const { millesime, regroupee, format } = source;
  const milliers = format.type === "csv" ? format.milliers : undefined;
  const chiffrees = colonnesChiffrees(source);
  const isNegatif = (valeur: string): boolean => !regroupee.signees && valeur.startsWith("-");
  for await (const { cells, ligne } of readEnregistrements(morceau)) {
    const lire = (colonne: string): string => cells[index(colonne)] ?? "";
    const signaler = (code: string, colonne: string, message: string, action: string): void =>
      void trouvees.push(bloquante(fichier, code, message, action, { ligne, colonne, valeur: lire(colonne) }));
    if (source.horsChamp?.some((h) => h.valeurs.includes(lire(h.colonne)))) continue;
    if (millesime.de === "colonne" && isHorsPeriode(millesime.forme, lire(millesime.colonne))) continue;
    if (regroupee.seulement?.some((s) => !s.valeurs.some((v) => v.toLowerCase() === lire(s.colonne).toLowerCase()))) continue;
    if (regroupee.completes.some((c) => isSansValeur(lire(c)) || regroupee.vides?.includes(lire(c)))) continue;
    if (source.designation !== undefined && !codes.isConnu(lire(source.cle))) continue; // mise à part
    if (!codes.isConnu(lire(source.cle))) {
      const { indice, action } = expliquerCode(lire(source.cle), codes);
      signaler("territoire-inconnu", source.cle, `territoire inconnu du code officiel géographique${indice}`, action);
    }
    const annee = millesime.de === "colonne" ? readAnneePeriode(millesime.forme, lire(millesime.colonne)) : 0;
    if (annee === null && millesime.de === "colonne")
      signaler("date-illisible", millesime.colonne, `date attendue sous la forme ${millesime.forme}`, "Reprendre le fichier d'origine.");
    for (const colonne of chiffrees)
      if (!estLisible(lire(colonne), milliers) || isNegatif(lire(colonne))) {
        const { message, action } = expliquerCase(lire(colonne));
        signaler("valeur-illisible", colonne, isNegatif(lire(colonne)) ? "nombre négatif" : message, action);
      }
    const identite = JSON.stringify([...regroupee.identifiant.map(lire), annee]);
    const avant = vus.get(identite);
    if (avant === undefined) vus.set(identite, ligne);
    else signaler("cle-double", regroupee.identifiant[0] ?? "", `déjà à la ligne ${avant} : compter deux fois la même ligne fausserait la somme`, "Garder une seule ligne par identifiant et par année.");
  }
  return limiter(trouvees);
} // prettier-ignore
