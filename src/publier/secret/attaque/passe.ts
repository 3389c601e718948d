import type { Equation } from "../../../secret/cellule.ts";
import { idOf } from "../cles.ts";
import { stateOf, type CasePubliee, type Livraison } from "../registre.ts";

/** Ce que les publications passées ajoutent à ce qu'un lecteur sait. */
export interface Souvenirs {
  /** Les valeurs montrées alors, qui ne sont plus celles d'aujourd'hui. */
  readonly connues: ReadonlyMap<string, number>;
  /** Les cases masquées alors, dont rien ne dit qu'elles n'ont pas changé. */
  readonly inconnues: readonly string[];
  readonly equations: readonly Equation[];
}

/**
 * Chaque état passé d'un registre, relu comme un tableau de plus. Une case masquée alors est supposée la même aujourd'hui tant
 * que rien de ce qui est montré dans sa somme n'a changé ; sinon c'est une inconnue de plus.
 *
 * @param sommesDe les sommes d'un tableau
 */
export function relirePasse(
  registres: readonly (readonly Livraison[])[],
  actuelles: ReadonlyMap<string, CasePubliee>,
  sommesDe: (cases: readonly CasePubliee[]) => readonly Equation[],
): Souvenirs {
  const connues = new Map<string, number>();
  const inconnues = new Set<string>();
  const equations: Equation[] = [];
  for (const livraisons of registres)
    for (const [i, { edition, livraison }] of livraisons.entries()) {
      const etat = stateOf(livraisons.slice(0, i + 1));
      const isChangee = (id: string): boolean => {
        const [alors, actuelle] = [etat.get(id)?.valeur ?? null, actuelles.get(id)];
        return alors !== null && actuelle !== undefined && actuelle.valeur !== alors;
      };
      for (const { total, parts } of sommesDe([...etat.values()])) {
        const isMouvante = [total, ...parts].some(isChangee);
        const nommer = (id: string): string => {
          const alors = etat.get(id)?.valeur ?? null;
          if (alors === null) {
            if (!isMouvante) return id;
            const nom = `${id}@${edition} ${livraison}`;
            inconnues.add(nom);
            return nom;
          }
          if (actuelles.get(id)?.valeur === alors) return id;
          const nom = `${id}@${alors}`;
          connues.set(nom, alors);
          return nom;
        };
        equations.push({ total: nommer(total), parts: parts.map(nommer) });
      }
    }
  return { connues, inconnues: [...inconnues], equations };
}

/** Une case montrée deux fois avec deux valeurs. */
export interface EcartLu {
  readonly id: string;
  readonly millesime: number;
  /** Celle des publications passées où l'autre valeur était montrée. */
  readonly livraison: string;
  readonly ecart: number;
}

export function findEcarts(cases: readonly CasePubliee[], registres: readonly (readonly Livraison[])[]): EcartLu[] {
  const aujourdhui = new Map(cases.flatMap((c) => (c.valeur === null ? [] : [[idOf(c), c.valeur] as const])));
  return registres.flat().flatMap((livraison) =>
    livraison.cases.flatMap((c): EcartLu[] => {
      const valeur = aujourdhui.get(idOf(c));
      if (c.valeur === null || valeur === undefined || valeur === c.valeur) return [];
      const nom = `${livraison.edition} ${livraison.livraison}`;
      return [{ id: idOf(c), millesime: c.millesime, livraison: nom, ecart: Math.abs(valeur - c.valeur) }];
    }),
  );
}
