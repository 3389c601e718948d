import type { SourceMesures, VariableSource } from "../../src/modele/source.ts";
import type { Niveau } from "../../src/modele/territoire.ts";
import { CAF, nonLocalises } from "./caf.ts";

const TAUX = {
  txcouv: "Taux de couverture global de l'accueil des moins de 3 ans",
  txcouv_eaje: "Taux de couverture en établissement d'accueil",
  txcouv_psu_col: "Taux de couverture en établissement financé par la PSU",
  txcouv_hors_psu_col: "Taux de couverture en établissement hors PSU",
  txcouv_prescol: "Taux de couverture en préscolarisation",
  txcouv_am_ind: "Taux de couverture par les assistantes maternelles",
  txcouv_gad_ind: "Taux de couverture en garde à domicile",
  txcouv_ind: "Taux de couverture en accueil individuel",
} as const;
const PLACES = {
  tot_offre: "Places d'accueil, total",
  pl_psu_col: "Places en établissement financé par la PSU",
  pl_hors_psu_col: "Places en établissement hors PSU",
  pl_prescol: "Places en préscolarisation",
  pl_am_ind: "Places chez les assistantes maternelles",
  pl_gad_ind: "Places en garde à domicile",
} as const;

export interface MailleCaf {
  readonly niveau: Niveau;
  /** Suffixe des colonnes et de la clé (`txcouv_com`, `numcom`). */
  readonly suffixe: "com" | "epci" | "dep";
  readonly nom: string;
}

const commun = ({ niveau, suffixe }: MailleCaf) =>
  ({
    ...CAF,
    cle: `num${suffixe}`,
    libelle: `nom${suffixe}`,
    ignorees: ["annee", "numdep", "nomdep", "numepci", "nomepci", "numregi", "nomregi"].filter((c) => !c.endsWith(suffixe)),
    niveaux: [niveau],
    millesime: { de: "colonne", colonne: "annee", forme: "AAAA" },
    horsChamp: nonLocalises(`num${suffixe}`),
    ...(niveau === "commune" ? { champ: "celles de 10 000 habitants ou plus" } : {}),
    verifie: false,
  }) as const satisfies Partial<SourceMesures>; // prettier-ignore

const variables = (liste: Readonly<Record<string, string>>, suffixe: string, nature: "part" | "effectif", unite: string): VariableSource[] =>
  Object.entries(liste).map(([nom, libelle], i) => ({
    motif: `${nom}_${suffixe}`,
    libelle,
    nature,
    unite,
    ...(i === 0 ? {} : { facultative: true }),
  })); // prettier-ignore

/** `txcouv_pe_{com,epci,dep}` : places pour 100 enfants de moins de 3 ans ; peut dépasser 100. */
export const tauxCouverture = (m: MailleCaf) => ({
  ...commun(m),
  id: `caf-petite-enfance-taux-${m.suffixe}`,
  titre: `Accueil du jeune enfant : taux de couverture, ${m.nom}`,
  page: `https://data.caf.fr/explore/dataset/txcouv_pe_${m.suffixe}/`,
  // Des places, pas des enfants : plus de 100 pour 100 là où une crèche accueille ceux des communes voisines.
  variables: variables(TAUX, m.suffixe, "part", "%").map((v) => ({ ...v, plage: [0, 1000] as const })),
});

/** `nbpla_pe_{com,epci,dep}` : nombre de places par mode d'accueil. */
export const places = (m: MailleCaf) => ({
  ...commun(m),
  id: `caf-petite-enfance-places-${m.suffixe}`,
  titre: `Accueil du jeune enfant : places, ${m.nom}`,
  page: `https://data.caf.fr/explore/dataset/nbpla_pe_${m.suffixe}/`,
  variables: variables(PLACES, m.suffixe, "effectif", "places"),
  totaux: Object.keys(PLACES)
    .slice(1)
    .map((p) => ({ total: `tot_offre_${m.suffixe}`, parts: `${p}_${m.suffixe}`, partiel: true }) as const),
});
