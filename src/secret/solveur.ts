import loadHighs from "highs";

/** Un programme linéaire : des variables bornées, des lignes `bas ≤ Σ coef × x ≤ haut`, des coûts à minimiser. */
export interface Programme {
  readonly bas: readonly number[];
  readonly haut: readonly number[];
  readonly couts: readonly number[];
  readonly lignes: readonly {
    readonly colonnes: readonly number[];
    readonly coefs: readonly number[];
    readonly bas: number;
    readonly haut: number;
  }[];
}

/** Un programme gardé en mémoire par le solveur : on change un coût ou une borne et on résout à nouveau, à chaud. */
export interface Modele {
  readonly setCout: (colonne: number, cout: number) => void;
  readonly setBornes: (colonne: number, bas: number, haut: number) => void;
  /** Oublie la base d'avant : à faire quand une borne a changé, le simplexe dual repart mieux de rien. */
  readonly reset: () => void;
  readonly minimize: () => Solution;
  readonly maximize: () => Solution;
  readonly dispose: () => void;
}

/** Les valeurs des variables à l'optimum ; sinon, pourquoi il n'y en a pas. */
export type Solution = Float64Array | "impossible" | "infinie";

export interface Solveur {
  readonly createModele: (programme: Programme) => Modele;
}

/** Un programme qui n'est donné au solveur que si l'on s'en sert. */
export function openModele({ createModele }: Solveur, programme: Programme) {
  let modele: Modele | undefined;
  return { get: (): Modele => (modele ??= createModele(programme)), dispose: (): void => modele?.dispose() };
}

let charge: Promise<Solveur> | undefined;

/**
 * HiGHS (université d'Édimbourg, licence MIT), compilé en WebAssembly : chargé une fois, de 60 à 130 ms. Le simplexe primal
 * garde la base précédente, toujours réalisable quand seul l'objectif change.
 */
export function loadSolveur(): Promise<Solveur> {
  charge ??= loadHighs().then((highs) => ({ createModele: (programme) => createModele(highs, programme) }));
  return charge;
}

function createModele(highs: Awaited<ReturnType<typeof loadHighs>>, { bas, haut, couts, lignes }: Programme): Modele {
  const starts = new Int32Array(lignes.length + 1);
  lignes.forEach(({ colonnes }, l) => (starts[l + 1] = starts[l]! + colonnes.length));
  const { optimal, infeasible, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
  const { minimize, maximize } = highs.constants.objectiveSense;
  const model = highs.createModel({
    numCols: bas.length,
    numRows: lignes.length,
    colCost: Float64Array.from(couts),
    colLower: Float64Array.from(bas),
    colUpper: Float64Array.from(haut),
    rowLower: Float64Array.from(lignes, (l) => l.bas),
    rowUpper: Float64Array.from(lignes, (l) => l.haut),
    matrix: {
      format: "csr",
      numRows: lignes.length,
      numCols: bas.length,
      starts,
      indices: Int32Array.from(lignes.flatMap((l) => l.colonnes)),
      values: Float64Array.from(lignes.flatMap((l) => l.coefs)),
    },
  });
  model.options.set({ output_flag: false, presolve: "off", solver: "simplex", random_seed: 0 });
  const solve = (sense: typeof minimize): Solution => {
    model.changeObjectiveSense(sense);
    model.run();
    const status = model.getModelStatus();
    if (status === optimal) return Float64Array.from(model.getSolution().colValue);
    if (status === infeasible) return "impossible";
    if (status === unbounded || status === unboundedOrInfeasible) return "infinie";
    throw new RangeError(`linear program must be solved, got HiGHS status ${status}`);
  };
  return {
    setCout: (colonne, cout) => void model.changeColCost(colonne, cout),
    setBornes: (colonne, lower, upper) => void model.changeColBounds(colonne, lower, upper),
    reset: () => void model.setLogicalBasis(),
    minimize: () => solve(minimize),
    maximize: () => solve(maximize),
    dispose: () => model.dispose(),
  };
}
