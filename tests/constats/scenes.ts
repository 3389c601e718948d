import type { Genre, Question } from "../../src/constats/affirmation.ts";
import { repondre } from "../../src/constats/constats.ts";
import type { Constat } from "../../src/constats/constat.ts";
import type { Donnees } from "../../src/constats/donnees.ts";
import type { Force } from "../../src/constats/force.ts";
import { isEmpechement } from "../../src/constats/genres/genre.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import type { Territoire } from "../../src/modele/territoire.ts";
import {
  COMMUNE,
  DEPARTEMENT,
  donneesEssai,
  FRANCE,
  IRIS,
  type ReglagesEssai,
  type ValeursEssai,
} from "./donnees-essai.ts";

/** Une question, les données qui y répondent, et un nom pour s'y retrouver. */
export interface Scene {
  readonly nom: string;
  readonly question: Question;
  readonly reglages: ReglagesEssai;
}

type Nombre = number | { readonly pour100: number; readonly sur: number };

export const constatDe = ({ question, reglages, nom }: Scene): Constat => {
  const reponse = repondre(question, donneesEssai(reglages));
  if (isEmpechement(reponse)) throw new RangeError(`${nom} must have an answer, got ${reponse.raison}`);
  return reponse;
};

/** L'effectif qui donne à une question la force voulue : le plus petit d'une suite croissante. */
export function doser(force: Force, scene: (sur: number) => Scene, depuis = 40): Scene {
  for (let sur = depuis; sur < 1e8; sur *= 1.1) {
    const essai = scene(Math.round(sur));
    if (constatDe(essai).force === force) return essai;
  }
  throw new RangeError(`a size must exist for force, got ${force}`);
}

const question = (
  genre: Genre,
  i: Indicateur,
  periode: readonly string[],
  reste: Partial<Question> = {},
): Question => ({
  genre,
  indicateurs: [i.code],
  territoire: COMMUNE,
  comparateurs: [],
  periode,
  ...reste,
});

const valeurs = (i: Indicateur, lignes: Readonly<Record<string, Nombre>>): ValeursEssai =>
  Object.fromEntries(Object.entries(lignes).map(([cle, v]) => [`${i.code} ${cle}`, v]));

const C = COMMUNE.code;
const part = (pour100: number, sur: number | null): Nombre => (sur === null ? pour100 : { pour100, sur });

export interface OptionsEcart {
  readonly sur?: number | null;
  readonly second?: number;
  readonly commune?: Territoire;
}

export function sceneEcart(
  i: Indicateur,
  ici: number,
  la: number,
  { sur = null, second, commune = COMMUNE }: OptionsEcart = {},
): Scene {
  const lignes: Record<string, Nombre> = { [`${commune.code} 2022`]: part(ici, sur), "FM 2022": part(la, sur) };
  if (second !== undefined) lignes["00 2022"] = second;
  return {
    nom: `écart, ${i.sujet}`,
    question: question("ecart", i, ["2022"], {
      territoire: commune,
      comparateurs: second === undefined ? [FRANCE] : [FRANCE, DEPARTEMENT],
    }),
    reglages: { indicateurs: [i], valeurs: valeurs(i, lignes), commune },
  };
}

export function sceneEvolution(
  i: Indicateur,
  debut: number,
  fin: number,
  sur: number | null = null,
  refus?: string,
): Scene {
  return {
    nom: `évolution, ${i.sujet}`,
    question: question("evolution", i, ["2016", "2022"]),
    reglages: {
      indicateurs: [i],
      valeurs: valeurs(i, { [`${C} 2016`]: part(debut, sur), [`${C} 2022`]: part(fin, sur) }),
      ...(refus === undefined ? {} : { refus }),
    },
  };
}

export function sceneAcceleration(
  i: Indicateur,
  trois: readonly [number, number, number],
  sur: number | null = null,
): Scene {
  const [a, b, c] = trois;
  return {
    nom: `rythme, ${i.sujet}`,
    question: question("acceleration", i, ["2011", "2016", "2022"]),
    reglages: {
      indicateurs: [i],
      valeurs: valeurs(i, { [`${C} 2011`]: part(a, sur), [`${C} 2016`]: part(b, sur), [`${C} 2022`]: part(c, sur) }),
    },
  };
}

export interface OptionsAggravation {
  readonly surEcart?: number | null;
  readonly surEvolution?: number | null;
}

/** Niveau comparé en 2022 ; évolution de 2011 à 2016, pour que chaque moitié ait ses propres effectifs. */
export function sceneAggravation(
  i: Indicateur,
  [ici, la]: readonly [number, number],
  [debut, fin]: readonly [number, number],
  { surEcart = null, surEvolution = null }: OptionsAggravation = {},
): Scene {
  return {
    nom: `défavorable et de plus en plus, ${i.sujet}`,
    question: question("aggravation", i, ["2022", "2011", "2016"], { comparateurs: [FRANCE] }),
    reglages: {
      indicateurs: [i],
      valeurs: valeurs(i, {
        [`${C} 2022`]: part(ici, surEcart),
        "FM 2022": part(la, surEcart),
        [`${C} 2011`]: part(debut, surEvolution),
        [`${C} 2016`]: part(fin, surEvolution),
      }),
    },
  };
}

/** Six quartiers, dont l'écart à la commune est multiplié par `facteur` entre 2016 et 2021. */
export function sceneDivergence(
  i: Indicateur,
  facteur: number,
  sur: number | null,
  edition: Donnees["edition"],
): Scene {
  const [niveau, pas] = i.unite === "€" ? [20000, 900] : [20, 2];
  const ecarts = [-3, -2, -1, 1, 2, 3];
  const lignes: Record<string, Nombre> = { [`${C} 2016`]: niveau, [`${C} 2021`]: niveau };
  IRIS.forEach((t, k) => {
    lignes[`${t.code} 2016`] = part(niveau + pas * (ecarts[k] ?? 0), sur);
    lignes[`${t.code} 2021`] = part(niveau + facteur * pas * (ecarts[k] ?? 0), sur);
  });
  return {
    nom: `quartiers, ${i.sujet}`,
    question: question("divergence", i, ["2016", "2021"]),
    reglages: { indicateurs: [i], valeurs: valeurs(i, lignes), edition },
  };
}

export function sceneIris(i: Indicateur, ici: number, ville: number, sur: number | null = null): Scene {
  const [gare] = IRIS;
  if (!gare) throw new RangeError("a neighbourhood must exist, got none");
  return {
    nom: `quartier, ${i.sujet}`,
    question: question("iris", i, ["2021"], { territoire: gare, comparateurs: [COMMUNE] }),
    reglages: {
      indicateurs: [i],
      valeurs: valeurs(i, { [`${gare.code} 2021`]: part(ici, sur), [`${C} 2021`]: part(ville, sur) }),
    },
  };
}

/** Quatre domaines ; `touches` quartiers sont à une fois et demie la commune du côté défavorable, les autres à son niveau. */
export function sceneCumul(
  indicateurs: readonly Indicateur[],
  touches: number,
  sur: number | null,
  edition: Donnees["edition"],
): Scene {
  const lignes: Record<string, Nombre> = {};
  for (const i of indicateurs) {
    lignes[`${i.code} ${C} 2021`] = part(20, sur);
    IRIS.forEach((t, k) => {
      const loin = i.sens === "+" ? 30 : 10;
      lignes[`${i.code} ${t.code} 2021`] = part(k < touches ? loin : 20, sur);
    });
  }
  return {
    nom: "cumul",
    question: {
      genre: "cumul",
      indicateurs: indicateurs.map((i) => i.code),
      territoire: COMMUNE,
      comparateurs: [],
      periode: indicateurs.map(() => "2021"),
    },
    reglages: { indicateurs, valeurs: lignes, edition },
  };
}

/** Le besoin est le numérateur de REV-10 ; l'activité, le nombre de foyers aidés. */
export function sceneRecours(
  rev10: Indicateur,
  annees: Readonly<Record<string, readonly [aides: number, besoin: number]>>,
): Scene {
  const lues = Object.entries(annees);
  return {
    nom: "recours",
    question: question(
      "recours",
      rev10,
      lues.map(([a]) => a),
      { activite: "foyers_aides" },
    ),
    reglages: {
      indicateurs: [rev10],
      valeurs: valeurs(
        rev10,
        Object.fromEntries(lues.map(([a, [, besoin]]) => [`${C} ${a}`, { pour100: 10, sur: besoin * 10 }])),
      ),
      agregats: lues.map(([a, [aides]]) => ({
        source: "ccas-aides",
        variable: "foyers_aides",
        modalite: null,
        millesime: Number(a),
        valeur: aides,
        statut: "valeur",
        unite: "foyers",
      })),
    },
  };
}
