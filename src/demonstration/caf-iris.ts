import type { Allocataires } from "./caf.ts";
import { EXCEL, formatCsv } from "./csv.ts";
import type { FichierDemonstration } from "./fichier.ts";
import type { Commune, Unite } from "./geographie.ts";

export type AnneeCafIris = 2016 | 2017 | 2018 | 2019 | 2020;

const GEOGRAPHIE = {
  2016: ["LIBGEO", "DEPCOM", "LIBCOM", "EPCI", "REG"],
  2017: ["LIBGEO", "DEPCOM", "LIBCOM", "EPCI", "UU", "REG"],
  2018: ["LIBGEO", "DEPCOM", "LIBCOM", "EPCI", "UU", "REG"],
  2019: [],
  2020: [],
} as const;

// prettier-ignore
const EFFECTIFS = ["A", "PERCOU", "AI", "AM", "ACSSENF", "ACAVENF", "AC3ENF", "ENF", "ENF_2", "ENF_3_5", "ENF_6_10", "ENF_11_14", "ENF_15_17", "ENF_18_24", "A_ETUD", "A_NETUD_24", "AAL", "AAPL", "AAAH", "APPA", "ARSAS"] as const;
const DEPENDANCE = ["APRES50", "APRES100"] as const;

/** Chaque année a sa mise en page : 30, 31, 29, 23 puis 23 colonnes (relevé sur les fichiers). */
export const enteteCafIris = (annee: AnneeCafIris): string[] => [
  "CODGEO",
  ...GEOGRAPHIE[annee],
  "NOTE",
  ...EFFECTIFS,
  ...(annee < 2018 ? DEPENDANCE : []),
];

const MINIMUM_PUBLIE = 5; // aucun effectif de 1 à 4 dans les fichiers : la case est vide
const MINIMUM_ALLOCATAIRES = 100; // diffusion par zone d'au moins 100 allocataires, sinon note 3 et ligne vide
const MILLIERS = "\u202F"; // espace fine des fichiers 2016 et 2017, tels que ré-enregistrés

/** Vide les petites cases, et une deuxième quand une seule suffirait à retrouver la première par différence. */
function masquer(parties: readonly number[]): (number | null)[] {
  const cases = parties.map((n) => (n < MINIMUM_PUBLIE ? null : n));
  if (cases.filter((n) => n === null).length !== 1) return cases;
  const petite = Math.min(...cases.filter((n) => n !== null));
  const rang = cases.indexOf(petite);
  return cases.map((n, i) => (i === rang ? null : n));
}

function effectifs(a: Allocataires, annee: AnneeCafIris): string[] {
  const familles = masquer([a.AI, a.AM, a.ACSSENF, a.ACAVENF]);
  const seule = (n: number): number | null => (n < MINIMUM_PUBLIE ? null : n);
  const prestations = [a.A_ETUD, a.A_NETUD_24, a.AAL, a.AAPL, a.AAAH, a.APPA, a.ARSAS];
  const dependance = annee < 2018 ? [a.APRES50, a.APRES100] : [];
  const cases = [
    ...[a.A, a.PERCOU, ...familles, seule(a.AC3ENF), a.ENF, ...masquer(a.enfants)],
    ...[...prestations, ...dependance].map(seule),
  ];
  const format = (n: number): string => (annee < 2018 ? String(n).replace(/\B(?=(\d{3})+$)/g, MILLIERS) : String(n));
  return cases.map((n) => (n === null ? "" : format(n)));
}

export interface EntreesCafIris {
  readonly communes: readonly Commune[];
  readonly epci: (commune: Commune) => string;
  readonly uniteUrbaine: (commune: Commune) => string;
  readonly allocataires: (unite: Unite, annee: AnneeCafIris) => Allocataires;
}

function ligne(commune: Commune, unite: Unite, annee: AnneeCafIris, entrees: EntreesCafIris): string[] {
  const geographie = [unite.nom, commune.code, commune.nom, entrees.epci(commune)];
  const uu = annee === 2016 ? [] : [entrees.uniteUrbaine(commune)];
  const tete = [unite.code, ...(annee < 2019 ? [...geographie, ...uu, commune.region] : [])];
  const a = entrees.allocataires(unite, annee);
  if (a.A < MINIMUM_ALLOCATAIRES)
    return [
      ...tete,
      "3",
      ...enteteCafIris(annee)
        .slice(tete.length + 1)
        .map(() => ""),
    ];
  return [...tete, "0", ...effectifs(a, annee)];
}

/** Cinq fichiers, tous les IRIS des communes découpées. */
export function fichiersCafIris(entrees: EntreesCafIris): FichierDemonstration[] {
  return ([2016, 2017, 2018, 2019, 2020] as const).map((annee): FichierDemonstration => {
    const lignes = entrees.communes
      .filter((c) => c.unites.length > 1)
      .flatMap((c) => c.unites.map((u) => ligne(c, u, annee, entrees)));
    return {
      chemin: `brut/caf/data_CAF_${annee}_IRIS.csv`,
      contenu: formatCsv(enteteCafIris(annee), lignes, { ...EXCEL, bom: annee < 2018 ? "oui" : "non" }),
      source: "caf-iris",
      niveau: "",
      millesime: annee,
      cog: annee + 1,
      publie: annee + 2,
    };
  });
}
