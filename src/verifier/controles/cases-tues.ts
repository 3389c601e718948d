import type { Anomalie } from "../../modele/anomalie.ts";
import type { CaseNommee } from "../../modele/cellule.ts";
import { defaut } from "../anomalies.ts";
import type { Case, Table } from "../lecture/contenu.ts";
import { extensionOf } from "../lecture/genres.ts";
import type { PageParcourue } from "../lecture/page-parcourue.ts";
import { contientNom, isDesignee, libelleOf, normal } from "./designer.ts";

const texteCase = (v: Case): string => (v === null ? "" : normal(String(v)));
/** Un nombre, et rien d'autre : « 1 234,5 », « 12 % », « −3 » ; une date ou un nom qui contient un chiffre n'en est pas un. */
export const isNombre = (v: Case): boolean =>
  typeof v === "number"
    ? Number.isFinite(v)
    : typeof v === "string" && /^[+\-−<>≤≥~]?\s*\d[\d\s.,\u00a0\u202f]*\s*(?:%|€|points?)?$/u.test(v.trim());

const nomDe = (fichier: string): string => (fichier.split("/").at(-1) ?? "").replace(/(?:\.[^.]+)+$/, "");

/** Une unité n'est pas un nom de table : trente ajournements se comptent en « demandes », sans être la variable `demandes`. */
const UNITES = new Set(["unite", "unité"]);

/** Un classeur écrit « Millésime » là où le CSV écrit `millesime` : c'est la même colonne. */
const nomColonne = (nom: string): string => normal(nom).normalize("NFD").replace(/\p{M}/gu, "");

/** Les lignes d'une table que désigne chaque case : même table (nom du fichier, de la feuille, ou d'une colonne), même clé. */
export function* lignesDesignees<T extends CaseNommee>(
  fichier: string,
  table: Table,
  cases: readonly T[],
): Generator<{
  readonly rang: number;
  readonly case: T;
  readonly cles: ReadonlySet<number>;
  readonly isMemeTable: boolean;
}> {
  const colonnes = table.colonnes.map(nomColonne);
  const formes = new Map<string, T[]>();
  for (const c of cases) {
    const forme = Object.keys(c.cle).join("\u0000");
    const memes = formes.get(forme);
    if (memes) memes.push(c);
    else formes.set(forme, [c]);
  }
  for (const groupe of formes.values()) {
    const places = Object.keys(groupe[0]?.cle ?? {}).map((nom) => colonnes.indexOf(nomColonne(nom)));
    if (places.length === 0 || places.includes(-1)) continue;
    const index = new Map<string, T[]>();
    for (const c of groupe) {
      const cle = Object.values(c.cle)
        .map((v) => texteCase(v))
        .join("\u0000");
      index.set(cle, [...(index.get(cle) ?? []), c]);
    }
    for (const [rang, ligne] of table.lignes.entries()) {
      const cle = places.map((p) => texteCase(ligne[p] ?? null)).join("\u0000");
      for (const c of index.get(cle) ?? []) {
        const isMemeTable =
          nomDe(fichier) === c.table ||
          table.nom === c.table ||
          ligne.some((v, i) => !UNITES.has(colonnes[i] ?? "") && (v === c.table || v === c.libelle));
        yield { rang, case: c, cles: new Set(places), isMemeTable };
      }
    }
  }
}

/** Une colonne qui dit le même nombre à toutes les lignes ne dit rien d'aucune. */
const isConstante = (table: Table, colonne: number): boolean => {
  const premiere = texteCase(table.lignes[0]?.[colonne] ?? null);
  return table.lignes.length > 1 && table.lignes.every((l) => texteCase(l[colonne] ?? null) === premiere);
};

/** Dans un fichier de données : aucun nombre, valeur, taux, rang ou borne, sur la ligne d'une case tue. */
export function verifieTable(fichier: string, table: Table, tues: readonly CaseNommee[]): Anomalie[] {
  const anomalies: Anomalie[] = [];
  const constantes = new Map<number, boolean>();
  for (const { rang, cles, isMemeTable } of lignesDesignees(fichier, table, tues)) {
    if (!isMemeTable) continue;
    for (const [i, v] of (table.lignes[rang] ?? []).entries()) {
      if (cles.has(i) || !isNombre(v)) continue;
      if (!constantes.has(i)) constantes.set(i, isConstante(table, i));
      if (constantes.get(i)) continue;
      // Ligne du fichier : l'en-tête est la première. Un format sans lignes n'a pas d'endroit à nommer.
      const ligne = extensionOf(fichier) === "csv" ? rang + 2 : null;
      anomalies.push({ ...defaut("case-tue-publiee", fichier, ligne, null), colonne: table.colonnes[i] ?? null });
    }
  }
  return anomalies;
}

/** Ce qui n'a pas de modalité vaut pour toutes. */
const isTotal = ({ cle }: CaseNommee): boolean => Object.values(cle).some((v) => v === null || v === "");

const isMeme = (a: Case, b: Case): boolean =>
  isNombre(a) && isNombre(b) ? Number(a) === Number(b) : String(a ?? "") === String(b ?? "");

/**
 * Les bornes qu'un format garde par colonne sont celles de ses lignes : calculées avant le masquage, elles diraient la plus
 * petite et la plus grande des valeurs tues.
 */
export function verifieBornes(fichier: string, { colonnes, lignes, bornes }: Table): Anomalie[] {
  return bornes.flatMap(({ colonne, min, max, isMinEntier = true, isMaxEntier = true }) => {
    const place = colonnes.indexOf(colonne);
    const valeurs = lignes.map((l) => l[place] ?? null).filter((v) => v !== null);
    const isConnue = (borne: Case): boolean => borne === null || valeurs.some((v) => isMeme(v, borne));
    const isDebut = (borne: Case, retrait: number): boolean =>
      valeurs.some((v) => String(v).startsWith([...String(borne)].slice(0, -retrait || undefined).join("")));
    const isMinLu = isMinEntier ? isConnue(min) : isDebut(min, 0);
    const isMaxLu = isMaxEntier ? isConnue(max) : isDebut(max, 1);
    return isMinLu && isMaxLu ? [] : [{ ...defaut("bornes-tues", fichier, null, null), colonne }];
  });
}

/**
 * Dans une page : aucun nombre dans la case d'un tableau, aucune forme d'un dessin, qui dise une case tue.
 * @param publiees celles qu'il ne faut pas prendre pour elle : « Demandes, par mois » nomme aussi le total « Demandes », mais
 * sa ligne « février » dit le mois
 */
export function verifiePageTue(
  fichier: string,
  page: PageParcourue,
  tues: readonly CaseNommee[],
  publiees: readonly CaseNommee[],
): Anomalie[] {
  const anomalies: Anomalie[] = [];
  // Un total seulement cède la place : une modalité tue ne la cède à aucune autre.
  const isCedee = (tue: CaseNommee, titres: readonly string[], contexte: string): boolean =>
    isTotal(tue) &&
    publiees.some((p) => !isTotal(p) && contientNom(libelleOf(p), libelleOf(tue)) && isDesignee(p, titres, contexte));
  const isDite = (titres: readonly string[], contexte: string): boolean =>
    tues.some((t) => isDesignee(t, titres, contexte) && !isCedee(t, titres, contexte));
  for (const { contexte, lignes, attributs } of page.tableaux)
    for (const { texte, titres } of [...lignes.flat(), ...attributs])
      if (/\d/.test(texte) && isDite(titres, contexte))
        anomalies.push({ ...defaut("case-tue-publiee", fichier, null, null), colonne: titres.join(", ") });
  for (const { contexte, formes } of page.dessins) {
    const isTue = formes.map(({ nom }) => isDite([nom], contexte));
    const apparences = (voulue: boolean): Set<string> =>
      new Set(formes.filter((_, i) => isTue[i] === voulue).map((f) => f.apparence));
    const [neutres, publiees] = [apparences(true), apparences(false)];
    if (neutres.size > 1 || [...neutres].some((a) => publiees.has(a)))
      anomalies.push(defaut("case-tue-dessinee", fichier, null, null));
  }
  return anomalies;
}
