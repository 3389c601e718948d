import { source } from "../src/modele/source.ts";
import { compteIris, csp, RP_IRIS } from "./commun/rp-iris.ts";

/** Population par âge et catégorie socioprofessionnelle, IRIS d'habitat. */
export default source({
  ...RP_IRIS,
  id: "rp-iris-population",
  titre: "Recensement par IRIS, population",
  datee: "P{aa}_POP0014",
  variables: [
    compteIris("P{aa}_POP0014", "Population de 0 à 14 ans"),
    compteIris("P{aa}_POP1529", "Population de 15 à 29 ans"),
    compteIris("P{aa}_POP3044", "Population de 30 à 44 ans"),
    compteIris("P{aa}_POP4559", "Population de 45 à 59 ans"),
    compteIris("P{aa}_POP6074", "Population de 60 à 74 ans"),
    compteIris("P{aa}_POP75P", "Population de 75 ans ou plus"),
    ...csp("C{aa}_POP15P", "Population de 15 ans ou plus"),
  ],
});
