import { it } from "vitest";
import { charger } from "/work/main/src/charger/charger.ts";
import { readProjet } from "/work/main/src/charger/projet.ts";
import { formatAnomalie } from "/work/main/src/modele/anomalie.ts";
it("x", async () => {
  for (const d of (process.env.D ?? "").split(",")) {
  const t = performance.now(); const u = process.cpuUsage();
  const r = await charger(readProjet(d));
  console.log(d, "cpu", Math.round((process.cpuUsage(u).user+process.cpuUsage(u).system)/1000), Math.round(performance.now()-t), r.fichiers.reduce((s,f)=>s+f.cases,0), r.fichiers.map(f=>f.etat[0]).join(""));
  for (const a of r.anomalies) console.log(a.gravite, formatAnomalie(a));
  }
}, 120000);
