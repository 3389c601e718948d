import type { Connexion } from "../../entrepot/entrepot.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { bloquante, limiter } from "../anomalies.ts";
import { readCodesConnus, type CodesConnus } from "../codes-connus.ts";
import { expliquerCase } from "../case-illisible.ts";
import { expliquerCode } from "../diagnostic.ts";
import { readEnregistrements } from "../lignes.ts";
import type { Morceau } from "../preparer.ts";
import { estLisible } from "../valeur.ts";
import type { SourceLongue } from "./entete.ts";
import { createLecteur } from "./ligne.ts";
import type { PlanLongue } from "./plan.ts";

export interface RechercheLongue {
  readonly source: SourceLongue;
  readonly morceau: Morceau;
  readonly fichier: string;
  readonly plan: PlanLongue;
  readonly niveau: Niveau;
}

/** Relit un fichier long fautif ligne à ligne pour dire où : ligne, colonne, valeur. */
export async function localiserLongue(connexion: Connexion, recherche: RechercheLongue): Promise<Anomalie[]> {
  const { source, morceau, fichier, plan, niveau } = recherche;
  const trouvees: Anomalie[] = [];
  const codes = new Map<Niveau, CodesConnus>();
  const vus = new Map<string, number>();
  const readLigne = createLecteur(plan, source, niveau);
  const milliers = source.format.type === "csv" ? source.format.milliers : undefined;
  const forme = source.millesime.de === "colonne" ? source.millesime.forme : null;

  for await (const { cells, ligne } of readEnregistrements(morceau)) {
    const lue = readLigne(cells);
    if (lue === null) continue;
    const { variable, date, annee } = lue;
    const signaler = (code: string, colonne: number | null, valeur: string, message: string, action: string): void =>
      void trouvees.push(
        bloquante(fichier, code, message, action, {
          ligne,
          colonne: colonne === null ? null : (morceau.entete[colonne] ?? null),
          valeur,
        }),
      );
    const connus = codes.get(lue.niveau) ?? (await readCodesConnus(connexion, lue.niveau, source));
    codes.set(lue.niveau, connus);
    if (source.designation !== undefined && !connus.isConnu(lue.code)) continue; // mise à part
    if (!lue.forme || !connus.isConnu(lue.code)) {
      const { indice, action } = expliquerCode(lue.code, connus);
      signaler("territoire-inconnu", plan.cle, lue.code, `territoire inconnu du code officiel géographique (${lue.niveau})${indice}`, action); // prettier-ignore
    }
    if (annee === null && forme !== null)
      signaler("date-illisible", plan.date, date, `date attendue sous la forme ${forme}`, "Reprendre le fichier d'origine."); // prettier-ignore

    const statuts = plan.statuts.map((s) => ({ ...s, code: cells[s.index] ?? "" }));
    const inconnus = statuts.filter((s) => !Object.hasOwn(s.codes, s.code));
    for (const s of inconnus)
      signaler("statut-inconnu", s.index, s.code, "code de diffusion inconnu : rien ne dit si la valeur vaut", "Chercher ce code dans la documentation du producteur, et l'ajouter à la déclaration de la source."); // prettier-ignore
    const brut = cells[plan.valeur] ?? "";
    const x = plan.longue.vides?.includes(brut) ? "" : brut;
    const absent = statuts.find((s) => (s.codes[s.code]?.marque ?? "valeur") !== "valeur");
    if (absent && x !== "")
      signaler("statut-contredit", plan.valeur, brut, `valeur donnée alors que ${absent.colonne} = ${absent.code} dit qu'il n'y en a pas`, "Reprendre le fichier d'origine."); // prettier-ignore
    if (!absent && inconnus.length === 0 && !estLisible(x, milliers)) {
      const { message, action } = expliquerCase(brut);
      signaler("valeur-illisible", plan.valeur, brut, message, action);
    }

    const identite = JSON.stringify([variable, lue.niveau, connus.ranger(lue.code), annee]);
    const avant = vus.get(identite);
    if (avant === undefined) vus.set(identite, ligne);
    else if (source.longue.doubles === undefined)
      signaler("cle-double", plan.cle, lue.code, `mêmes territoire, modalités et période qu'à la ligne ${avant}`, "Garder une seule ligne par territoire."); // prettier-ignore
  }
  return limiter(trouvees);
}
