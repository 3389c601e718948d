import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { getSource } from "../../loaders/index.ts";
import { dossierConversions } from "../charger/charger-fichier.ts";
import { createDesigner, findLignes, nommerLigne } from "../charger/designer.ts";
import { isLongue } from "../charger/longue/entete.ts";
import { preparer, readOctets, type Morceau } from "../charger/preparer.ts";
import { dossierNational, type Projet } from "../charger/projet.ts";
import type { Case } from "./chaine.ts";

type SansPosition = Omit<Case, "ligne" | "partie"> & { readonly source: string };
interface Position {
  readonly partie: string | null;
  readonly ligne: number;
  /** La colonne telle que livrée : celle de la valeur d'une table en lignes, ou le nom d'avant un renommage. */
  readonly colonne: string;
}

const partieOf = (fichier: string, { feuille, chemin }: Morceau): string | null =>
  feuille ?? (basename(chemin) === basename(fichier) ? null : basename(chemin));

async function positionsDe(
  projet: Projet,
  fichier: string,
  cases: readonly SansPosition[],
): Promise<Map<SansPosition, Position>> {
  const positions = new Map<SansPosition, Position>();
  const chemin = join(dossierNational(projet), fichier);
  const [premiere] = cases;
  const source = premiere && getSource(premiere.source);
  if (!source || source.type !== "mesures" || !existsSync(chemin)) return positions;
  const lecture = await readOctets(chemin);
  if (lecture.sha256 !== premiere.sha256) return positions; // le fichier a changé depuis : aucune ligne ne serait sûre
  const longue = isLongue(source) ? source : null;
  for (const morceau of await preparer(chemin, lecture, source, dossierConversions(projet))) {
    const siennes = cases.filter(
      (c) =>
        (longue !== null || morceau.entete.includes(c.colonne)) &&
        (morceau.niveau === null || morceau.niveau === c.niveau || c.niveau === "arm"),
    );
    if (siennes.length === 0) continue;
    const nommer = (c: SansPosition): string => nommerLigne(source, c, c.colonne);
    const designer = createDesigner(source, morceau, siennes[0]?.niveau ?? "commune");
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
