import { it } from "vitest";
import { writeFileSync } from "node:fs";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import * as proj from "../../src/charger/projet.ts";
import { readLecture } from "../../src/publier/lecture.ts";
import { buildSite } from "../../src/publier/site/build.ts";
import { construireRapport } from "../../src/rapport/construire.ts";
it("visuel", async () => {
  for (const dir of ["/tmp/mr", "/tmp/dr"]) {
    const projet = await (proj as unknown as Record<string, (d: string) => Promise<proj.Projet>>)["readProjet"]!(dir);
    const e = await Entrepot.open(`${dir}/.abs/entrepot.duckdb`, { readOnly: true });
    for (const edition of ["direction", "public"] as const) {
      const l = await readLecture(e.connexion, projet, edition);
      const t = performance.now();
      const r = await construireRapport(l, "data/rapport");
      console.log(dir, edition, Math.round(performance.now() - t), "ms", r.pages.length, JSON.stringify(r.anomalies));
      writeFileSync(
        `${dir}/${edition}.html`,
        r.pages
          .map(
            (p) =>
              `<h1>${p.titre}</h1>${p.introHtml}${p.sections.map((s) => `<h2>${s.titre}</h2>${s.html}`).join("\n")}`,
          )
          .join("\n"),
      );
      if (edition === "direction")
        await buildSite(
          {
            edition,
            commune: l.perimetre.commune.nom,
            annee: 2026,
            fictif: l.fictif,
            pages: r.pages,
            fichiers: [],
            mentions: { organisme: l.nomCcas },
          },
          dir,
        );
    }
    e.close();
  }
}, 300000);
