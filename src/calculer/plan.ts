import { getSource } from "../../loaders/index.ts";
import type { Definition, Indicateur, Quantite } from "../modele/indicateur.ts";
import { enquetesCommunes } from "../modele/recensement.ts";
import { isAdditive } from "../modele/source.ts";
import { Inventaire, type TermeCalcul, type VariableChargee } from "./inventaire.ts";

/** Un calcul à faire d'un bloc sur tous les territoires : un indicateur, un millésime, un ou deux fichiers. */
export interface Calcul {
  readonly indicateur: string;
  /** Ordre de préférence entre deux calculs qui répondent : définition, puis proximité du dénominateur. */
  readonly rang: number;
  readonly annee: number;
  readonly debut: number | null;
  readonly forme: Definition["forme"];
  /** D'un niveau, `somme` s'il a plusieurs termes ; d'une variation, ce qui varie ; d'un rapport, `bornee` : une part du tout, qui ne peut pas le dépasser. */
  readonly part: string | null;
  readonly echelle: number;
  readonly fichiers: readonly number[];
  readonly additive: boolean;
  /** Numérateur et dénominateur viennent de deux fichiers : ils peuvent être livrés à des mailles différentes. */
  readonly croise: boolean;
  readonly approche: string | null;
  readonly sommeApprochee: string | null;
  readonly termes: readonly TermeCalcul[];
}

/** Les dates d'un recensement proche valent jusqu'à deux ans : au-delà, la population a trop changé. */
const ECART_PROCHE = 2;

const natureAdditive = (variables: readonly VariableChargee[], termes: readonly TermeCalcul[]): boolean =>
  termes.every((t) => variables.some((v) => v.id === t.variable && isAdditive(v.nature)));

const sommeApprochee = (source: string): string | null => {
  const s = getSource(source);
  return s?.type === "mesures" ? (s.sommeApprochee ?? null) : null;
};

/** Les fichiers qui donnent le dénominateur, le plus proche d'abord ; à égalité le plus ancien, connu à la date décrite. */
function findDenominateurs(
  inventaire: Inventaire,
  q: Quantite,
  annee: number,
): { fichier: number; termes: TermeCalcul[] }[] {
  return inventaire
    .fichiers(q.source)
    .flatMap(([fichier, variables]) =>
      inventaire.annees(variables, q.formule).flatMap((a) => {
        const ecart = Math.abs(a - annee);
        const termes =
          ecart <= (q.annee === "proche" ? ECART_PROCHE : 0) ? inventaire.quantite(variables, q, a, "d") : null;
        return termes ? [{ fichier, termes, ecart, annee: a }] : [];
      }),
    )
    .sort((x, y) => x.ecart - y.ecart || x.annee - y.annee || x.fichier - y.fichier);
}

function planNiveau(
  inventaire: Inventaire,
  variables: readonly VariableChargee[],
  indicateur: Indicateur,
  rang: number,
  d: Definition & { forme: "niveau" },
): Calcul[] {
  return inventaire.fichiers(d.valeur.source).flatMap(([fichier, siennes]) =>
    inventaire.annees(siennes, d.valeur.formule).flatMap((annee): Calcul[] => {
      const termes = inventaire.quantite(siennes, d.valeur, annee, "n");
      if (!termes) return [];
      return [
        {
          indicateur: indicateur.code,
          rang: rang * 100,
          annee,
          debut: null,
          forme: "niveau",
          part: termes.length > 1 ? "somme" : null,
          echelle: 1,
          fichiers: [fichier],
          additive: natureAdditive(variables, termes) && !d.valeur.presence,
          croise: false,
          approche: d.approche ?? null,
          sommeApprochee: sommeApprochee(d.valeur.source),
          termes,
        },
      ];
    }),
  );
}

function planRapport(
  inventaire: Inventaire,
  variables: readonly VariableChargee[],
  indicateur: Indicateur,
  rang: number,
  d: Definition & { forme: "rapport" },
): Calcul[] {
  return inventaire.fichiers(d.numerateur.source).flatMap(([fichier, siennes]) =>
    inventaire.annees(siennes, d.numerateur.formule).flatMap((annee): Calcul[] => {
      const n = inventaire.quantite(siennes, d.numerateur, annee, "n");
      if (!n) return [];
      const memeFichier = d.numerateur.source === d.denominateur.source && d.denominateur.annee !== "proche";
      const ici = memeFichier ? inventaire.quantite(siennes, d.denominateur, annee, "d") : null;
      const denominateurs = memeFichier
        ? ici
          ? [{ fichier, termes: ici }]
          : []
        : findDenominateurs(inventaire, d.denominateur, annee);
      return denominateurs.map((den, proximite): Calcul => {
        const termes = [...n, ...den.termes];
        return {
          indicateur: indicateur.code,
          rang: rang * 100 + proximite,
          annee,
          debut: null,
          forme: "rapport",
          part: indicateur.nature === "part" && d.approche === undefined ? "bornee" : null,
          echelle: d.echelle,
          fichiers: [...new Set([fichier, den.fichier])],
          additive: natureAdditive(variables, termes),
          croise: den.fichier !== fichier,
          approche: d.approche ?? null,
          sommeApprochee: sommeApprochee(d.numerateur.source),
          termes,
        };
      });
    }),
  );
}

function planVariation(
  inventaire: Inventaire,
  variables: readonly VariableChargee[],
  indicateur: Indicateur,
  rang: number,
  d: Definition & { forme: "variation" },
): Calcul[] {
  return inventaire.fichiers(d.source).flatMap(([fichier, siennes]) => {
    const annees = inventaire.annees(siennes, d.population);
    return annees.flatMap((annee) =>
      annees
        .filter((debut) => debut < annee && (enquetesCommunes(debut, annee) ?? []).length === 0)
        .flatMap((debut): Calcul[] => {
          const listes = [
            inventaire.termes(siennes, d.population, annee, null, "n"),
            inventaire.termes(siennes, d.population, debut, null, "d"),
            d.naissances ? inventaire.termes(siennes, d.naissances, annee, debut, "a") : [],
            d.deces ? inventaire.termes(siennes, d.deces, annee, debut, "b") : [],
          ];
          if (listes.some((l) => l === null)) return [];
          const termes = listes.flatMap((l) => l ?? []);
          return [
            {
              indicateur: indicateur.code,
              rang: rang * 100,
              annee,
              debut,
              forme: "variation",
              part: d.part,
              echelle: 100,
              fichiers: [fichier],
              additive: natureAdditive(variables, termes),
              croise: false,
              approche: null,
              sommeApprochee: sommeApprochee(d.source),
              termes,
            },
          ];
        }),
    );
  });
}

/**
 * Ce qu'il y a à calculer, d'après les variables réellement chargées. Un nouveau millésime ajoute des calculs sans une
 * ligne de code : les motifs du catalogue sont rendus à toutes les dates que les fichiers portent.
 */
export function planCalculs(indicateurs: readonly Indicateur[], variables: readonly VariableChargee[]): Calcul[] {
  const inventaire = new Inventaire(variables);
  return indicateurs.flatMap((indicateur) =>
    indicateur.definitions.flatMap((d, rang): Calcul[] => {
      if (d.forme === "niveau") return planNiveau(inventaire, variables, indicateur, rang, d);
      if (d.forme === "rapport") return planRapport(inventaire, variables, indicateur, rang, d);
      return planVariation(inventaire, variables, indicateur, rang, d);
    }),
  );
}
