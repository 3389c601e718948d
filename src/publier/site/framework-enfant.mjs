// Processus enfant : charge Framework une fois, puis rend les pages des racines qu'on lui donne, une ligne JSON chacune.
// C'est la moitié d'`observable build` dont le site garde quelque chose : lire, résoudre, rendre, dans cet ordre et par les
// mêmes fonctions. L'autre moitié met en paquets un client JavaScript que nos pages n'emploient pas (décision 20).
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createInterface } from "node:readline";

const paquet = createRequire(join(process.cwd(), "package.json")).resolve("@observablehq/framework/package.json");
const depuisFramework = createRequire(paquet);
const importer = (chemin) => import(pathToFileURL(chemin).href);
const dist = join(dirname(paquet), "dist");

// Framework ouvre une fenêtre de jsdom par page, et n'en lit que le document : la fenêtre coûte bien plus que la lecture (mesuré :
// la moitié du rendu de soixante pages). Le même analyseur, d'une seule fenêtre, rend les mêmes documents. À faire avant que
// Framework ne lise `JSDOM`.
const jsdom = depuisFramework("jsdom");
const analyseur = new new jsdom.JSDOM("").window.DOMParser();
jsdom.JSDOM = class {
  constructor(html) {
    this.window = { document: analyseur.parseFromString(html, "text/html") };
  }
};

const [{ renderPage }, { getResolvers }, { normalizeConfig }, { tsImport }] = await Promise.all([
  importer(join(dist, "render.js")),
  importer(join(dist, "resolvers.js")),
  importer(join(dist, "config.js")),
  importer(join(dirname(depuisFramework.resolve("tsx/package.json")), "dist", "esm", "api", "index.mjs")),
]);
const { default: config } = await tsImport(join(process.cwd(), "observablehq.config.ts"), import.meta.url);
const effets = { logger: console, output: process.stdout };

// Une page nue est une fonction pure de son chemin et de son texte : deux éditions aux mêmes titres la rendent une fois.
const rendues = new Map();

// Résoudre une page, c'est la relire en entier avec jsdom pour chercher ce qu'elle cite. Une page faite de nos seuls titres et
// emplacements ne cite rien : ce qui est résolu pour la première vaut pour toutes celles du même dossier.
const AUTRE_BALISE = /<(?!(?:h1|h2(?: id="[^"]*")?|div id="[^"]*")>|\/(?:h1|h2|div)>)/;
let resolusNus;

async function resoudre(chemin, page, options) {
  if (chemin.lastIndexOf("/") > 0 || page.code.length > 0 || AUTRE_BALISE.test(page.body))
    return getResolvers(page, options);
  return (resolusNus ??= await getResolvers(page, options));
}

async function rendre(chemin, options) {
  const page = await options.loaders.loadPage(chemin, options, effets);
  const cle = JSON.stringify([chemin, page.data, page.body]);
  const connue = rendues.get(cle);
  if (connue !== undefined) return connue;
  const resolvers = await resoudre(chemin, page, options);
  const cites = [...resolvers.assets, ...resolvers.files, ...resolvers.localImports];
  if (cites.length > 0 || page.code.length > 0)
    throw new Error(`bare page must cite no file and hold no code, got ${cites[0] ?? "code"} on ${chemin}`);
  const html = await renderPage(page, { ...options, resolvers });
  rendues.set(cle, html);
  return html;
}

for await (const ligne of createInterface({ input: process.stdin })) {
  const { id, root, output } = JSON.parse(ligne);
  let erreur = null;
  try {
    const reglee = normalizeConfig({ ...config, root, output });
    const figee = { ...reglee }; // la liste des pages se relit en entier à chaque copie des réglages
    let pages = 0;
    await mkdir(output, { recursive: true });
    for await (const chemin of reglee.paths()) {
      await writeFile(join(output, `${chemin}.html`), await rendre(chemin, { path: chemin, ...figee }));
      pages++;
    }
    if (pages === 0) throw new Error(`root must hold pages, got none in ${root}`);
  } catch (error) {
    erreur = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  }
  process.send({ id, erreur });
}
