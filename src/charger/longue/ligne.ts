import { isHorsPeriode, readAnneePeriode } from "../../modele/periode.ts";
import type { Niveau } from "../../modele/territoire.ts";
import type { SourceLongue } from "./entete.ts";
import type { PlanLongue } from "./plan.ts";

/** Ce que dit une ligne d'un fichier long, hors sa valeur. La même lecture en SQL : `lecture-sql.ts`. */
export interface LigneLongue {
  readonly niveau: Niveau;
  readonly code: string;
  /** Faux si le code n'a la forme d'aucune maille lue. */
  readonly forme: boolean;
  /** Rang de la variable choisie. */
  readonly variable: number;
  readonly date: string;
  /** Null si la date est illisible ; 0 si c'est le fichier qui est daté. */
  readonly annee: number | null;
}

/** Maille et code d'une ligne ; null hors des mailles lues. */
function readLieu(
  plan: PlanLongue,
  cells: readonly string[],
  niveau: Niveau,
): Pick<LigneLongue, "niveau" | "code" | "forme"> | null {
  const livre = (cells[plan.cle] ?? "") + (plan.suite === null ? "" : (cells[plan.suite] ?? ""));
  const { mailles } = plan.longue;
  if (!mailles) return { niveau, code: livre, forme: true };
  const maille = mailles.lues.find(({ valeur, code = ".*" }) =>
    plan.maille === null ? new RegExp(`^(?:${code})$`).test(livre) : cells[plan.maille] === valeur,
  );
  if (!maille) return plan.maille === null ? { niveau, code: livre, forme: false } : null;
  const capture = maille.code === undefined ? undefined : new RegExp(`^(?:${maille.code})$`).exec(livre)?.[1];
  return { niveau: maille.niveau, code: capture ?? livre, forme: true };
}

/** Un lecteur de lignes : null pour celles qui ne donnent pas de mesure. `niveau` : celui des lignes qui n'en disent pas. */
export function createLecteur(
  plan: PlanLongue,
  { millesime }: SourceLongue,
  niveau: Niveau,
): (cells: readonly string[]) => LigneLongue | null {
  const selections = new Map(plan.selections.map((s) => [JSON.stringify(s.modalites), s.variable]));
  const forme = millesime.de === "colonne" ? millesime.forme : null;
  const exigees = [plan.cle, plan.valeur, ...plan.dimensions.map((d) => d.index)];
  return (cells) => {
    if (exigees.every((i) => (cells[i] ?? "") === "")) return null; // ligne vide, laissée par un tableur
    if (plan.horsChamp.some((h) => h.valeurs.includes(cells[h.index] ?? ""))) return null;
    const lieu = readLieu(plan, cells, niveau);
    const variable = selections.get(JSON.stringify(plan.dimensions.map((d) => cells[d.index] ?? "")));
    const date = plan.date === null ? "" : (cells[plan.date] ?? "");
    if (lieu === null || variable === undefined || (forme !== null && isHorsPeriode(forme, date))) return null;
    return { ...lieu, variable, date, annee: forme === null ? 0 : readAnneePeriode(forme, date) };
  };
}
