import type { Connexion } from "../../entrepot/entrepot.ts";
import { isHorsPeriode, readAnneePeriode } from "../../modele/periode.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { bloquante, limiter } from "../anomalies.ts";
import { readCodesConnus, type CodesConnus } from "../codes-connus.ts";
import { plusProche } from "../diagnostic.ts";
import { readEnregistrements } from "../lignes.ts";
import type { Morceau } from "../preparer.ts";
import { estLisible } from "../valeur.ts";
import type { SourceLongue } from "./entete.ts";
import type { PlanLongue } from "./plan.ts";

export interface RechercheLongue {
  readonly source: SourceLongue;
  readonly morceau: Morceau;
  readonly fichier: string;
  readonly plan: PlanLongue;
  readonly niveau: Niveau;
}

/** Maille et code d'une ligne ; null hors des mailles lues. La même règle en SQL : `lecture-sql.ts`. */
function readLieu(plan: PlanLongue, cells: readonly string[], niveau: Niveau): { niveau: Niveau; code: string; forme: boolean } | null {
  const livre = (cells[plan.cle] ?? "") + (plan.suite === null ? "" : (cells[plan.suite] ?? ""));
  const { mailles } = plan.longue;
  if (!mailles) return { niveau, code: livre, forme: true };
  const maille = mailles.lues.find(({ valeur, code = ".*" }) =>
    plan.maille === null ? new RegExp(`^(?:${code})$`).test(livre) : cells[plan.maille] === valeur,
  );
  if (!maille) return plan.maille === null ? { niveau, code: livre, forme: false } : null;
  const capture = maille.code === undefined ? undefined : new RegExp(`^(?:${maille.code})$`).exec(livre)?.[1];
  return { niveau: maille.niveau, code: capture ?? livre, forme: true };
} // prettier-ignore

/** Relit un fichier long fautif ligne à ligne pour dire où : ligne, colonne, valeur. */
export async function localiserLongue(connexion: Connexion, recherche: RechercheLongue): Promise<Anomalie[]> {
  const { source, morceau, fichier, plan, niveau } = recherche;
  const trouvees: Anomalie[] = [];
  const codes = new Map<Niveau, CodesConnus>();
  const vus = new Map<string, number>();
  const selections = new Map(plan.selections.map((s) => [JSON.stringify(s.modalites), s.variable]));
  const milliers = source.format.type === "csv" ? source.format.milliers : undefined;
  const forme = source.millesime.de === "colonne" ? source.millesime.forme : null;

  for await (const { cells, ligne } of readEnregistrements(morceau)) {
    if (plan.horsChamp.some((h) => h.valeurs.includes(cells[h.index] ?? ""))) continue;
    const lieu = readLieu(plan, cells, niveau);
    const variable = selections.get(JSON.stringify(plan.dimensions.map((d) => cells[d.index] ?? "")));
    const date = plan.date === null ? "" : (cells[plan.date] ?? "");
    const annee = forme === null ? 0 : readAnneePeriode(forme, date);
    if (lieu === null || variable === undefined) continue;
    if (forme !== null && isHorsPeriode(forme, date)) continue;
    const signaler = (code: string, colonne: number | null, valeur: string, message: string, action: string): void =>
      void trouvees.push(
        bloquante(fichier, code, message, action, {
          ligne,
          colonne: colonne === null ? null : (morceau.entete[colonne] ?? null),
          valeur,
        }),
      );
    const connus = codes.get(lieu.niveau) ?? (await readCodesConnus(connexion, lieu.niveau, source.formeCode));
    codes.set(lieu.niveau, connus);
    if (!lieu.forme || !connus.isConnu(lieu.code))
      signaler("territoire-inconnu", plan.cle, lieu.code, `territoire inconnu du code officiel géographique (${lieu.niveau})${plusProche(lieu.code, connus)}`, "Reprendre le fichier d'origine, ou ajouter la géographie où ce code existe (communes depuis 1943)."); // prettier-ignore
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
    if (!absent && inconnus.length === 0 && !estLisible(x, milliers))
      signaler("valeur-illisible", plan.valeur, brut, "ni un nombre ni une marque connue (s, ns, nd, so, vide)", "Reprendre le fichier d'origine."); // prettier-ignore

    const identite = JSON.stringify([variable, lieu.niveau, connus.ranger(lieu.code), annee]);
    const avant = vus.get(identite);
    if (avant === undefined) vus.set(identite, ligne);
    else if (source.longue.doubles === undefined)
      signaler("cle-double", plan.cle, lieu.code, `mêmes territoire, modalités et période qu'à la ligne ${avant}`, "Garder une seule ligne par territoire."); // prettier-ignore
  }
  return limiter(trouvees);
}
