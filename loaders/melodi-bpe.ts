import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { somme } from "../src/modele/total.ts";
import { melodi } from "./commun/melodi.ts";

const DOMAINES = {
  A: "services aux particuliers",
  B: "commerces",
  C: "enseignement",
  D: "santé et action sociale",
  E: "transports et déplacements",
  F: "sports, loisirs et culture",
  G: "tourisme",
} as const;

/** Types que les indicateurs du catalogue demandent (domaine : SAN, VIE, DRO, MOB) ; D265 se codait D201 avant 2024. */
const TYPES = {
  A122: "réseau France Travail",
  A124: "points d'accès au droit",
  A125: "points d'accès au droit (A125)",
  A126: "points d'accès au droit (A126)",
  A128: "France services",
  D115: "centres de PMI",
  D265: "médecins généralistes",
  D307: "pharmacies",
  D401: "hébergements pour personnes âgées",
  D402: "soins à domicile pour personnes âgées",
  D403: "services d'aide aux personnes âgées",
  D502: "crèches",
  D504: "relais petite enfance",
  D506: "centres sociaux",
  D601: "établissements pour enfants handicapés",
} as const;

/** `DS_BPE` : base permanente des équipements ; un type se lit avec son domaine et son sous-domaine. */
export default source({
  ...melodi({
    FACILITY_DOM: "_T",
    FACILITY_SDOM: "_T",
    FACILITY_TYPE: "_T",
    BPE_MEASURE: "FACILITIES",
    UNIT_MULT: "0",
    UNIT_MEASURE: "NR",
  }),
  id: "melodi-bpe",
  titre: "Base permanente des équipements (Melodi)",
  variables: [
    combinaison("BPE", "Équipements", {}, "équipements", false),
    ...Object.entries(DOMAINES).map(([d, nom]) =>
      combinaison(`BPE_${d}`, `Équipements : ${nom}`, { FACILITY_DOM: d }, "équipements"),
    ),
    ...Object.entries(TYPES).map(([t, nom]) => ({
      ...combinaison(`BPE_${t}`, `Équipements : ${nom}`, modalitesType(t), "équipements"),
      ...(t === "D265" ? { autrefois: [{ jusqua: 2023, modalites: modalitesType("D201") }] } : {}),
    })),
  ],
  totaux: [{ total: "BPE", parts: somme("BPE_", Object.keys(DOMAINES)) }],
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime,
});

function modalitesType(type: string): Readonly<Record<string, string>> {
  return { FACILITY_DOM: type.slice(0, 1), FACILITY_SDOM: type.slice(0, 2), FACILITY_TYPE: type };
}
