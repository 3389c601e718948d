import { CsvError, parse } from "csv-parse/sync";
import { chooseColonnes } from "./lire-entete.ts";
import { type Contexte, type Ligne, readLigne } from "./lire-ligne.ts";
import { normalizeLibelle } from "./texte.ts";

/** Lignes de données du fichier, en-tête non compté. Toujours `lues === gardees + refusees`. */
export interface Comptes {
  readonly lues: number;
  readonly gardees: number;
  readonly refusees: number;
}

export interface ExportLu {
  readonly comptes: Comptes;
  readonly lignes: readonly Ligne[];
  /** Clés des demandes lues, pour reconnaître leurs doublons dans les fichiers suivants. */
  readonly cles: ReadonlySet<string>;
}

/**
 * Lit un export décodé, ligne à ligne : des cases d'une ligne, seules celles de la liste blanche sont lues ; les autres
 * ne servent qu'à compter les cases, et sont jetées avec elle.
 * Si le relevé est bloqué au retour, rien n'est chargé de ce fichier : toutes ses lignes sont comptées refusées.
 */
export function readExport(texte: string, contexte: Contexte): ExportLu {
  const { correspondance, releve } = contexte;
  const lignes: Ligne[] = [];
  const cles = new Set<string>();
  let [lues, totaux, vides, fin] = [0, 0, 0, 0];
  let choix: readonly (string | false)[] | null = null;
  const isTotal = (case1: string): boolean => {
    const debut = `${normalizeLibelle(case1)} `;
    return correspondance.totaux.some((total) => debut.startsWith(`${total} `));
  };
  /** Un guillemet égaré a avalé une ligne entière du fichier dans une case. */
  const isAvalee = (texteCase: string, largeur: number): boolean =>
    texteCase.includes("\n") && texteCase.split(correspondance.separateur).length >= largeur;
  const onRow = (cases: readonly string[], numero: number, champs: readonly (string | false)[]): void => {
    lues++;
    const premiere = cases.find((texteCase) => texteCase.trim() !== "");
    if (premiere === undefined) vides++;
    else if (isTotal(premiere)) totaux++;
    else if (cases.length !== champs.length || cases.some((texteCase) => isAvalee(texteCase, champs.length))) {
      const message = `la ligne n'a pas les ${champs.length} cases de l'en-tête : ligne refusée`;
      const action = "Chercher un séparateur ou un guillemet de trop à cet endroit de l'export.";
      releve.signaler({ code: "ligne-deformee", colonne: null, message, action }, numero);
    } else if (!releve.isBloque()) {
      const row = Object.fromEntries(champs.flatMap((champ, i) => (champ ? [[champ, cases[i] ?? ""]] : [])));
      const ligne = readLigne(row, numero, contexte, cles);
      if (ligne) lignes.push(ligne);
    }
  };
  try {
    parse(texte, {
      delimiter: correspondance.separateur,
      record_delimiter: "\n",
      from_line: correspondance.entete,
      relax_column_count: true,
      relax_quotes: true,
      // Rien n'est accumulé par le parseur : chaque ligne est convertie, puis oubliée (null).
      on_record: (cases: string[], { lines }) => {
        if (choix === null) choix = chooseColonnes(cases, correspondance, releve);
        else onRow(cases, fin + 1, choix);
        fin = lines;
        return null;
      },
    });
  } catch (erreur) {
    // Le message du parseur cite la case : il ne doit pas sortir d'ici.
    if (!(erreur instanceof CsvError)) throw erreur;
    const message = "un guillemet ouvert à partir d'ici n'est jamais refermé";
    const action = "Supprimer ce guillemet dans l'export, puis recharger.";
    releve.bloquer({ code: "guillemet-ouvert", colonne: null, message, action }, fin + 1);
  }

  const bloquer = (code: string, message: string, action: string): void =>
    releve.bloquer({ code, colonne: null, message, action });
  if (choix === null && !releve.isBloque())
    bloquer("fichier-vide", "aucune ligne d'en-tête", "Refaire l'export : ce fichier est vide.");
  else if (lignes.length === 0 && !releve.isBloque()) {
    const action = `Vérifier l'année du fichier dans millesimes.csv, et ${correspondance.fichier}.`;
    bloquer("aucune-ligne", "aucune ligne n'a pu être gardée", action);
  }
  tellEcartees(totaux, "de total", contexte);
  tellEcartees(vides, "vide", contexte);
  if (releve.isBloque()) return { comptes: { lues, gardees: 0, refusees: lues }, lignes: [], cles: new Set() };
  return { comptes: { lues, gardees: lignes.length, refusees: lues - lignes.length }, lignes, cles };
}

function tellEcartees(nombre: number, genre: "de total" | "vide", { releve }: Contexte): void {
  if (nombre === 0) return;
  const s = nombre > 1 ? "s" : "";
  const message = `${nombre} ligne${s} ${genre === "vide" ? `vide${s}` : genre} écartée${s}`;
  const code = genre === "vide" ? "lignes-vides" : "lignes-de-total";
  releve.avertir({ code, colonne: null, message, action: "Rien à faire : elles sont comptées parmi les refusées." });
}
