import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import type { Anomalie } from "../modele/anomalie.ts";
import { plan, type Reperage } from "./reperage.ts";

/** Un contour tel que donné, en plan, et le code du territoire qu'il entoure. */
export interface Contour {
  readonly code: string;
  readonly polygones: readonly (readonly Position[])[][];
}

type Surface = Feature<Polygon | MultiPolygon, Readonly<Record<string, unknown>>>;

/**
 * Lit un fichier de contours GeoJSON, en WGS84 ou en Lambert-93, et n'en garde que les territoires attendus. La propriété
 * qui porte leur code est celle dont les valeurs sont ces codes : son nom change d'un producteur à l'autre.
 * @param attendus codes des territoires à dessiner.
 * @returns les contours retenus, et toutes les anomalies du fichier ; une bloquante vide les contours.
 */
export function readContours(
  texte: string,
  fichier: string,
  attendus: ReadonlySet<string>,
): { readonly contours: readonly Contour[]; readonly anomalies: readonly Anomalie[] } {
  const anomalies: Anomalie[] = [];
  const signaler = (
    gravite: Anomalie["gravite"],
    message: string,
    action: string,
    valeur: string | null = null,
  ): void => {
    anomalies.push({ gravite, code: "contours", fichier, ligne: null, colonne: null, valeur, message, action });
  };
  const refuser = (
    message: string,
    action: string,
    valeur: string | null = null,
  ): { contours: []; anomalies: Anomalie[] } => {
    signaler("bloquante", message, action, valeur);
    return { contours: [], anomalies };
  };

  const objets = parse(texte);
  if (objets === null)
    return refuser(
      "Ce fichier de contours n'est pas un GeoJSON",
      "Donner une collection d'objets au format GeoJSON (.geojson).",
    );
  const surfaces = objets.filter(isSurface);
  if (surfaces.length === 0)
    return refuser(
      "Ce fichier n'a aucune surface",
      "Donner des polygones : un fichier de points ou de lignes ne se colorie pas.",
    );
  const propriete = codeProperty(surfaces, attendus);
  if (propriete === null)
    return refuser(
      "Aucun contour ne porte le code d'un territoire à dessiner",
      "Vérifier que ces contours sont ceux du territoire du rapport, et que leurs codes sont complets (neuf caractères pour un IRIS, cinq pour une commune).",
    );
  const gardees = surfaces.filter((s) => attendus.has(codeOf(s, propriete)));
  const reperage = plan(gardees.flatMap((s) => polygonsOf(s).flat(2)));
  if (reperage === null)
    return refuser(
      "Ces coordonnées ne sont ni en longitude et latitude (WGS84), ni en Lambert-93",
      "Réexporter le fichier en WGS84 (EPSG 4326).",
    );

  const contours = new Map<string, Contour>();
  for (const surface of gardees) {
    const code = codeOf(surface, propriete);
    const fautif = polygonsOf(surface)
      .flat()
      .find((a) => !isAnneau(a));
    if (fautif)
      signaler("bloquante", "Un contour n'est pas refermé, ou a moins de trois sommets", "Réparer sa géométrie.", code);
    if (contours.has(code))
      signaler("bloquante", "Deux contours portent le même code", "Les réunir en un seul objet.", code);
    contours.set(code, { code, polygones: projectPolygons(surface, reperage) });
  }
  const absents = [...attendus].filter((code) => !contours.has(code)).sort();
  if (absents.length > 0)
    signaler(
      "avertissement",
      `Sans contour, ${absents.length > 1 ? "ces territoires ne seront" : "ce territoire ne sera"} pas sur la carte`,
      "Prendre des contours de la géographie de l'édition.",
      absents.join(", "),
    );
  return anomalies.some((a) => a.gravite === "bloquante")
    ? { contours: [], anomalies }
    : { contours: [...contours.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), anomalies };
}

function parse(texte: string): readonly Feature[] | null {
  try {
    const lu = JSON.parse(texte) as Partial<FeatureCollection> | null;
    return lu?.type === "FeatureCollection" && Array.isArray(lu.features) ? lu.features : null;
  } catch {
    return null;
  }
}

const isSurface = (objet: Feature): objet is Surface =>
  objet.geometry?.type === "Polygon" || objet.geometry?.type === "MultiPolygon";

const polygonsOf = ({ geometry }: Surface): readonly (readonly Position[])[][] =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;

const codeOf = (surface: Surface, propriete: string): string => String(surface.properties?.[propriete] ?? "");

/** La propriété où se lisent le plus de codes attendus ; null si aucune n'en porte. */
function codeProperty(surfaces: readonly Surface[], attendus: ReadonlySet<string>): string | null {
  const comptes = new Map<string, number>();
  for (const { properties } of surfaces)
    for (const [nom, valeur] of Object.entries(properties ?? {}))
      if (attendus.has(String(valeur))) comptes.set(nom, (comptes.get(nom) ?? 0) + 1);
  return [...comptes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const isAnneau = (anneau: readonly Position[]): boolean => {
  const [debut, fin] = [anneau[0], anneau.at(-1)];
  return anneau.length >= 4 && debut?.[0] === fin?.[0] && debut?.[1] === fin?.[1];
};

const projectPolygons = (surface: Surface, { project }: Reperage): readonly (readonly Position[])[][] =>
  polygonsOf(surface).map((polygone) => polygone.map((anneau) => anneau.map(project)));
