import { isHorsPeriode, readAnneePeriode } from "../modele/periode.ts";
import type { SourceMesures } from "../modele/source.ts";
import { FRANCES, type Niveau } from "../modele/territoire.ts";
import { readEnregistrements } from "./lignes.ts";
import { isLongue, type SourceLongue } from "./longue/entete.ts";
import { createLecteur } from "./longue/ligne.ts";
import { dresserPlan } from "./longue/plan.ts";
import type { Morceau } from "./preparer.ts";

/** Ce qui désigne une ligne : territoire, année si la ligne la dit, variable si c'est une table en lignes. */
export type Designer = (cells: readonly string[]) => readonly string[];

/** Le code sous lequel est rangé un territoire que la ligne ne fait que désigner. */
export type Ranger = (livre: string) => string;

/** Filosofi écrit `1` pour la métropole : le code livré d'une « France » peut n'être pas le sien. */
const isFrance = (code: string): boolean => code === "1" || Object.hasOwn(FRANCES, code);

/** Le nom que `createDesigner` donne à la ligne d'une mesure ; `variable` : son motif, dans une table en lignes. */
export function nommerLigne(
  source: SourceMesures,
  { niveau, territoire, millesime }: { niveau: Niveau; territoire: string; millesime: number | null },
  variable: string,
): string {
  const annee = source.millesime.de === "colonne" ? (millesime ?? "") : "";
  return [niveau === "france" ? "france" : territoire, annee, ...(isLongue(source) ? [variable] : [])].join(" ");
}

/** Une source large a une ligne par territoire, et par année si elle est datée ligne à ligne. */
function designerLarge(source: SourceMesures, morceau: Morceau, ranger: Ranger): Designer {
  const { millesime } = source;
  const cle = morceau.entete.indexOf(source.cle);
  const date = millesime.de === "colonne" ? morceau.entete.indexOf(millesime.colonne) : -1;
  return (cells) => {
    const code = ranger(cells[cle] ?? "");
    const texte = cells[date] ?? "";
    if (millesime.de === "colonne" && isHorsPeriode(millesime.forme, texte)) return [];
    const annee = millesime.de === "colonne" ? (readAnneePeriode(millesime.forme, texte) ?? "") : "";
    return (isFrance(code) ? [code, "france"] : [code]).map((nom) => `${nom} ${annee}`);
  };
}

/** Une source longue a une ligne par territoire, année et variable. */
function designerLongue(source: SourceLongue, morceau: Morceau, niveau: Niveau, ranger: Ranger): Designer {
  const readLigne = createLecteur(dresserPlan(source, morceau.entete), source, niveau);
  return (cells) => {
    const lue = readLigne(cells);
    if (lue === null) return [];
    const annee = source.millesime.de === "colonne" ? String(lue.annee) : "";
    return [
      `${lue.niveau === "france" ? "france" : ranger(lue.code)} ${annee} ${source.variables[lue.variable]?.motif ?? ""}`,
    ];
  };
}

/** Ce qui désigne les lignes d'un morceau ; `niveau` : celui des lignes qui n'en disent pas ; `ranger` : d'un nom à un code. */
export const createDesigner = (source: SourceMesures, morceau: Morceau, niveau: Niveau, ranger: Ranger = (code) => code): Designer =>
  isLongue(source) ? designerLongue(source, morceau, niveau, ranger) : designerLarge(source, morceau, ranger); // prettier-ignore

/** Cherche des lignes dans un morceau, en le relisant ; s'arrête quand toutes sont trouvées. */
export async function findLignes(
  morceau: Morceau,
  designer: Designer,
  cherchees: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const trouvees = new Map<string, number>();
  for await (const { cells, ligne } of readEnregistrements(morceau)) {
    for (const nom of designer(cells)) if (cherchees.has(nom) && !trouvees.has(nom)) trouvees.set(nom, ligne);
    if (trouvees.size === cherchees.size) break;
  }
  return trouvees;
}
