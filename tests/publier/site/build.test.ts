import { expect, it } from "vitest";
import { buildSite } from "../../../src/publier/site/build.ts";
import type { SiteEdition } from "../../../src/publier/site/page.ts";
const site: SiteEdition = { edition: "public", commune: "Ville-Témoin", annee: 2026, fictif: true, mentions: {organisme: "CCAS de Ville-Témoin"}, fichiers: [{chemin: "donnees/a.csv", contenu: "a\n"}],
 pages: ["index", ...Array.from({length: 13}, (_, i) => `p${i}`)].map((chemin) => ({ chemin, titre: `Page ${chemin} \${1+1} *x* <b>`, introHtml: "<p>Bonjour</p>", sections: [{id:"a", titre: "Un & deux", html: "<p>A</p>"},{id:"b", titre: "Deux", html: "<p>B</p>"}]})) };
it("bâtit", async () => {
  const t = performance.now();
  const r = await buildSite(site, "/tmp/site-essai/projet");
  console.log(r, performance.now() - t);
  expect(r.pages).toBe(15);
}, 60000);
