import { QUINZE_ANS } from "../modele/tranches-age.ts";

/** Comment une source donne la population par sexe et âge : par groupe, les variables qui s'y additionnent. */
export interface Pyramide {
  readonly source: string;
  readonly groupes: readonly {
    readonly libelle: string;
    readonly femmes: readonly string[];
    readonly hommes: readonly string[];
  }[];
}

const AGES = Array.from({ length: 101 }, (_, age) => age);

const parQuinzeAns = (source: string): Pyramide => ({
  source,
  groupes: QUINZE_ANS.map(([suffixe, libelle]) => ({
    libelle,
    femmes: [`P{aa}_F${suffixe}`],
    hommes: [`P{aa}_H${suffixe}`],
  })),
});

/** De cinq ans en cinq ans, jusqu'à « 95 ans ou plus ». */
const parAge: Pyramide["groupes"] = Array.from({ length: 20 }, (_, i) => {
  const ages = AGES.filter((age) => Math.min(Math.floor(age / 5), 19) === i);
  const variables = (lettre: string): string[] => ages.map((age) => `AGE${String(age).padStart(3, "0")}_${lettre}`);
  return {
    libelle: i === 19 ? "95 ans ou plus" : `${5 * i} à ${5 * i + 4} ans`,
    femmes: variables("F"),
    hommes: variables("H"),
  };
});

/** La population par sexe et année d'âge d'une source : une variable par âge, la dernière ouverte. */
export interface AgesDetailles {
  readonly source: string;
  readonly femmes: readonly string[];
  readonly hommes: readonly string[];
}

const unParAge = (lettre: string): string[] => AGES.map((age) => `AGE${String(age).padStart(3, "0")}_${lettre}`);

/** Ce qu'une projection par génération demande : chaque année d'âge, et non des tranches de quinze ans. */
export const AGES_DETAILLES: AgesDetailles = { source: "rp-ages", femmes: unParAge("F"), hommes: unParAge("H") };

/** Les sources d'une pyramide des âges, la plus détaillée d'abord. */
export const PYRAMIDES: readonly Pyramide[] = [
  { source: "rp-ages", groupes: parAge },
  parQuinzeAns("rp-cc-population"),
  parQuinzeAns("rp-dossier-complet"),
];
