import type { Anomalie } from "../modele/anomalie.ts";
import { isHorsPeriode, readAnneePeriode, regexpPeriode } from "../modele/periode.ts";
import type { MillesimeDe, SourceMesures } from "../modele/source.ts";
import { bloquante, limiter } from "./anomalies.ts";
import { expliquerCase } from "./case-illisible.ts";
import type { CodesConnus } from "./codes-connus.ts";
import type { ColonneVariable } from "./entete.ts";
import { readEnregistrements, type Enregistrement } from "./lignes.ts";
import type { Morceau } from "./preparer.ts";
import { estLisible } from "./valeur.ts";

export interface Recherche {
  readonly source: SourceMesures;
  readonly morceau: Morceau;
  readonly fichier: string;
  readonly colonnes: readonly ColonneVariable[];
  readonly codes: CodesConnus;
}

/** Expression SQL : l'année d'une case de date, null si elle n'a pas la forme annoncée (`readAnneePeriode`). */
export function dateSql(x: string, { forme }: MillesimeDe & { de: "colonne" }): string {
  const annee = `try_cast(nullif(regexp_extract(${x}, '${regexpPeriode(forme).lisible}', 1), '') as smallint)`;
  return forme === "AA" ? `(2000 + ${annee})::smallint` : annee;
}

/** Expression SQL : une période lisible, mais d'une autre partie de l'année que celle qu'on garde. */
export function horsPeriodeSql(x: string, { forme }: MillesimeDe & { de: "colonne" }): string {
  const { lisible, retenue } = regexpPeriode(forme);
  if (retenue === undefined) return "false";
  const texte = `coalesce(${x}, '')`;
  return `(regexp_matches(${texte}, '${lisible}') and not regexp_matches(${texte}, '${retenue}'))`;
}

/** Pourquoi un code est inconnu, et comment réparer le fichier. */
export function expliquerCode(code: string, { isConnu }: CodesConnus): { indice: string; action: string } {
  const entier = /^(\d+)[.,]0+$/.exec(code)?.[1];
  const juste = [`0${code}`, ...(entier === undefined ? [] : [entier, `0${entier}`])].find(isConnu);
  if (juste === undefined) {
    const action = "Reprendre le fichier d'origine, ou ajouter la géographie où ce code existe (communes depuis 1943).";
    return { indice: "", action };
  }
  const perdu = entier === undefined ? "le zéro de tête a été perdu" : "le code est devenu un nombre";
  return {
    indice: ` : « ${juste} » existe, ${perdu} (Excel le fait à l'ouverture d'un csv)`,
    action: "Reprendre le fichier d'origine sans l'ouvrir dans Excel ; pour le regarder, passer par Données > À partir d'un fichier texte, colonne des codes en « Texte ».", // prettier-ignore
  };
}

/**
 * Relit un fichier fautif ligne à ligne pour dire où : ligne, colonne, valeur. Lent, mais seulement quand le passage
 * rapide a trouvé quelque chose.
 */
export async function localiser(recherche: Recherche): Promise<Anomalie[]> {
  const { source, morceau, fichier, colonnes, codes } = recherche;
  const trouvees: Anomalie[] = [];
  const vus = new Map<string, number>();
  const cle = morceau.entete.indexOf(source.cle);
  const { millesime } = source;
  const date = millesime.de === "colonne" ? morceau.entete.indexOf(millesime.colonne) : -1;
  const milliers = source.format.type === "csv" ? source.format.milliers : undefined;
  const horsChamp = (source.horsChamp ?? []).map((h) => ({ ...h, index: morceau.entete.indexOf(h.colonne) }));

  const lues = [cle, date, ...horsChamp.map((h) => h.index), ...colonnes.map((c) => c.index)].filter((i) => i >= 0);

  const examiner = ({ cells, ligne }: Enregistrement): void => {
    const signaler = (code: string, colonne: string, valeur: string, message: string, action: string): void =>
      void trouvees.push(bloquante(fichier, code, message, action, { ligne, colonne, valeur }));
    if (lues.every((i) => (cells[i] ?? "") === "")) return; // ligne vide, laissée par un tableur
    if (horsChamp.some((h) => h.valeurs.includes(cells[h.index] ?? ""))) return;
    const code = cells[cle] ?? "";
    if (millesime.de === "colonne" && isHorsPeriode(millesime.forme, cells[date] ?? "")) return;
    if (!codes.isConnu(code)) {
      const { indice, action } = expliquerCode(code, codes);
      signaler("territoire-inconnu", source.cle, code, `territoire inconnu du code officiel géographique${indice}`, action); // prettier-ignore
    }
    const identite = JSON.stringify([codes.ranger(code), date < 0 ? "" : (cells[date] ?? "").slice(0, 4)]);
    const avant = vus.get(identite);
    if (avant === undefined) vus.set(identite, ligne);
    else
      signaler(
        "cle-double",
        source.cle,
        code,
        `territoire déjà donné à la ligne ${avant}`,
        "Garder une seule ligne par territoire.",
      );
    for (const { index, nom } of colonnes)
      if (!estLisible(cells[index] ?? "", milliers)) {
        const { message, action } = expliquerCase(cells[index] ?? "");
        signaler("valeur-illisible", nom, cells[index] ?? "", message, action);
      }
    if (millesime.de === "colonne" && readAnneePeriode(millesime.forme, cells[date] ?? "") === null)
      signaler(
        "date-illisible",
        millesime.colonne,
        cells[date] ?? "",
        `date attendue sous la forme ${millesime.forme}`,
        "Reprendre le fichier d'origine.",
      );
  };
  for await (const enregistrement of readEnregistrements(morceau)) examiner(enregistrement);
  return limiter(trouvees);
}
