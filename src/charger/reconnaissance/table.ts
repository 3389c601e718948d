import { parse } from "csv-parse/sync";
import { SOURCES } from "../../../loaders/index.ts";
import { isBienNomme } from "../../modele/nom-distinctif.ts";
import { nomsDeclares } from "../../modele/renommage.ts";
import type { Source } from "../../modele/source.ts";
import { readEnteteMesures } from "../entete.ts";
import { findFeuilleNommee } from "../feuille-nommee.ts";
import { isLongue } from "../longue/entete.ts";
import { isRegroupee } from "../regroupee/colonnes.ts";
import { splitEntete } from "../preparer.ts";
import type { Echantillon } from "./codes.ts";
import { accorder, comparerAccords, isReconnue, type Accord, type EnteteTable } from "./entete.ts";
import type { Ouverture } from "./ouvrir.ts";

/** Un fichier dont l'en-tête est celui d'une source, avec de quoi regarder ses premières lignes. */
export interface Trouvaille {
  readonly accord: Accord;
  readonly tables: readonly EnteteTable[];
  readonly echantillon: Echantillon;
  /** Couples (code, libellé) des premières lignes. */
  readonly paires: (code: string, libelle: string) => readonly (readonly [string, string])[];
  /** Lignes de titre au-dessus de l'en-tête. */
  readonly titres: string;
  readonly millesime: number | null;
}

/** En-têtes et données d'une source dans un fichier ouvert ; null si ses feuilles n'y sont pas toutes. */
export function tablesDe(
  source: Source,
  ouverture: Ouverture,
): {
  tables: (EnteteTable & { rows: readonly (readonly string[])[] })[];
  titres: string;
  annee: number | null;
} | null {
  const { format } = source;
  if (format.type === "geojson") {
    if (ouverture.proprietes === null) return null;
    const { entete, lignes } = ouverture.proprietes;
    return {
      tables: [{ feuille: null, entete: nomsDeclares(source.renommees, entete), rows: lignes }],
      titres: "",
      annee: null,
    };
  }
  if (format.type === "csv") {
    if (ouverture.feuilles !== null || ouverture.extension === ".geojson") return null;
    const entete = nomsDeclares(source.renommees, splitEntete(ouverture.lignes[0] ?? "", format.separateur));
    return { tables: [{ feuille: null, entete, rows: [] }], titres: "", annee: null };
  }
  const noms = ouverture.feuilles?.map((f) => f.nom) ?? [];
  const nommees = format.feuilles.map(({ nom }) => findFeuilleNommee(nom, noms));
  const trouvees = nommees.map((n) => ouverture.feuilles?.find((f) => f.nom === n?.nom));
  const tables = trouvees.flatMap((f) => {
    if (!f) return [];
    const entete = [...(f.lignes[format.entete - 1] ?? [])];
    while (entete.at(-1) === "") entete.pop();
    return [
      {
        feuille: f.nom,
        entete: nomsDeclares(source.renommees, entete),
        rows: f.lignes.slice(format.entete).filter((r) => r.some((v) => v !== "")),
      },
    ];
  });
  if (tables.length < format.feuilles.length) return null;
  return {
    tables,
    annee: nommees[0]?.annee ?? null,
    titres: trouvees
      .flatMap((f) => f?.lignes.slice(0, format.entete - 1) ?? [])
      .map((r) => r.join(" "))
      .join("\n"),
  };
}

/** Les lignes de données du début d'un texte, coupées comme le fera le chargement. */
export function readRows(ouverture: Ouverture, separateur: string): string[][] {
  return parse(ouverture.lignes.slice(1).join("\n"), {
    delimiter: separateur,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true, // un guillemet ouvert avant la coupure
  });
}

/** Deux sources au même en-tête se séparent au nom du fichier, ou à la forme de ses codes (quartiers de 2015 et de 2024). */
function isPlutot(source: Source, tables: readonly { entete: readonly string[]; rows: readonly (readonly string[])[] }[], noms: readonly string[]): boolean {
  if (!isBienNomme(source, noms)) return false;
  if (source.type !== "mesures" || source.formeCode === undefined) return true;
  const forme = new RegExp(`^(?:${source.formeCode})$`);
  return tables.some(({ entete, rows }) => rows.some((r) => forme.test(r[entete.indexOf(source.cle)] ?? "")));
} // prettier-ignore

/**
 * La source dont l'en-tête du fichier a toutes les colonnes exigées ; la plus spécifique s'il y en a plusieurs.
 * @param noms celui du fichier, et celui de ses données dans son archive
 */
export function trouverSource(ouverture: Ouverture, noms: readonly string[]): Trouvaille | null {
  const candidates = SOURCES.flatMap((source) => {
    const lues = tablesDe(source, ouverture);
    if (!lues) return [];
    const accord = accorder(source, lues.tables);
    return isReconnue(accord) ? [{ accord, ...lues }] : [];
  }).sort((a, b) => comparerAccords(a.accord, b.accord));
  type Candidate = (typeof candidates)[number];
  const premiers = candidates.filter((c) => candidates[0] && comparerAccords(c.accord, candidates[0].accord) === 0);
  const lignes = ({ accord, tables }: Candidate): Candidate["tables"] => {
    const { format } = accord.source;
    return format.type === "csv" ? tables.map((t) => ({ ...t, rows: readRows(ouverture, format.separateur) })) : tables;
  };
  const choix =
    (premiers.length > 1 ? premiers.find((c) => isPlutot(c.accord.source, lignes(c), noms)) : undefined) ?? premiers[0];
  if (!choix) return null;
  const { accord, titres } = choix;
  const { source } = accord;
  const tables = lignes(choix);
  const premiere = tables[0];
  return {
    accord,
    tables,
    titres,
    echantillon: (nom, table) => {
      // Chaque feuille d'un classeur de mesures a sa maille : la première sert d'échantillon.
      const t = table === undefined ? premiere : tables.find((x) => x.feuille === (table.feuille ?? null));
      const rang = t?.entete.indexOf(nom) ?? -1;
      if (!t || rang < 0) return [];
      const filtre = table?.filtre;
      const rows = filtre ? t.rows.filter((r) => r[t.entete.indexOf(filtre.colonne)] === filtre.valeur) : t.rows;
      return [...new Set(rows.map((r) => r[rang] ?? "").filter((v) => v !== ""))];
    },
    paires: (code, libelle) => {
      const [c, l] = [premiere?.entete.indexOf(code) ?? -1, premiere?.entete.indexOf(libelle) ?? -1];
      return premiere && c >= 0 && l >= 0 ? premiere.rows.map((r) => [r[c] ?? "", r[l] ?? ""] as const) : [];
    },
    millesime:
      source.type === "mesures" && !isLongue(source) && !isRegroupee(source)
        ? (choix.annee ?? readEnteteMesures(source, premiere?.entete ?? [], "").millesime)
        : null,
  };
}
