import { source } from "../src/modele/source.ts";
import { places } from "./commun/petite-enfance.ts";

export default source(places({ niveau: "epci", suffixe: "epci", nom: "EPCI" }));
