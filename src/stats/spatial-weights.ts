/**
 * Voisinages pondérés entre zones, en lignes compressées : les liens de la zone `i` occupent les places `debuts[i]` à
 * `debuts[i + 1]`, exclue, de `voisins` et de `poids`, par voisin croissant.
 */
export interface PoidsSpatiaux {
  readonly debuts: Uint32Array;
  readonly voisins: Uint32Array;
  readonly poids: Float64Array;
}

/** Un lien d'une zone vers une autre, désignée par sa place. */
export type LienSpatial = readonly [voisin: number, poids: number];

export interface OptionsPoidsSpatiaux {
  /** `ligne` : les poids de chaque zone font 1, si elle a des voisins ; c'est le défaut. `aucune` : tels quels. */
  readonly standardisation?: "ligne" | "aucune";
}

/**
 * Voisinages pondérés quelconques, donnés lien par lien.
 *
 * Pour la contiguïté, `contiguityWeights` ; pour la distance, `distanceWeights`. Les liens peuvent n'aller que dans un
 * sens (plus proches voisins). Une zone sans voisin est permise : elle compte dans la moyenne, non dans les voisinages.
 *
 * Source : L. Anselin, Spatial Econometrics: Methods and Models, Kluwer, 1988, chap. 3.
 *
 * @param lignes par zone, ses liens ; poids positifs
 * @returns les voisinages, en lignes compressées
 * @throws RangeError si un voisin n'est pas la place d'une autre zone, se répète, ou si un poids n'est pas positif
 * @example
 * const w = spatialWeights([[[1, 2], [2, 6]], [[0, 1]], []]);
 * [...w.debuts] // => [0, 2, 3, 3]
 * [...w.poids] // => [0.25, 0.75, 1]
 */
export function spatialWeights(
  lignes: readonly (readonly LienSpatial[])[],
  { standardisation = "ligne" }: OptionsPoidsSpatiaux = {},
): PoidsSpatiaux {
  const links = lignes.reduce((sum, ligne) => sum + ligne.length, 0);
  const debuts = new Uint32Array(lignes.length + 1);
  const voisins = new Uint32Array(links);
  const poids = new Float64Array(links);
  let place = 0;
  lignes.forEach((ligne, zone) => {
    let total = 0;
    for (const [voisin, poid] of ligne) {
      checkLink(zone, voisin, poid, lignes.length);
      total += poid;
    }
    const scale = standardisation === "ligne" ? 1 / total : 1;
    for (const [voisin, poid] of ligne.toSorted((a, b) => a[0] - b[0])) {
      if (place > debuts[zone]! && voisins[place - 1] === voisin) {
        throw new RangeError(`neighbours of zone ${zone} must be distinct, got ${voisin} twice`);
      }
      voisins[place] = voisin;
      poids[place++] = poid * scale;
    }
    debuts[zone + 1] = place;
  });
  return { debuts, voisins, poids };
}

function checkLink(zone: number, voisin: number, poid: number, zones: number): void {
  if (!Number.isInteger(voisin) || voisin < 0 || voisin >= zones || voisin === zone) {
    throw new RangeError(`neighbours of zone ${zone} must be other zones of 0 to ${zones - 1}, got ${voisin}`);
  }
  if (!(poid > 0 && poid < Infinity)) {
    throw new RangeError(`weights of zone ${zone} must be positive, got ${poid}`);
  }
}

/** Poids du lien de `zone` vers `voisin`, 0 s'il n'y en a pas. */
export function weightBetween({ debuts, voisins, poids }: PoidsSpatiaux, zone: number, voisin: number): number {
  let low = debuts[zone]!;
  let high = debuts[zone + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (voisins[middle]! < voisin) low = middle + 1;
    else high = middle;
  }
  return low < debuts[zone + 1]! && voisins[low] === voisin ? poids[low]! : 0;
}

/** Moyenne pondérée (somme, si les poids ne sont pas standardisés) des valeurs voisines d'une zone. */
export function spatialLag({ debuts, voisins, poids }: PoidsSpatiaux, zone: number, values: Float64Array): number {
  let sum = 0;
  for (let k = debuts[zone]!; k < debuts[zone + 1]!; k++) sum += poids[k]! * values[voisins[k]!]!;
  return sum;
}
