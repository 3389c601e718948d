import { source } from "../src/modele/source.ts";
import { compteIris, csp, RP_IRIS } from "./commun/rp-iris.ts";

/** Population des ménages par type de ménage (des personnes, pas des ménages), IRIS d'habitat. */
export default source({
  ...RP_IRIS,
  id: "rp-iris-menages",
  titre: "Recensement par IRIS, population des ménages",
  datee: "C{aa}_PMEN_MENFAMMONO",
  variables: [
    compteIris("C{aa}_PMEN_MENSFAM", "Personnes de ménages sans famille"),
    compteIris("C{aa}_PMEN_MENHSEUL", "Hommes vivant seuls"),
    compteIris("C{aa}_PMEN_MENFSEUL", "Femmes vivant seules"),
    compteIris("C{aa}_PMEN_MENCOUPSENF", "Personnes de couples sans enfant"),
    compteIris("C{aa}_PMEN_MENCOUPAENF", "Personnes de couples avec enfant(s)"),
    compteIris("C{aa}_PMEN_MENFAMMONO", "Personnes de familles monoparentales"),
    ...csp("C{aa}_PMEN", "Population des ménages"),
  ],
});
