import { retenir } from "../retenir.ts";
import { normalizeCommune, readAdresse } from "./voie.ts";

/**
 * Ce qu'on sait du lieu d'une ligne : au numéro ; à la voie, quand elle tient dans un seul IRIS ; à la commune seulement ;
 * à une adresse de domiciliation, qui ne dit pas où vit la personne ; hors de la commune.
 */
export const QUALITES = ["numero", "voie", "commune", "domiciliation", "hors commune"] as const;
export type QualiteLieu = (typeof QUALITES)[number];

export interface Lieu {
  /** Neuf chiffres ; null sous toute autre qualité que `numero` et `voie` : jamais forcé. */
  readonly iris: string | null;
  readonly qualite: QualiteLieu;
}

/** Une suite de numéros d'une voie, dans un IRIS. */
export interface Troncon {
  readonly voie: string;
  readonly de: number;
  readonly a: number;
  readonly cote: "pair" | "impair" | null;
  readonly iris: string;
  readonly isDomiciliation: boolean;
}

/** Les voies de la commune, telles que le projet les connaît. */
export interface TableAdresses {
  readonly voies: ReadonlyMap<string, readonly Troncon[]>;
  /** Noms normalisés, codes Insee et codes postaux de la commune ; vide : la table ne les dit pas. */
  readonly communes: ReadonlySet<string>;
}

const convient = ({ de, a, cote }: Troncon, numero: number): boolean =>
  numero >= de && numero <= a && (cote === null || (cote === "pair") === (numero % 2 === 0));

/**
 * Situe une adresse dans la table de la commune, en mémoire : l'adresse n'est jamais gardée. Rien n'est deviné : une voie
 * inconnue, ou à cheval sur deux IRIS sans numéro pour trancher, reste à la commune.
 * @param commune la case « commune » ou « code postal » de l'export ; vide si elle n'est pas lue.
 */
export function situer(adresse: string, commune: string, { voies, communes }: TableAdresses): Lieu {
  const ville = normalizeCommune(commune);
  if (ville !== "" && communes.size > 0 && !ville.split(" ").some((mot) => communes.has(mot)) && !communes.has(ville))
    return { iris: null, qualite: "hors commune" };
  const { numero, voie } = readAdresse(adresse);
  const troncons = voies.get(voie) ?? [];
  const siens = numero === null ? troncons : troncons.filter((t) => convient(t, numero));
  if (siens.some((t) => t.isDomiciliation)) return { iris: null, qualite: "domiciliation" };
  const iris = new Set(siens.map((t) => t.iris));
  const [seul] = iris;
  if (numero !== null && iris.size === 1 && seul !== undefined) return { iris: seul, qualite: "numero" };
  const tous = new Set(troncons.map((t) => t.iris));
  const [unique] = tous;
  const isEntiere = tous.size === 1 && unique !== undefined && !troncons.some((t) => t.isDomiciliation);
  return isEntiere ? { iris: unique, qualite: "voie" } : { iris: null, qualite: "commune" };
}

/** Situe des adresses dans une table, chacune une fois. */
export function createSituer(table: TableAdresses): (adresse: string, commune: string) => Lieu {
  const connus = retenir((texte) => {
    const [adresse = "", commune = ""] = JSON.parse(texte) as string[];
    return situer(adresse, commune, table);
  });
  return (adresse, commune) => connus(JSON.stringify([adresse, commune]));
}
