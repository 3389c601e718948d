import { checkFinite, checkPositive, checkSameLength } from "./check.ts";
import { standardise } from "./standardise.ts";

/**
 * Poids publiés de la version française de l'EDI, dix variables du recensement, chacune en part. Les millésimes
 * suivants de l'indice (2009, 2011, 2013, 2015, 2017) ont d'autres poids.
 *
 * Source : C. Pornet et al., Journal of Epidemiology and Community Health, 66, 2012, p. 982-989, tableau 5.
 */
export const EDI_2007 = {
  /** Logements surpeuplés. */
  surpeuplement: 0.11,
  /** Logements sans chauffage central ni électrique. */
  sansChauffage: 0.34,
  /** Ménages non propriétaires. */
  nonProprietaires: 0.55,
  /** Chômeurs. */
  chomage: 0.47,
  /** Personnes de nationalité étrangère. */
  etrangers: 0.23,
  /** Ménages sans voiture. */
  sansVoiture: 0.52,
  /** Ouvriers non qualifiés et ouvriers agricoles. */
  ouvriersNonQualifies: 0.37,
  /** Ménages de six personnes ou plus. */
  sixPersonnesOuPlus: 0.45,
  /** Personnes de faible niveau d'études. */
  faibleNiveauEtudes: 0.19,
  /** Familles monoparentales. */
  monoparentales: 0.41,
} as const;

/** Moyenne et écart-type de référence d'une variable, pour des scores comparables d'un territoire à l'autre. */
export interface ReferenceEdi {
  readonly moyenne: number;
  readonly ecartType: number;
}

export interface OptionsEdi<V extends string> {
  /** Moyenne et écart-type de chaque variable sur l'ensemble de référence ; absent : ceux des territoires donnés. */
  readonly reference?: Readonly<Record<V, ReferenceEdi>>;
  /** Coefficient de chaque variable ; `EDI_2007` par défaut. */
  readonly coefficients?: Readonly<Record<V, number>>;
}

/**
 * Indice européen de défavorisation (EDI), version française : somme de parts réduites, chacune multipliée par son
 * poids publié.
 *
 * Le score augmente avec la défaveur. Les parts sont réduites sur l'ensemble des territoires **fournis** (écart-type de
 * population) : l'indice publié l'est sur tous les IRIS de métropole. Pour s'y comparer, donner sa `reference` ; sinon
 * le score ne compare que les territoires donnés entre eux. À ne pas confondre avec `fdep`, dont les poids sont
 * recalculés à chaque fois.
 *
 * Source : C. Pornet, C. Delpierre, O. Dejardin et al., « Construction of an adaptable European transnational
 * ecological deprivation index: the French version », Journal of Epidemiology and Community Health, 66, 2012, p.
 * 982-989.
 *
 * @param parts pour chaque variable, une part de 0 à 1 par territoire
 * @returns un score par territoire, sans unité
 * @throws RangeError si une variable manque, si les longueurs diffèrent, si une variable sans référence est constante
 * @example
 * edi({ a: [0.1, 0.3], b: [0.5, 0.3] }, { coefficients: { a: 2, b: 1 } }).map((s) => s.toFixed(9)) // => ["-1.000000000", "1.000000000"]
 */
export function edi<V extends string = keyof typeof EDI_2007>(
  parts: Readonly<Record<V, readonly number[]>>,
  { reference, coefficients: donnes }: OptionsEdi<V> = {},
): number[] {
  const coefficients: Readonly<Record<string, number>> = donnes ?? EDI_2007;
  const variables = Object.keys(coefficients) as V[];
  checkPositive("number of variables", variables.length);
  const n = parts[variables[0] as V]?.length ?? 0;
  const scores = new Float64Array(n);
  for (const variable of variables) {
    const column: readonly number[] | undefined = parts[variable];
    if (column === undefined) throw new RangeError(`every variable must be given, got no ${variable}`);
    checkSameLength(variable, column, n);
    const coefficient = coefficients[variable] ?? NaN;
    checkFinite("coefficient", coefficient);
    const reduced = reference === undefined ? standardise(column).valeurs : reduceTo(column, reference[variable]);
    for (let i = 0; i < n; i++) scores[i]! += coefficient * (reduced[i] ?? NaN);
  }
  return [...scores];
}

function reduceTo(column: readonly number[], { moyenne, ecartType }: ReferenceEdi): Float64Array {
  checkFinite("reference mean", moyenne);
  checkPositive("reference standard deviation", ecartType);
  column.forEach((x) => checkFinite("share", x));
  return Float64Array.from(column, (x) => (x - moyenne) / ecartType);
}
