import { source } from "../src/modele/source.ts";
import { places } from "./commun/petite-enfance.ts";

export default source(places({ niveau: "departement", suffixe: "dep", nom: "départements" }));
