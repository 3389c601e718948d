import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { somme } from "../src/modele/total.ts";
import { melodi } from "./commun/melodi.ts";

const TYPES = {
  "11": ["MENPSEUL", "Ménages d'une personne"],
  MF21: ["MENFAMMONO", "Ménages : familles monoparentales"],
  MF221: ["MENCOUPSENF", "Ménages : couples sans enfant"],
  MF222: ["MENCOUPAENF", "Ménages : couples avec enfant(s)"],
} as const;

/** `DS_RP_MENAGES_COMP` : ménages par type ; dimensions rapportées, exploitation complémentaire. */
export default source({
  ...melodi({ RP_MEASURE: "DWELLINGS", TPH: "_T", PCS: "_T", PREFPH: "_T" }, { dimensionsFacultatives: ["PREFPH"] }),
  id: "melodi-menages",
  titre: "Recensement, ménages par type (Melodi)",
  variables: [
    combinaison("MELC_MEN", "Ménages", {}, "ménages", false),
    combinaison("MELC_PMEN", "Population des ménages", { RP_MEASURE: "DWELLINGS_POPSIZE" }, "personnes"),
    ...Object.entries(TYPES).map(([t, [nom, libelle]]) => combinaison(`MELC_${nom}`, libelle, { TPH: t }, "ménages")),
  ],
  totaux: [
    {
      total: "MELC_MEN",
      parts: somme("MELC_MEN", ["PSEUL", "FAMMONO", "COUPSENF", "COUPAENF"]),
      partiel: true,
    },
    { total: "MELC_PMEN", parts: "MELC_MEN", partiel: true },
  ],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
  verifie: false,
});
