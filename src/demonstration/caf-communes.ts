import { createAlea } from "./alea.ts";
import { EXCEL, formatCsv } from "./csv.ts";
import type { FichierDemonstration } from "./fichier.ts";
import type { Commune } from "./geographie.ts";
import { formatNcc } from "./noms.ts";

export type AnneeCafCommunes = 2020 | 2021 | 2022 | 2023 | 2024;
const ANNEES = [2020, 2021, 2022, 2023, 2024] as const;

export const ENTETE_CAF_COMMUNES = [
  "dtreffre",
  "numcomdo",
  "nomcom",
  "indfoy_rsa",
  "indmtt_rsa",
  "indfoy_ppa",
  "indmtt_ppa",
];

/** Montant moyen d'un mois par foyer, en euros : suit les revalorisations. */
const MONTANT_RSA: Readonly<Record<AnneeCafCommunes, number>> = {
  2020: 521,
  2021: 517,
  2022: 529,
  2023: 543,
  2024: 556,
};
const MONTANT_PRIME: Readonly<Record<AnneeCafCommunes, number>> = {
  2020: 181,
  2021: 178,
  2022: 184,
  2023: 186,
  2024: 188,
};

/** Arrondi de la Cnaf : au multiple de 5 inférieur (7 → 5, 12 → 10), si bien que les sommes ne retombent pas juste. */
const plancher5 = (n: number): number => Math.floor(n / 5) * 5;
const centaine = (n: number): number => Math.round(n / 100) * 100;

export interface EntreesCafCommunes {
  readonly communes: readonly Commune[];
  /** Foyers au RSA et à la prime d'activité en décembre. */
  readonly foyers: (commune: Commune, annee: AnneeCafCommunes) => { readonly rsa: number; readonly prime: number };
  readonly graine: number;
}

/** `s_ben_com_f` : cinq années dans un fichier, une ligne par an sans commune (non localisés), ordre quelconque. */
export function fichierCafCommunes(entrees: EntreesCafCommunes): FichierDemonstration {
  const alea = createAlea(entrees.graine, "caf communes");
  const cases = (foyers: number, montant: number): string[] => {
    const total = plancher5(foyers) === 0 ? 0 : centaine(foyers * montant * Math.exp(alea.normal(0, 0.02)));
    return [String(plancher5(foyers)), String(total)];
  };
  const lignes = ANNEES.flatMap((annee) => {
    const ligne = (code: string, nom: string, rsa: number, prime: number): string[] => [
      `${annee}-12`,
      code,
      nom,
      ...cases(rsa, MONTANT_RSA[annee]),
      ...cases(prime, MONTANT_PRIME[annee]),
    ];
    const communes = entrees.communes.map((c) => {
      const { rsa, prime } = entrees.foyers(c, annee);
      return ligne(c.code, formatNcc(c.nom), rsa, prime);
    });
    const tous = entrees.communes.map((c) => entrees.foyers(c, annee));
    const part = 0.0035; // allocataires non localisés : l'ordre de grandeur national
    const nonLocalises = ligne(
      "",
      "",
      part * tous.reduce((s, f) => s + f.rsa, 0),
      part * tous.reduce((s, f) => s + f.prime, 0),
    );
    return [...communes, nonLocalises];
  });
  return {
    chemin: "brut/caf/s_ben_com_f.csv",
    contenu: formatCsv(ENTETE_CAF_COMMUNES, alea.shuffle(lignes), EXCEL),
    source: "caf-communes",
    niveau: "",
    millesime: 2024,
    cog: 2025,
    publie: 2025,
  };
}
