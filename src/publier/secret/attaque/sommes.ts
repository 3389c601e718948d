import { listParts, type CasePlacee, type Feuille } from "./feuilles.ts";

/** Une somme qui tient d'une année à l'autre, trouvée dans les chiffres montrés et dans les noms. */
export interface Schema {
  readonly total: string;
  /** Des places ; ou toutes les modalités d'une variable. */
  readonly parts: readonly string[] | { readonly modalitesDe: string };
}

/** Un découpage qui compte deux fois certains dossiers : chaque partie tient dans le total, ensemble elles le dépassent. */
export interface Recouvrement {
  readonly total: string;
  readonly modalitesDe: string;
}

export interface Sommes {
  readonly schemas: readonly Schema[];
  readonly recouvrements: readonly Recouvrement[];
}

/** Une somme qui tombe juste par hasard une fois sur 10^4, ou sur 10^6 quand des milliers sont essayées, n'en est pas une. */
export const PREUVE = { paire: 4, parmi: 6 } as const;
/** Au plus de parties qu'on essaie d'ajouter, et de places parmi lesquelles les prendre. */
const [PARTIES, PLACES] = [4, 14];

type Constat = "juste" | "faux" | "inconnu";

/** Ce que des cases montrées disent d'une somme : juste, fausse (les parties connues la dépassent), ou rien. */
function constater(total: CasePlacee, parts: readonly CasePlacee[]): Constat {
  const connues = parts.flatMap(({ valeur }) => valeur ?? []);
  const somme = connues.reduce((s, v) => s + v, 0);
  if (total.valeur === null) return "inconnu";
  const marge = 1e-6 * Math.max(1, total.valeur);
  if (somme > total.valeur + marge) return "faux";
  if (connues.length < parts.length) return "inconnu";
  return somme < total.valeur - marge ? "faux" : "juste";
}

/** Les chiffres de preuve d'une somme : un total de 540 tombe juste par hasard une fois sur 540. */
export function prouver(
  essais: readonly { readonly total: CasePlacee; readonly parts: readonly CasePlacee[] }[],
): number {
  const preuves = new Map<string, number>(); // la même année livrée deux fois n'en prouve qu'une
  for (const { total, parts } of essais) {
    const constat = constater(total, parts);
    if (constat === "faux") return -Infinity;
    if (constat === "juste") preuves.set(`${total.id} ${total.valeur}`, Math.log10(1 + total.valeur!));
  }
  return [...preuves.values()].reduce((s, p) => s + p, 0);
}

/** Une variable « t_par_x » ventile la variable « t », une variable a ses modalités pour parties. */
const isVentilation = (variable: string, total: string): boolean =>
  variable === total || variable.startsWith(`${total}_par_`);

/**
 * Les sommes qu'un lecteur trouve en posant les tableaux côte à côte : deux places toujours égales, un total et ses modalités,
 * un total et d'autres places. Il suffit que les années montrées le prouvent pour qu'il l'applique aux années masquées.
 */
export function findSommes(feuilles: readonly Feuille[]): Sommes {
  const ensembles = new Set<string>();
  const ventilees = new Set<string>();
  for (const c of feuilles.flatMap(({ places }) => [...places.values()]))
    (c.modalite === null ? ensembles : ventilees).add(c.variable);
  const schemas: Schema[] = [];
  const recouvrements: Recouvrement[] = [];
  for (const modalitesDe of ventilees)
    for (const variable of ensembles) {
      const total = `${variable}|`;
      const essais = feuilles.flatMap((feuille) => {
        const [entier, parts] = [feuille.places.get(total), listParts(feuille, modalitesDe)];
        return entier && parts.length > 0 ? [{ total: entier, parts }] : [];
      });
      if (essais.length === 0) continue;
      const preuve = prouver(essais);
      const isDite = isVentilation(modalitesDe, variable);
      if (preuve >= PREUVE.paire || (isDite && preuve >= 0)) schemas.push({ total, parts: { modalitesDe } });
      else if (isDite && essais.some(({ total: t, parts }) => isDepasse(t, parts)))
        recouvrements.push({ total, modalitesDe });
    }
  return { schemas: [...schemas, ...findEgalites(feuilles), ...findAssemblages(feuilles)], recouvrements };
}

const isDepasse = ({ valeur }: CasePlacee, parts: readonly CasePlacee[]): boolean =>
  valeur !== null && parts.reduce((s, p) => s + (p.valeur ?? 0), 0) > valeur;

const listPlaces = (feuilles: readonly Feuille[]): string[] => [
  ...new Set(feuilles.flatMap(({ places }) => [...places.keys()])),
];

function essayer(feuilles: readonly Feuille[], total: string, parts: readonly string[]): number {
  return prouver(
    feuilles.flatMap(({ places }) => {
      const [entier, siennes] = [places.get(total), parts.flatMap((p) => places.get(p) ?? [])];
      return entier && siennes.length === parts.length ? [{ total: entier, parts: siennes }] : [];
    }),
  );
}

/** Deux places de variables différentes, ou une modalité et son ensemble, toujours égales : les mêmes dossiers. */
function findEgalites(feuilles: readonly Feuille[]): Schema[] {
  const places = listPlaces(feuilles);
  const variableOf = (place: string): string => place.slice(0, place.indexOf("|"));
  return places.flatMap((total, i) =>
    places
      .slice(i + 1)
      .filter((autre) => variableOf(autre) !== variableOf(total) || autre.endsWith("|") || total.endsWith("|"))
      .filter((autre) => essayer(feuilles, total, [autre]) >= PREUVE.paire)
      .map((autre): Schema => ({ total, parts: [autre] })),
  );
}

/** Une place qui est toujours la somme de deux à quatre autres de même modalité : demandes = décisions + ajournées + en cours. */
function findAssemblages(feuilles: readonly Feuille[]): Schema[] {
  const groupes = new Map<string, string[]>();
  for (const place of listPlaces(feuilles)) {
    const modalite = place.slice(place.indexOf("|") + 1);
    groupes.set(modalite, [...(groupes.get(modalite) ?? []), place]);
  }
  return [...groupes.values()].flatMap((places) =>
    places.length > PLACES
      ? []
      : places.flatMap((total) =>
          combine(
            places.filter((p) => p !== total && isPetite(feuilles, p, total)),
            PARTIES,
          )
            .filter((parts) => essayer(feuilles, total, parts) >= PREUVE.parmi)
            .map((parts): Schema => ({ total, parts })),
        ),
  );
}

const isPetite = (feuilles: readonly Feuille[], petite: string, grande: string): boolean =>
  feuilles.every(({ places }) => {
    const [p, g] = [places.get(petite)?.valeur ?? null, places.get(grande)?.valeur ?? null];
    return p === null || g === null || p <= g;
  });

/** Les parties de deux à `max` éléments. */
function combine<T>(liste: readonly T[], max: number): T[][] {
  const toutes = liste.reduce<T[][]>(
    (faites, x) => [...faites, ...faites.filter((f) => f.length < max).map((f) => [...f, x])],
    [[]],
  );
  return toutes.filter((f) => f.length >= 2);
}
