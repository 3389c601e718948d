/** Une grandeur qui rapproche deux communes. */
export interface VariableComparable {
  /** Un indicateur du catalogue, ou `population` et `densite`, prises en logarithme. */
  readonly code: string;
  /** Telle qu'on la lit dans une phrase. */
  readonly nom: string;
}

const POPULATION: VariableComparable = { code: "population", nom: "la population" };
const DENSITE: VariableComparable = { code: "densite", nom: "la densité" };
const NIVEAU_DE_VIE: VariableComparable = { code: "REV-01", nom: "le niveau de vie médian" };
const PAUVRETE: VariableComparable = { code: "REV-02", nom: "le taux de pauvreté" };
const CHOMAGE: VariableComparable = { code: "EMP-01", nom: "le taux de chômage" };
const EMPLOIS: VariableComparable = { code: "EMP-12", nom: "la concentration d'emplois" };
const HLM: VariableComparable = { code: "LOG-02", nom: "la part de logements HLM" };
const PROPRIETAIRES: VariableComparable = { code: "LOG-01", nom: "la part de propriétaires" };
const AGES: VariableComparable = { code: "DEM-09", nom: "la part des 75 ans ou plus" };

/**
 * Les jeux de variables, par thème du catalogue ; `ensemble` sert aux autres. Une variable que la commune n'a pas, ou que
 * moins de 80 % des communes de taille voisine ont, est laissée de côté ; une commune à qui il en manque une autre l'est
 * aussi. Rien n'est imputé.
 */
export const JEUX_COMPARABLES: Readonly<Record<string, readonly VariableComparable[]>> = {
  ensemble: [POPULATION, DENSITE, NIVEAU_DE_VIE, PAUVRETE, AGES, HLM, CHOMAGE, EMPLOIS],
  demographie: [
    POPULATION,
    DENSITE,
    { code: "DEM-02", nom: "l'évolution de la population" },
    AGES,
    { code: "DEM-12", nom: "la natalité" },
  ],
  logement: [POPULATION, DENSITE, PROPRIETAIRES, HLM, { code: "LOG-04", nom: "la vacance des logements" }],
  revenus: [POPULATION, DENSITE, NIVEAU_DE_VIE, PAUVRETE, PROPRIETAIRES],
  emploi: [POPULATION, DENSITE, CHOMAGE, { code: "EMP-02", nom: "le taux d'activité" }, EMPLOIS],
};

/** Combien de communes comparables, et entre quelles tailles on les cherche. */
export const COMPARABLES = { nombre: 10, tailleMin: 0.5, tailleMax: 2, couverture: 0.8, variables: 3 } as const;

export const codeComparables = (theme: string): string => `COMPARABLES-${theme}`;

/** Le jeu d'un thème, ou celui d'ensemble. */
export const themeComparables = (theme: string): string => (theme in JEUX_COMPARABLES ? theme : "ensemble");
export const jeuDe = (theme: string): readonly VariableComparable[] => JEUX_COMPARABLES[themeComparables(theme)] ?? [];
