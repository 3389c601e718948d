import type { Niveau } from "../../modele/territoire.ts";
import { FORMES } from "./codes.ts";

/** Départements et régions du code officiel géographique trouvés avec les fichiers : code → nom. */
export interface NomsSupra {
  readonly departement: ReadonlyMap<string, string>;
  readonly region: ReadonlyMap<string, string>;
}

/** Régions depuis 2016 (COG) : ce qu'on confronte aux codes quand aucun COG n'accompagne les fichiers. */
const REGIONS = "01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94".split(" ");
const NOMBRE_DEPARTEMENTS = 101;

/** Un nom sans accents ni ponctuation, pour comparer deux graphies. */
export const plier = (nom: string): string =>
  nom
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();

/** « 84 » est le Vaucluse ou Auvergne-Rhône-Alpes : les libellés tranchent, à défaut la liste des codes. */
function departementOuRegion(
  codes: readonly string[],
  libelles: readonly (readonly [string, string])[],
  noms: NomsSupra,
): Niveau | null {
  const concordances = (table: ReadonlyMap<string, string>): number =>
    libelles.filter(([code, libelle]) => plier(table.get(code) ?? "") === plier(libelle) && libelle !== "").length;
  const [d, r] = [concordances(noms.departement), concordances(noms.region)];
  if (d !== r) return d > r ? "departement" : "region";
  // Des libellés, et aucun qu'on connaisse : d'anciennes régions, peut-être. Les codes seuls tromperaient.
  if (libelles.length > 0 && noms.departement.size > 0 && noms.region.size > 0) return null;
  const regions = new Set(noms.region.size > 0 ? noms.region.keys() : REGIONS);
  if (!codes.every((c) => regions.has(c))) return "departement";
  // Toutes sont des codes de région, et peut-être aussi de département : la liste presque complète l'emporte.
  const partRegions = codes.length / regions.size;
  const partDepartements = codes.length / (noms.departement.size || NOMBRE_DEPARTEMENTS);
  return partRegions >= 1 / 2 && partRegions > partDepartements ? "region" : null;
}

/** La maille d'un fichier d'après ses codes ; null quand ils ne suffisent pas à la dire. */
export function readNiveau(
  niveaux: readonly Niveau[],
  codes: readonly string[],
  libelles: readonly (readonly [string, string])[],
  noms: NomsSupra,
): Niveau | null {
  if (niveaux.length === 1) return niveaux[0] ?? null;
  const permis = (n: Niveau): Niveau | null => (niveaux.includes(n) ? n : null);
  const tous = (forme: RegExp): boolean => codes.length > 0 && codes.every((c) => forme.test(c));
  if (codes.length === 1 && tous(FORMES.france)) return permis("france");
  if (tous(FORMES.epci)) return permis("epci");
  if (tous(/^\d[\dA-Z]?\d{3}$/)) return permis("commune");
  return tous(/^(\d[\dA-Z]?|97\d)$/) ? departementOuRegion(codes, libelles, noms) : null;
}
