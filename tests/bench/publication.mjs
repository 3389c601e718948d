// La publication seule, sur la démonstration déjà calculée, contre le même plancher : une édition (0,6 visé), les trois (1,5
// visé). Puis, en durée, un chapitre changé dans l'aperçu (3 s visées) et le PDF du rapport (5 s visées, à froid).
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, readdirSync, rmSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import { abs, comparer, mediane, racine, s } from "./outils.mjs";
import { copierDemonstration, preparerPlancher, rapporter } from "./pages-pleines.mjs";

/** Attend ce que l'aperçu dit de son adresse. */
const adresseDe = (enfant) =>
  new Promise((resolve, reject) => {
    let dit = "";
    enfant.stdout.setEncoding("utf8").on("data", (texte) => {
      const adresse = /http:\/\/\S+/.exec((dit += texte))?.[0];
      if (adresse) resolve(adresse);
    });
    enfant.on("close", (code) => reject(new Error(`preview must answer, got code ${code}`)));
  });

const lire = (adresse) =>
  new Promise((resolve, reject) => {
    get(adresse, (reponse) => {
      let corps = "";
      reponse.setEncoding("utf8").on("data", (d) => (corps += d));
      reponse.on("end", () => resolve(corps));
    }).on("error", reject);
  });

/** D'un texte enregistré à la page qui le montre, signal de rechargement compris, en ms. */
async function mesurerApercu(demo, tours) {
  const enfant = spawn(process.execPath, [join(racine, "build", "abs.js"), "apercu", "--projet", demo, "--port", "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const origine = await adresseDe(enfant);
    const chapitre = readdirSync(join(demo, "rapport")).find((f) => /revenus\.md$/.test(f));
    const page = new URL(`${chapitre.replace(/^\d+-|\.md$/g, "")}.html`, origine);
    await lire(page);
    const durees = [];
    for (let i = 0; i < tours; i++) {
      const marque = `Changement numéro ${i} du banc.`;
      const debut = performance.now();
      await new Promise((resolve, reject) => {
        const ecoute = get(new URL("/apercu/evenements", origine), (reponse) => {
          reponse.setEncoding("utf8").on("data", (d) => {
            if (d.startsWith(":")) return appendFileSync(join(demo, "rapport", chapitre), `\n${marque}\n`);
            ecoute.destroy();
            resolve();
          });
        });
        ecoute.on("error", (e) => (ecoute.destroyed ? undefined : reject(e)));
      });
      if (!(await lire(page)).includes(marque)) throw new Error("preview must show the saved text, got the old page");
      durees.push(performance.now() - debut);
    }
    return mediane(durees);
  } finally {
    enfant.removeAllListeners("close").kill();
  }
}

const COMPOSER = `
import { readProjet } from "./src/charger/projet.ts";
import { composerPdf } from "./src/publier/document-pdf.ts";
import { openLecture } from "./src/publier/ouvrir.ts";
import { construireRapport } from "./src/rapport/construire.ts";
import { Compositeur } from "./src/rapport/pdf/compositeur.ts";
const { lecture } = await openLecture(readProjet(process.argv[2]), "public");
const { chapitres } = await construireRapport(lecture, process.argv[2] + "/rapport");
const debut = performance.now();
const compositeur = new Compositeur();
const { fichiers } = await composerPdf(lecture, chapitres, null, compositeur);
compositeur.close();
console.log(JSON.stringify({ ms: performance.now() - debut, pages: Buffer.from(fichiers[0].contenu).toString("latin1").match(/\\/Type\\s*\\/Page\\b/g).length }));
`;

/** Le PDF du rapport public, processus de composition compris, à froid. */
async function mesurerPdf(demo) {
  const module = join(racine, "build", "banc-pdf.mjs");
  try {
    await build({ stdin: { contents: COMPOSER, resolveDir: racine, loader: "ts" }, outfile: module, bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "error" }); // prettier-ignore
    const { stdout, status, stderr } = spawnSync(process.execPath, [module, demo], { encoding: "utf8" });
    if (status !== 0) throw new Error(`PDF must be written, got ${stderr.slice(-2000)}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(module, { force: true });
  }
}

export async function mesurer({ travail, tours }) {
  const demo = copierDemonstration(travail);
  rapporter(demo);
  const plancher = preparerPlancher(travail, demo);
  comparer("abs publier --edition public / observable build des mêmes pages", tours, () => abs("publier", "--projet", demo, "--edition", "public"), plancher); // prettier-ignore
  comparer("abs publier, trois éditions / observable build des pages de la publique", tours, () => abs("publier", "--projet", demo), plancher); // prettier-ignore
  console.log(`un chapitre changé dans l'aperçu : ${s(await mesurerApercu(demo, Math.max(3, tours)))} (médiane)`);
  const { ms, pages } = await mesurerPdf(demo);
  console.log(`le rapport public en PDF, ${pages} pages, à froid : ${s(ms)}`);
}
