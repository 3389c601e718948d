import { genererExportsCcas } from "./ccas/generer.ts";
import { genererDemonstration } from "./generer.ts";

/** `node build/demonstration.js [DOSSIER]` : écrit tous les fichiers fictifs de la démonstration, par défaut dans `data`. */
const dir = process.argv[2] ?? "data";
await genererExportsCcas(dir);
await genererDemonstration(dir);
console.log(`Données fictives écrites dans ${dir}.`);
