import type { Alea } from "./alea.ts";
import { createAlea } from "./alea.ts";
import { decouper, jitter } from "./decouper.ts";
import { DEPARTEMENTS, REGIONS } from "./departements.ts";
import { epciDe } from "./epci.ts";
import type { Commune, Pays, Unite } from "./geographie.ts";
import { habitants } from "./geographie.ts";
import { nomsCommunes } from "./noms.ts";
import type { NomProfil, Profil } from "./profils.ts";
import { PROFILS } from "./profils.ts";
import { sirenFictif } from "./siren.ts";
import type { IrisFictif } from "./ville-temoin.ts";
import { IRIS_PREFECTURE, IRIS_VILLE_TEMOIN, PREFECTURE, VILLE_TEMOIN } from "./ville-temoin.ts";

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

/** Dessine le pays : mêmes communes, mêmes codes pour une même graine. */
export function dessinerPays(graine: number): Pays {
  const pris = new Set<string>();
  const parDepartement = DEPARTEMENTS.map((dep) => communesDe(dep, graine, pris));
  const epci = DEPARTEMENTS.flatMap((dep, i) => epciDe(dep.code, parDepartement[i]!, graine));
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
