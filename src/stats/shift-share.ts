import { checkSameLength, checkSizes } from "./check.ts";

/** Les effectifs par secteur d'un territoire à deux dates. */
export interface EffectifsParSecteur {
  readonly debut: readonly number[];
  readonly fin: readonly number[];
}

/** Composantes en nombre (emplois, personnes) : leur somme est la variation observée. */
export interface ComposantesShiftShare {
  /** Ce qu'aurait apporté la croissance d'ensemble de la référence. */
  readonly national: number;
  /** Effet de structure : ce que le secteur a gagné de plus que l'ensemble, dans la référence. */
  readonly structurel: number;
  /** Effet local : ce que le territoire a gagné de plus que la référence, dans le même secteur. */
  readonly regional: number;
  /** Effet d'affectation (Esteban-Marquillas) ; 0 dans la version de Dunn. */
  readonly affectation: number;
  /** Variation observée. */
  readonly total: number;
}

export interface ShiftShare extends ComposantesShiftShare {
  readonly parSecteur: readonly ComposantesShiftShare[];
  /** Les composantes du total rapportées à l'effectif de départ, en proportion. */
  readonly taux: ComposantesShiftShare;
  /**
   * Version multiplicative (Gerfin) : croissance du territoire sur celle de la référence, `net = structure × local` ;
   * 1 ne dit ni avance ni retard.
   */
  readonly indices: { readonly structure: number; readonly local: number; readonly net: number };
}

export interface OptionsShiftShare {
  /**
   * `Dunn` : trois composantes, c'est le défaut. `Esteban-Marquillas` : l'effet local est calculé sur l'effectif
   * qu'aurait le territoire avec la structure de la référence ; le reste, l'affectation, dit s'il est spécialisé là où
   * il est fort.
   */
  readonly methode?: "Dunn" | "Esteban-Marquillas";
}

/**
 * Analyse structurelle-résiduelle (shift-share) : la croissance d'un territoire partagée entre la tendance de la
 * référence, sa structure par secteur et ce qui lui est propre.
 *
 * Les composantes se somment exactement à la variation, par secteur et en tout. L'effet local est un résidu : il porte
 * aussi les erreurs et les ruptures de série. Tout se rapporte au départ, si bien que l'intervalle compte ; sur une
 * série, `shiftShareDynamic` recommence à chaque période. La référence peut contenir le territoire ou non : le dire.
 *
 * Un secteur absent du territoire au départ n'a ni part nationale ni structure : sa création est locale.
 *
 * Sources : E. S. Dunn, Papers and Proceedings of the Regional Science Association, 6, 1960, p. 97-112 ;
 * J. M. Esteban-Marquillas, Regional and Urban Economics, 2(3), 1972, p. 249-261 ; H. Gerfin, Kyklos, 17(4), 1964,
 * p. 565-593.
 *
 * @param territoire effectifs par secteur aux deux dates
 * @param reference ceux du territoire de comparaison, mêmes secteurs dans le même ordre
 * @returns les composantes en effectifs, en proportion (`taux`) et en indices
 * @throws RangeError si les longueurs diffèrent, si un effectif est négatif, si un total est nul, si un secteur présent
 * dans le territoire au départ est absent de la référence
 * @example
 * const s = shiftShare({ debut: [90, 60], fin: [100, 55] }, { debut: [400, 400], fin: [440, 480] });
 * [s.national, s.structurel, s.regional].map((x) => x.toFixed(6)) // => ["22.500000", "-1.500000", "-16.000000"]
 */
export function shiftShare(
  territoire: EffectifsParSecteur,
  reference: EffectifsParSecteur,
  { methode = "Dunn" }: OptionsShiftShare = {},
): ShiftShare {
  const sectors = territoire.debut.length;
  checkSameLength("region end", territoire.fin, sectors);
  checkSameLength("reference start", reference.debut, sectors);
  checkSameLength("reference end", reference.fin, sectors);
  const [start, end] = [checkSizes("region start", territoire.debut), checkSizes("region end", territoire.fin)];
  const [whole, wholeEnd] = [
    checkSizes("reference start", reference.debut),
    checkSizes("reference end", reference.fin),
  ];
  const growth = (wholeEnd - whole) / whole;
  const parSecteur = territoire.debut.map((own, i): ComposantesShiftShare => {
    const [other, otherEnd, ownEnd] = [reference.debut[i]!, reference.fin[i]!, territoire.fin[i]!];
    if (own > 0 && other === 0) {
      throw new RangeError(`reference start must be positive where the region is, got 0 at index ${i}`);
    }
    const sectorGrowth = other === 0 ? growth : (otherEnd - other) / other;
    const local = ownEnd - own - own * sectorGrowth;
    const expected = methode === "Dunn" ? own : start * (other / whole);
    const regional = own === 0 ? local : (local / own) * expected;
    return {
      national: own * growth,
      structurel: own * (sectorGrowth - growth),
      regional: methode === "Dunn" ? local : regional,
      affectation: methode === "Dunn" ? 0 : local - regional,
      total: ownEnd - own,
    };
  });
  const total = sumComposantes(parSecteur);
  const net = end / start / (wholeEnd / whole);
  const structure = (start + total.national + total.structurel) / start / (wholeEnd / whole);
  return {
    ...total,
    parSecteur,
    taux: mapComposantes((nom) => total[nom] / start),
    indices: { structure, local: net / structure, net },
  };
}

const mapComposantes = (f: (nom: keyof ComposantesShiftShare) => number): ComposantesShiftShare => ({
  national: f("national"),
  structurel: f("structurel"),
  regional: f("regional"),
  affectation: f("affectation"),
  total: f("total"),
});

/** Somme de composantes : sur des secteurs, ou sur des périodes. */
export const sumComposantes = (all: readonly ComposantesShiftShare[]): ComposantesShiftShare =>
  mapComposantes((nom) => all.reduce((sum, c) => sum + c[nom], 0));
