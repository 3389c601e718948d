import type { Champ } from "../formulaire.ts";
import { findIdentifiants } from "../personnel.ts";
import { normalizeLibelle } from "../texte.ts";

/** Les libellés d'une colonne face à la liste fermée d'un champ. */
export interface Libelles {
  /** Valeur de la liste → libellés de l'export que le gabarit y range. */
  readonly ranges: ReadonlyMap<string, readonly string[]>;
  /** Libellés inconnus, et leur nombre de lignes : sûrs à montrer. */
  readonly inconnus: readonly (readonly [string, number])[];
  /** Lignes dont le libellé, inconnu, ne se montre pas : trop rare ou trop long pour ne désigner personne. */
  readonly tus: number;
}

/**
 * Un libellé inconnu ne se montre que s'il revient : ce qui n'est écrit qu'une ou deux fois peut être le nom d'une
 * personne, tapé dans la mauvaise case.
 */
export const RARE = 3;
const LONGUEUR_MAX = 40;

const isMontrable = (libelle: string, n: number): boolean =>
  n >= RARE && libelle.length <= LONGUEUR_MAX && findIdentifiants(libelle).length === 0;

/** Range les libellés vus dans la liste fermée d'un champ, d'après les libellés que `connus` y mène. */
export function rangerLibelles(vus: ReadonlyMap<string, number>, connus: ReadonlyMap<string, string>): Libelles {
  const ranges = new Map<string, string[]>();
  const inconnus = new Map<string, readonly [string, number]>();
  let tus = 0;
  for (const [libelle, n] of vus) {
    const normal = normalizeLibelle(libelle);
    const valeur = connus.get(normal);
    if (valeur !== undefined) ranges.set(valeur, [...(ranges.get(valeur) ?? []), libelle]);
    else inconnus.set(normal, [inconnus.get(normal)?.[0] ?? libelle, (inconnus.get(normal)?.[1] ?? 0) + n]);
  }
  const montrables = [...inconnus.values()].filter(([libelle, n]) => {
    if (isMontrable(libelle, n)) return true;
    tus += n;
    return false;
  });
  return { ranges, inconnus: montrables.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "fr")), tus };
}

/** Libellé normalisé → valeur, d'après le gabarit d'un champ. */
export function libellesUsuels(champ: Champ): ReadonlyMap<string, string> {
  const connus = new Map<string, string>();
  if (!("libelles" in champ) || champ.libelles === undefined) return connus;
  for (const [valeur, libelles] of Object.entries(champ.libelles))
    for (const libelle of libelles) connus.set(normalizeLibelle(libelle), valeur);
  return connus;
}
