import { CANAUX, MOTIFS } from "../formulaires/accueil.ts";
import { countParMois, unDossier, type DefinitionAgregat } from "./definition.ts";

const PASSAGE = unDossier("passage");
const passages = { nature: "effectif", unite: "passages" } as const;

/** Fréquentation de l'accueil. Un passage n'est pas une personne : l'export ne dit pas qui passe. */
export const AGREGATS_ACCUEIL: readonly DefinitionAgregat[] = [
  {
    variable: "passages",
    libelle: "Passages à l'accueil, tous canaux",
    ...passages,
    sql: `select millesime, null as modalite, count(*) as valeur, count(*) as effectif, ${PASSAGE} as seul from passage group by millesime`,
  },
  {
    variable: "passages_par_mois",
    libelle: "Passages à l'accueil, par mois",
    ...passages,
    sql: countParMois("passage", "date_passage", "count(t.date_passage)", unDossier("passage", "t.rowid")),
  },
  {
    variable: "passages_par_motif",
    libelle: "Passages à l'accueil, par motif (un passage pour plusieurs motifs compte dans chacun)",
    ...passages,
    modalites: MOTIFS,
    sql: `select millesime, m as modalite, count(*) as valeur, count(*) as effectif, ${unDossier("passage", "ligne")} as seul
          from (select millesime, rowid as ligne, unnest(motif) as m from passage) group by millesime, m`,
  },
  {
    variable: "passages_par_canal",
    libelle: "Passages à l'accueil, par canal",
    ...passages,
    modalites: CANAUX,
    sql: `select millesime, canal as modalite, count(*) as valeur, count(*) as effectif, ${PASSAGE} as seul
          from passage group by millesime, canal`,
  },
];
