import { source } from "../src/modele/source.ts";
import { tauxCouverture } from "./commun/petite-enfance.ts";

export default source(tauxCouverture({ niveau: "epci", suffixe: "epci", nom: "EPCI" }));
