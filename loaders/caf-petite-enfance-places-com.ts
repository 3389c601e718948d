import { source } from "../src/modele/source.ts";
import { places } from "./commun/petite-enfance.ts";

export default source(places({ niveau: "commune", suffixe: "com", nom: "communes" }));
