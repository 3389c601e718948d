import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import type { Anomalie } from "../modele/anomalie.ts";
import type { SourceMesures } from "../modele/source.ts";
import type { ColonneVariable } from "./entete.ts";
import type { Morceau } from "./preparer.ts";
import { estLisible } from "./valeur.ts";

/** Au-delà, les anomalies d'un même genre sont comptées sans être énumérées : personne ne lit la millième. */
const MAX_PAR_GENRE = 50;

export interface Recherche {
  readonly source: SourceMesures;
  readonly morceau: Morceau;
  readonly fichier: string;
  readonly colonnes: readonly ColonneVariable[];
  readonly connus: (code: string) => boolean;
}

/**
 * Relit un fichier fautif ligne à ligne pour dire où : ligne, colonne, valeur. Lent, mais seulement quand le passage
 * rapide a trouvé quelque chose. Les lignes malformées sont signalées par le lecteur rapide et sautées ici.
 */
export async function localiser({ source, morceau, fichier, colonnes, connus }: Recherche): Promise<Anomalie[]> {
  const trouvees: Anomalie[] = [];
  const comptes = new Map<string, number>();
  const vus = new Map<string, number>();
  const cle = morceau.entete.indexOf(source.cle);
  const date = source.millesime.de === "colonne" ? morceau.entete.indexOf(source.millesime.colonne) : -1;
  const milliers = source.format.type === "csv" ? source.format.milliers : undefined;
  const signaler = (
    code: string,
    ligne: number,
    colonne: string,
    valeur: string,
    message: string,
    action: string,
  ): void => {
    const n = (comptes.get(code) ?? 0) + 1;
    comptes.set(code, n);
    if (n <= MAX_PAR_GENRE)
      trouvees.push({ gravite: "bloquante", code, fichier, ligne, colonne, valeur, message, action });
  };

  const parser = createReadStream(morceau.chemin).pipe(
    parse({
      delimiter: morceau.separateur,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      info: true,
    }),
  );
  let premiere = true;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (premiere) {
      premiere = false;
      continue;
    }
    if (record.length !== morceau.entete.length) continue; // déjà dite : ligne malformée
    const ligne = info.lines - 1 + morceau.ligneEntete;
    const code = record[cle] ?? "";
    if (source.horsChamp?.some((h) => h.valeurs.includes(record[morceau.entete.indexOf(h.colonne)] ?? ""))) continue;
    if (!connus(code))
      signaler(
        "territoire-inconnu",
        ligne,
        source.cle,
        code,
        "territoire inconnu du code officiel géographique",
        "Corriger le code (zéro de tête perdu ?), ou ajouter la géographie où il existe (communes depuis 1943).",
      );
    const identite = date < 0 ? code : `${code} ${record[date] ?? ""}`;
    const avant = vus.get(identite);
    if (avant === undefined) vus.set(identite, ligne);
    else
      signaler(
        "cle-double",
        ligne,
        source.cle,
        code,
        `territoire déjà donné à la ligne ${avant}`,
        "Garder une seule ligne par territoire.",
      );
    for (const c of colonnes) {
      const valeur = record[c.index] ?? "";
      if (!estLisible(valeur, milliers))
        signaler(
          "valeur-illisible",
          ligne,
          c.nom,
          valeur,
          "ni un nombre ni une marque connue (s, ns, nd, so, vide)",
          "Reprendre le fichier d'origine.",
        );
    }
    if (
      date >= 0 &&
      source.millesime.de === "colonne" &&
      !(source.millesime.forme === "AAAA-MM" ? /^\d{4}-\d{2}/ : /^\d{4}$/).test(record[date] ?? "")
    )
      signaler(
        "date-illisible",
        ligne,
        source.millesime.colonne,
        record[date] ?? "",
        `date attendue sous la forme ${source.millesime.forme}`,
        "Reprendre le fichier d'origine.",
      );
  }
  for (const [code, n] of comptes)
    if (n > MAX_PAR_GENRE)
      trouvees.push({
        gravite: "bloquante",
        code,
        fichier,
        ligne: null,
        colonne: null,
        valeur: null,
        message: `et ${n - MAX_PAR_GENRE} autres anomalies du même genre`,
        action: "Corriger les premières, puis recharger.",
      });
  return trouvees;
}
