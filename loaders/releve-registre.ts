import { reponse } from "./commun/reponse.ts";

/** Le registre est nominatif (article L. 121-6-1 du CASF) : il n'entre jamais ici, seuls ses deux comptes. */
export default reponse({
  id: "releve-registre",
  titre: "Registre des personnes vulnérables",
  producteur: "CCAS (relevé de fin d'année)",
  qui: "relevé du CCAS",
  colonnes: [
    ["inscrits", "personnes inscrites au registre au 31 décembre", "personnes"],
    ["suivis", "personnes inscrites visitées ou appelées régulièrement", "personnes"],
  ],
  parmi: [{ total: "inscrits", parts: "suivis", partiel: true }],
});
