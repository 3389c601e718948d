/** L'histoire racontée par les exports fictifs : tout chiffre qui change d'une année à l'autre est ici. */
export interface Annee {
  readonly annee: number;
  readonly demandes: number;
  readonly passages: number;
  /** Parts relatives des natures d'aide : l'alimentaire et l'énergie montent. */
  readonly natures: Readonly<Record<NatureFictive, number>>;
  /** Délai moyen d'instruction, en jours : il s'allonge, puis un deuxième agent arrive. */
  readonly delai: number;
}

export type NatureFictive =
  "alimentaire" | "energie" | "logement" | "transport" | "enfance" | "sante" | "secours" | "autre";

const autres = { logement: 10, transport: 6, enfance: 9, sante: 5, secours: 15, autre: 3 };

export const ANNEES: readonly Annee[] = [
  { annee: 2022, demandes: 540, passages: 1950, delai: 17, natures: { alimentaire: 30, energie: 12, ...autres } },
  { annee: 2023, demandes: 590, passages: 2080, delai: 23, natures: { alimentaire: 36, energie: 18, ...autres } },
  { annee: 2024, demandes: 640, passages: 2220, delai: 28, natures: { alimentaire: 43, energie: 21, ...autres } },
  { annee: 2025, demandes: 670, passages: 2350, delai: 21, natures: { alimentaire: 48, energie: 22, ...autres } },
];

/** L'hiver et la rentrée pèsent plus ; août est calme. De janvier à décembre. */
export const SAISON: readonly number[] = [6, 6, 5, 4, 4, 4, 4, 2, 6, 6, 6, 5];
