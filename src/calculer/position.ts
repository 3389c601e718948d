import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { getSource } from "../../loaders/index.ts";
import { dossierConversions } from "../charger/charger-fichier.ts";
import { nomNu, prepareDesignations, readDesignations } from "../charger/designation.ts";
import { createDesigner, findLignes, nommerLigne, type Ranger } from "../charger/designer.ts";
import { isLongue } from "../charger/longue/entete.ts";
import { preparer, readOctets, type Morceau } from "../charger/preparer.ts";
import { dossierNational, type Projet } from "../charger/projet.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import type { SourceMesures } from "../modele/source.ts";
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

/** D'un nom ou d'un numéro au code, pour une source qui ne code pas ses territoires. */
async function readRanger(connexion: Connexion, { designation }: SourceMesures): Promise<Ranger | undefined> {
  if (designation === undefined) return undefined;
  await prepareDesignations(connexion);
  const designations = await readDesignations(connexion, designation);
  return (livre) => designations.get(nomNu(livre)) ?? livre;
}

/** Une source regroupée n'a pas de ligne à montrer : ce qu'elle additionne de celles du territoire. */
function direSomme(source: SourceMesures, colonne: string): string | undefined {
  const somme = source.variables.find((v) => v.motif === colonne)?.somme;
  if (!source.regroupee || !somme) return undefined;
  const quoi = somme.produit.length === 0 ? "compte" : `somme de ${somme.produit.join(" × ")}`;
  const si = somme.si ? ` où ${somme.si.colonne} = ${somme.si.valeurs.join(" ou ")}` : "";
  return `${quoi} des lignes du territoire${si}`;
}

async function positionsDe(
  connexion: Connexion,
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
  const ranger = await readRanger(connexion, source);
  for (const morceau of await preparer(chemin, lecture, source, dossierConversions(projet))) {
    const siennes = cases.filter(
      (c) =>
        (longue !== null || morceau.entete.includes(c.colonne)) &&
        (morceau.niveau === null || morceau.niveau === c.niveau || c.niveau === "arm"),
    );
    if (siennes.length === 0) continue;
    const nommer = (c: SansPosition): string => nommerLigne(source, c, c.colonne);
    const designer = createDesigner(source, morceau, siennes[0]?.niveau ?? "commune", ranger);
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
export async function situer(connexion: Connexion, projet: Projet, cases: readonly SansPosition[]): Promise<Case[]> {
  const positions = new Map<SansPosition, Position>();
  for (const fichier of new Set(cases.map((c) => c.fichier)))
    for (const [c, p] of await positionsDe(connexion, projet, fichier, cases.filter((c) => c.fichier === fichier))) positions.set(c, p); // prettier-ignore
  return cases.map((c) => {
    const { source: id, ...reste } = c;
    const p = positions.get(c);
    const source = getSource(id);
    const somme = source?.type === "mesures" ? direSomme(source, c.colonne) : undefined;
    return {
      ...reste,
      ...(somme === undefined ? {} : { somme }),
      colonne: p?.colonne ?? c.colonne,
      partie: p?.partie ?? null,
      ligne: p?.ligne ?? null,
    };
  });
}
