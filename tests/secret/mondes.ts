import type { Cellule, Equation } from "../../src/secret/cellule.ts";
import { seededRandom } from "../../src/stats/seeded-random.ts";

export interface Taille {
  readonly iris: number;
  readonly ages: number;
  readonly annees: number;
  /** Publier aussi la somme des années. */
  readonly cumul: boolean;
  /** Quartiers prioritaires à cheval sur trois IRIS, dont un coupé. */
  readonly qpv: number;
  /** Dossiers par case, en moyenne avant tirage ; par défaut 9. */
  readonly moyenne?: number;
}

export interface Monde {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
}

const IRIS_PAR_QUARTIER = 5;

/** Un petit nombre de dossiers par case, très inégal d'un IRIS et d'un âge à l'autre (Poisson de moyenne log-normale). */
function drawPoisson(random: () => number, moyenne: number): number {
  let [k, produit] = [0, random()];
  for (const limite = Math.exp(-moyenne); produit > limite; k++) produit *= random();
  return k;
}

/**
 * Une ville inventée : IRIS, quartiers, commune et QPV non emboîtés, par âge et total, par année et cumul. Les morceaux
 * d'IRIS dans et hors d'un QPV ne sont jamais publiés mais se déduisent : ils sont dans le système.
 */
export function createMonde(graine: number, { iris, ages, annees, cumul, qpv, moyenne = 9 }: Taille): Monde {
  const random = seededRandom(graine);
  const nombre = (n: number, prefixe: string): string[] => Array.from({ length: n }, (_, i) => `${prefixe}${i + 1}`);
  const [zones, classes, millesimes] = [nombre(iris, "I"), nombre(ages, "A"), nombre(annees, "M")];
  const poids = (n: number): number[] => Array.from({ length: n }, () => Math.exp(1.1 * (random() + random() - 1)));
  const [parIris, parAge] = [poids(iris), poids(ages)];
  const valeurs = new Map<string, number>();
  const morceaux = new Map<string, string[]>(); // IRIS coupé → ses deux morceaux
  const quartiers = new Map<string, string[]>();
  zones.forEach((z, i) => {
    const quartier = `Q${Math.floor(i / IRIS_PAR_QUARTIER) + 1}`;
    quartiers.set(quartier, [...(quartiers.get(quartier) ?? []), z]);
  });
  const qpvs = new Map<string, string[]>();
  for (const [k, nom] of nombre(qpv, "P").entries()) {
    const debut = (k * 7 + 3) % (iris - 2);
    const coupe = zones[debut + 2]!;
    if (morceaux.has(coupe)) continue;
    morceaux.set(coupe, [`${coupe}+`, `${coupe}-`]);
    qpvs.set(nom, [zones[debut]!, zones[debut + 1]!, `${coupe}+`]);
  }
  const equations: Equation[] = [];
  const internes = new Set<string>();
  const sum = (total: string, parts: readonly string[], table: string): void => {
    valeurs.set(
      total,
      parts.reduce((s, id) => s + valeurs.get(id)!, 0),
    );
    equations.push({ total, parts, table });
  };
  for (const m of millesimes) {
    for (const [a, age] of classes.entries())
      for (const [i, z] of zones.entries()) {
        const lieux = morceaux.get(z) ?? [z];
        for (const lieu of lieux)
          valeurs.set(`${lieu}|${age}|${m}`, drawPoisson(random, (moyenne * parIris[i]! * parAge[a]!) / lieux.length));
        if (lieux.length > 1) {
          lieux.forEach((lieu) => internes.add(`${lieu}|${age}|${m}`));
          sum(
            `${z}|${age}|${m}`,
            lieux.map((lieu) => `${lieu}|${age}|${m}`),
            "morceaux",
          );
        }
      }
    for (const z of [...zones, ...[...morceaux.values()].flat()]) {
      sum(
        `${z}|T|${m}`,
        classes.map((age) => `${z}|${age}|${m}`),
        "ages",
      );
      if (/[+-]$/.test(z)) internes.add(`${z}|T|${m}`);
    }
    for (const [z, lieux] of morceaux)
      equations.push({ total: `${z}|T|${m}`, parts: lieux.map((lieu) => `${lieu}|T|${m}`), table: "morceaux" });
    for (const age of [...classes, "T"]) {
      for (const [quartier, membres] of [...quartiers, ...qpvs])
        sum(
          `${quartier}|${age}|${m}`,
          membres.map((z) => `${z}|${age}|${m}`),
          "zones",
        );
      sum(
        `C|${age}|${m}`,
        [...quartiers.keys()].map((quartier) => `${quartier}|${age}|${m}`),
        "zones",
      );
    }
    for (const z of [...quartiers.keys(), ...qpvs.keys(), "C"])
      equations.push({ total: `${z}|T|${m}`, parts: classes.map((age) => `${z}|${age}|${m}`), table: "ages" });
  }
  if (cumul) addCumul([...zones, ...quartiers.keys(), ...qpvs.keys(), "C"], [...classes, "T"]);
  return {
    cellules: [...valeurs].map(([id, valeur]) => {
      const [geo, age, annee] = id.split("|") as [string, string, string];
      return { id, valeur, dims: { geo, age, annee }, ...(internes.has(id) ? { publiee: false } : {}) };
    }),
    equations,
  };

  function addCumul(lieux: readonly string[], tranches: readonly string[]): void {
    for (const z of lieux)
      for (const age of tranches)
        sum(
          `${z}|${age}|S`,
          millesimes.map((m) => `${z}|${age}|${m}`),
          "cumul",
        );
    for (const z of lieux)
      equations.push({ total: `${z}|T|S`, parts: classes.map((age) => `${z}|${age}|S`), table: "ages" });
    for (const age of tranches) {
      for (const [quartier, membres] of quartiers)
        equations.push({ total: `${quartier}|${age}|S`, parts: membres.map((z) => `${z}|${age}|S`), table: "zones" });
      equations.push({ total: `C|${age}|S`, parts: [...quartiers.keys()].map((q) => `${q}|${age}|S`), table: "zones" });
    }
  }
}
