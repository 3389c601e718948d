import type { Definition, Indicateur } from "../modele/indicateur.ts";
import { partIris } from "./bases.ts";
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
const chomage = (ages: string): readonly Definition[] => [
  {
    forme: "rapport",
    numerateur: { source: DOSSIER, formule: `P{aa}_CHOM${ages}` },
    denominateur: { source: DOSSIER, formule: `P{aa}_ACT${ages}` },
    echelle: 100,
  },
];
const seuls = (numerateur: string, denominateur: string): readonly Definition[] =>
  partIris("familles", numerateur, denominateur);

export const STRUCTURES: readonly Structure[] = [
  {
    indicateur: "EMP-01",
    composition: "l'âge des actifs",
    categories: [
      { suffixe: "15-24", libelle: "15 à 24 ans", definitions: chomage("1524") },
      { suffixe: "25-54", libelle: "25 à 54 ans", definitions: chomage("2554") },
      { suffixe: "55-64", libelle: "55 à 64 ans", definitions: chomage("5564") },
    ],
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
