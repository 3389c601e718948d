/** Bâtit un petit site dans le projet donné et dit ce qu'il en est : lancé sans réseau par `hors-ligne.test.ts`. */
import { networkInterfaces } from "node:os";
import { buildSite } from "../../../src/publier/site/build.ts";

const page = (chemin: string) => ({
  chemin,
  titre: chemin,
  introHtml: "<p>Chapeau.</p>",
  sections: [{ id: "un", titre: "Un", html: "<p>Texte.</p>" }],
});
const bati = await buildSite(
  {
    edition: "public",
    commune: "Ville-Témoin",
    annee: 2026,
    fictif: true,
    pages: [page("index"), page("revenus")],
    fichiers: [],
    mentions: { organisme: "CCAS de Ville-Témoin" },
  },
  process.argv[2] ?? "",
);
const interfaces = Object.keys(networkInterfaces());
process.stdout.write(JSON.stringify({ interfaces, pages: bati.pages }));
