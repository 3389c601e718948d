import { genererDemonstration } from "./generer.ts";

/** `node build/demonstration.js [DOSSIER]` : écrit les données officielles fictives, par défaut dans `data`. */
const dir = process.argv[2] ?? "data";
await genererDemonstration(dir);
console.log(`Données officielles fictives écrites dans ${dir}.`);
