import { readNom } from "../../modele/motif.ts";
import type { Source } from "../../modele/source.ts";
import { isLongue } from "../longue/entete.ts";
import { colonnesRegroupees, isRegroupee } from "../regroupee/colonnes.ts";
import { colonnesConnues, colonnesExigees } from "../longue/plan.ts";

/** Ce qu'un en-tête a de commun avec une source. */
export interface Accord {
  readonly source: Source;
  /** Colonnes exigées absentes, sous le nom que la déclaration leur donne ; vide si la source est reconnue. */
  readonly manquantes: readonly string[];
  readonly exigees: number;
  readonly reconnues: number;
  readonly inconnues: readonly string[];
}

/** Tables d'un fichier : une par feuille lue d'un classeur, une seule pour un texte. */
export interface EnteteTable {
  readonly feuille: string | null;
  readonly entete: readonly string[];
}

function accordTable(source: Source, { feuille, entete }: EnteteTable): Omit<Accord, "source"> {
  const presentes = new Set(entete);
  const hors = new Set([source.cle, ...(source.ignorees ?? [])]);
  if (source.type === "referentiel") {
    const tables = source.tables.filter((t) => (t.feuille ?? null) === feuille);
    const exigees = [
      ...new Set(tables.flatMap((t) => [...Object.values(t.colonnes), ...(t.filtre ? [t.filtre.colonne] : [])])),
    ];
    const connues = new Set([...exigees, ...hors]);
    const inconnues = entete.filter((c) => !connues.has(c));
    return {
      manquantes: exigees.filter((c) => !presentes.has(c)),
      exigees: exigees.length,
      reconnues: entete.length - inconnues.length,
      inconnues,
    };
  }
  if (isLongue(source)) {
    const connues = colonnesConnues(source);
    const exigees = colonnesExigees(source).map(([nom]) => nom);
    const inconnues = entete.filter((nom) => !connues.has(nom));
    // Une colonne de plus est peut-être une dimension de plus : ce n'est plus la même table.
    return {
      manquantes: [...exigees.filter((c) => !presentes.has(c)), ...inconnues],
      exigees: exigees.length,
      reconnues: entete.length - inconnues.length,
      inconnues,
    };
  }
  if (isRegroupee(source)) {
    const exigees = colonnesRegroupees(source).map(([nom]) => nom);
    const inconnues = entete.filter((nom) => !exigees.includes(nom) && !hors.has(nom));
    const manquantes = exigees.filter((c) => !presentes.has(c));
    return { manquantes, exigees: exigees.length, reconnues: entete.length - inconnues.length, inconnues };
  }
  for (const nom of [source.libelle, source.communes]) if (nom) hors.add(nom);
  const vues = new Set<string>();
  const excluantes = (source.excluantes ?? []).filter((m) => entete.some((nom) => readNom(m, nom) !== null));
  const inconnues = entete.filter((nom) => {
    if (hors.has(nom)) return false;
    const variable = source.variables.find((v) => readNom(v.motif, nom) !== null);
    if (variable) vues.add(variable.motif);
    return variable === undefined;
  });
  const exigees = source.variables.filter((v) => !v.facultative).map((v) => v.motif);
  const fixes = [source.cle, ...(source.millesime.de === "colonne" ? [source.millesime.colonne] : [])];
  const manquantes = [...fixes.filter((c) => !presentes.has(c)), ...exigees.filter((m) => !vues.has(m)), ...excluantes];
  // Une source dont tout est facultatif (s_ben_com_f) a au moins une variable, sinon deux noms suffiraient.
  if (vues.size === 0 && exigees.length === 0) manquantes.push(source.variables[0]?.motif ?? "");
  return {
    manquantes,
    exigees: fixes.length + Math.max(1, exigees.length),
    reconnues: entete.length - inconnues.length,
    inconnues,
  };
}

/** Confronte des en-têtes à une source : ceux de toutes ses feuilles pour un classeur. */
export function accorder(source: Source, tables: readonly EnteteTable[]): Accord {
  const accords = tables.map((t) => accordTable(source, t));
  const somme = (cle: "exigees" | "reconnues"): number => accords.reduce((n, a) => n + a[cle], 0);
  return {
    source,
    manquantes: [...new Set(accords.flatMap((a) => a.manquantes))],
    exigees: somme("exigees"),
    reconnues: somme("reconnues"),
    inconnues: [...new Set(accords.flatMap((a) => a.inconnues))],
  };
}

const partInconnue = (a: Accord): number => a.inconnues.length / Math.max(1, a.inconnues.length + a.reconnues);

/** La plus spécifique d'abord : le plus de colonnes reconnues, puis la moindre part d'inconnues, puis la plus exigeante. */
export const comparerAccords = (a: Accord, b: Accord): number =>
  b.reconnues - a.reconnues || partInconnue(a) - partInconnue(b) || b.exigees - a.exigees;

/**
 * Un csv de géographie se dit en deux ou trois colonnes (REG, LIBELLE) que bien d'autres fichiers ont : il faut que la
 * moitié au moins des colonnes soient les siennes. Les noms de variables d'une source de mesures, et les feuilles d'un
 * classeur, n'appartiennent qu'à elle.
 */
export const isReconnue = (a: Accord): boolean =>
  a.manquantes.length === 0 &&
  (a.source.type === "mesures" || a.source.format.type === "classeur" || partInconnue(a) <= 1 / 2);

/** Part des colonnes exigées à partir de laquelle un fichier « ressemble » à une source et mérite qu'on le dise. */
const RESSEMBLANCE = 0.8;
export const isRessemblante = (a: Accord): boolean =>
  a.exigees >= 4 && a.manquantes.length > 0 && (a.exigees - a.manquantes.length) / a.exigees >= RESSEMBLANCE;
