import { checkFinite, checkSameLength, checkSizes } from "./check.ts";

/** Une population découpée en catégories (âges, quartiers) : leurs effectifs et leurs taux. */
export interface PopulationParCategorie {
  /** Effectif, ou part, de chaque catégorie : ramenés à des parts. */
  readonly effectifs: readonly number[];
  readonly taux: readonly number[];
}

export interface PartsKitagawa {
  /** Ce qui tient à la composition : le taux serait passé de l'un à l'autre avec les mêmes taux par catégorie. */
  readonly composition: number;
  /** Ce qui tient aux taux par catégorie, à composition égale. */
  readonly taux: number;
  /** Ce qui tient aux deux ensemble ; 0 quand l'interaction est répartie. */
  readonly interaction: number;
}

export interface Kitagawa extends PartsKitagawa {
  /** Les deux taux bruts. */
  readonly bruts: readonly [number, number];
  /** Second taux moins premier : exactement la somme des trois parts. */
  readonly ecart: number;
  /**
   * Apport de chaque catégorie, qui se somme aux parts. Celui de la composition dépend du niveau général des taux : il
   * se lit en bloc, non catégorie par catégorie.
   */
  readonly parCategorie: readonly PartsKitagawa[];
}

export interface OptionsKitagawa {
  /**
   * `repartie` : taux et compositions moyens, sans interaction, symétrique ; c'est le défaut. `separee` : la première
   * population sert de base et l'interaction est un troisième terme.
   */
  readonly interaction?: "repartie" | "separee";
}

/**
 * Décomposition de Kitagawa : la part de la composition et celle des taux dans l'écart entre deux taux.
 *
 * C'est Das Gupta à deux facteurs (`dasGupta`, pour en avoir plus), et la standardisation directe sur la moyenne des
 * deux populations. La variante à trois termes, dite aussi d'Oaxaca à trois composantes, dépend de la population prise
 * pour base. Rien de causal : « tient à » veut dire « compte pour ».
 *
 * Source : E. M. Kitagawa, « Components of a Difference Between Two Rates », Journal of the American Statistical
 * Association, 50, 1955, p. 1168-1194.
 *
 * @param premiere population de départ
 * @param seconde population d'arrivée, mêmes catégories dans le même ordre
 * @returns l'écart et ses parts, dans l'unité des taux
 * @throws RangeError si les longueurs diffèrent, si un effectif est négatif, si tous sont nuls, si un taux n'est pas
 * fini
 * @example
 * const k = kitagawa({ effectifs: [60, 40], taux: [0.1, 0.3] }, { effectifs: [40, 60], taux: [0.1, 0.4] });
 * k.composition.toFixed(4) // => "0.0500"
 * k.taux.toFixed(4) // => "0.0500"
 */
export function kitagawa(
  premiere: PopulationParCategorie,
  seconde: PopulationParCategorie,
  { interaction = "repartie" }: OptionsKitagawa = {},
): Kitagawa {
  const shares = [readShares(premiere, premiere), readShares(seconde, premiere)] as const;
  const parCategorie = premiere.taux.map((rate, i): PartsKitagawa => {
    const share = shares[0][i]!;
    const [shareGap, rateGap] = [shares[1][i]! - share, seconde.taux[i]! - rate];
    if (interaction === "separee") {
      return { composition: shareGap * rate, taux: share * rateGap, interaction: shareGap * rateGap };
    }
    return { composition: shareGap * (rate + rateGap / 2), taux: (share + shareGap / 2) * rateGap, interaction: 0 };
  });
  const sum = (nom: keyof PartsKitagawa): number => parCategorie.reduce((total, part) => total + part[nom], 0);
  const parts = { composition: sum("composition"), taux: sum("taux"), interaction: sum("interaction") };
  const bruts = [crudeRate(shares[0], premiere.taux), crudeRate(shares[1], seconde.taux)] as const;
  return { ...parts, bruts, ecart: parts.composition + parts.taux + parts.interaction, parCategorie };
}

function readShares({ effectifs, taux }: PopulationParCategorie, first: PopulationParCategorie): number[] {
  checkSameLength("sizes", effectifs, first.effectifs.length);
  checkSameLength("rates", taux, first.effectifs.length);
  for (const rate of taux) checkFinite("rate", rate);
  const total = checkSizes("sizes", effectifs);
  return effectifs.map((size) => size / total);
}

const crudeRate = (shares: readonly number[], taux: readonly number[]): number =>
  shares.reduce((sum, share, i) => sum + share * taux[i]!, 0);
