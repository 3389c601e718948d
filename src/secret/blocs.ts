import type { Contrainte } from "./cellule.ts";
import type { Programme } from "./solveur.ts";
import type { Systeme } from "./systeme.ts";

/** Ce que sait un lecteur : les cases qu'il ignore, la valeur des autres, et ce que les chiffres dérivés lui apprennent. */
export interface Connaissance {
  readonly systeme: Systeme;
  readonly inconnue: (colonne: number) => boolean;
  /** Les lignes linéairement indépendantes une fois les cases connues ôtées. */
  readonly independantes: readonly number[];
  readonly contraintes: readonly Contrainte[];
  /** Les cases attaquées ; par défaut toutes. */
  readonly colonnes?: readonly number[];
}

/** Des cases inconnues liées entre elles et à aucune autre : chaque bloc s'attaque seul. */
export interface Bloc {
  readonly colonnes: readonly number[];
  /** Les sommes du système qui lient ses cases. */
  readonly lignes: readonly number[];
  readonly programme: Programme;
  /** Les valeurs du programme sont celles des cases divisées par l'échelle, pour la précision du solveur. */
  readonly echelle: number;
}

/** Une somme de montants publiés n'est juste qu'à l'arrondi de leur producteur près. */
const ARRONDI = 1e-6;
/** Sans les vraies valeurs, la marge laissée à une somme de montants : l'erreur des nombres flottants, pas davantage. */
const MARGE = 1e-12;
/** Au-delà, les montants sont divisés : les tolérances du solveur sont absolues. */
const GRAND = 1e5;

interface LigneReduite {
  /** La ligne du système dont elle vient ; −1 pour un chiffre dérivé. */
  ligne: number;
  colonnes: number[];
  coefs: number[];
  bas: number;
  haut: number;
}

/** Les blocs de cases inconnues, chacun avec ses équations ramenées à elles. */
export function splitBlocs(connaissance: Connaissance): Bloc[] {
  const { systeme, inconnue } = connaissance;
  const lignes = reduceLignes(connaissance);
  const parent = Int32Array.from(systeme.cellules.keys());
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  for (const { colonnes } of lignes) for (const c of colonnes) parent[find(c)] = find(colonnes[0]!);
  const groupes = new Map<number, { colonnes: number[]; lignes: LigneReduite[] }>();
  for (const c of connaissance.colonnes ?? systeme.cellules.keys()) {
    if (!inconnue(c)) continue;
    const groupe = groupes.get(find(c));
    if (groupe) groupe.colonnes.push(c);
    else groupes.set(find(c), { colonnes: [c], lignes: [] });
  }
  for (const ligne of lignes) groupes.get(find(ligne.colonnes[0]!))?.lignes.push(ligne);
  return [...groupes.values()].map((groupe) => createBloc(systeme, groupe.colonnes, groupe.lignes));
}

function reduceLignes({ systeme, inconnue, independantes, contraintes }: Connaissance): LigneReduite[] {
  const reduce = (
    ligne: number,
    colonnes: readonly number[],
    coefs: readonly number[],
    [bas, haut]: readonly [number, number],
  ): LigneReduite => {
    const reduite: LigneReduite = { ligne, colonnes: [], coefs: [], bas, haut };
    let [ampleur, vrai] = [0, 0]; // des montants publiés ; de la somme des inconnues, NaN si l'une manque
    for (let k = 0; k < colonnes.length; k++) {
      const c = colonnes[k]!;
      if (inconnue(c)) {
        reduite.colonnes.push(c);
        reduite.coefs.push(coefs[k]!);
        vrai += coefs[k]! * (systeme.cellules[c]!.valeur ?? NaN);
        continue;
      }
      const { valeur, nature } = systeme.cellules[c]!;
      if (valeur === null) throw new RangeError(`known cell must have a value, got ${systeme.cellules[c]!.id}`);
      reduite.bas -= coefs[k]! * valeur;
      reduite.haut -= coefs[k]! * valeur;
      if (nature === "montant") ampleur += Math.abs(valeur);
    }
    if (ampleur === 0) return reduite;
    // Le vrai tableau doit rester possible malgré les arrondis : le second membre est alors le sien.
    if (reduite.bas === reduite.haut && Math.abs(vrai - reduite.bas) <= ARRONDI * ampleur)
      return { ...reduite, bas: vrai, haut: vrai };
    return { ...reduite, bas: reduite.bas - MARGE * ampleur, haut: reduite.haut + MARGE * ampleur };
  };
  return [
    ...independantes.map((l) => reduce(l, systeme.lignes[l]!.colonnes, systeme.lignes[l]!.coefs, [0, 0])),
    ...contraintes.map(({ termes, min, max }) => {
      const colonnes = termes.map(({ id }) => systeme.rang.get(id));
      const absente = termes.find((_, k) => colonnes[k] === undefined);
      if (absente) throw new RangeError(`constraint must name known cells, got ${absente.id}`);
      const coefs = termes.map(({ coef }) => coef);
      return reduce(-1, colonnes as number[], coefs, [min, max]);
    }),
  ].filter(({ colonnes }) => colonnes.length > 0);
}

function createBloc({ cellules }: Systeme, colonnes: readonly number[], lignes: readonly LigneReduite[]): Bloc {
  const finis = lignes.flatMap(({ bas, haut }) => [bas, haut]).filter(Number.isFinite);
  const echelle = Math.max(1, finis.reduce((max, b) => Math.max(max, Math.abs(b)), 0) / GRAND);
  const local = new Map(colonnes.map((c, k) => [c, k]));
  return {
    colonnes,
    lignes: lignes.map(({ ligne }) => ligne).filter((l) => l >= 0),
    echelle,
    programme: {
      bas: colonnes.map((c) => (cellules[c]!.bornes?.[0] ?? 0) / echelle),
      haut: colonnes.map((c) => (cellules[c]!.bornes?.[1] ?? Infinity) / echelle),
      couts: colonnes.map(() => 0),
      lignes: lignes.map((l) => ({
        colonnes: l.colonnes.map((c) => local.get(c)!),
        coefs: l.coefs,
        bas: l.bas / echelle,
        haut: l.haut / echelle,
      })),
    },
  };
}
