import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CsvError } from "csv-parse/sync";
import { STRUCTURE_CCAS } from "../../indicateurs/structure-ccas.ts";
import { cheminActivite } from "../../rapport/adresses.ts";
import { isIncertaine } from "../../secret/exigence.ts";
import { MANIFESTE, parseManifeste, type Manifeste } from "../../verifier/manifeste.ts";
import { attaquerTableau, type Attaque } from "./attaquer.ts";
import type { Attaquable } from "./livrer.ts";
import { readRegistre, type EditionProtegee } from "./registre.ts";
import { nameCases, readTableau } from "./tableau-csv.ts";

/** Le lecteur d'une édition a aussi celles qui sont plus ouvertes que la sienne. */
const LUES: Readonly<Record<EditionProtegee, readonly EditionProtegee[]>> = {
  public: ["public"],
  copil: ["copil", "public"],
};

const lireActivite = (dist: string, { annee }: Manifeste): string => readFileSync(join(dist, cheminActivite(annee)), "utf8"); // prettier-ignore

/** Les cases qu'un site bâti dit taire, et celles qu'il montre ; null s'il ne publie aucun chiffre du CCAS, ou rien de lisible. */
export function listCasesDuSite(dist: string, manifeste: Manifeste): ReturnType<typeof nameCases> | null {
  if (!existsSync(join(dist, cheminActivite(manifeste.annee)))) return null;
  try {
    return nameCases(lireActivite(dist, manifeste));
  } catch (error) {
    // La barrière dit elle-même qu'un CSV abîmé ne se décode pas.
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** Les registres qu'a le lecteur d'une édition, et ce qui les rompt. */
export const readRegistresLus = (projet: string, edition: EditionProtegee): ReturnType<typeof readRegistre>[] =>
  LUES[edition].map((e) => readRegistre(projet, e));

/**
 * Attaque un site bâti avec les registres du projet, sans la vérité.
 * @throws RangeError si le site n'a pas de manifeste ; erreur de lecture s'il n'a pas de tableau
 */
export function attaquerSite({ dist, projet, edition, seuil }: Attaquable): Attaque {
  const manifeste = parseManifeste(readFileSync(join(dist, MANIFESTE)));
  if (!manifeste) throw new RangeError("site must have a manifest, got none");
  const cases = readTableau(lireActivite(dist, manifeste));
  const registres = readRegistresLus(projet, edition).map(({ livraisons }) => livraisons);
  return attaquerTableau(cases, registres, seuil);
}

/**
 * Ce qu'une attaque donne, qu'on ne devait pas savoir : les cases masquées dont il ne reste qu'une valeur possible, et les différences
 * de deux cases qui compteraient quelques personnes. C'est ce que l'on peut en dire sans connaître la vérité.
 */
export function listRetrouvees({ intervalles, exactes, complements, seuil }: Attaque): readonly string[] {
  const differences = new Set(complements.map(({ id }) => id));
  const isMontant = (id: string): boolean => (id.split("|")[0] ?? "") in STRUCTURE_CCAS.montants;
  const serrees = (intervalles ?? []).filter(({ id, min, max }) => {
    const nature = isMontant(id) ? "montant" : "effectif";
    if (isIncertaine({ id, valeur: null, nature }, min, max ?? Infinity)) return false;
    return !differences.has(id) || (min > 0.5 && min < seuil - 0.5);
  });
  return [...new Set([...exactes.filter((id) => !differences.has(id)), ...serrees.map(({ id }) => id)])];
}
