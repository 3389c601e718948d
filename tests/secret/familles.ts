import type { Cellule, Contrainte, Equation, Forcee } from "../../src/secret/cellule.ts";
import { contraintesOf, type Derivee, type Quotient } from "../../src/secret/derivees.ts";
import { POLITIQUES, type Politique } from "../../src/secret/politique.ts";
import { linkVersions } from "../../src/secret/versions.ts";
import { seededRandom } from "../../src/stats/seeded-random.ts";

/** Un petit monde, et ce qu'on en demande au moteur. */
export interface PetitMonde {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  readonly contraintes?: readonly Contrainte[];
  readonly politique: Politique;
  /** Une première publication : ce monde-là, protégé seul, puis figé. */
  readonly avant?: Pick<PetitMonde, "cellules" | "equations">;
  /** Les cases d'avant redonnées autrement depuis : l'écart se lit. */
  readonly corriger?: (montrees: readonly Cellule[]) => Pick<PetitMonde, "cellules" | "equations">;
  /** Des taux publiés si leurs parts le sont. */
  readonly taux?: readonly (Derivee & { readonly quotient: Quotient })[];
}

type Alea = ReturnType<typeof createAlea>;

function createAlea(graine: number) {
  const random = seededRandom(graine);
  const entier = (min: number, max: number): number => min + Math.floor(random() * (max - min + 1));
  return {
    entier,
    parmi: <T>(liste: readonly T[]): T => liste[entier(0, liste.length - 1)]!,
    chance: (p: number): boolean => random() < p,
    /** Beaucoup de zéros, d'uns et de petits nombres, quelques grands. */
    compte: (): number => (random() < 0.2 ? 0 : random() < 0.5 ? entier(1, 4) : entier(3, 24)),
  };
}

/** De quoi bâtir un monde case par case. */
function createChantier() {
  const valeurs = new Map<string, Cellule>();
  const equations: Equation[] = [];
  return {
    equations,
    put: (id: string, valeur: number, autre: Partial<Cellule> = {}): string => {
      valeurs.set(id, { id, valeur, ...autre });
      return id;
    },
    of: (id: string): number => valeurs.get(id)!.valeur!,
    has: (id: string): boolean => valeurs.has(id),
    /** Un total : calculé s'il est neuf, seulement relié s'il existe. */
    sum(total: string, parts: readonly string[], autre: Partial<Cellule> & { sensible?: boolean } = {}): string {
      const { sensible, ...cellule } = autre;
      if (!valeurs.has(total)) this.put(total, parts.reduce((s, id) => s + this.of(id), 0), cellule); // prettier-ignore
      equations.push(sensible === undefined ? { total, parts } : { total, parts, sensible });
      return total;
    },
    end: () => ({ cellules: [...valeurs.values()], equations }),
  };
}

const politiqueOf = ({ parmi }: Alea): Politique => {
  const seuil = parmi([3, 5, 5, 11]);
  return { ...POLITIQUES.copil, seuil, largeur: seuil };
};

const rangs = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Un croisement de `tailles`, avec toutes ses marges : « T » à la place d'une modalité. */
function addCroisement(
  chantier: ReturnType<typeof createChantier>,
  nom: string,
  tailles: readonly number[],
  draw: (cle: string) => number,
  autre: Partial<Cellule> & { sensible?: boolean } = {},
): void {
  const { sensible, ...cellule } = autre;
  const cles = tailles.reduce<string[][]>(
    (faites, n) => faites.flatMap((f) => [...rangs(n).map(String), "T"].map((m) => [...f, m])),
    [[]],
  );
  const idOf = (cle: readonly string[]): string => `${nom}:${cle.join(",")}`;
  const hauteur = (cle: readonly string[]): number => cle.filter((m) => m === "T").length;
  for (const cle of cles.toSorted((a, b) => hauteur(a) - hauteur(b))) {
    if (hauteur(cle) === 0 && !chantier.has(idOf(cle))) chantier.put(idOf(cle), draw(cle.join(",")), cellule);
    for (const [k, m] of cle.entries())
      if (m === "T") chantier.sum(idOf(cle), rangs(tailles[k]!).map((i) => idOf(cle.with(k, String(i)))), autre); // prettier-ignore
  }
}

function deuxEntrees(alea: Alea): PetitMonde {
  const chantier = createChantier();
  const sensible = alea.chance(0.3);
  addCroisement(chantier, "t", [alea.entier(2, 4), alea.entier(2, 4)], alea.compte, sensible ? { sensible } : {});
  return { ...chantier.end(), politique: politiqueOf(alea) };
}

function troisEntrees(alea: Alea): PetitMonde {
  const chantier = createChantier();
  addCroisement(chantier, "t", [2, alea.entier(2, 3), alea.entier(2, 3)], alea.compte);
  return { ...chantier.end(), politique: politiqueOf(alea) };
}

/** Deux tableaux des mêmes dossiers : âge × IRIS, et motif × IRIS ; les totaux d'IRIS sont communs. */
function liees(alea: Alea): PetitMonde {
  const chantier = createChantier();
  const [iris, ages, motifs] = [alea.entier(2, 4), alea.entier(2, 3), alea.entier(2, 3)];
  addCroisement(chantier, "a", [iris, ages], alea.compte);
  const draw = new Map<string, number>();
  for (const i of rangs(iris)) {
    let reste = chantier.of(`a:${i},T`);
    for (const m of rangs(motifs)) {
      const valeur = m === motifs - 1 ? reste : alea.entier(0, reste);
      reste -= valeur;
      draw.set(`${i},${m}`, valeur);
    }
  }
  addCroisement(chantier, "m", [iris, motifs], (cle) => draw.get(cle)!);
  // Le même total d'IRIS est dit par une égalité, ou par l'empreinte des dossiers.
  const { cellules, equations } = chantier.end();
  const isCommune = (id: string): boolean => /^[am]:.*T$/.test(id);
  const parEmpreinte = alea.chance(0.5);
  return {
    cellules: cellules.map((c) => (parEmpreinte && isCommune(c.id) ? { ...c, empreinte: c.id.slice(2) } : c)),
    equations: [
      ...equations,
      ...(parEmpreinte
        ? []
        : cellules.filter(({ id }) => id.startsWith("a:") && isCommune(id)).map(({ id }) => ({ total: id, parts: [id.replace("a:", "m:")] }))), // prettier-ignore
    ],
    politique: politiqueOf(alea),
  };
}

/** IRIS, quartiers (parfois d'un seul IRIS), commune, et une zone à cheval dont un IRIS est coupé en deux morceaux tus. */
function hierarchie(alea: Alea): PetitMonde {
  const chantier = createChantier();
  const [iris, ages] = [alea.entier(3, 5), alea.entier(1, 2)];
  const coupe = alea.chance(0.6) ? alea.entier(0, iris - 1) : -1;
  const quartierOf = rangs(iris).map(() => alea.entier(0, 2));
  const zone = rangs(iris).filter((i) => i !== coupe && alea.chance(0.4));
  const classes = rangs(ages).map(String);
  for (const a of classes)
    for (const i of rangs(iris)) {
      if (i !== coupe) chantier.put(`I${i}|${a}`, alea.compte());
      else {
        for (const bord of "+-") chantier.put(`I${i}${bord}|${a}`, alea.compte(), { publiee: false });
        chantier.sum(`I${i}|${a}`, [`I${i}+|${a}`, `I${i}-|${a}`]);
      }
    }
  const lieux = [...rangs(iris).map((i) => `I${i}`), ...(coupe < 0 ? [] : [`I${coupe}+`, `I${coupe}-`])];
  const somme = (z: string): void => {
    const interne = /[+-]$/.test(z) ? { publiee: false } : {};
    if (ages > 1) chantier.sum(`${z}|T`, classes.map((a) => `${z}|${a}`), interne); // prettier-ignore
  };
  lieux.forEach(somme);
  const zones: (readonly [string, readonly string[]])[] = [0, 1, 2].map((q) => [`Q${q}`, rangs(iris).filter((i) => quartierOf[i] === q).map((i) => `I${i}`)]); // prettier-ignore
  zones.push(["P", [...zone.map((i) => `I${i}`), ...(coupe < 0 ? [] : [`I${coupe}+`])]]);
  const pleines = zones.filter(([, membres]) => membres.length > 0);
  for (const a of ages > 1 ? [...classes, "T"] : classes) {
    if (coupe >= 0 && a === "T")
      chantier.equations.push({ total: `I${coupe}|T`, parts: [`I${coupe}+|T`, `I${coupe}-|T`] });
    for (const [nom, membres] of pleines) chantier.sum(`${nom}|${a}`, membres.map((z) => `${z}|${a}`)); // prettier-ignore
    chantier.sum(`C|${a}`, pleines.filter(([nom]) => nom !== "P").map(([nom]) => `${nom}|${a}`)); // prettier-ignore
  }
  for (const nom of [...pleines.map(([z]) => z), "C"]) somme(nom);
  return { ...chantier.end(), politique: politiqueOf(alea) };
}

/** Des montants, chacun fait de quelques contributions : une ou deux pèsent parfois presque tout. */
function montants(alea: Alea): PetitMonde {
  const chantier = createChantier();
  const [lignes, colonnes] = [alea.entier(2, 4), alea.entier(1, 3)];
  const contributions = new Map<string, number[]>();
  const isDe = (m: string, k: number, cle: readonly string[]): boolean => m === "T" || m === cle[k];
  for (const i of rangs(lignes))
    for (const j of rangs(colonnes))
      contributions.set(`${i},${j}`, rangs(alea.entier(1, 6)).map(() => (alea.chance(0.2) ? alea.entier(20, 60) : alea.entier(1, 8)))); // prettier-ignore
  addCroisement(chantier, "m", [lignes, colonnes], (cle) => contributions.get(cle)!.reduce((s, x) => s + x, 0));
  const { cellules, equations } = chantier.end();
  return {
    cellules: cellules.map((c) => {
      const cle = c.id.slice(2).split(",");
      const siennes = [...contributions]
        .filter(([autre]) => cle.every((m, k) => isDe(m, k, autre.split(","))))
        .flatMap(([lieu, xs]) => xs.map((x, rang) => ({ x, qui: `${lieu}/${rang}` })))
        .sort((a, b) => b.x - a.x);
      return {
        ...c,
        nature: "montant" as const,
        effectif: siennes.length,
        contributions: [siennes[0]?.x ?? 0, siennes[1]?.x ?? 0] as const,
        ...(siennes.length === 1 ? { contributeur: siennes[0]!.qui } : {}),
      };
    }),
    equations,
    politique: { ...POLITIQUES.copil, seuil: alea.parmi([2, 3]), largeur: 3 },
  };
}

/** Des taux arrondis au dixième, dont le dénominateur est un compte publié. */
function taux(alea: Alea): PetitMonde {
  const chantier = createChantier();
  const zones = rangs(alea.entier(3, 5));
  for (const z of zones) {
    const effectif = alea.entier(20, 90);
    const oui = alea.chance(0.5) ? alea.entier(0, 6) : alea.entier(0, effectif);
    chantier.put(`oui${z}`, oui);
    chantier.put(`non${z}`, effectif - oui, alea.chance(0.5) ? { publiee: false } : {});
    chantier.sum(`tous${z}`, [`oui${z}`, `non${z}`], alea.chance(0.5) ? { sensible: true } : {});
  }
  for (const quoi of ["oui", "tous"])
    chantier.sum(
      `${quoi}C`,
      zones.map((z) => `${quoi}${z}`),
    );
  const { cellules, equations } = chantier.end();
  return {
    cellules,
    equations,
    politique: politiqueOf(alea),
    taux: [...zones, "C"].map((z) => {
      const [n, d] = [`oui${z}`, `tous${z}`];
      const pas = alea.parmi([0.1, 1]);
      const valeur = Math.round((100 * chantier.of(n)) / chantier.of(d) / pas) * pas;
      const parts = z === "C" ? [n, d] : [n, d, `non${z}`];
      return { id: `taux${z}`, parts, quotient: { numerateur: n, denominateur: d, valeur, pas, facteur: 100 } };
    }),
  };
}

/** Une année publiée, puis la suivante, et le cumul des deux. */
function longitudinal(alea: Alea): PetitMonde {
  const chantier = createChantier();
  const [lignes, colonnes] = [alea.entier(2, 4), alea.entier(1, 3)];
  addCroisement(chantier, "n", [lignes, colonnes], alea.compte);
  const premiere = chantier.end();
  const avant = { cellules: [...premiere.cellules], equations: [...premiere.equations] };
  addCroisement(chantier, "p", [lignes, colonnes], alea.compte);
  for (const { id } of avant.cellules) chantier.sum(`s${id.slice(1)}`, [id, `p${id.slice(1)}`]);
  addCroisement(chantier, "s", [lignes, colonnes], () => NaN);
  return { ...chantier.end(), avant, politique: politiqueOf(alea) };
}

/** Le même tableau, redonné après quelques dossiers arrivés en retard. */
function corrections(alea: Alea): PetitMonde {
  const chantier = createChantier();
  const taille = [alea.entier(2, 3), alea.entier(2, 3)];
  addCroisement(chantier, "n", taille, alea.compte);
  const avant = chantier.end();
  const neuf = createChantier();
  const retards = new Map<string, number>();
  for (const _ of rangs(alea.entier(1, 3)))
    retards.set(`n:${taille.map((n) => alea.entier(0, n - 1)).join(",")}`, alea.parmi([1, 2, 6, 12, 30]));
  addCroisement(neuf, "v", taille, (cle) => chantier.of(`n:${cle}`) + (retards.get(`n:${cle}`) ?? 0));
  const apres = neuf.end();
  return {
    avant,
    cellules: [],
    equations: [],
    corriger: (montrees) => {
      const parId = new Map(montrees.map((c) => [c.id, c]));
      const revisions = apres.cellules.flatMap((nouvelle) => {
        const ancienne = parId.get(nouvelle.id.replace("v:", "n:"));
        return ancienne ? [{ ancienne, nouvelle }] : [];
      });
      const ecarts = linkVersions(revisions, apres.equations);
      return {
        cellules: [...avant.cellules, ...apres.cellules, ...ecarts.cellules],
        equations: [...avant.equations, ...apres.equations, ...ecarts.equations],
      };
    },
    politique: politiqueOf(alea),
  };
}

const FAMILLES = {
  "deux entrées": deuxEntrees,
  "trois entrées": troisEntrees,
  "tables liées": liees,
  "zones emboîtées": hierarchie,
  montants,
  taux,
  "années qui se suivent": longitudinal,
  corrections,
} as const;

export type NomFamille = keyof typeof FAMILLES;
export const NOMS_FAMILLES = Object.keys(FAMILLES) as NomFamille[];

/** Le monde d'une famille et d'une graine : toujours le même. */
export const createPetitMonde = (famille: NomFamille, graine: number): PetitMonde =>
  FAMILLES[famille](createAlea(1000 * NOMS_FAMILLES.indexOf(famille) + graine));

/** Les chiffres d'un taux, tels qu'un lecteur s'en sert. */
export const contraintesDe = (quotients: readonly Quotient[]): Contrainte[] => quotients.flatMap(contraintesOf);

/** Ce qu'une première publication a montré, à jamais. */
export const figer = (cellules: readonly Cellule[], supprimees: readonly string[]): Forcee[] => {
  const tues = new Set(supprimees);
  return cellules
    .filter(({ id, publiee }) => publiee !== false && !tues.has(id))
    .map(({ id, valeur }) => ({ id, valeur: valeur! }));
};
