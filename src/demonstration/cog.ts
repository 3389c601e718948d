import { formatClasseur } from "./classeur.ts";
import { EXCEL, formatCsv, VIRGULE } from "./csv.ts";
import type { FichierDemonstration } from "./fichier.ts";
import type { Commune, Pays } from "./geographie.ts";
import { formatNcc, tncc } from "./noms.ts";

export const ENTETE_COMMUNES = [
  "TYPECOM",
  "COM",
  "REG",
  "DEP",
  "CTCD",
  "ARR",
  "TNCC",
  "NCC",
  "NCCENR",
  "LIBELLE",
  "CAN",
  "COMPARENT",
];
export const ENTETE_DEPARTEMENTS = ["DEP", "REG", "CHEFLIEU", "TNCC", "NCC", "NCCENR", "LIBELLE"];
export const ENTETE_REGIONS = ["REG", "CHEFLIEU", "TNCC", "NCC", "NCCENR", "LIBELLE"];
export const ENTETE_IRIS = [
  "CODE_IRIS",
  "LIB_IRIS",
  "TYP_IRIS",
  "GRD_QUART",
  "DEPCOM",
  "LIBCOM",
  "UU2020",
  "REG",
  "DEP",
];

/** Unité urbaine : `00000` hors des villes, comme les codes en `000` de l'Insee ; une par commune de plus de 2 000 habitants. */
export const uniteUrbaine = (c: Commune): string =>
  c.unites.reduce((s, u) => s + u.habitants[2022], 0) > 2000
    ? `${c.departement}${c.code.slice(2)}`
    : `${c.departement}000`;

const noms = (nom: string): string[] => [tncc(nom), formatNcc(nom), nom, nom];

const communes = (pays: Pays): string[][] =>
  pays.communes.map((c, i) => {
    const dep = c.departement;
    return [
      "COM",
      c.code,
      c.region,
      dep,
      `${dep}D`,
      `${dep}1`,
      ...noms(c.nom),
      `${dep}${String((i % 20) + 1).padStart(2, "0")}`,
      "",
    ];
  });

const iris = (pays: Pays): string[][] =>
  pays.communes.flatMap((c) =>
    c.unites.map((u) => {
      const quartier = u.type === "Z" ? `${c.code}00` : u.code.slice(0, 7);
      return [u.code, u.nom, u.type, quartier, c.code, c.nom, uniteUrbaine(c), c.region, c.departement];
    }),
  );

/** Les quatre lignes de titre des classeurs de l'Insee ; le titre dit que rien n'y est vrai. */
const titres = (sujet: string): string[][] => [
  ["Intercommunalité et Métropole (données fictives)"],
  [`Pays de démonstration - ${sujet}`],
  ["Données fictives       Géographie au 01/01/2023"],
  ["Données fictives       Source(s) : générateur de démonstration"],
];

function classeurEpci(pays: Pays): Promise<Uint8Array> {
  const composition = pays.epci
    .flatMap((e) => e.communes.map((c) => [c.code, c.nom, e.code, e.nom, c.departement, c.region]))
    .sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
  return formatClasseur([
    {
      nom: "EPCI",
      lignes: [
        ...titres("Liste des intercommunalités"),
        ["EPCI - Métropole", "Libellé de l'EPCI / Métropole", "Nature d'EPCI", "Nombre communes"],
        ["EPCI", "LIBEPCI", "NATURE_EPCI", "NB_COM"],
        ...pays.epci.map((e) => [e.code, e.nom, e.nature, e.communes.length]),
      ],
    },
    {
      nom: "Composition_communale",
      lignes: [
        ...titres("Composition communale"),
        [
          "Code géographique",
          "Libellé géographique",
          "EPCI - Métropole",
          "Libellé de l'EPCI / Métropole",
          "Département",
          "Région",
        ],
        ["CODGEO", "LIBGEO", "EPCI", "LIBEPCI", "DEP", "REG"],
        ...composition,
      ],
    },
  ]);
}

/** Le code officiel géographique 2023 du pays fictif : cinq fichiers. */
export async function fichiersCog(pays: Pays): Promise<FichierDemonstration[]> {
  const commun = { niveau: "", millesime: 2023, cog: 2023, publie: 2023 } as const;
  const departements = pays.departements.map((d) => [d.code, d.region, d.chefLieu, ...noms(d.nom)]);
  const regions = pays.regions.map((r) => [r.code, r.chefLieu, ...noms(r.nom)]);
  return [
    {
      ...commun,
      source: "cog-communes",
      chemin: "brut/cog/v_commune_2023.csv",
      contenu: formatCsv(ENTETE_COMMUNES, communes(pays), VIRGULE),
    },
    {
      ...commun,
      source: "cog-departements",
      chemin: "brut/cog/v_departement_2023.csv",
      contenu: formatCsv(ENTETE_DEPARTEMENTS, departements, VIRGULE),
    },
    {
      ...commun,
      source: "cog-regions",
      chemin: "brut/cog/v_region_2023.csv",
      contenu: formatCsv(ENTETE_REGIONS, regions, VIRGULE),
    },
    {
      ...commun,
      source: "cog-epci",
      chemin: "brut/cog/Intercommunalite_Metropole_au_01-01-2023.xlsx",
      contenu: await classeurEpci(pays),
    },
    {
      ...commun,
      source: "cog-iris",
      chemin: "brut/cog/iris_2023.csv",
      contenu: formatCsv(ENTETE_IRIS, iris(pays), { ...EXCEL, derniereFin: "non" }),
    },
  ];
}
