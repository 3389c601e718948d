import { VILLE_TEMOIN } from "../ville-temoin.ts";

/**
 * Une voie inventée par IRIS habité, et combien de foyers de l'export y vivent, sur vingt-cinq : les grands ensembles viennent plus au
 * CCAS que les pavillons.
 */
const VOIES = [
  { iris: "0101", voie: "rue Fictive de la Halle", foyers: 2 },
  { iris: "0102", voie: "rue Fictive des Remparts", foyers: 1 },
  { iris: "0103", voie: "rue Fictive des Lavoirs", foyers: 3 },
  { iris: "0201", voie: "rue Fictive des Clairs", foyers: 5 },
  { iris: "0202", voie: "rue Fictive des Fonds", foyers: 4 },
  { iris: "0203", voie: "rue Fictive de Tilleroye", foyers: 3 },
  { iris: "0301", voie: "rue Fictive des Aubiers", foyers: 1 },
  { iris: "0302", voie: "rue Fictive des Longuets", foyers: 1 },
  { iris: "0303", voie: "rue Fictive du Bourgneuf", foyers: 1 },
  { iris: "0401", voie: "rue Fictive des Filatures", foyers: 2 },
  { iris: "0402", voie: "rue Fictive de la Rive", foyers: 2 },
] as const;

const PLACES = VOIES.flatMap(({ voie, foyers }) => Array.from({ length: foyers }, () => voie));
/** Premier avec le nombre de places : les foyers se répartissent sans tirage, ni ordre visible. */
const PAS = 7;

/** L'adresse d'un foyer, la même d'une année à l'autre. Un foyer sur cinquante n'a donné que sa rue, mal écrite. */
export const adresseOf = (rang: number): string =>
  rang % 50 === 0 ? "rue Fictive" : `${1 + (rang % 40)} ${PLACES[(rang * PAS) % PLACES.length]}`;

/** La table des voies de la démonstration, `adresses.csv` : des rues, jamais des personnes. */
export const formatAdresses = (): string =>
  [
    "voie;de;a;cote;iris;domiciliation;commune;code_postal",
    ...VOIES.map(
      ({ voie, iris }) => `${voie};1;40;;${VILLE_TEMOIN.code}${iris};;${VILLE_TEMOIN.nom};${VILLE_TEMOIN.code}`,
    ),
    "",
  ].join("\n");
