import type { Affirmation, ValeurCitee } from "./affirmation.ts";
import type { Constat } from "./constat.ts";
import type { Donnees } from "./donnees.ts";
import { AUCUNE, INTERDITS, MOTS_DIRECTION, NETTE, SEMBLE } from "./mots.ts";
import { readNombres, type NombreLu } from "./nombres-lus.ts";

/**
 * Relit la phrase d'un constat comme un lecteur le ferait, et la compare à ce qu'elle affirme : chaque nombre imprimé, le
 * sens, la preuve, les millésimes. Rend tout ce qui ne concorde pas ; vide si la phrase dit vrai.
 */
export function relire(
  { phrase, affirmation }: Pick<Constat, "phrase" | "affirmation">,
  donnees: Donnees,
): readonly string[] {
  const nue = withoutNoms(phrase, affirmation, donnees);
  return [
    ...relireNombres(nue, affirmation),
    ...relireMillesimes(nue, affirmation),
    ...relireDirection(nue, affirmation),
    ...relireForce(nue, affirmation),
    ...(INTERDITS.test(nue) ? ["un mot que la charte interdit"] : []),
  ];
}

// Un sujet ou un nom de lieu a ses propres nombres et ses propres mots (« 75 ans ou plus », « Cité 2000 », « due au »).
function withoutNoms(phrase: string, { indicateurs, territoire, comparateurs }: Affirmation, donnees: Donnees): string {
  const sujets = indicateurs.flatMap((code) => donnees.indicateur(code)?.sujet ?? []);
  const lieux = [territoire, ...comparateurs, ...donnees.perimetre.iris].map((t) => t.nom);
  const noms = [...sujets, ...sujets.map((s) => s.replace(/^(?:les? |la )/, "")), ...lieux]
    .filter((n) => n !== "")
    .toSorted((a, b) => b.length - a.length);
  return noms.reduce((texte, nom) => replaceAll(texte, nom), phrase);
}

// Début de phrase : la première lettre du sujet est une majuscule.
const replaceAll = (texte: string, nom: string): string =>
  texte.replaceAll(nom, "X").replaceAll(nom.charAt(0).toUpperCase() + nom.slice(1), "X");

const ANNEE = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** Les nombres imprimés, années à part, sont ceux de l'affirmation, dans le même ordre, à leur précision imprimée. */
function relireNombres(nue: string, { valeurs, direction }: Affirmation): readonly string[] {
  if (direction === "refus") return [];
  const lus = readNombres(nue.replace(ANNEE, "X").replace(/pour 100\b/g, "X"));
  const restants = [...valeurs];
  for (const lu of lus) {
    const rang = restants.findIndex((v) => isLu(lu, v));
    if (rang < 0) return [`le nombre ${lu.valeur} n'est pas, à sa place, celui de l'affirmation`];
    restants.splice(0, rang + 1);
  }
  return [];
}

function isLu(lu: NombreLu, { valeur }: ValeurCitee): boolean {
  if (valeur === null) return false;
  // Une valeur écrite sans signe peut être l'ampleur d'une évolution négative, ou une borne ; signée, elle l'est exactement.
  const attendu = lu.isSigne || lu.valeur < 0 ? valeur : Math.abs(valeur);
  return Math.abs(lu.valeur - attendu) <= 0.5 * 10 ** -lu.decimales * (1 + 1e-9);
}

/** Chaque année imprimée est un millésime de l'affirmation, et aucun ne manque. */
function relireMillesimes(nue: string, { periode, genre, direction }: Affirmation): readonly string[] {
  const lues = new Set(nue.match(ANNEE) ?? []);
  const attendues = new Set(periode.flatMap((m) => m.match(ANNEE) ?? []));
  // Un cumul ne dit que le premier et le dernier de ses millésimes.
  const exigees =
    genre === "cumul" ? [...attendues].toSorted().filter((_, i, t) => i === 0 || i === t.length - 1) : attendues;
  return [
    // La règle d'un refus a ses propres années (« PCS 2020 »).
    ...[...lues]
      .filter((a) => direction !== "refus" && !attendues.has(a))
      .map((a) => `l'année ${a} n'est pas un millésime de l'affirmation`),
    ...[...exigees].filter((a) => !lues.has(a)).map((a) => `le millésime ${a} n'est pas dit`),
  ];
}

function relireDirection(nue: string, affirmation: Affirmation): readonly string[] {
  const { direction, force } = affirmation;
  if (force === "aucune") return [];
  const attendu = MOTS_DIRECTION[direction];
  if (attendu && !attendu.test(nue)) return [`la direction « ${direction} » n'est pas dite`];
  const contraire = CONTRAIRES[direction];
  if (contraire && MOTS_DIRECTION[contraire]?.test(nue.replace(/\bpass(?:e|ent) de\b/g, "")))
    return [`la direction « ${contraire} » est dite`];
  return isDirectionVraie(affirmation) ? [] : [`les nombres ne vont pas dans le sens « ${direction} »`];
}

const CONTRAIRES: Partial<Record<Affirmation["direction"], Affirmation["direction"]>> = {
  plus: "moins",
  moins: "plus",
  hausse: "baisse",
  baisse: "hausse",
  creuse: "resserre",
  resserre: "creuse",
};

/** La direction, recalculée depuis les deux premiers nombres de l'affirmation. */
function isDirectionVraie({ direction, valeurs }: Affirmation): boolean {
  const [a, b] = valeurs.map((v) => v.valeur ?? NaN);
  if (a === undefined || b === undefined) return true;
  switch (direction) {
    case "plus":
    case "creuse":
    case "baisse":
      return a > b;
    case "moins":
    case "resserre":
    case "hausse":
      return a < b;
    case "accelere":
      return a * b > 0 && Math.abs(a) > Math.abs(b);
    case "ralentit":
      return a * b > 0 && Math.abs(a) < Math.abs(b);
    case "inverse":
      return a * b < 0;
    default:
      return true;
  }
}

function relireForce(nue: string, { force, genre }: Affirmation): readonly string[] {
  const ecarts: string[] = [];
  // Une phrase double porte deux preuves : « nettement » peut y dire la plus forte, jamais s'y trouver sans elle.
  if (NETTE.test(nue) && force !== "nette" && genre !== "aggravation")
    ecarts.push("« net » est écrit sans preuve nette");
  if (force === "nette" && !NETTE.test(nue)) ecarts.push("la preuve nette n'est pas dite");
  if (force === "nette" && SEMBLE.test(nue)) ecarts.push("« semble » est écrit malgré une preuve nette");
  if (force === "aucune" && !AUCUNE.test(nue)) ecarts.push("l'absence de preuve n'est pas dite");
  return ecarts;
}
