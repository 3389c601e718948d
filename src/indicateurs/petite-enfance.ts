import type { Definition, Indicateur } from "../modele/indicateur.ts";
import { effectifAges } from "./ages.ts";
import { mailles } from "./mailles.ts";

const SUFFIXES = ["com", "epci", "dep"] as const;
const niveaux = (famille: "taux" | "places", variable: string): Definition[] =>
  SUFFIXES.map((s) => ({
    forme: "niveau",
    valeur: { source: `caf-petite-enfance-${famille}-${s}`, formule: `${variable}_${s}` },
  }));

const couverture = (code: string, libelle: string, sujet: string, variable: string, places: string): Indicateur => ({
  code,
  niveaux: mailles("CEDF"),
  theme: "petite-enfance",
  libelle,
  sujet,
  accord: "ms",
  unite: "places pour 100 enfants",
  decimales: 1,
  sens: "-",
  nature: "ratio",
  definition: `${places}, pour 100 enfants de moins de 3 ans. Taux publié par la Cnaf.`,
  pieges: [
    "Le taux peut dépasser 100 : des enfants d'autres communes sont accueillis.",
    "Publié pour les communes de plus de 10 000 habitants.",
  ],
  definitions: niveaux("taux", variable),
});

export const PETITE_ENFANCE: readonly Indicateur[] = [
  {
    code: "PEN-01",
    niveaux: mailles("IC"),
    theme: "petite-enfance",
    libelle: "Enfants de moins de 3 ans",
    sujet: "le nombre d'enfants de moins de 3 ans",
    accord: "ms",
    unite: "enfants",
    decimales: 0,
    sens: "0",
    nature: "effectif",
    definition: "Habitants de 0 à 2 ans révolus.",
    definitions: [
      { forme: "niveau", valeur: { source: "rp-ic-population", formule: "P{aa}_POP0002" } },
      { forme: "niveau", valeur: { source: "rp-ic-population-classeur", formule: "P{aa}_POP0002" } },
      effectifAges(0, 2),
    ],
  },
  couverture(
    "PEN-02",
    "Taux de couverture global (places pour 100 enfants < 3 ans)",
    "le taux de couverture de l'accueil du jeune enfant",
    "txcouv",
    "Places d'accueil de tous modes",
  ),
  couverture(
    "PEN-03",
    "Taux de couverture en accueil collectif (EAJE)",
    "le taux de couverture en accueil collectif",
    "txcouv_eaje",
    "Places en établissement d'accueil du jeune enfant",
  ),
  couverture(
    "PEN-04",
    "Taux de couverture assistantes maternelles",
    "le taux de couverture par les assistantes maternelles",
    "txcouv_am_ind",
    "Places chez les assistantes maternelles",
  ),
  {
    code: "PEN-05",
    niveaux: mailles("CEDF"),
    theme: "petite-enfance",
    libelle: "Places d’accueil par mode",
    sujet: "le nombre de places d'accueil du jeune enfant",
    accord: "ms",
    unite: "places",
    decimales: 0,
    sens: "-",
    nature: "effectif",
    definition:
      "Places d'accueil des enfants de moins de 3 ans, tous modes : établissements, assistantes maternelles, garde à domicile, préscolarisation.",
    pieges: ["Le détail par mode se lit avec « abs valeurs --variable » (pl_psu_col_com, pl_am_ind_com…)."],
    definitions: niveaux("places", "tot_offre"),
  },
  {
    code: "PEN-07",
    niveaux: mailles("C"),
    fiabilite: "B",
    theme: "petite-enfance",
    libelle: "Demandes de place d’accueil non satisfaites",
    sujet: "la part des demandes de place d'accueil non satisfaites",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Demandes de place encore en attente au 31 décembre, parmi les demandes reçues dans l'année.",
    pieges: ["Une famille inscrite dans plusieurs structures compte plusieurs fois."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "reponse-petite-enfance", formule: "demandes_en_attente" },
        denominateur: { source: "reponse-petite-enfance", formule: "demandes_recues" },
        echelle: 100,
      },
    ],
  },
];
