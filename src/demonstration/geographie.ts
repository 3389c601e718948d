import type { Alea } from "./alea.ts";
import { createAlea } from "./alea.ts";
import { nomsCommunes, tncc } from "./noms.ts";
import type { NomProfil, Profil } from "./profils.ts";
import { PROFILS } from "./profils.ts";
import { sirenFictif } from "./siren.ts";
import type { IrisFictif } from "./ville-temoin.ts";
import { IRIS_PREFECTURE, IRIS_VILLE_TEMOIN, PREFECTURE, VILLE_TEMOIN } from "./ville-temoin.ts";

export const ANNEES_RP = [2011, 2016, 2022] as const;
export type AnneeRp = (typeof ANNEES_RP)[number];
type Habitants = Readonly<Record<AnneeRp, number>>;

/** La plus petite maille du modèle : un IRIS, ou une commune qui n'en a pas. Les niveaux supérieurs en sont les sommes. */
export interface Unite {
  /** Code IRIS (9 caractères) ; `0000` à la fin pour une commune non découpée. */
  readonly code: string;
  readonly nom: string;
  readonly type: "H" | "A" | "Z";
  readonly profil: Profil;
  readonly habitants: Habitants;
}

export interface Commune {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  readonly region: string;
  readonly superficie: number;
  readonly unites: readonly Unite[];
}

export interface Epci {
  readonly code: string;
  readonly nom: string;
  readonly nature: "CA" | "CC";
  readonly communes: readonly Commune[];
}

export interface Zone {
  readonly code: string;
  readonly nom: string;
  readonly chefLieu: string;
  readonly region: string;
}

/** Le pays fictif en entier. */
export interface Pays {
  readonly communes: readonly Commune[];
  readonly epci: readonly Epci[];
  readonly departements: readonly Zone[];
  readonly regions: readonly Zone[];
}

// prettier-ignore
const DEPARTEMENTS = [
  { code: "00", nom: "Haute-Brune", region: "00", habitants: 232_000, communes: 52, types: { ville: 1, bourg: 4, rural: 6, periurbain: 1, littoral: 0, ouvrier: 3 } },
  { code: "0A", nom: "Brune-Maritime", region: "00", habitants: 640_000, communes: 52, types: { ville: 3, bourg: 3, rural: 3, periurbain: 3, littoral: 4, ouvrier: 1 } },
  { code: "0B", nom: "Val-de-Sérance", region: "0R", habitants: 480_000, communes: 49, types: { ville: 2, bourg: 4, rural: 4, periurbain: 4, littoral: 0, ouvrier: 1 } },
  { code: "0C", nom: "Monts-d'Argoule", region: "0R", habitants: 790_000, communes: 50, types: { ville: 3, bourg: 2, rural: 2, periurbain: 6, littoral: 0, ouvrier: 1 } },
  { code: "0D", nom: "Pays-de-Tressane", region: "0S", habitants: 405_000, communes: 50, types: { ville: 2, bourg: 4, rural: 3, periurbain: 2, littoral: 1, ouvrier: 2 } },
  { code: "0E", nom: "Côte-d'Estrelle", region: "0S", habitants: 560_000, communes: 49, types: { ville: 3, bourg: 2, rural: 2, periurbain: 3, littoral: 5, ouvrier: 1 } },
] as const;

export const REGIONS = [
  { code: "00", nom: "Brune-et-Littoral", chefLieu: "0A" },
  { code: "0R", nom: "Sérance-Argoule", chefLieu: "0C" },
  { code: "0S", nom: "Tressane-Estrelle", chefLieu: "0E" },
] as const;

/** Chaque territoire s'écarte un peu de son profil : sans cela les comparaisons n'auraient rien à montrer. */
function jitter(profil: Profil, alea: Alea, ampleur: number): Profil {
  const f = (x: number, k = 1): number => x * Math.exp(alea.normal(0, ampleur * k));
  return {
    ...profil,
    ages: profil.ages.map((x, i) => f(x, i > 4 ? 1.5 : 0.6)),
    menages: profil.menages.map((x) => f(x, 0.8)),
    csp: profil.csp.map((x) => f(x, 1.2)),
    hlm: Math.min(0.9, f(profil.hlm, 3)),
    vacance: f(profil.vacance, 2),
    secondaires: f(profil.secondaires, 3),
    chomage: f(profil.chomage, 1.2),
    revenu: f(profil.revenu),
    croissance: profil.croissance + alea.normal(0, ampleur * 0.06),
  };
}

/** Répartit un total entre les IRIS d'habitat au prorata de leur poids, reculé de leur croissance propre. */
function decouper(code: string, iris: readonly IrisFictif[], habitants: Habitants, alea: Alea): Unite[] {
  const profils = iris.map((i) => jitter({ ...PROFILS[i.profil], ...i.ecart }, alea, 0.02));
  const part = (annee: AnneeRp, rang: number): number => iris[rang]!.poids * (1 + profils[rang]!.croissance) ** (annee - 2022);
  const repartir = (annee: AnneeRp, rang: number): number => {
    const total = iris.reduce((s, _, k) => s + part(annee, k), 0);
    return (habitants[annee] * part(annee, rang)) / total;
  };
  return iris.map((i, rang) => ({
    code: code + i.numero,
    nom: i.nom,
    type: i.type,
    profil: profils[rang]!,
    habitants: { 2011: repartir(2011, rang), 2016: repartir(2016, rang), 2022: repartir(2022, rang) },
  }));
}

/** Tire un profil selon la composition du département ; une grande commune est une ville. */
function tirerProfil(types: Readonly<Record<string, number>>, habitants: number, alea: Alea): Profil {
  if (habitants > 25_000) return jitter(PROFILS.ville, alea, 0.07);
  const choix = Object.entries(types).filter(([nom]) => nom !== "ville" && !(nom === "rural" && habitants > 6000));
  let reste = alea.uniform() * choix.reduce((s, [, n]) => s + n, 0);
  const trouve = choix.find(([, n]) => (reste -= n) < 0) ?? choix[0]!;
  return jitter(PROFILS[trouve[0] as NomProfil], alea, 0.07);
}

/** Poids des communes d'un département, la plus grande d'abord : quelques villes, beaucoup de villages. */
function tirerPoids(n: number, alea: Alea): number[] {
  const poids = Array.from({ length: n }, () => Math.exp(alea.normal(0, 1.25))).sort((a, b) => b - a);
  const total = poids.reduce((s, x) => s + x, 0);
  return poids.map((x, i) => x / total + (i === 0 ? 0.15 : 0));
}

function communesDe(dep: (typeof DEPARTEMENTS)[number], graine: number, pris: Set<string>): Commune[] {
  const alea = createAlea(graine, `communes ${dep.code}`);
  const temoins = dep.code === "00" ? 2 : 0;
  const fixes = temoins ? VILLE_TEMOIN.habitants[2022] + PREFECTURE.habitants[2022] : 0;
  const noms = nomsCommunes(dep.communes - temoins, alea, pris);
  for (const nom of noms) pris.add(nom);
  const poids = alea.shuffle(tirerPoids(noms.length, alea));
  const total = poids.reduce((s, x) => s + x, 0);
  const communes = noms.map((nom, i): Commune => {
    const rang = 3 + i * 2;
    const code = dep.code + String(rang < 101 ? rang : rang + 1).padStart(3, "0"); // 00101 est Ville-Témoin
    const h2022 = Math.max(70, Math.round(((dep.habitants - fixes) * poids[i]!) / total));
    const profil = tirerProfil(dep.types, h2022, alea);
    const recul = (annee: number): number => Math.round(h2022 * (1 + profil.croissance) ** (annee - 2022));
    const unite: Unite = {
      code: `${code}0000`,
      nom: `${nom} (commune non irisée)`,
      type: "Z",
      profil,
      habitants: { 2011: recul(2011), 2016: recul(2016), 2022: h2022 },
    };
    const superficie = Math.round(100 * (6 + 0.4 * Math.sqrt(h2022)) * Math.exp(alea.normal(0, 0.4))) / 100;
    return { code, nom, departement: dep.code, region: dep.region, superficie, unites: [unite] };
  });
  if (temoins === 0) return communes;
  const irisee = (v: typeof VILLE_TEMOIN | typeof PREFECTURE, code: string, iris: readonly IrisFictif[]): Commune => ({
    code,
    nom: v.nom,
    departement: dep.code,
    region: dep.region,
    superficie: v.superficie,
    unites: decouper(code, iris, v.habitants, alea),
  });
  return [
    ...communes,
    irisee(PREFECTURE, "00001", IRIS_PREFECTURE),
    irisee(VILLE_TEMOIN, VILLE_TEMOIN.code, IRIS_VILLE_TEMOIN),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Population municipale d'une commune : un entier, somme de ses IRIS. */
export const habitants = (commune: Commune, annee: AnneeRp): number =>
  Math.round(commune.unites.reduce((s, u) => s + u.habitants[annee], 0));

/** Les intercommunalités d'un département : des groupes de communes autour des plus grandes. */
function epciDe(dep: (typeof DEPARTEMENTS)[number], communes: readonly Commune[], graine: number): Omit<Epci, "code">[] {
  const alea = createAlea(graine, `epci ${dep.code}`);
  const centres = [...communes].sort((a, b) => habitants(b, 2022) - habitants(a, 2022)).slice(0, 5);
  const autres = alea.shuffle(communes.filter((c) => !centres.includes(c)));
  return centres.map((centre, i) => {
    const membres = [centre, ...autres.filter((_, k) => k % centres.length === i)];
    const total = membres.reduce((s, c) => s + habitants(c, 2022), 0);
    const nature = total >= 50_000 ? "CA" : "CC"; // 50 000 habitants : seuil des agglomérations, art. L5216-1 du CGCT
    const propre = [VILLE_TEMOIN, PREFECTURE].find((v) => v.nom === centre.nom)?.epci;
    const nom = propre ?? `${nature} ${tncc(centre.nom) === "1" ? "du Pays d'" : "du Pays de "}${centre.nom}`;
    return { nom, nature, communes: membres.sort((a, b) => (a.code < b.code ? -1 : 1)) };
  });
}

/** Dessine le pays : mêmes communes, mêmes codes pour une même graine. */
export function dessinerPays(graine: number): Pays {
  const pris = new Set<string>();
  const parDepartement = DEPARTEMENTS.map((dep) => communesDe(dep, graine, pris));
  const epci = DEPARTEMENTS.flatMap((dep, i) => epciDe(dep, parDepartement[i]!, graine));
  const principale = (communes: readonly Commune[]): string =>
    communes.reduce((a, b) => (habitants(b, 2022) > habitants(a, 2022) ? b : a)).code;
  const departements = DEPARTEMENTS.map((d, i) => ({
    code: d.code,
    nom: d.nom,
    region: d.region,
    chefLieu: principale(parDepartement[i]!),
  }));
  const chefLieu = new Map(departements.map((d) => [d.code, d.chefLieu]));
  return {
    communes: parDepartement.flat(),
    epci: epci.map((e, i) => ({ ...e, code: sirenFictif(i + 1) })),
    departements,
    regions: REGIONS.map((r) => ({ code: r.code, nom: r.nom, region: r.code, chefLieu: chefLieu.get(r.chefLieu)! })),
  };
}
