import type { Definition, Indicateur, Theme } from "../modele/indicateur.ts";

/** Les fichiers de Filosofi où une même notion se lit, du plus récent format au plus ancien. */
export function definitionsFilosofi(noms: {
  cc?: string;
  disp?: string;
  iris?: string;
  comparateur?: string;
  /** La mesure de Melodi (`FILOSOFI_MEASURE`), seule forme des chiffres clés depuis 2023. */
  melodi?: string;
  /** Noms dans les fichiers par quartier prioritaire : indicateurs de l'Insee (sans année), puis Filosofi par QPV. */
  qpv?: readonly [string, string];
}): Definition[] {
  const niveau = (source: string, formule: string | undefined): Definition[] =>
    formule === undefined ? [] : [{ forme: "niveau", valeur: { source, formule } }];
  return [
    ...niveau("filosofi-cc", noms.cc),
    ...niveau("filosofi-cc-classeur", noms.cc),
    ...niveau("filosofi-disp", noms.disp),
    ...niveau("filosofi-iris", noms.iris),
    ...niveau("melodi-filosofi", noms.melodi && `FILO_${noms.melodi}`),
    ...niveau("rp-comparateur", noms.comparateur),
    ...niveau("qpv-revenus", noms.qpv?.[0]),
    ...niveau("qpv-filosofi-2024", noms.qpv?.[1]),
    ...niveau("qpv-filosofi", noms.qpv?.[1]),
  ];
}

const BORNES: readonly [number, number] = [5, 95];

/** Un taux de pauvreté publié par Filosofi : arrondi et borné par l'Insee, jamais recalculé. */
export function tauxPauvrete(
  declaration: Pick<Indicateur, "code" | "libelle" | "sujet" | "niveaux"> & {
    theme: Theme;
    variable: string;
    iris?: string;
    comparateur?: string;
    melodi?: string;
    qpv?: readonly [string, string];
    pieges?: string[];
    /** De qui parle le taux, quand ce n'est pas de tous les habitants : « des ménages locataires ». */
    champ?: string;
  },
): Indicateur {
  const { variable, iris, comparateur, melodi, qpv, pieges = [], champ: population = "", ...reste } = declaration;
  return {
    ...reste,
    accord: "ms",
    unite: "%",
    decimales: 0,
    sens: "+",
    nature: "part",
    bornes: BORNES,
    definition: `Part des personnes dont le niveau de vie est inférieur à 60 % du niveau de vie médian de France métropolitaine${population && `, parmi celles ${population}`}.`,
    pieges: [
      "R6 : l'Insee écrit 5 pour « 5 % ou moins » et 95 pour « 95 % ou plus » ; à la commune, le taux est arrondi à l'unité.",
      ...pieges,
    ],
    definitions: definitionsFilosofi({
      cc: variable,
      ...(iris ? { iris } : {}),
      ...(comparateur ? { comparateur } : {}),
      ...(melodi ? { melodi } : {}),
      ...(qpv ? { qpv } : {}),
    }),
  };
}
