import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { getSource } from "../../loaders/index.ts";
import { dossierConversions } from "../charger/charger-fichier.ts";
import { readEnregistrements } from "../charger/lignes.ts";
import { isLongue, type SourceLongue } from "../charger/longue/entete.ts";
import { createLecteur } from "../charger/longue/ligne.ts";
import { dresserPlan } from "../charger/longue/plan.ts";
import { preparer, sha256File, type Morceau } from "../charger/preparer.ts";
import type { Projet } from "../charger/projet.ts";
import { isHorsPeriode, readAnneePeriode } from "../modele/periode.ts";
import type { SourceMesures } from "../modele/source.ts";
import { FRANCES, type Niveau } from "../modele/territoire.ts";
import type { Case } from "./chaine.ts";

type SansPosition = Omit<Case, "ligne" | "partie"> & { readonly source: string };
interface Position {
  readonly partie: string | null;
  readonly ligne: number;
  /** La colonne telle que livrée : celle de la valeur d'une table en lignes, ou le nom d'avant un renommage. */
  readonly colonne: string;
}

/** Filosofi écrit `1` pour la métropole : le code livré d'une « France » peut n'être pas le sien. */
const cleOf = (c: Pick<Case, "niveau" | "territoire">): string => (c.niveau === "france" ? "france" : c.territoire);
const isFrance = (code: string): boolean => code === "1" || Object.hasOwn(FRANCES, code);

const partieOf = (fichier: string, { feuille, chemin }: Morceau): string | null =>
  feuille ?? (basename(chemin) === basename(fichier) ? null : basename(chemin));

/** Ce qui désigne une ligne : territoire, année si la ligne la dit, variable si c'est une table en lignes. */
type Designer = (cells: readonly string[]) => readonly string[];

/** Une source large a une ligne par territoire, et par année si elle est datée ligne à ligne. */
function designerLarge(source: SourceMesures, morceau: Morceau): Designer {
  const { millesime } = source;
  const cle = morceau.entete.indexOf(source.cle);
  const date = millesime.de === "colonne" ? morceau.entete.indexOf(millesime.colonne) : -1;
  return (cells) => {
    const code = cells[cle] ?? "";
    const texte = cells[date] ?? "";
    if (millesime.de === "colonne" && isHorsPeriode(millesime.forme, texte)) return [];
    const annee = millesime.de === "colonne" ? (readAnneePeriode(millesime.forme, texte) ?? "") : "";
    return (isFrance(code) ? [code, "france"] : [code]).map((nom) => `${nom} ${annee}`);
  };
}

/** Une source longue a une ligne par territoire, année et variable. */
function designerLongue(source: SourceLongue, morceau: Morceau, niveau: Niveau): Designer {
  const readLigne = createLecteur(dresserPlan(source, morceau.entete), source, niveau);
  return (cells) => {
    const lue = readLigne(cells);
    if (lue === null) return [];
    const annee = source.millesime.de === "colonne" ? String(lue.annee) : "";
    return [`${lue.niveau === "france" ? "france" : lue.code} ${annee} ${source.variables[lue.variable]?.motif ?? ""}`];
  };
}

/** Cherche des lignes dans un morceau, en le relisant ; s'arrête quand toutes sont trouvées. */
async function findLignes(
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

async function positionsDe(
  projet: Projet,
  fichier: string,
  cases: readonly SansPosition[],
): Promise<Map<SansPosition, Position>> {
  const positions = new Map<SansPosition, Position>();
  const chemin = join(projet.dir, fichier);
  const [premiere] = cases;
  const source = premiere && getSource(premiere.source);
  if (!source || source.type !== "mesures" || !existsSync(chemin)) return positions;
  const sha256 = await sha256File(chemin);
  if (sha256 !== premiere.sha256) return positions; // le fichier a changé depuis : aucune ligne ne serait sûre
  const datee = source.millesime.de === "colonne";
  const longue = isLongue(source) ? source : null;
  for (const morceau of await preparer(chemin, sha256, source, dossierConversions(projet))) {
    const siennes = cases.filter(
      (c) =>
        (longue !== null || morceau.entete.includes(c.colonne)) &&
        (morceau.niveau === null || morceau.niveau === c.niveau || c.niveau === "arm"),
    );
    if (siennes.length === 0) continue;
    const nommer = (c: SansPosition): string =>
      [cleOf(c), datee ? c.millesime : "", ...(longue ? [c.colonne] : [])].join(" ");
    const designer = longue
      ? designerLongue(longue, morceau, siennes[0]?.niveau ?? "commune")
      : designerLarge(source, morceau);
    const lignes = await findLignes(morceau, designer, new Set(siennes.map(nommer)));
    for (const c of siennes) {
      const ligne = lignes.get(nommer(c));
      const nom = longue?.longue.valeur ?? c.colonne;
      const colonne = morceau.livre?.[morceau.entete.indexOf(nom)] ?? nom;
      if (ligne !== undefined) positions.set(c, { partie: partieOf(fichier, morceau), ligne, colonne });
    }
  }
  return positions;
}

/** Donne à chaque case sa ligne et sa feuille, en relisant une fois chaque fichier cité. */
export async function situer(projet: Projet, cases: readonly SansPosition[]): Promise<Case[]> {
  const positions = new Map<SansPosition, Position>();
  for (const fichier of new Set(cases.map((c) => c.fichier)))
    for (const [c, p] of await positionsDe(projet, fichier, cases.filter((c) => c.fichier === fichier))) positions.set(c, p); // prettier-ignore
  return cases.map((c) => {
    const { source: _, ...reste } = c;
    const p = positions.get(c);
    return { ...reste, colonne: p?.colonne ?? c.colonne, partie: p?.partie ?? null, ligne: p?.ligne ?? null };
  });
}
