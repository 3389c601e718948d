import { source } from "../src/modele/source.ts";
import { compteIris, RP_IRIS } from "./commun/rp-iris.ts";

/** Résidences principales par type et locataires HLM, IRIS d'habitat. */
export default source({
  ...RP_IRIS,
  id: "rp-iris-logement",
  titre: "Recensement par IRIS, logement",
  datee: "P{aa}_RP_LOCHLMV",
  variables: [
    compteIris("P{aa}_RPMAISON", "Résidences principales, maisons", "logements"),
    compteIris("P{aa}_RPAPPART", "Résidences principales, appartements", "logements"),
    compteIris("P{aa}_RP_LOCHLMV", "Résidences principales louées vides en HLM", "logements"),
  ],
});
