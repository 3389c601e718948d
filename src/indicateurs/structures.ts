import type { Definition, Indicateur, Quantite } from "../modele/indicateur.ts";
import { tranche } from "./ages.ts";
import { partBases, partIris, partMelodi } from "./bases.ts";
import { EMPLOI } from "./emploi.ts";
import { ISOLEMENT } from "./isolement.ts";

/** Une catégorie d'une structure : le même taux, sur une partie de la population. */
interface Categorie {
  /** Suite du code : `15-24` donne `EMP-01:15-24`. */
  readonly suffixe: string;
  /** Tel qu'imprimé : « 15 à 24 ans ». */
  readonly libelle: string;
  readonly definitions: readonly Definition[];
}

/** Un taux qui est la moyenne de ceux de ses catégories, pondérée par leur taille : son évolution se décompose. */
export interface Structure {
  readonly indicateur: string;
  /** Ce qui pondère, tel qu'imprimé : « l'âge des actifs ». */
  readonly composition: string;
  readonly categories: readonly Categorie[];
}

const DOSSIER = "rp-dossier-complet";

/** Les tranches d'âge où le recensement compte l'emploi ; la dernière est ce que les deux autres laissent des 15 à 64 ans. */
const AGES_EMPLOI = [
  { suffixe: "15-24", libelle: "15 à 24 ans", age: "1524" },
  { suffixe: "25-54", libelle: "25 à 54 ans", age: "2554" },
  { suffixe: "55-64", libelle: "55 à 64 ans", age: "5564" },
] as const;
const parAge = (prefixe: string, age: string): string =>
  age === "5564" ? `${prefixe}1564 - ${prefixe}1524 - ${prefixe}2554` : `${prefixe}${age}`;

/** Une situation rapportée à une autre, pour un âge : bases complètes du recensement, puis Melodi. */
const parAgeEmploi = (numerateur: string, denominateur: string, age: string): readonly Definition[] => [
  ...partBases("emploi", parAge(`P{aa}_${numerateur}`, age), parAge(`P{aa}_${denominateur}`, age)),
  partMelodi("melodi-emploi", parAge(`MEL_${numerateur}`, age), parAge(`MEL_${denominateur}`, age)),
];
const dossier = (numerateur: string, denominateur: Quantite): Definition => ({
  forme: "rapport",
  numerateur: { source: DOSSIER, formule: numerateur },
  denominateur,
  echelle: 100,
});
const habitants = (age: string): Quantite => ({
  source: "rp-ages",
  formule: tranche(Number(age.slice(0, 2)), Number(age.slice(2))),
});
const seuls = (numerateur: string, denominateur: string): readonly Definition[] =>
  partIris("familles", numerateur, denominateur);

export const STRUCTURES: readonly Structure[] = [
  {
    indicateur: "EMP-01",
    composition: "l'âge des actifs",
    categories: AGES_EMPLOI.map(({ age, ...c }) => ({
      ...c,
      definitions: [
        dossier(`P{aa}_CHOM${age}`, { source: DOSSIER, formule: `P{aa}_ACT${age}` }),
        ...parAgeEmploi("CHOM", "ACT", age),
      ],
    })),
  },
  {
    indicateur: "EMP-02",
    composition: "l'âge des habitants de 15 à 64 ans",
    // Le dossier complet compte les actifs par âge, non les habitants : ceux-là se lisent au recensement par âge détaillé.
    categories: AGES_EMPLOI.map(({ age, ...c }) => ({
      ...c,
      definitions: [dossier(`P{aa}_ACT${age}`, habitants(age)), ...parAgeEmploi("ACT", "POP", age)],
    })),
  },
  {
    indicateur: "ISO-01",
    composition: "l'âge des habitants",
    categories: [
      {
        suffixe: "15-54",
        libelle: "15 à 54 ans",
        definitions: seuls(
          "P{aa}_POP15P_PSEUL - P{aa}_POP5579_PSEUL - P{aa}_POP80P_PSEUL",
          "P{aa}_POP15P - P{aa}_POP5579 - P{aa}_POP80P",
        ),
      },
      { suffixe: "55-79", libelle: "55 à 79 ans", definitions: seuls("P{aa}_POP5579_PSEUL", "P{aa}_POP5579") },
      { suffixe: "80P", libelle: "80 ans ou plus", definitions: seuls("P{aa}_POP80P_PSEUL", "P{aa}_POP80P") },
    ],
  },
];

export const codeCategorie = (indicateur: string, { suffixe }: Pick<Categorie, "suffixe">): string =>
  `${indicateur}:${suffixe}`;

/** Un taux par catégorie : calculé, jamais montré ni nommé par un projet. */
export const isComposante = (code: string): boolean => COMPOSANTES.some((c) => c.code === code);

const PORTEURS = [...EMPLOI, ...ISOLEMENT];

/** Les taux par catégorie, calculés comme les autres et montrés nulle part : ils ne servent qu'aux décompositions. */
export const COMPOSANTES: readonly Indicateur[] = STRUCTURES.flatMap(({ indicateur, categories }) => {
  const porteur = PORTEURS.find((i) => i.code === indicateur);
  if (!porteur) throw new RangeError(`structure must name an indicator, got ${indicateur}`);
  return categories.map((c): Indicateur => ({
    ...porteur,
    code: codeCategorie(indicateur, c),
    libelle: `${porteur.libelle}, ${c.libelle}`,
    sujet: `${porteur.sujet}, ${c.libelle}`,
    definition: `${porteur.definition} Parmi les ${c.libelle}.`,
    definitions: c.definitions,
  }));
});
