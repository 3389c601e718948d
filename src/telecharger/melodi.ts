import { formatCase } from "../modele/csv.ts";
import type { Niveau } from "../modele/territoire.ts";
import { Refus } from "./refus.ts";

/** Une observation de l'API Melodi, telle que l'Insee la rend. `value` manque quand la valeur n'est pas diffusée. */
export interface Observation {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, { readonly value?: number | string }>>;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Une réponse de `/melodi/data/{jeu}`. */
export interface PageMelodi {
  readonly observations?: readonly Observation[];
  readonly paging?: { readonly next?: string; readonly count?: number };
}

/** Le niveau de Melodi (`GEO_OBJECT`) de chaque maille ; il n'a ni IRIS ni QPV. */
const OBJETS: Partial<Record<Niveau, string>> = {
  arm: "ARM",
  commune: "COM",
  epci: "EPCI",
  departement: "DEP",
  region: "REG",
  france: "FRANCE",
};

/** Ce qu'on garde d'une réponse. */
export interface Attendu {
  readonly niveau: Niveau | null;
  /** Géographie de la ligne de millesimes.csv, que la réponse doit avoir. */
  readonly cog: number | null;
}

export interface TableMelodi {
  readonly csv: string;
  readonly lignes: number;
  /** Observations d'un autre niveau, laissées de côté. */
  readonly autresNiveaux: number;
}

const STATUTS = ["OBS_STATUS", "CONF_STATUS"] as const;

interface Lue {
  readonly cog: number;
  readonly objet: string;
  readonly cases: Readonly<Record<string, string>>;
}

/** `2025-COM-44109` : géographie, niveau, code. */
function readGeo(geo: string | undefined): { cog: number; objet: string; code: string } {
  const [, cog, objet, code] = /^(\d{4})-([A-Z0-9]+)-(.+)$/.exec(geo ?? "") ?? [];
  if (cog === undefined || objet === undefined || code === undefined)
    throw new Refus("melodi-geo", `l'API rend un territoire sans sa géographie (« ${String(geo).slice(0, 40)} »)`);
  return { cog: Number(cog), objet, code };
}

function readObservation({ dimensions, measures, attributes = {} }: Observation): Lue {
  const { GEO, ...autres } = dimensions;
  const { cog, objet, code } = readGeo(GEO);
  const [mesure, ...trop] = Object.values(measures);
  if (mesure === undefined || trop.length > 0)
    throw new Refus("melodi-mesures", `l'API rend ${trop.length === 0 ? 0 : trop.length + 1} mesures par observation : une seule est attendue`, "Ajouter à l'adresse de quoi n'en choisir qu'une."); // prettier-ignore
  const OBS_VALUE = mesure.value === undefined ? "" : String(mesure.value);
  return { cog, objet, cases: { ...attributes, ...autres, GEO: code, GEO_OBJECT: objet, OBS_VALUE } };
}

/**
 * Met des observations dans la forme des fichiers CSV de Melodi : `GEO;GEO_OBJECT;…;TIME_PERIOD;OBS_VALUE;OBS_STATUS;
 * CONF_STATUS`, dimensions et attributs par ordre alphabétique, lignes triées. L'ordre de l'API n'a pas de sens : sans
 * tri, la même donnée n'aurait pas deux fois la même empreinte.
 * @throws {Refus} aucune observation, géographie mêlée ou autre que celle de la ligne, plusieurs mesures.
 */
export function formatMelodi(observations: readonly Observation[], { niveau, cog }: Attendu): TableMelodi {
  const lues = observations.map(readObservation);
  const objet = niveau === null ? undefined : OBJETS[niveau];
  if (niveau !== null && objet === undefined)
    throw new Refus("melodi-niveau", `Melodi n'a rien au niveau « ${niveau} »`, "Corriger la colonne niveau.");
  const gardees = lues.filter((l) => objet === undefined || l.objet === objet);
  if (gardees.length === 0)
    throw new Refus("melodi-vide", `l'API ne rend aucune observation${lues.length === 0 ? "" : ` au niveau « ${niveau} » (${lues.length} à d'autres niveaux)`}`, "Vérifier l'adresse : jeu, GEO, TIME_PERIOD."); // prettier-ignore
  const cogs = [...new Set(gardees.map((l) => l.cog))];
  if (cogs.length > 1) throw new Refus("melodi-geo", `l'API mêle plusieurs géographies (${cogs.sort().join(", ")})`, "Préciser la géographie dans l'adresse (GEO=2025-COM-…)."); // prettier-ignore
  if (cog !== null && cogs[0] !== cog) throw new Refus("melodi-cog", `la réponse est dans la géographie ${cogs[0]}, millesimes.csv dit ${cog}`, `Écrire ${cogs[0]} dans la colonne cog, ou préciser la géographie dans l'adresse.`); // prettier-ignore

  const presentes = new Set(gardees.flatMap((l) => Object.keys(l.cases)));
  const fixes = ["GEO", "GEO_OBJECT", "TIME_PERIOD", "OBS_VALUE", ...STATUTS];
  const libres = [...presentes].filter((c) => !fixes.includes(c)).sort();
  const colonnes = ["GEO", "GEO_OBJECT", ...libres, "TIME_PERIOD", "OBS_VALUE", ...STATUTS];
  const rows = gardees.map((l) => colonnes.map((c) => formatCase(l.cases[c] ?? "")).join(";")).sort();
  return {
    csv: `${[colonnes.map(formatCase).join(";"), ...rows].join("\n")}\n`,
    lignes: rows.length,
    autresNiveaux: lues.length - gardees.length,
  };
}
