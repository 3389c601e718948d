import { type Formulaire, isSuivi } from "../formulaire.ts";
import { FORMULAIRES } from "../formulaires/index.ts";
import { withCoffre } from "../registre/memoire.ts";

/** Combien de foyers partagent une combinaison : seul (1), à moins de 5, à moins de 11, ou davantage. */
export interface Anonymat {
  readonly formulaire: Formulaire;
  /** Ce qui est croisé, l'année comprise. */
  readonly croisees: readonly string[];
  readonly lignes: number;
  readonly combinaisons: number;
  /** Lignes dont la combinaison est celle d'un seul foyer, de 2 à 4, de 5 à 10, de 11 ou plus. */
  readonly seules: number;
  readonly moinsDeCinq: number;
  readonly moinsDeOnze: number;
  readonly autres: number;
  /** Lignes d'une combinaison dont le champ sensible n'a qu'une valeur : l'y savoir, c'est la connaître (l = 1). */
  readonly certaines: number;
  /** Lignes qui seraient celles d'un seul foyer pour qui en sait aussi le jour ; null si la table n'a pas de jour. */
  readonly seulesAuJour: number | null;
}

/** Les seuils du comité de pilotage (5) et du public (11) : ceux que l'outil masque. */
export const SEUILS = { copil: 5, public: 11 } as const;

const requete = ({ table, sensible, ...formulaire }: Formulaire, croisees: readonly string[]): string => {
  const unites = isSuivi({ table, ...formulaire }) ? "count(distinct foyer)" : "count(*)";
  const diversite = sensible === undefined ? "2" : `count(distinct ${sensible})`;
  const jour = formulaire.champs.find(({ nom, type }) => nom === formulaire.date && type === "date")?.nom;
  const compter = (condition: string): string => `coalesce(sum(n) filter (${condition}), 0)::integer`;
  return `
    with classes as (select ${unites} as k, count(*) as n, ${diversite} as l from ${table} group by ${croisees.join(", ")})${jour === undefined ? "" : `, jours as (select ${unites} as k, count(*) as n from ${table} group by ${[...croisees, jour].join(", ")})`}
    select coalesce(sum(n), 0)::integer as lignes, count(*)::integer as combinaisons, ${compter("k <= 1")} as seules,
           ${compter(`k > 1 and k < ${SEUILS.copil}`)} as "moinsDeCinq",
           ${compter(`k >= ${SEUILS.copil} and k < ${SEUILS.public}`)} as "moinsDeOnze",
           ${compter(`k >= ${SEUILS.public}`)} as autres, ${compter("l <= 1")} as certaines,
           ${jour === undefined ? "null" : `(select coalesce(sum(n), 0)::integer from jours where k <= 1)`} as "seulesAuJour"
    from classes`;
};

/** La k-anonymité et la l-diversité de chaque table du coffre qui a des lignes. Des comptes. */
export const measureAnonymat = (chemin: string): Promise<readonly Anonymat[]> =>
  withCoffre(chemin, async (connection) => {
    const mesures: Anonymat[] = [];
    for (const formulaire of FORMULAIRES) {
      if (formulaire.quasi === undefined) continue;
      const croisees = ["millesime", ...formulaire.quasi];
      const [row] = (await connection.runAndReadAll(requete(formulaire, croisees))).getRowObjectsJS();
      // DuckDB ne type pas ses lignes : la requête en nomme les colonnes.
      const comptes = row as unknown as Omit<Anonymat, "formulaire" | "croisees">;
      if (comptes.lignes > 0) mesures.push({ formulaire, croisees, ...comptes });
    }
    return mesures;
  });
