import type { Anomalie } from "../modele/anomalie.ts";
import { readNom } from "../modele/motif.ts";
import type { SourceMesures, SourceReferentiel, TableReferentiel, VariableSource } from "../modele/source.ts";

/** Une colonne chiffrée du fichier, reconnue. */
export interface ColonneVariable {
  readonly index: number;
  readonly nom: string;
  readonly variable: VariableSource;
  /** Millésime lu dans le nom, ou null (celui du fichier ou de la ligne). */
  readonly millesime: number | null;
  readonly debut: number | null;
}

export interface EnteteLue {
  readonly colonnes: readonly ColonneVariable[];
  /** Année du fichier selon ses noms de variables, ou null. */
  readonly millesime: number | null;
  readonly anomalies: readonly Anomalie[];
}

export type Defaut = Pick<Anomalie, "gravite" | "code" | "colonne" | "valeur" | "message" | "action">;

/** Distance d'édition, pour proposer le nom qu'une colonne renommée a pris. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

const proche = (nom: string, candidats: readonly string[]): string | undefined =>
  candidats
    .map((c) => ({ c, d: distance(nom.toUpperCase(), c.toUpperCase()) }))
    .filter(({ c, d }) => d <= Math.max(1, Math.floor(Math.min(nom.length, c.length) / 3)))
    .sort((x, y) => x.d - y.d)[0]?.c;

/** Le séparateur attendu manque : lequel est là ? */
export function separateurChange(entete: readonly string[], attendu: string): Defaut | null {
  const seule = entete[0] ?? "";
  const autre =
    entete.length === 1 ? [";", ",", "\t", "|"].find((s) => s !== attendu && seule.split(s).length > 2) : undefined;
  if (autre === undefined) return null;
  const nom = (s: string): string => (s === "\t" ? "tabulation" : `« ${s} »`);
  return {
    gravite: "bloquante",
    code: "separateur-change",
    colonne: null,
    valeur: null,
    message: `le séparateur est ${nom(autre)} au lieu de ${nom(attendu)}`,
    action: "Reprendre le fichier d'origine : il a sans doute été réenregistré par un tableur.",
  };
}

export const colonneAbsente = (nom: string, libelle: string, inconnues: readonly string[]): Defaut => {
  const renommee = proche(nom, inconnues);
  return {
    gravite: "bloquante",
    code: "colonne-absente",
    colonne: nom,
    valeur: null,
    message: `colonne absente : ${libelle}${renommee ? `, renommée « ${renommee} » ?` : ""}`,
    action:
      "Vérifier que c'est le fichier officiel ; si le producteur a renommé la colonne, l'ajouter à la déclaration de la source.",
  };
};

/** L'année la plus fréquente des noms de colonnes : celle du fichier quand la variable qui la dit est absente. */
function anneeFrequente(colonnes: readonly ColonneVariable[]): number | null {
  const comptes = new Map<number, number>();
  for (const { millesime } of colonnes)
    if (millesime !== null) comptes.set(millesime, (comptes.get(millesime) ?? 0) + 1);
  return [...comptes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
}

export const doublons = (entete: readonly string[]): Defaut[] =>
  [...new Set(entete.filter((c, i) => c !== "" && entete.indexOf(c) !== i))].map((colonne) => ({
    gravite: "bloquante" as const,
    code: "colonne-double",
    colonne,
    valeur: null,
    message: "deux colonnes portent le même nom",
    action: "Reprendre le fichier d'origine.",
  }));

/** Les colonnes sans nom qu'un tableur laisse à droite du tableau (jusqu'à 1 024 dans les fichiers par QPV). */
export const colonnesFantomes = (n: number): Defaut[] =>
  n === 0
    ? []
    : [
        {
          gravite: "avertissement",
          code: "colonnes-fantomes",
          colonne: null,
          valeur: null,
          message: `${n} colonne${n > 1 ? "s" : ""} sans nom, non lue${n > 1 ? "s" : ""} : le fichier a été réenregistré par un tableur (Excel)`,
          action: "Rien à faire si les colonnes nommées sont justes ; préférer le fichier d'origine.",
        },
      ];

export const situer = (fichier: string, defauts: readonly Defaut[]): Anomalie[] =>
  defauts.map((d) => ({ ...d, fichier, ligne: 1 }));

/** Confronte l'en-tête d'un fichier de mesures à sa déclaration : toutes les anomalies d'un coup. */
export function readEnteteMesures(
  source: SourceMesures,
  entete: readonly string[],
  fichier: string,
  ligne = 1,
): EnteteLue {
  const separateur = source.format.type === "csv" ? separateurChange(entete, source.format.separateur) : null;
  if (separateur) return { colonnes: [], millesime: null, anomalies: situer(fichier, [separateur]) };

  const hors = new Set([
    source.cle,
    ...(source.millesime.de === "colonne" ? [source.millesime.colonne] : []),
    ...(source.libelle ? [source.libelle] : []),
    ...(source.communes ? [source.communes] : []),
    ...(source.ignorees ?? []),
  ]);
  const colonnes: ColonneVariable[] = [];
  const inconnues: string[] = [];
  entete.forEach((nom, index) => {
    if (hors.has(nom)) return;
    for (const variable of source.variables) {
      const lu = readNom(variable.motif, nom);
      if (lu) return void colonnes.push({ index, nom, variable, millesime: lu.annee, debut: lu.debut });
    }
    inconnues.push(nom);
  });

  const dates = colonnes.filter((c) => c.variable.motif === source.datee).map((c) => c.millesime ?? 0);
  const millesime = dates.length > 0 ? Math.max(...dates) : null;
  const defauts: Defaut[] = doublons(entete);
  if (!entete.includes(source.cle)) defauts.push(colonneAbsente(source.cle, "code du territoire", inconnues));
  if (source.millesime.de === "colonne" && !entete.includes(source.millesime.colonne))
    defauts.push(colonneAbsente(source.millesime.colonne, "date", inconnues));
  for (const v of source.variables)
    if (!v.facultative && !colonnes.some((c) => c.variable === v)) {
      const annee = millesime ?? anneeFrequente(colonnes);
      const aa = annee === null ? "AA" : String(annee % 100).padStart(2, "0");
      defauts.push(colonneAbsente(v.motif.replace(/\{(aa|dd)(-\d+)?\}/g, aa), v.libelle, inconnues));
    }
  if (colonnes.length === 0)
    defauts.push(colonneAbsente(source.variables[0]?.motif ?? "", "aucune variable reconnue", inconnues));
  defauts.push(...colonnesFantomes(inconnues.filter((nom) => nom === "").length));
  for (const nom of inconnues.filter((n) => n !== ""))
    defauts.push({
      gravite: "avertissement",
      code: "colonne-inconnue",
      colonne: nom,
      valeur: null,
      message: "colonne inconnue, non lue",
      action: "Rien à faire si elle ne sert pas ; sinon l'ajouter à la déclaration de la source.",
    });
  return { colonnes, millesime, anomalies: situer(fichier, defauts).map((a) => ({ ...a, ligne })) };
}

/** Confronte l'en-tête d'une table de géographie à sa déclaration. */
export function readEnteteReferentiel(
  source: SourceReferentiel,
  table: TableReferentiel,
  entete: readonly string[],
  fichier: string,
  ligne = 1,
): readonly Anomalie[] {
  const separateur = source.format.type === "csv" ? separateurChange(entete, source.format.separateur) : null;
  if (separateur) return situer(fichier, [separateur]);
  const attendues = [...Object.values(table.colonnes), ...(table.filtre ? [table.filtre.colonne] : [])];
  const inconnues = entete.filter((c) => !attendues.includes(c) && !(source.ignorees ?? []).includes(c));
  const defauts = attendues
    .filter((c) => !entete.includes(c))
    .map((c) => colonneAbsente(c, "colonne de géographie", inconnues));
  return situer(fichier, [
    ...doublons(attendues.filter((c) => entete.filter((e) => e === c).length > 1)),
    ...defauts,
  ]).map((a) => ({ ...a, ligne }));
}
