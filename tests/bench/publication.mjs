// La publication seule d'un projet déjà calculé, contre le même plancher : une édition (0,6 visé), les trois (1,5 visé). Puis le
// poids des pages, un chapitre changé dans l'aperçu (3 s visées) et le PDF du rapport (5 s visées, à froid). Sur la
// démonstration, puis sur Mulhouse, dont l'édition publique a la taille que l'objectif nomme : une soixantaine de pages.
import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import { abs, comparer, executer, mediane, racine, s } from "./outils.mjs";
import { copierDemonstration, creerMulhouse, preparerPlancher, rapporter } from "./pages-pleines.mjs";
import { peserPages } from "./poids.mjs";

const EDITIONS = ["direction", "copil", "public"];

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
import { writeFileSync } from "node:fs";
import { readProjet } from "./src/charger/projet.ts";
import { composerPdf } from "./src/publier/document-pdf.ts";
import { openLecture } from "./src/publier/ouvrir.ts";
import { construireRapport } from "./src/rapport/construire.ts";
import { Compositeur } from "./src/rapport/pdf/compositeur.ts";
const [projet, sortie] = process.argv.slice(2);
const { lecture } = await openLecture(readProjet(projet), "public");
const { chapitres } = await construireRapport(lecture, projet + "/rapport");
if (sortie !== undefined) {
  const debut = performance.now();
  const compositeur = new Compositeur();
  const { fichiers } = await composerPdf(lecture, chapitres, null, compositeur);
  compositeur.close();
  const pages = Buffer.from(fichiers[0].contenu).toString("latin1").match(/\\/Type\\s*\\/Page\\b/g).length;
  writeFileSync(sortie, JSON.stringify({ ms: performance.now() - debut, pages }));
}
`;

/** Le PDF du rapport public, processus de composition compris, à froid ; l'unité centrale est ce qu'il ajoute à l'ouvrir sans l'écrire. */
async function mesurerPdf(projet, travail) {
  const module = join(racine, "build", "banc-pdf.mjs");
  const sortie = join(travail, "pdf.json");
  try {
    await build({ stdin: { contents: COMPOSER, resolveDir: racine, loader: "ts" }, outfile: module, bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "error" }); // prettier-ignore
    const ouvert = executer(process.execPath, [module, projet]);
    const compose = executer(process.execPath, [module, projet, sortie]);
    return { ...JSON.parse(readFileSync(sortie, "utf8")), cpu: (compose.cpu ?? NaN) - (ouvert.cpu ?? NaN) };
  } finally {
    rmSync(module, { force: true });
  }
}

/** La page la plus lourde des trois éditions, sans puis avec ses polices et ses images. */
function direPoids(projet) {
  const pages = EDITIONS.flatMap((edition) =>
    peserPages(join(projet, ".abs", edition, "dist")).map((p) => ({ ...p, page: `${edition}/${p.page}` })),
  );
  const lourde = (cle) => pages.reduce((a, b) => (b[cle] > a[cle] ? b : a));
  const ko = (octets) => `${(octets / 1000).toFixed(1).replace(".", ",")} ko`;
  const [sans, avec] = [lourde("sansPolices"), lourde("entiere")];
  console.log(
    `${pages.length} pages pesées, la plus lourde : ${ko(sans.sansPolices)} avec ses scripts (${sans.page} ; 45 visés), ${ko(avec.entiere)} avec polices et figures (${avec.page} ; 150 visés)`,
  );
}

async function mesurerProjet(nom, projet, travail, tours) {
  mkdirSync(travail, { recursive: true });
  rapporter(projet);
  const plancher = preparerPlancher(travail, projet);
  const publier = (...edition) => abs("publier", "--projet", projet, ...edition);
  comparer(`abs publier --edition public, ${nom} / observable build des mêmes pages`, tours, () => publier("--edition", "public"), plancher); // prettier-ignore
  comparer(`abs publier, trois éditions, ${nom} / observable build des pages de la publique`, tours, () => publier(), plancher); // prettier-ignore
  direPoids(projet);
  console.log(`un chapitre changé dans l'aperçu : ${s(await mesurerApercu(projet, Math.max(3, tours)))} (médiane)`);
  const { ms, cpu, pages } = await mesurerPdf(projet, travail);
  console.log(`le rapport public en PDF, ${pages} pages, à froid : ${s(ms)}, unité centrale ${s(cpu)}`);
}

export async function mesurer({ travail, tours, reelles }) {
  await mesurerProjet("démonstration", copierDemonstration(travail), join(travail, "banc-demonstration"), tours);
  if (reelles) await mesurerProjet("Mulhouse", creerMulhouse(travail, reelles), join(travail, "banc-mulhouse"), tours);
  else console.log("Mulhouse : non mesurée (donner ABS_DONNEES_REELLES).");
}
