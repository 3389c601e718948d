// Processus enfant : charge Typst une fois, puis compose les documents qu'on lui donne. Le moteur natif écrit du PDF/UA-1
// et refuse ce qui ne l'est pas ; là où il n'existe pas, le moteur WASM écrit un PDF balisé, sans ce contrôle.
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

const { dossier, polices, moteur } = JSON.parse(process.argv[2] ?? "{}");
const NORMES = {
  natif: "Ce fichier est un PDF/UA-1, d'après l'outil qui l'a composé ; il n'a pas été contrôlé par un autre.",
  wasm: "Ce fichier est un PDF balisé ; il ne prétend pas à la norme PDF/UA.",
};

/** Les défauts que Typst dit, en phrases, sans la pile de ses appels ; une erreur d'écriture n'est qu'une chaîne. */
const phrases = (diagnostics) =>
  typeof diagnostics === "string"
    ? [...diagnostics.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, m]) => JSON.parse(`"${m}"`))
    : (diagnostics ?? [])
        .filter(({ message }) => !message.startsWith("while calling"))
        .map(({ path, message }) => (path ? `${basename(path)} : ${message}` : message));

/** Où une forme courte dit les pages de ses sections (modele/mesures.typ) ; le rapport entier n'en dit rien. */
const MESURES = { selector: "<mesures>", field: "value" };
const mesuresOf = (lues) => (lues[0] ?? []).map(([debut, fin]) => ({ debut, fin }));

/**
 * Le moteur natif du système, s'il y en a un. Ses paquets se nomment un par un : celui qui les réunit liste aussi neuf systèmes
 * que le registre n'a pas, et `npm ci` refuse un verrou où ils manquent.
 */
function requireNatif() {
  const require = createRequire(import.meta.url);
  try {
    return require("@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu");
  } catch {
    return require("@myriaddreamin/typst-ts-node-compiler-linux-x64-musl");
  }
}

async function openNatif() {
  const { NodeCompiler } = requireNatif();
  const compilateur = NodeCompiler.create({ workspace: dossier, fontArgs: [{ fontPaths: polices }] });
  return (document, modele, images) => {
    for (const [chemin, octets] of images) compilateur.mapShadow(join(dossier, chemin), Buffer.from(octets));
    compilateur.mapShadow(join(dossier, "document.json"), Buffer.from(document));
    const compose = compilateur.compile({
      mainFilePath: join(dossier, `${modele}.typ`),
      inputs: { norme: NORMES.natif },
    });
    const defauts = phrases((compose.takeError() ?? compose.takeWarnings())?.shortDiagnostics);
    if (defauts.length > 0 || !compose.result) return { defauts };
    try {
      const pdf = compilateur.pdf(compose.result, { pdfStandard: "ua-1" });
      return { pdf, defauts: [], mesures: mesuresOf(compilateur.query(compose.result, MESURES)) };
    } catch (error) {
      const dits = phrases(String(error.message));
      return { defauts: dits.length > 0 ? dits : [String(error.message)] };
    } finally {
      compilateur.evictCache(10);
    }
  };
}

async function openWasm() {
  const paquet = "@myriaddreamin/typst-ts-web-compiler";
  const wasm = createRequire(import.meta.url).resolve(`${paquet}/wasm`);
  const { initSync, TypstCompilerBuilder, TypstFontResolverBuilder } = await import(paquet);
  initSync({ module: await readFile(wasm) });
  const resolveur = new TypstFontResolverBuilder();
  for (const d of polices)
    for (const nom of (await readdir(d)).filter((n) => n.endsWith(".ttf")))
      resolveur.add_raw_font(await readFile(join(d, nom)));
  const batisseur = new TypstCompilerBuilder();
  batisseur.set_dummy_access_model();
  const compilateur = await batisseur.build();
  compilateur.set_fonts(await resolveur.build());
  for (const nom of await readdir(dossier))
    compilateur.add_source(`/${nom}`, await readFile(join(dossier, nom), "utf8"));
  return (document, modele, images) => {
    for (const [chemin, octets] of images) compilateur.map_shadow(`/${chemin}`, octets);
    compilateur.map_shadow("/document.json", Buffer.from(document));
    const [chemin, reglages] = [`/${modele}.typ`, [["norme", NORMES.wasm]]];
    const { result, diagnostics, hasError } = compilateur.compile(chemin, reglages, "pdf", 2);
    const defauts = phrases(diagnostics);
    if (hasError || defauts.length > 0 || !result) return { defauts };
    const lues = JSON.parse(compilateur.query(chemin, reglages, MESURES.selector, MESURES.field));
    return { pdf: Buffer.from(result), defauts, mesures: mesuresOf(lues) };
  };
}

/** Le natif s'il est là ; demandé « wasm », celui-là et lui seul. */
async function open() {
  if (moteur !== "wasm") {
    try {
      return { nom: "natif", composer: await openNatif() };
    } catch (error) {
      if (!/Cannot find (?:native binding|module|package)|ERR_MODULE_NOT_FOUND/.test(`${error.code} ${error.message}`))
        throw error;
    }
  }
  return { nom: "wasm", composer: await openWasm() };
}

const ouvert = open();
process.on("message", async ({ id, document, modele, images }) => {
  try {
    const { nom, composer } = await ouvert;
    process.send({ id, moteur: nom, ...composer(document, modele, images) });
  } catch (error) {
    process.send({ id, moteur: "natif", defauts: [error instanceof Error ? error.message : String(error)] });
  }
});
