import { it } from "vitest";
import { rmSync } from "node:fs";
import { charger } from "../../src/charger/charger.ts";
import { readProjet } from "../../src/charger/projet.ts";
it("x", async () => {
  for (let k=0;k<2;k++) {
  rmSync("/tmp/essai/mul/.abs/entrepot.duckdb", {force:true});
  let t = performance.now(); const t0=t; let u=process.cpuUsage(); const out: string[] = [];
  await charger(readProjet("/tmp/essai/mul"), { progression: (f) => { const d=performance.now(); const c=process.cpuUsage(u); u=process.cpuUsage(); if (d-t>300) out.push(`${Math.round(d-t)} cpu ${Math.round((c.user+c.system)/1000)} ${f}`); t=d; } });
  console.log(Math.round(performance.now()-t0), out.join("\n"));
  }
}, 120000);
