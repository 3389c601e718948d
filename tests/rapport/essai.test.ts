import { it } from "vitest";
import { writeFileSync } from "node:fs";
import { construireRapport } from "../../src/rapport/construire.ts";
import { lectureFactice } from "./lecture-factice.ts";
import { INDICATEURS as CAT } from "../../src/indicateurs/index.ts";
it("essai", async () => {
  const r = await construireRapport(lectureFactice({ indicateurs: CAT, edition: (process.env.ED ?? "direction") as "direction" }), "data/rapport");
  writeFileSync("/tmp/essai.html", r.pages.map((p) => `<h1>${p.titre}</h1>${p.introHtml}${p.sections.map((s) => `<h2>${s.titre}</h2>${s.html}`).join("\n")}`).join("\n"));
  console.log(JSON.stringify(r.anomalies, null, 1));
});
