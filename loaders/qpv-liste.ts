import { source } from "../src/modele/source.ts";

/**
 * Les quartiers prioritaires de 2024, contours de l'ANCT (SIG Ville) : code, nom et communes de chacun, à côté de son tracé. C'est la liste
 * qui dit de quelle ville est un quartier, et le code de ceux que la Cnaf ne fait que nommer. Un quartier de deux villes est dans les deux.
 */
export default source({
  type: "referentiel",
  id: "qpv-liste",
  titre: "Quartiers prioritaires de 2024, liste et contours",
  producteur: "ANCT",
  licence: "Licence Ouverte 2.0",
  page: "https://www.data.gouv.fr/datasets/quartiers-prioritaires-de-la-politique-de-la-ville-qpv",
  format: { type: "geojson" },
  cle: "code_qp",
  ignorees: ["fid", "insee_reg", "lib_reg", "insee_dep", "lib_dep", "lib_com", "siren_epci", "lib_epci"],
  tables: [{ role: "qpv", designe: "qpv", colonnes: { code: "code_qp", nom: "lib_qp", communes: "insee_com" } }],
  cogHabituel: () => 2024,
});
