// Le moteur du secret sur de grandes villes inventées : protéger, puis auditer à part. `node tests/bench/secret.mjs [graine]`
// Jamais un test : la machine est partagée. Le temps de calcul (« unité centrale ») varie moins que le temps d'horloge.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const graine = Number(process.argv[2] ?? 1);
const sortie = mkdtempSync(join(process.cwd(), "node_modules", ".bench-secret-")); // pour y trouver highs
process.on("exit", () => rmSync(sortie, { recursive: true, force: true }));
await build({
  stdin: {
    contents: `export { proteger } from "./src/secret/proteger.ts";
      export { auditer } from "./src/secret/auditer.ts";
      export { findPrimaires } from "./src/secret/primaires.ts";
      export { POLITIQUES } from "./src/secret/politique.ts";
      export { createMonde } from "./tests/secret/mondes.ts";`,
    resolveDir: process.cwd(),
    loader: "ts",
  },
  outfile: join(sortie, "moteur.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  logLevel: "warning",
});
const { proteger, auditer, findPrimaires, POLITIQUES, createMonde } = await import(
  pathToFileURL(join(sortie, "moteur.mjs"))
);

const VILLES = [
  { nom: "30 IRIS, 8 âges, 3 ans et cumul", edition: "copil", iris: 30, ages: 8, annees: 3, qpv: 2, moyenne: 9 },
  { nom: "30 IRIS, 8 âges, 3 ans et cumul", edition: "public", iris: 30, ages: 8, annees: 3, qpv: 2, moyenne: 15 },
  { nom: "100 IRIS, 12 âges, 5 ans et cumul", edition: "copil", iris: 100, ages: 12, annees: 5, qpv: 4, moyenne: 15 },
  { nom: "100 IRIS, 12 âges, 5 ans et cumul", edition: "public", iris: 100, ages: 12, annees: 5, qpv: 4, moyenne: 30 },
];

async function mesurer(tache) {
  const [debut, unite] = [performance.now(), process.cpuUsage()];
  const resultat = await tache();
  const { user, system } = process.cpuUsage(unite);
  return {
    resultat,
    texte: `${((performance.now() - debut) / 1000).toFixed(1)} s (unité centrale ${((user + system) / 1e6).toFixed(1)} s)`,
  };
}

for (const { nom, edition, ...taille } of VILLES) {
  const monde = createMonde(graine, { ...taille, cumul: true });
  const politique = POLITIQUES[edition];
  const primaires = findPrimaires(monde.cellules, monde.equations, politique);
  const protection = await mesurer(() => proteger({ ...monde, politique }));
  const { issue, supprimees = [] } = protection.resultat;
  const audit = await mesurer(() => auditer({ ...monde, supprimees, primaires }));
  const { cases, exactes, etroites, initiees } = audit.resultat;
  console.log(
    `${nom}, ${edition} : ${issue} ; ${cases} cases publiables (${monde.cellules.length} au système), ${primaires.length} primaires, ` +
      `${((100 * supprimees.length) / cases).toFixed(1)} % masquées ; retrouvées ${exactes.length}, étroites ${etroites.length}, ` +
      `livrées ${initiees.length} ; protéger ${protection.texte}, auditer ${audit.texte}, ` +
      `mémoire ${(process.memoryUsage().rss / 1e6).toFixed(0)} Mo`,
  );
}
