import type { CasePlacee, Feuille } from "./feuilles.ts";
import { PREUVE, type Schema } from "./sommes.ts";

/** Au plus de places parmi lesquelles chercher, et d'essais par territoire : au-delà, un lecteur patient ferait mieux que nous. */
const [PLACES, ESSAIS] = [40, 20_000];

/**
 * Les territoires emboîtés qu'un lecteur retrouve sans carte : `foyers_par_quartier|Centre` est toujours la somme des mêmes IRIS
 * de `foyers_par_iris`. Les deux ventilations ont le même nom de total ; le découpage se lit dans les années montrées, s'il est le
 * seul possible et si trop de chiffres tombent juste pour un hasard (il y a 2^n ensembles de n IRIS). Un QPV à cheval s'y lit
 * de même : rien ne suppose que les territoires se partagent la commune.
 */
export function findEmboitements(feuilles: readonly Feuille[]): Schema[] {
  const parVariable = new Map<string, Set<string>>();
  for (const { places } of feuilles)
    for (const [place, { variable, modalite }] of places)
      if (modalite !== null) parVariable.set(variable, (parVariable.get(variable) ?? new Set()).add(place));
  const totalOf = (variable: string): string => variable.replace(/_par_.*$/, "");
  const variables = [...parVariable].filter(([variable]) => variable.includes("_par_"));
  return variables.flatMap(([large, grandes]) =>
    variables
      .filter(([fine, petites]) => totalOf(fine) === totalOf(large) && petites.size > grandes.size)
      .flatMap(([, petites]) =>
        [...grandes].flatMap((total): Schema[] => {
          const parts = findParts(feuilles, total, [...petites]);
          return parts ? [{ total, parts }] : [];
        }),
      ),
  );
}

function findParts(feuilles: readonly Feuille[], total: string, places: readonly string[]): string[] | null {
  const isLue = (c: CasePlacee | undefined): boolean => c !== undefined && c.valeur !== null;
  const completes = feuilles.filter(({ places: lues }) => [total, ...places].every((p) => isLue(lues.get(p))));
  const cible = completes.map(({ places: lues }) => lues.get(total)!.valeur!);
  const candidates = places
    .map((place) => ({ place, valeurs: completes.map(({ places: lues }) => lues.get(place)!.valeur!) }))
    .filter(({ valeurs }) => valeurs.some((v) => v > 0) && valeurs.every((v, i) => v <= cible[i]!))
    .sort((a, b) => b.valeurs[0]! - a.valeurs[0]!);
  const annees = new Set(cible.map((v, i) => `${completes[i]!.millesime} ${v}`)); // la même année livrée deux fois n'en prouve qu'une
  const preuve = [...annees].reduce((s, nom) => s + Math.log10(1 + Number(nom.split(" ")[1])), 0);
  if (candidates.length > PLACES || preuve - candidates.length * Math.log10(2) < PREUVE.paire) return null;
  const solutions = searchParts(candidates.map(({ valeurs }) => valeurs), cible); // prettier-ignore
  const [seule, autre] = solutions ?? [];
  return seule && !autre && seule.length > 1 ? seule.map((k) => candidates[k]!.place) : null;
}

/** Les ensembles qui font exactement la cible, chaque année ; deux au plus, ou `null` si l'on renonce. */
function searchParts(valeurs: readonly (readonly number[])[], cible: readonly number[]): number[][] | null {
  // Ce que les candidates suivantes peuvent encore apporter.
  const restes = valeurs.reduceRight<number[][]>(
    (faits, v) => [v.map((x, i) => x + faits[0]![i]!), ...faits],
    [cible.map(() => 0)],
  );
  const trouvees: number[][] = [];
  let essais = 0;
  const walk = (k: number, reste: readonly number[], pris: readonly number[]): void => {
    if (trouvees.length > 1 || ++essais > ESSAIS) return;
    if (reste.every((x) => x === 0)) return void trouvees.push([...pris]);
    if (k === valeurs.length || reste.some((x, i) => x > restes[k]![i]!)) return;
    const suite = reste.map((x, i) => x - valeurs[k]![i]!);
    if (suite.every((x) => x >= 0)) walk(k + 1, suite, [...pris, k]);
    walk(k + 1, reste, pris);
  };
  walk(0, cible, []);
  return essais > ESSAIS ? null : trouvees;
}
