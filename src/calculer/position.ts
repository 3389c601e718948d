import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { getSource } from "../../loaders/index.ts";
import { dossierConversions } from "../charger/charger-fichier.ts";
import { readEnregistrements } from "../charger/lignes.ts";
import { preparer, sha256File, type Morceau } from "../charger/preparer.ts";
import type { Projet } from "../charger/projet.ts";
import { FRANCES } from "../modele/territoire.ts";
import type { Case } from "./chaine.ts";

type SansPosition = Omit<Case, "ligne" | "partie"> & { readonly source: string };
interface Position {
  readonly partie: string | null;
  readonly ligne: number;
}

/** Filosofi écrit `1` pour la métropole : le code livré d'une « France » peut n'être pas le sien. */
const cleOf = (c: Pick<Case, "niveau" | "territoire">): string => (c.niveau === "france" ? "france" : c.territoire);
const isFrance = (code: string): boolean => code === "1" || Object.hasOwn(FRANCES, code);

const partieOf = (fichier: string, { feuille, chemin }: Morceau): string | null =>
  feuille ?? (basename(chemin) === basename(fichier) ? null : basename(chemin));

/**
 * Cherche les lignes de quelques territoires dans un morceau, en le relisant ; s'arrête quand toutes sont trouvées. Une
 * source datée ligne à ligne a une ligne par territoire et par année.
 */
async function findLignes(
  morceau: Morceau,
  cle: number,
  date: number,
  cherchees: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const trouvees = new Map<string, number>();
  for await (const { cells, ligne } of readEnregistrements(morceau)) {
    const code = cells[cle] ?? "";
    const annee = date < 0 ? "" : (cells[date] ?? "").slice(0, 4);
    for (const nom of isFrance(code) ? [code, "france"] : [code]) {
      const cherche = `${nom} ${annee}`;
      if (cherchees.has(cherche) && !trouvees.has(cherche)) trouvees.set(cherche, ligne);
    }
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
  const datee = source.millesime.de === "colonne" ? source.millesime.colonne : null;
  for (const morceau of await preparer(chemin, sha256, source, dossierConversions(projet))) {
    const siennes = cases.filter(
      (c) =>
        morceau.entete.includes(c.colonne) &&
        (morceau.niveau === null || morceau.niveau === c.niveau || c.niveau === "arm"),
    );
    if (siennes.length === 0) continue;
    const nommer = (c: SansPosition): string => `${cleOf(c)} ${datee === null ? "" : c.millesime}`;
    const lignes = await findLignes(
      morceau,
      morceau.entete.indexOf(source.cle),
      datee === null ? -1 : morceau.entete.indexOf(datee),
      new Set(siennes.map(nommer)),
    );
    for (const c of siennes) {
      const ligne = lignes.get(nommer(c));
      if (ligne !== undefined) positions.set(c, { partie: partieOf(fichier, morceau), ligne });
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
    return { ...reste, partie: positions.get(c)?.partie ?? null, ligne: positions.get(c)?.ligne ?? null };
  });
}
