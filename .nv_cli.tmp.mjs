// src/cli/nouveau.ts
import { existsSync as existsSync4 } from "node:fs";

// src/charger/reconnaissance-commune.ts
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "csv-parse/sync";

// src/charger/reconnaissance-codes.ts
var FORMES = {
  commune: /^(\d{5}|2[AB]\d{3})$/,
  iris: /^(\d{9}|2[AB]\d{7})$/,
  epci: /^(\d{9}|Z{9})$/,
  departement: /^(\d\d|2[AB]|97\d)$/,
  region: /^\d\d$/,
  france: /^(1|F|FM|F_X_D976|METRO)$/
};
var FORME_NIVEAU = { ...Object.fromEntries(Object.keys(FORMES).map((f2) => [f2, f2])), arm: "commune" };
var FORMES_ROLE = {
  communes: { code: "commune" },
  departements: { code: "departement", region: "region" },
  regions: { code: "region" },
  epci: { code: "epci" },
  "composition-epci": { commune: "commune", epci: "epci" },
  iris: { code: "iris", commune: "commune" },
  "codes-anciens": { code: "commune" },
  mouvements: { avant: "commune", apres: "commune" }
};
var SANS_ZERO = {
  commune: /^\d{4}$/,
  iris: /^\d{8}$/,
  departement: /^\d$/,
  region: /^\d$/
};
var ZEROS_PERDUS = (exemple) => `z\xE9ros de t\xEAte perdus (\xAB ${exemple} \xBB pour \xAB 0${exemple} \xBB) : r\xE9enregistr\xE9 par un tableur, reprendre le fichier d'origine`;
function defautForme(codes, forme, colonne) {
  const court = codes.find((c2) => SANS_ZERO[forme]?.test(c2));
  if (court !== void 0) return ZEROS_PERDUS(court);
  const faux = codes.find((c2) => !FORMES[forme].test(c2));
  return faux === void 0 ? null : `la colonne ${colonne} ne contient pas que des codes de ${forme}`;
}
function defautCodes(source2, niveau, echantillon) {
  if (source2.type === "referentiel") {
    for (const table of source2.tables)
      for (const [cible, forme2] of Object.entries(FORMES_ROLE[table.role])) {
        const colonne = table.colonnes[cible] ?? "";
        const defaut = defautForme(echantillon(colonne, table), forme2, colonne);
        if (defaut !== null) return defaut;
      }
    return null;
  }
  const forme = FORME_NIVEAU[niveau ?? source2.niveaux[0] ?? "commune"];
  const hors = source2.horsChamp?.find((h) => h.colonne === source2.cle)?.valeurs ?? [];
  const codes = echantillon(source2.cle).filter((c2) => !hors.includes(c2));
  if (codes.length === 0) return "aucune ligne de donn\xE9es sous l'en-t\xEAte";
  return forme === void 0 ? null : defautForme(codes, forme, source2.cle);
}
var REGIONS = ["01", "02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"];
var NOMBRE_DEPARTEMENTS = 101;
var plier = (nom) => nom.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z]+/g, " ").trim();
function departementOuRegion(codes, libelles, noms) {
  const concordances = (table) => libelles.filter(([code, libelle]) => plier(table.get(code) ?? "") === plier(libelle) && libelle !== "").length;
  const [d2, r] = [concordances(noms.departement), concordances(noms.region)];
  if (d2 !== r) return d2 > r ? "departement" : "region";
  const regions = new Set(noms.region.size > 0 ? noms.region.keys() : REGIONS);
  if (!codes.every((c2) => regions.has(c2))) return "departement";
  const partRegions = codes.length / regions.size;
  const partDepartements = codes.length / (noms.departement.size || NOMBRE_DEPARTEMENTS);
  return partRegions >= 1 / 2 && partRegions > partDepartements ? "region" : null;
}
function readNiveau(niveaux, codes, libelles, noms) {
  if (niveaux.length === 1) return niveaux[0] ?? null;
  const permis = (n) => niveaux.includes(n) ? n : null;
  const tous = (forme) => codes.length > 0 && codes.every((c2) => forme.test(c2));
  if (codes.length === 1 && tous(FORMES.france)) return permis("france");
  if (tous(FORMES.epci)) return permis("epci");
  if (tous(FORMES.commune) || tous(/^\d{4,5}$|^2[AB]\d{3}$/)) return permis("commune");
  return tous(/^(\d{1,2}|2[AB]|97\d)$/) ? departementOuRegion(codes, libelles, noms) : null;
}
function zerosPerdus(colonnes, echantillon) {
  const noms = /^(CODGEO|COM|DEPCOM|INSEE_COM|CODE_COMMUNE|CODE_INSEE)$/i;
  for (const colonne of colonnes.filter((c2) => noms.test(c2))) {
    const codes = echantillon(colonne);
    const courts = codes.filter((c2) => /^\d{4}$/.test(c2));
    if (courts[0] !== void 0 && courts.length > codes.length / 5) return ZEROS_PERDUS(courts[0]);
  }
  return null;
}

// src/charger/reconnaissance-zip.ts
import { Inflate, Unzip, unzipSync } from "fflate";
function listZip(archive2) {
  const entrees = [];
  unzipSync(archive2, {
    filter: ({ name, originalSize }) => {
      entrees.push({ nom: name, octets: originalSize });
      return false;
    }
  });
  return entrees;
}
var PAS = 1 << 16;
var InflateDebut = class {
  ondata = () => {
  };
  #inflate;
  #limite;
  #recus = 0;
  constructor(limite) {
    this.#limite = limite;
    this.#inflate = new Inflate((morceau, fini) => {
      this.#recus += morceau.length;
      this.ondata(null, morceau, fini);
    });
  }
  push(morceau, fini) {
    if (this.#recus < this.#limite) this.#inflate.push(morceau, fini);
  }
};
function readDebutsZip(archive2, limite) {
  const recus = /* @__PURE__ */ new Map();
  const unzip = new Unzip((entree) => {
    const max = limite(entree.name);
    if (max === 0) return;
    const morceaux = [];
    recus.set(entree.name, morceaux);
    let lus = 0;
    entree.ondata = (erreur, morceau) => {
      if (erreur) throw erreur;
      if (lus < max) morceaux.push(morceau.slice(0, max - lus));
      lus += morceau.length;
    };
    entree.start();
  });
  unzip.register(
    class extends InflateDebut {
      static compression = 8;
      // « deflate », la seule méthode des fichiers rencontrés
      constructor(nom) {
        super(limite(nom));
      }
    }
  );
  for (let i = 0; i < archive2.length; i += PAS) unzip.push(archive2.subarray(i, i + PAS), i + PAS >= archive2.length);
  return new Map([...recus].map(([nom, morceaux]) => [nom, concat(morceaux)]));
}
function concat(morceaux) {
  const total = new Uint8Array(morceaux.reduce((n, m) => n + m.length, 0));
  let position = 0;
  for (const m of morceaux) {
    total.set(m, position);
    position += m.length;
  }
  return total;
}

// src/charger/reconnaissance-commune.ts
function readTable(fichier, role) {
  const { source: source2 } = fichier;
  const table = source2.type === "referentiel" ? source2.tables.find((t) => t.role === role) : void 0;
  if (!table || source2.format.type !== "csv") return [];
  const octets = readFileSync(fichier.chemin);
  const entrees = fichier.interne === null ? null : readDebutsZip(octets, (nom) => basename(nom) === fichier.interne ? Infinity : 0);
  const contenu = entrees === null ? octets : Buffer.from([...entrees.values()][0] ?? []);
  const rows = parse(contenu, { delimiter: source2.format.separateur, bom: true, columns: true, relax_column_count: true });
  return rows.map((row) => Object.fromEntries(Object.entries(table.colonnes).map(([cible, colonne]) => [cible, row[colonne] ?? ""])));
}
var fichiersDe = (fichiers, role) => fichiers.filter(({ source: source2 }) => source2.type === "referentiel" && source2.format.type === "csv" && source2.tables.some((t) => t.role === role)).sort((a, b) => (b.cog ?? 0) - (a.cog ?? 0));
var ecart = (a, b) => [...a].filter((c2, i) => c2 !== b[i]).length;
var citer = ({ code, nom }) => `${code} ${nom}`;
function suggestion(code, lignes, anciennes) {
  const vivantes = lignes.filter((l) => l.type === "COM");
  const entree = lignes.find((l) => l.code === code && l.type !== "COM");
  const parent = vivantes.find((l) => entree !== void 0 && l.code === entree.parent);
  if (parent) return `\xAB ${entree?.nom ?? ""} \xBB fait partie de ${citer(parent)} : utiliser ce code`;
  const complete = vivantes.find((l) => l.code === `0${code}`);
  if (complete) return `z\xE9ro de t\xEAte oubli\xE9 : ${citer(complete)} ?`;
  const nom = plier(code);
  const homonymes = nom === "" ? [] : vivantes.filter((l) => plier(l.nom ?? "") === nom);
  if (homonymes.length > 0) return `utiliser le code : ${homonymes.slice(0, 5).map(citer).join(", ")}`;
  const ancienne = anciennes.find((l) => l.code === code);
  if (ancienne) return `\xAB ${ancienne.nom ?? ""} \xBB n'existe plus${ancienne.fin ? ` depuis le ${ancienne.fin}` : ""} : utiliser le code de la commune nouvelle`;
  const proches = vivantes.filter((l) => l.code?.length === code.length && l.code.slice(0, 2) === code.slice(0, 2)).map((l) => ({ l, d: [...code].sort().join("") === [...l.code ?? ""].sort().join("") ? 0 : ecart(code, l.code ?? "") })).filter(({ d: d2 }) => d2 <= 1).sort((a, b) => a.d - b.d).slice(0, 3);
  return proches.length > 0 ? `vouliez-vous dire ${proches.map(({ l }) => citer(l)).join(", ")} ?` : "";
}
function chercherCommune(fichiers, code) {
  const [communes] = fichiersDe(fichiers, "communes");
  if (!communes) return { etat: "sans-cog" };
  const { cog } = communes;
  const lignes = readTable(communes, "communes");
  const trouvee = lignes.find((l) => l.code === code && l.type === "COM");
  if (trouvee) return { etat: "trouvee", nom: trouvee.nom ?? code, cog };
  const anciennes = fichiersDe(fichiers, "codes-anciens").flatMap((f2) => readTable(f2, "codes-anciens"));
  const piste = suggestion(code, lignes, anciennes);
  const quand = cog === null ? "" : ` ${cog}`;
  return { etat: "inconnue", cog, message: `\xAB ${code} \xBB n'est pas une commune du code officiel g\xE9ographique${quand}${piste === "" ? "" : ` ; ${piste}`}` };
}

// src/charger/reconnaitre.ts
import { readdirSync, statSync } from "node:fs";
import { basename as basename3, join as join2, relative, resolve } from "node:path";

// src/charger/preparer.ts
import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync } from "node:fs";

// src/charger/zip.ts
import { unzipSync as unzipSync2 } from "fflate";

// src/charger/preparer.ts
async function sha256File(path) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}
function splitEntete(ligne, separateur) {
  const colonnes = [];
  let courant = "";
  let cite = false;
  for (let i = 0; i < ligne.length; i++) {
    const c2 = ligne[i];
    if (cite) {
      if (c2 === '"' && ligne[i + 1] === '"') courant += ligne[++i];
      else if (c2 === '"') cite = false;
      else courant += c2;
    } else if (c2 === '"') cite = true;
    else if (c2 === separateur) {
      colonnes.push(courant);
      courant = "";
    } else courant += c2;
  }
  return [...colonnes, courant];
}

// src/charger/reconnaissance-dates.ts
import { createReadStream as createReadStream2 } from "node:fs";
import { createInterface } from "node:readline";
function anneeDuNom(noms) {
  for (const nom of noms) {
    const annees = new Set([...nom.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([a]) => Number(a)));
    const [annee] = annees;
    if (annees.size === 1 && annee !== void 0) return annee;
  }
  return null;
}
var anneeDuTitre = (titres, debut) => {
  const trouve = new RegExp(`${debut.source}\\s+(?:le|au)\\s+\\d{1,2}/\\d{1,2}/(\\d{4})`, "i").exec(titres)?.[1];
  return trouve === void 0 ? null : Number(trouve);
};
function readDates(source2, { connu, anneeLue, titres, noms }) {
  const aVerifier = [];
  const aCompleter = [];
  const supposer = (annee, phrase) => {
    if (annee !== null) aVerifier.push(phrase(annee));
    return annee;
  };
  const publie = connu?.publie ?? anneeDuTitre(titres, /mise en ligne/);
  if (source2.type === "referentiel") {
    const cog2 = connu?.cog ?? anneeDuTitre(titres, /géographie/) ?? supposer(anneeDuNom(noms), (a) => `g\xE9ographie ${a} lue dans le nom du fichier`) ?? supposer(anneeLue, (a) => `g\xE9ographie ${a} suppos\xE9e : ann\xE9e du dernier changement que le fichier contient`);
    if (cog2 === null) aCompleter.push("g\xE9ographie inconnue : \xE9crire l'ann\xE9e du code officiel g\xE9ographique dans la colonne cog");
    return { millesime: cog2, cog: cog2, publie, aVerifier, aCompleter };
  }
  const millesime = anneeLue ?? connu?.millesime ?? supposer(anneeDuNom(noms), (a) => `mill\xE9sime ${a} lu dans le nom du fichier`);
  if (millesime === null)
    aCompleter.push("mill\xE9sime inconnu : ses colonnes ne le disent pas, l'\xE9crire dans la colonne millesime");
  const habituel = millesime === null ? null : source2.cogHabituel?.(millesime) ?? null;
  const cog = connu?.cog ?? anneeDuTitre(titres, /géographie/) ?? supposer(habituel, (a) => `g\xE9ographie ${a} suppos\xE9e : celle qu'a d'habitude cette source`);
  return { millesime, cog, publie, aVerifier, aCompleter };
}
async function readDerniereAnnee(chemin, separateur, colonne) {
  let rang = -1;
  let derniere = null;
  for await (const ligne of createInterface({ input: createReadStream2(chemin), crlfDelay: Infinity })) {
    const cases = splitEntete(ligne.replace(/^\uFEFF/, ""), separateur);
    if (rang < 0) {
      rang = cases.indexOf(colonne);
      if (rang < 0) return null;
      continue;
    }
    const annee = Number(/^\d{4}/.exec(cases[rang] ?? "")?.[0] ?? 0);
    if (annee > (derniere ?? 0)) derniere = annee;
  }
  return derniere;
}

// src/charger/reconnaissance-ouvrir.ts
import { closeSync as closeSync2, openSync as openSync2, readFileSync as readFileSync2, readSync as readSync2 } from "node:fs";
import { basename as basename2 } from "node:path";

// src/charger/reconnaissance-classeur.ts
import { zipSync } from "fflate";
var LIGNES_FEUILLE = 60;
var DEBUT_FEUILLE = 1 << 17;
function raccourcir(classeur2) {
  const parties = {};
  const limite = (nom) => /^xl\/worksheets\/[^/]+\.xml$/.test(nom) ? DEBUT_FEUILLE : /^xl\/(media|drawings|printerSettings)\//.test(nom) ? 0 : Infinity;
  for (const [nom, octets] of readDebutsZip(classeur2, limite)) {
    if (limite(nom) === Infinity || octets.length < DEBUT_FEUILLE) parties[nom] = octets;
    else {
      const texte2 = new TextDecoder().decode(octets);
      const fin = texte2.lastIndexOf("</row>");
      if (fin < 0 || !texte2.includes("<sheetData>")) return null;
      parties[nom] = new TextEncoder().encode(`${texte2.slice(0, fin)}</row></sheetData></worksheet>`);
    }
  }
  return zipSync(parties, { level: 0 });
}
async function readClasseur(octets, isXlsx) {
  const { read, utils } = await import("@e965/xlsx");
  const classeur2 = read((isXlsx ? raccourcir(octets) : null) ?? octets, {
    sheetRows: LIGNES_FEUILLE,
    dense: true,
    cellHTML: false,
    cellFormula: false,
    cellText: false
  });
  return classeur2.SheetNames.flatMap((nom) => {
    const feuille = classeur2.Sheets[nom];
    if (!feuille) return [];
    const rows = utils.sheet_to_json(feuille, { header: 1, raw: true, defval: "", blankrows: true });
    return [{ nom, lignes: rows.map((r) => r.map((v2) => String(v2).trim())) }];
  });
}

// src/charger/reconnaissance-ouvrir.ts
var OuvertureImpossible = class extends Error {
};
var DEBUT = 1 << 18;
function readDebut(chemin, octets) {
  const fd = openSync2(chemin, "r");
  try {
    const buffer = new Uint8Array(octets);
    return buffer.subarray(0, readSync2(fd, buffer));
  } finally {
    closeSync2(fd);
  }
}
function isUtf8(octets) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(octets, { stream: true });
    return true;
  } catch {
    return false;
  }
}
var hasMagie = (octets, ...magie) => magie.every((m, i) => octets[i] === m);
var isZip = (octets) => hasMagie(octets, 80, 75, 3, 4);
var isXls = (octets) => hasMagie(octets, 208, 207, 17, 224);
var texte = (octets, reste) => {
  const complet = octets.length < DEBUT;
  const lignes = new TextDecoder().decode(octets).split(/\r?\n/);
  if (!complet) lignes.pop();
  return { ...reste, lignes, complet, utf8: isUtf8(octets), feuilles: null };
};
async function classeur(octets, reste) {
  try {
    return { ...reste, lignes: [], complet: false, utf8: true, feuilles: await readClasseur(octets, isZip(octets)) };
  } catch {
    throw new OuvertureImpossible("classeur illisible ou tronqu\xE9");
  }
}
async function archive(octets) {
  let entrees;
  try {
    entrees = listZip(octets);
  } catch {
    throw new OuvertureImpossible("archive zip illisible ou tronqu\xE9e");
  }
  if (entrees.some((e) => e.nom === "xl/workbook.xml")) return classeur(octets, { extension: ".xlsx", interne: null, autres: [] });
  const [choisie, ...autres] = entrees.filter((e) => /\.(csv|xlsx?)$/i.test(e.nom) && !/(^|\/)meta/i.test(e.nom)).sort((a, b) => b.octets - a.octets);
  if (choisie === void 0) throw new OuvertureImpossible("aucun csv ni classeur dans l'archive");
  const isFeuilles = /\.xlsx?$/i.test(choisie.nom);
  const contenu = readDebutsZip(octets, (nom) => nom === choisie.nom ? isFeuilles ? Infinity : DEBUT : 0).get(choisie.nom);
  if (contenu === void 0) throw new OuvertureImpossible("archive zip illisible ou tronqu\xE9e");
  const reste = { extension: ".zip", interne: basename2(choisie.nom), autres: autres.map((e) => e.nom) };
  return isFeuilles ? classeur(contenu, reste) : texte(contenu, reste);
}
async function ouvrir(chemin) {
  const debut = readDebut(chemin, DEBUT);
  if (debut.length === 0) throw new OuvertureImpossible("fichier vide");
  if (isZip(debut)) return archive(readFileSync2(chemin));
  if (isXls(debut)) return classeur(readFileSync2(chemin), { extension: ".xls", interne: null, autres: [] });
  return texte(debut, { extension: ".csv", interne: null, autres: [] });
}

// src/charger/reconnaissance-registre.ts
import { parse as parse2 } from "csv-parse/sync";

// src/racine.ts
import { existsSync, readFileSync as readFileSync3 } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
var RACINE = (() => {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, "package.json"))) {
    const parent = dirname(dir);
    if (parent === dir) throw new Error("package.json must stand above the code, got none");
    dir = parent;
  }
  return dir;
})();
var readAsset = (chemin) => readFileSync3(join(RACINE, chemin), "utf8");

// src/modele/territoire.ts
var NIVEAUX = [
  "iris",
  "quartier",
  "qpv",
  "arm",
  "commune",
  "epci",
  "departement",
  "region",
  "france"
];

// src/charger/reconnaissance-registre.ts
var entier = (texte2) => texte2 ? Number(texte2) : null;
function readRegistre(texte2 = readAsset("loaders/fichiers-connus.csv")) {
  const rows = parse2(texte2, { delimiter: ";", columns: true, skip_empty_lines: true });
  return new Map(
    rows.map((row) => {
      const sha256 = row.sha256 ?? "";
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`sha256 must be 64 hex digits, got ${sha256}`);
      const niveau = NIVEAUX.find((n) => n === row.niveau) ?? null;
      return [
        sha256,
        { sha256, source: row.source ?? "", niveau, millesime: entier(row.millesime), cog: entier(row.cog), publie: entier(row.publie) }
      ];
    })
  );
}

// src/charger/reconnaissance-table.ts
import { parse as parse3 } from "csv-parse/sync";

// src/modele/source.ts
function source(declaration) {
  if (!/^[a-z0-9-]+$/.test(declaration.id)) throw new RangeError(`source id must be kebab-case, got ${declaration.id}`);
  return declaration;
}

// loaders/caf-communes.ts
var PRESTATIONS = {
  ndur: "toutes prestations",
  rsa: "RSA",
  ppa: "prime d'activit\xE9",
  ndurins: "insertion",
  ndural: "aides au logement",
  apl: "APL",
  alf: "ALF",
  als: "ALS",
  ndurej: "enfance et jeunesse",
  af: "allocations familiales",
  cf: "compl\xE9ment familial",
  ars: "allocation de rentr\xE9e scolaire",
  asf: "ASF",
  ndurpaje: "Paje",
  ab: "allocation de base",
  cmg: "CMG",
  prepare: "PreParE"
};
var variable = (motif, libelle, nature, unite) => ({
  motif,
  libelle,
  nature,
  unite,
  facultative: true
});
var caf_communes_default = source({
  type: "mesures",
  id: "caf-communes",
  titre: "B\xE9n\xE9ficiaires des CAF par commune",
  producteur: "Cnaf",
  licence: "Licence Ouverte 2.0",
  page: "https://data.caf.fr/explore/dataset/s_ben_com_f/",
  format: { type: "csv", separateur: ";", decimale: "." },
  cle: "numcomdo",
  libelle: "nomcom",
  ignorees: ["dtreffre"],
  niveaux: ["commune"],
  millesime: { de: "colonne", colonne: "dtreffre", forme: "AAAA-MM" },
  variables: Object.entries(PRESTATIONS).flatMap(([code, nom]) => [
    variable(`indfoy_${code}`, `Foyers b\xE9n\xE9ficiaires, ${nom}`, "effectif", "foyers"),
    variable(`indnbp_${code}`, `Personnes couvertes, ${nom}`, "effectif", "personnes"),
    variable(`indmtt_${code}`, `Montant de d\xE9cembre, ${nom}`, "montant", "\u20AC")
  ]),
  horsChamp: [
    {
      colonne: "numcomdo",
      valeurs: ["", "XX", "XXXXX", "99", "99999"],
      raison: "allocataires non localis\xE9s dans une commune"
    }
  ],
  comparaison: "annuelle",
  prudence: "R14 : effectifs arrondis au multiple de 5 par la CAF, champ hors MSA",
  sommeApprochee: "somme de communes arrondies au multiple de 5 par la CAF",
  cogHabituel: (millesime) => millesime + 1
});

// loaders/caf-iris.ts
var compte = (motif, libelle, unite = "allocataires") => ({
  motif,
  libelle,
  nature: "effectif",
  unite
});
var caf_iris_default = source({
  type: "mesures",
  id: "caf-iris",
  titre: "Allocataires des CAF par IRIS",
  producteur: "Cnaf, Insee",
  licence: "Licence Ouverte 2.0",
  page: "https://www.insee.fr/fr/statistiques/4525200",
  format: { type: "csv", separateur: ";", decimale: ".", milliers: "\u202F" },
  cle: "CODGEO",
  libelle: "LIBGEO",
  ignorees: ["DEPCOM", "LIBCOM", "EPCI", "REG", "UU"],
  niveaux: ["iris"],
  millesime: { de: "fichier" },
  variables: [
    { motif: "NOTE", libelle: "Note de diffusion", nature: "indice", unite: "" },
    compte("A", "Allocataires"),
    compte("PERCOU", "Personnes couvertes", "personnes"),
    compte("AI", "Allocataires isol\xE9s sans enfant"),
    compte("AM", "Allocataires monoparents"),
    compte("ACSSENF", "Allocataires en couple sans enfant"),
    compte("ACAVENF", "Allocataires en couple avec enfant(s)"),
    compte("AC3ENF", "Allocataires en couple avec trois enfants ou plus"),
    compte("ENF", "Enfants couverts", "enfants"),
    compte("ENF_2", "Enfants de moins de 3 ans", "enfants"),
    compte("ENF_3_5", "Enfants de 3 \xE0 5 ans", "enfants"),
    compte("ENF_6_10", "Enfants de 6 \xE0 10 ans", "enfants"),
    compte("ENF_11_14", "Enfants de 11 \xE0 14 ans", "enfants"),
    compte("ENF_15_17", "Enfants de 15 \xE0 17 ans", "enfants"),
    compte("ENF_18_24", "Enfants de 18 \xE0 24 ans", "enfants"),
    compte("A_ETUD", "Allocataires \xE9tudiants"),
    compte("A_NETUD_24", "Allocataires non \xE9tudiants de moins de 25 ans"),
    compte("AAL", "Allocataires d'une aide au logement"),
    compte("AAPL", "Allocataires de l'APL"),
    compte("AAAH", "Allocataires de l'AAH"),
    compte("APPA", "Allocataires de la prime d'activit\xE9"),
    compte("ARSAS", "Allocataires du RSA socle"),
    { ...compte("APRES50", "Allocataires dont 50 % ou plus des ressources sont des prestations"), facultative: true },
    { ...compte("APRES100", "Allocataires dont 100 % des ressources sont des prestations"), facultative: true }
  ],
  vide: {
    marque: "secret",
    raison: "case vide dans le fichier de la CAF : moins de 5 allocataires, ou IRIS non diffus\xE9 (NOTE)"
  },
  comparaison: "annuelle",
  prudence: "R14 : champ CAF seul (hors MSA), foyers au 31 d\xE9cembre",
  sommeApprochee: "somme des seuls IRIS diffus\xE9s par la CAF",
  cogHabituel: (millesime) => millesime + 1
});

// loaders/commun/insee.ts
var INSEE = { producteur: "Insee", licence: "Licence Ouverte 2.0" };
var CSV_INSEE = { type: "csv", separateur: ";", decimale: "." };
var CSV_INSEE_VIRGULE = { type: "csv", separateur: ";", decimale: "," };

// loaders/cog-appartenance.ts
var cog_appartenance_default = source({
  type: "referentiel",
  id: "cog-appartenance",
  titre: "Table d'appartenance g\xE9ographique des communes",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/7671844",
  format: { type: "classeur", entete: 6, feuilles: [{ nom: "COM" }, { nom: "Zones_supra_communales" }] },
  cle: "CODGEO",
  tables: [
    { feuille: "COM", role: "composition-epci", colonnes: { commune: "CODGEO", epci: "EPCI" } },
    {
      feuille: "Zones_supra_communales",
      role: "epci",
      colonnes: { code: "CODGEO", nom: "LIBGEO" },
      filtre: { colonne: "NIVGEO", valeur: "EPCI" }
    }
  ]
});

// loaders/cog-codes-anciens.ts
var cog_codes_anciens_default = source({
  type: "referentiel",
  id: "cog-codes-anciens",
  titre: "Communes depuis 1943",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "COM",
  ignorees: ["TNCC", "NCC", "NCCENR"],
  tables: [{ role: "codes-anciens", colonnes: { code: "COM", nom: "LIBELLE", debut: "DATE_DEBUT", fin: "DATE_FIN" } }]
});

// loaders/cog-communes.ts
var cog_communes_default = source({
  type: "referentiel",
  id: "cog-communes",
  titre: "Code officiel g\xE9ographique, communes",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "COM",
  ignorees: ["CTCD", "ARR", "TNCC", "NCC", "NCCENR", "CAN"],
  tables: [
    {
      role: "communes",
      colonnes: {
        code: "COM",
        type: "TYPECOM",
        departement: "DEP",
        region: "REG",
        nom: "LIBELLE",
        parent: "COMPARENT"
      }
    }
  ]
});

// loaders/cog-departements.ts
var cog_departements_default = source({
  type: "referentiel",
  id: "cog-departements",
  titre: "Code officiel g\xE9ographique, d\xE9partements",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "DEP",
  ignorees: ["CHEFLIEU", "TNCC", "NCC", "NCCENR"],
  tables: [{ role: "departements", colonnes: { code: "DEP", region: "REG", nom: "LIBELLE" } }]
});

// loaders/cog-epci.ts
var cog_epci_default = source({
  type: "referentiel",
  id: "cog-epci",
  titre: "Composition des intercommunalit\xE9s",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2510634",
  format: { type: "classeur", entete: 6, feuilles: [{ nom: "EPCI" }, { nom: "Composition_communale" }] },
  cle: "EPCI",
  tables: [
    { feuille: "EPCI", role: "epci", colonnes: { code: "EPCI", nom: "LIBEPCI" } },
    { feuille: "Composition_communale", role: "composition-epci", colonnes: { commune: "CODGEO", epci: "EPCI" } }
  ]
});

// loaders/cog-iris.ts
var cog_iris_default = source({
  type: "referentiel",
  id: "cog-iris",
  titre: "D\xE9coupage en IRIS",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ";", decimale: "." },
  cle: "CODE_IRIS",
  ignorees: ["GRD_QUART", "LIBCOM", "UU2020", "REG", "DEP"],
  tables: [{ role: "iris", colonnes: { code: "CODE_IRIS", nom: "LIB_IRIS", type: "TYP_IRIS", commune: "DEPCOM" } }]
});

// loaders/cog-mouvements.ts
var cog_mouvements_default = source({
  type: "referentiel",
  id: "cog-mouvements",
  titre: "Mouvements de communes",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "COM_AV",
  ignorees: ["TNCC_AV", "NCC_AV", "NCCENR_AV", "LIBELLE_AV", "TNCC_AP", "NCC_AP", "NCCENR_AP", "LIBELLE_AP"],
  tables: [
    {
      role: "mouvements",
      colonnes: {
        modification: "MOD",
        date: "DATE_EFF",
        type_avant: "TYPECOM_AV",
        avant: "COM_AV",
        type_apres: "TYPECOM_AP",
        apres: "COM_AP"
      }
    }
  ]
});

// loaders/cog-regions.ts
var cog_regions_default = source({
  type: "referentiel",
  id: "cog-regions",
  titre: "Code officiel g\xE9ographique, r\xE9gions",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "REG",
  ignorees: ["CHEFLIEU", "TNCC", "NCC", "NCCENR"],
  tables: [{ role: "regions", colonnes: { code: "REG", nom: "LIBELLE" } }]
});

// loaders/commun/filosofi.ts
var PRODUCTEUR_FILOSOFI = "Insee-DGFiP-Cnaf-Cnav-CCMSA";
var BORNES = [5, 95];
var RUPTURES_FILOSOFI = [
  { depuis: 2023, code: "R4", libelle: "Filosofi 2022 n'existe pas et la m\xE9thode change en 2023" }
];
var PRUDENCE_FILOSOFI = "R5 : l'Insee demande de lire avec pr\xE9caution les \xE9volutions de Filosofi, surtout entre deux ann\xE9es proches ; pr\xE9f\xE9rer l'\xE9cart au territoire de r\xE9f\xE9rence";
var part = (motif, libelle) => ({ motif, libelle, nature: "part", unite: "%" });
var euros = (motif, libelle) => ({ motif, libelle, nature: "quantile", unite: "\u20AC" });
function distribution(p, revenu) {
  return [
    { ...euros(`${p}Q1{aa}`, `Premier quartile du ${revenu}`) },
    { ...euros(`${p}Q3{aa}`, `Troisi\xE8me quartile du ${revenu}`) },
    ...[1, 2, 3, 4, 6, 7, 8, 9].map((d2) => euros(`${p}D${d2}{aa}`, `D\xE9cile ${d2} du ${revenu}`)),
    { motif: `${p}RD{aa}`, libelle: "Rapport interd\xE9cile D9/D1", nature: "indice", unite: "" },
    { motif: `${p}S80S20{aa}`, libelle: "S80/S20", nature: "indice", unite: "" },
    { motif: `${p}GI{aa}`, libelle: "Indice de Gini", nature: "indice", unite: "" },
    ...composantes(p)
  ];
}
function composantes(p) {
  return [
    { ...part(`${p}PACT{aa}`, "Part des revenus d'activit\xE9"), facultative: true },
    { ...part(`${p}PTSAC{aa}`, "Part des salaires et du ch\xF4mage"), facultative: true },
    { ...part(`${p}PTSA{aa}`, "Part des salaires et traitements"), facultative: true },
    { ...part(`${p}PCHO{aa}`, "Part des indemnit\xE9s de ch\xF4mage"), facultative: true },
    part(`${p}PBEN{aa}`, "Part des revenus non salari\xE9s"),
    part(`${p}PPEN{aa}`, "Part des pensions et retraites"),
    { ...part(`${p}PPAT{aa}`, "Part des revenus du patrimoine"), facultative: true },
    { ...part(`${p}PAUT{aa}`, "Part des autres revenus"), facultative: true },
    { ...part(`${p}PPSOC{aa}`, "Part des prestations sociales"), facultative: true },
    { ...part(`${p}PPFAM{aa}`, "Part des prestations familiales"), facultative: true },
    { ...part(`${p}PPMINI{aa}`, "Part des minima sociaux"), facultative: true },
    { ...part(`${p}PPLOGT{aa}`, "Part des prestations logement"), facultative: true },
    { ...part(`${p}PIMPOT{aa}`, "Part des imp\xF4ts"), facultative: true }
  ];
}
var tauxPauvrete = (motif, libelle) => ({
  ...part(motif, libelle),
  bornes: BORNES
});
var partBornee = tauxPauvrete;
var mediane = euros;

// loaders/filosofi-cc.ts
var AGES = ["moins de 30 ans", "30 \xE0 39 ans", "40 \xE0 49 ans", "50 \xE0 59 ans", "60 \xE0 74 ans", "75 ans ou plus"];
var VARIABLES_CC = [
  { motif: "NBMENFISC{aa}", libelle: "M\xE9nages fiscaux", nature: "effectif", unite: "m\xE9nages" },
  { motif: "NBPERSMENFISC{aa}", libelle: "Personnes des m\xE9nages fiscaux", nature: "effectif", unite: "personnes" },
  mediane("MED{aa}", "Niveau de vie m\xE9dian"),
  partBornee("PIMP{aa}", "Part des m\xE9nages fiscaux impos\xE9s"),
  tauxPauvrete("TP60{aa}", "Taux de pauvret\xE9 \xE0 60 %"),
  ...AGES.map((age, i) => tauxPauvrete(`TP60AGE${i + 1}{aa}`, `Taux de pauvret\xE9, r\xE9f\xE9rent fiscal : ${age}`)),
  tauxPauvrete("TP60TOL1{aa}", "Taux de pauvret\xE9 des propri\xE9taires"),
  tauxPauvrete("TP60TOL2{aa}", "Taux de pauvret\xE9 des locataires"),
  ...composantes(""),
  mediane("D1{aa}", "Premier d\xE9cile du niveau de vie"),
  mediane("D9{aa}", "Neuvi\xE8me d\xE9cile du niveau de vie"),
  { motif: "RD{aa}", libelle: "Rapport interd\xE9cile D9/D1", nature: "indice", unite: "" }
];
var filosofi_cc_default = source({
  type: "mesures",
  id: "filosofi-cc",
  titre: "Filosofi, chiffres cl\xE9s",
  producteur: PRODUCTEUR_FILOSOFI,
  licence: "Licence Ouverte 2.0",
  page: "https://www.insee.fr/fr/metadonnees/source/serie/s1172",
  format: CSV_INSEE_VIRGULE,
  cle: "CODGEO",
  libelle: "LIBGEO",
  niveaux: ["commune", "epci", "departement", "region", "france"],
  millesime: { de: "nom" },
  datee: "MED{aa}",
  variables: VARIABLES_CC,
  ruptures: RUPTURES_FILOSOFI,
  comparaison: "annuelle",
  prudence: PRUDENCE_FILOSOFI,
  cogHabituel: (millesime) => millesime + 2
});

// loaders/filosofi-cc-classeur.ts
var filosofi_cc_classeur_default = source({
  type: "mesures",
  id: "filosofi-cc-classeur",
  titre: "Filosofi, chiffres cl\xE9s (classeur)",
  producteur: PRODUCTEUR_FILOSOFI,
  licence: "Licence Ouverte 2.0",
  page: "https://www.insee.fr/fr/metadonnees/source/serie/s1172",
  format: {
    type: "classeur",
    entete: 6,
    feuilles: [
      { nom: "COM", niveau: "commune" },
      { nom: "EPCI", niveau: "epci" },
      { nom: "DEP", niveau: "departement" },
      { nom: "REG", niveau: "region" },
      { nom: "METRO", niveau: "france" }
    ]
  },
  cle: "CODGEO",
  libelle: "LIBGEO",
  niveaux: ["commune", "epci", "departement", "region", "france"],
  millesime: { de: "nom" },
  datee: "MED{aa}",
  variables: VARIABLES_CC,
  ruptures: RUPTURES_FILOSOFI,
  comparaison: "annuelle",
  prudence: PRUDENCE_FILOSOFI,
  cogHabituel: (millesime) => millesime + 3
});

// loaders/filosofi-disp.ts
var filosofi_disp_default = source({
  type: "mesures",
  id: "filosofi-disp",
  titre: "Filosofi, distribution du revenu disponible",
  producteur: PRODUCTEUR_FILOSOFI,
  licence: "Licence Ouverte 2.0",
  page: "https://www.insee.fr/fr/metadonnees/source/serie/s1172",
  format: CSV_INSEE_VIRGULE,
  cle: "CODGEO",
  libelle: "LIBGEO",
  niveaux: ["commune", "epci", "departement", "region", "france"],
  millesime: { de: "nom" },
  datee: "NBPERS{aa}",
  variables: [
    { motif: "NBMEN{aa}", libelle: "M\xE9nages fiscaux", nature: "effectif", unite: "m\xE9nages" },
    { motif: "NBPERS{aa}", libelle: "Personnes des m\xE9nages fiscaux", nature: "effectif", unite: "personnes" },
    { motif: "NBUC{aa}", libelle: "Unit\xE9s de consommation", nature: "effectif", unite: "UC" },
    mediane("Q2{aa}", "Niveau de vie m\xE9dian"),
    { motif: "Q3_Q1", libelle: "\xC9cart interquartile", nature: "quantile", unite: "\u20AC" },
    { motif: "RD", libelle: "Rapport interd\xE9cile D9/D1", nature: "indice", unite: "" },
    ...distribution("", "niveau de vie").filter((v2) => v2.motif !== "RD{aa}")
  ],
  // Avant 2020, l'Insee laisse vide ce qu'il ne diffuse pas (domaine.md §3.3 : seuils de Filosofi).
  vide: { marque: "secret", raison: "case vide dans le fichier de l'Insee : sous le seuil de diffusion de Filosofi" },
  ruptures: RUPTURES_FILOSOFI,
  comparaison: "annuelle",
  prudence: PRUDENCE_FILOSOFI,
  cogHabituel: (millesime) => millesime < 2016 ? millesime + 1 : millesime + 2
});

// loaders/filosofi-iris.ts
var filosofi_iris_default = source({
  type: "mesures",
  id: "filosofi-iris",
  titre: "Filosofi \xE0 l'IRIS, revenu disponible",
  producteur: PRODUCTEUR_FILOSOFI,
  licence: "Licence Ouverte 2.0",
  page: "https://www.insee.fr/fr/statistiques/7233950",
  format: CSV_INSEE_VIRGULE,
  cle: "IRIS",
  libelle: "LIBIRIS",
  ignorees: ["COM", "LIBCOM"],
  niveaux: ["iris"],
  millesime: { de: "nom" },
  datee: "DISP_MED{aa}",
  variables: [
    tauxPauvrete("DISP_TP60{aa}", "Taux de pauvret\xE9 \xE0 60 %"),
    mediane("DISP_MED{aa}", "Niveau de vie m\xE9dian"),
    { motif: "DISP_EQ{aa}", libelle: "\xC9cart interquartile rapport\xE9 \xE0 la m\xE9diane", nature: "indice", unite: "" },
    ...distribution("DISP_", "niveau de vie"),
    { motif: "DISP_NOTE{aa}", libelle: "Note de diffusion", nature: "indice", unite: "", facultative: true },
    { motif: "note", libelle: "Note de diffusion", nature: "indice", unite: "", facultative: true }
  ],
  vide: { marque: "secret", raison: "case vide dans le fichier de l'Insee : sous le seuil de diffusion de Filosofi" },
  ruptures: RUPTURES_FILOSOFI,
  comparaison: "annuelle",
  prudence: PRUDENCE_FILOSOFI,
  cogHabituel: (millesime) => millesime + 2
});

// loaders/filosofi-iris-dec.ts
var filosofi_iris_dec_default = source({
  type: "mesures",
  id: "filosofi-iris-dec",
  titre: "Filosofi \xE0 l'IRIS, revenu d\xE9clar\xE9",
  producteur: PRODUCTEUR_FILOSOFI,
  licence: "Licence Ouverte 2.0",
  page: "https://www.insee.fr/fr/statistiques/8229323",
  format: CSV_INSEE_VIRGULE,
  cle: "IRIS",
  niveaux: ["iris"],
  millesime: { de: "nom" },
  datee: "DEC_MED{aa}",
  variables: [
    partBornee("DEC_PIMP{aa}", "Part des m\xE9nages impos\xE9s"),
    tauxPauvrete("DEC_TP60{aa}", "Taux de bas revenus d\xE9clar\xE9s"),
    { motif: "DEC_INCERT{aa}", libelle: "Incertitude", nature: "indice", unite: "" },
    mediane("DEC_MED{aa}", "M\xE9diane du revenu d\xE9clar\xE9 par UC"),
    { motif: "DEC_EQ{aa}", libelle: "\xC9cart interquartile rapport\xE9 \xE0 la m\xE9diane", nature: "indice", unite: "" },
    ...distribution("DEC_", "revenu d\xE9clar\xE9"),
    { motif: "DEC_NOTE{aa}", libelle: "Note de diffusion", nature: "indice", unite: "" }
  ],
  ruptures: RUPTURES_FILOSOFI,
  comparaison: "annuelle",
  prudence: PRUDENCE_FILOSOFI,
  cogHabituel: (millesime) => millesime + 2
});

// loaders/rp-comparateur.ts
var compte2 = (motif, libelle, unite) => ({
  motif,
  libelle,
  nature: "effectif",
  unite
});
var etablissements = (motif, secteur) => ({
  ...compte2(motif, `\xC9tablissements actifs, ${secteur}`, "\xE9tablissements"),
  facultative: true
});
var rp_comparateur_default = source({
  type: "mesures",
  id: "rp-comparateur",
  titre: "Comparateur de territoires (recensement de la population)",
  ...INSEE,
  page: "https://www.insee.fr/fr/statistiques/2521169",
  format: CSV_INSEE_VIRGULE,
  cle: "CODGEO",
  niveaux: ["commune"],
  millesime: { de: "nom" },
  datee: "P{aa}_POP",
  variables: [
    compte2("P{aa}_POP", "Population municipale", "personnes"),
    compte2("SUPERF", "Superficie", "km\xB2"),
    compte2("NAIS{dd}{aa}", "Naissances de la p\xE9riode", "naissances"),
    compte2("DECE{dd}{aa}", "D\xE9c\xE8s de la p\xE9riode", "d\xE9c\xE8s"),
    compte2("P{aa}_MEN", "M\xE9nages", "m\xE9nages"),
    compte2("NAISD{aa}", "Naissances domicili\xE9es", "naissances"),
    compte2("DECESD{aa}", "D\xE9c\xE8s domicili\xE9s", "d\xE9c\xE8s"),
    compte2("P{aa}_LOG", "Logements", "logements"),
    compte2("P{aa}_RP", "R\xE9sidences principales", "logements"),
    compte2("P{aa}_RSECOCC", "R\xE9sidences secondaires et logements occasionnels", "logements"),
    compte2("P{aa}_LOGVAC", "Logements vacants", "logements"),
    compte2("P{aa}_RP_PROP", "R\xE9sidences principales occup\xE9es par leur propri\xE9taire", "logements"),
    compte2("NBMENFISC{aa}", "M\xE9nages fiscaux", "m\xE9nages"),
    partBornee("PIMP{aa}", "Part des m\xE9nages fiscaux impos\xE9s"),
    mediane("MED{aa}", "Niveau de vie m\xE9dian"),
    tauxPauvrete("TP60{aa}", "Taux de pauvret\xE9 \xE0 60 %"),
    compte2("P{aa}_EMPLT", "Emplois au lieu de travail", "emplois"),
    compte2("P{aa}_EMPLT_SAL", "Emplois salari\xE9s au lieu de travail", "emplois"),
    compte2("P{aa}_POP1564", "Population de 15 \xE0 64 ans", "personnes"),
    compte2("P{aa}_CHOM1564", "Ch\xF4meurs de 15 \xE0 64 ans", "personnes"),
    compte2("P{aa}_ACT1564", "Actifs de 15 \xE0 64 ans", "personnes"),
    etablissements("ETTOT{aa}", "ensemble"),
    etablissements("ETAZ{aa}", "agriculture"),
    etablissements("ETBE{aa}", "industrie"),
    etablissements("ETFZ{aa}", "construction"),
    etablissements("ETGU{aa}", "commerce et services"),
    etablissements("ETGZ{aa}", "commerce et r\xE9paration automobile"),
    etablissements("ETOQ{aa}", "administration, enseignement, sant\xE9, action sociale"),
    etablissements("ETTEF1{aa}", "1 \xE0 9 salari\xE9s"),
    etablissements("ETTEFP10{aa}", "10 salari\xE9s ou plus")
  ],
  // Éditions anciennes : Filosofi y est vide sous le seuil ; le recensement, lui, n'a pas de case vide.
  vide: { marque: "secret", raison: "case vide dans le fichier de l'Insee : valeur non diffus\xE9e" },
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3
});

// loaders/rp-dossier-complet.ts
var compte3 = (motif, libelle, unite = "personnes") => ({
  motif,
  libelle,
  nature: "effectif",
  unite,
  facultative: true
});
var TRANCHES = [
  ["1529", "15 \xE0 29 ans"],
  ["3044", "30 \xE0 44 ans"],
  ["4559", "45 \xE0 59 ans"],
  ["6074", "60 \xE0 74 ans"],
  ["7589", "75 \xE0 89 ans"],
  ["90P", "90 ans ou plus"]
];
var rp_dossier_complet_default = source({
  type: "mesures",
  id: "rp-dossier-complet",
  titre: "Dossier complet (recensement de la population)",
  ...INSEE,
  page: "https://www.insee.fr/fr/statistiques/5359146",
  format: CSV_INSEE,
  cle: "CODGEO",
  niveaux: ["commune"],
  millesime: { de: "nom" },
  datee: "P{aa}_POP0014",
  variables: [
    { motif: "P{aa}_POP0014", libelle: "Population de 0 \xE0 14 ans", nature: "effectif", unite: "personnes" },
    ...TRANCHES.map(([t, libelle]) => compte3(`P{aa}_POP${t}`, `Population de ${libelle}`)),
    compte3("P{aa}_POP", "Population municipale"),
    compte3("C{aa}_MEN", "M\xE9nages", "m\xE9nages"),
    compte3("C{aa}_MENPSEUL", "M\xE9nages d'une personne", "m\xE9nages"),
    compte3("C{aa}_MENFAM", "M\xE9nages avec famille", "m\xE9nages"),
    compte3("C{aa}_FAM", "Familles", "familles"),
    compte3("C{aa}_COUPAENF", "Couples avec enfant(s)", "familles"),
    compte3("C{aa}_FAMMONO", "Familles monoparentales", "familles"),
    compte3("C{aa}_COUPSENF", "Couples sans enfant", "familles"),
    ...["1524", "2554", "5564"].flatMap((t) => [
      compte3(`P{aa}_ACT${t}`, `Actifs de ${t.slice(0, 2)} \xE0 ${t.slice(2)} ans`),
      compte3(`P{aa}_CHOM${t}`, `Ch\xF4meurs de ${t.slice(0, 2)} \xE0 ${t.slice(2)} ans`)
    ]),
    compte3("P{aa}_RP", "R\xE9sidences principales", "logements"),
    compte3("P{aa}_RP_LOCHLMV", "R\xE9sidences principales lou\xE9es vides en HLM", "logements"),
    compte3("P{aa}_RP_PROP", "R\xE9sidences principales occup\xE9es par leur propri\xE9taire", "logements"),
    { ...compte3("SNEMM_{aa}", "Salaire net mensuel moyen en \xE9quivalent temps plein", "\u20AC"), nature: "quantile" },
    compte3("ENCTOT{aa}", "Cr\xE9ations d'entreprises", "entreprises"),
    compte3("ENCITOT{aa}", "Cr\xE9ations d'entreprises individuelles", "entreprises"),
    compte3("ETCTOT{aa}", "Cr\xE9ations d'\xE9tablissements", "\xE9tablissements"),
    ...["HT", "CPG", "VV", "RT", "AJCS"].map(
      (x) => compte3(`${x}{aa}`, `H\xE9bergements touristiques (${x})`, "\xE9tablissements")
    ),
    compte3("ELECTEURSLP20{aa}", "\xC9lecteurs inscrits sur liste principale", "personnes"),
    compte3("BPE_20{aa}_*", "\xC9quipements (BPE)", "\xE9quipements")
  ],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3
});

// loaders/commun/rp-iris.ts
var RP_IRIS = {
  type: "mesures",
  ...INSEE,
  page: "https://www.insee.fr/fr/statistiques/4228434",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "IRIS",
  ignorees: ["", "LIBCOM", "TYP_IRIS"],
  niveaux: ["iris"],
  millesime: { de: "nom" },
  comparaison: "enquetes-disjointes",
  sommeApprochee: "somme des seuls IRIS d'habitat, IRIS d'activit\xE9 et divers non fournis",
  cogHabituel: (millesime) => millesime + 2
};
var compteIris = (motif, libelle, unite = "personnes") => ({
  motif,
  libelle,
  nature: "effectif",
  unite
});
function csp(prefixe, libelle) {
  const ancienne = Array.from({ length: 8 }, (_, i) => compteIris(`${prefixe}_CS${i + 1}`, `${libelle}, CS ${i + 1}`));
  return [...ancienne, compteIris(`${prefixe}_STAT_GSEC*`, `${libelle}, PCS 2020`)].map((v2) => ({
    ...v2,
    facultative: true
  }));
}

// loaders/rp-iris-logement.ts
var rp_iris_logement_default = source({
  ...RP_IRIS,
  id: "rp-iris-logement",
  titre: "Recensement par IRIS, logement",
  datee: "P{aa}_RP_LOCHLMV",
  variables: [
    compteIris("P{aa}_RPMAISON", "R\xE9sidences principales, maisons", "logements"),
    compteIris("P{aa}_RPAPPART", "R\xE9sidences principales, appartements", "logements"),
    compteIris("P{aa}_RP_LOCHLMV", "R\xE9sidences principales lou\xE9es vides en HLM", "logements")
  ]
});

// loaders/rp-iris-menages.ts
var rp_iris_menages_default = source({
  ...RP_IRIS,
  id: "rp-iris-menages",
  titre: "Recensement par IRIS, population des m\xE9nages",
  datee: "C{aa}_PMEN_MENFAMMONO",
  variables: [
    compteIris("C{aa}_PMEN_MENSFAM", "Personnes de m\xE9nages sans famille"),
    compteIris("C{aa}_PMEN_MENHSEUL", "Hommes vivant seuls"),
    compteIris("C{aa}_PMEN_MENFSEUL", "Femmes vivant seules"),
    compteIris("C{aa}_PMEN_MENCOUPSENF", "Personnes de couples sans enfant"),
    compteIris("C{aa}_PMEN_MENCOUPAENF", "Personnes de couples avec enfant(s)"),
    compteIris("C{aa}_PMEN_MENFAMMONO", "Personnes de familles monoparentales"),
    ...csp("C{aa}_PMEN", "Population des m\xE9nages")
  ]
});

// loaders/rp-iris-population.ts
var rp_iris_population_default = source({
  ...RP_IRIS,
  id: "rp-iris-population",
  titre: "Recensement par IRIS, population",
  datee: "P{aa}_POP0014",
  variables: [
    compteIris("P{aa}_POP0014", "Population de 0 \xE0 14 ans"),
    compteIris("P{aa}_POP1529", "Population de 15 \xE0 29 ans"),
    compteIris("P{aa}_POP3044", "Population de 30 \xE0 44 ans"),
    compteIris("P{aa}_POP4559", "Population de 45 \xE0 59 ans"),
    compteIris("P{aa}_POP6074", "Population de 60 \xE0 74 ans"),
    compteIris("P{aa}_POP75P", "Population de 75 ans ou plus"),
    ...csp("C{aa}_POP15P", "Population de 15 ans ou plus")
  ]
});

// loaders/index.ts
var SOURCES = [
  cog_communes_default,
  cog_departements_default,
  cog_regions_default,
  cog_epci_default,
  cog_appartenance_default,
  cog_iris_default,
  cog_codes_anciens_default,
  cog_mouvements_default,
  rp_comparateur_default,
  rp_dossier_complet_default,
  rp_iris_population_default,
  rp_iris_menages_default,
  rp_iris_logement_default,
  filosofi_cc_default,
  filosofi_cc_classeur_default,
  filosofi_disp_default,
  filosofi_iris_default,
  filosofi_iris_dec_default,
  caf_iris_default,
  caf_communes_default
];

// src/modele/motif.ts
var quatreChiffres = (aa) => (Number(aa) >= 68 ? 1900 : 2e3) + Number(aa);
var cache = /* @__PURE__ */ new Map();
function toRegExp(motif) {
  const connu = cache.get(motif);
  if (connu) return connu;
  const corps = motif.split(/(\{aa(?:-\d+)?\}|\{dd\}|\*)/).map((morceau) => {
    if (morceau === "*") return ".*";
    if (morceau === "{dd}") return "(?<dd>\\d\\d)";
    if (morceau.startsWith("{aa")) return "(?<aa>\\d\\d)";
    return morceau.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }).join("");
  const regexp = new RegExp(`^${corps}$`);
  cache.set(motif, regexp);
  return regexp;
}
function readNom(motif, nom) {
  const trouve = toRegExp(motif).exec(nom);
  if (!trouve) return null;
  const { aa, dd } = trouve.groups ?? {};
  const decalage = Number(/\{aa-(\d+)\}/.exec(motif)?.[1] ?? 0);
  return {
    annee: aa === void 0 ? null : quatreChiffres(aa) + decalage,
    debut: dd === void 0 ? null : quatreChiffres(dd)
  };
}

// src/charger/entete.ts
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
var proche = (nom, candidats) => candidats.map((c2) => ({ c: c2, d: distance(nom.toUpperCase(), c2.toUpperCase()) })).filter(({ c: c2, d: d2 }) => d2 <= Math.max(1, Math.floor(Math.min(nom.length, c2.length) / 3))).sort((x, y) => x.d - y.d)[0]?.c;
function separateurChange(entete, attendu) {
  const seule = entete[0] ?? "";
  const autre = entete.length === 1 ? [";", ",", "	", "|"].find((s2) => s2 !== attendu && seule.split(s2).length > 2) : void 0;
  if (autre === void 0) return null;
  const nom = (s2) => s2 === "	" ? "tabulation" : `\xAB ${s2} \xBB`;
  return {
    gravite: "bloquante",
    code: "separateur-change",
    colonne: null,
    valeur: null,
    message: `le s\xE9parateur est ${nom(autre)} au lieu de ${nom(attendu)}`,
    action: "Reprendre le fichier d'origine : il a sans doute \xE9t\xE9 r\xE9enregistr\xE9 par un tableur."
  };
}
var colonneAbsente = (nom, libelle, inconnues) => {
  const renommee = proche(nom, inconnues);
  return {
    gravite: "bloquante",
    code: "colonne-absente",
    colonne: nom,
    valeur: null,
    message: `colonne absente : ${libelle}${renommee ? `, renomm\xE9e \xAB ${renommee} \xBB ?` : ""}`,
    action: "V\xE9rifier que c'est le fichier officiel ; si le producteur a renomm\xE9 la colonne, l'ajouter \xE0 la d\xE9claration de la source."
  };
};
var doublons = (entete) => [...new Set(entete.filter((c2, i) => c2 !== "" && entete.indexOf(c2) !== i))].map((colonne) => ({
  gravite: "bloquante",
  code: "colonne-double",
  colonne,
  valeur: null,
  message: "deux colonnes portent le m\xEAme nom",
  action: "Reprendre le fichier d'origine."
}));
var situer = (fichier, defauts) => defauts.map((d2) => ({ ...d2, fichier, ligne: 1 }));
function readEnteteMesures(source2, entete, fichier, ligne = 1) {
  const separateur = source2.format.type === "csv" ? separateurChange(entete, source2.format.separateur) : null;
  if (separateur) return { colonnes: [], millesime: null, anomalies: situer(fichier, [separateur]) };
  const hors = /* @__PURE__ */ new Set([source2.cle, ...source2.libelle ? [source2.libelle] : [], ...source2.ignorees ?? []]);
  const colonnes = [];
  const inconnues = [];
  entete.forEach((nom, index) => {
    if (hors.has(nom)) return;
    for (const variable2 of source2.variables) {
      const lu = readNom(variable2.motif, nom);
      if (lu) return void colonnes.push({ index, nom, variable: variable2, millesime: lu.annee, debut: lu.debut });
    }
    inconnues.push(nom);
  });
  const dates = colonnes.filter((c2) => c2.variable.motif === source2.datee).map((c2) => c2.millesime ?? 0);
  const millesime = dates.length > 0 ? Math.max(...dates) : null;
  const defauts = doublons(entete);
  if (!entete.includes(source2.cle)) defauts.push(colonneAbsente(source2.cle, "code du territoire", inconnues));
  if (source2.millesime.de === "colonne" && !entete.includes(source2.millesime.colonne))
    defauts.push(colonneAbsente(source2.millesime.colonne, "date", inconnues));
  for (const v2 of source2.variables)
    if (!v2.facultative && !colonnes.some((c2) => c2.variable === v2)) {
      const aa = millesime === null ? "AA" : String(millesime % 100).padStart(2, "0");
      defauts.push(colonneAbsente(v2.motif.replace(/\{(aa|dd)(-\d+)?\}/g, aa), v2.libelle, inconnues));
    }
  if (colonnes.length === 0)
    defauts.push(colonneAbsente(source2.variables[0]?.motif ?? "", "aucune variable reconnue", inconnues));
  for (const nom of inconnues)
    defauts.push({
      gravite: "avertissement",
      code: "colonne-inconnue",
      colonne: nom === "" ? "(sans nom)" : nom,
      valeur: null,
      message: "colonne inconnue, non lue",
      action: "Rien \xE0 faire si elle ne sert pas ; sinon l'ajouter \xE0 la d\xE9claration de la source."
    });
  return { colonnes, millesime, anomalies: situer(fichier, defauts).map((a) => ({ ...a, ligne })) };
}

// src/charger/reconnaissance-entete.ts
function accordTable(source2, { feuille, entete }) {
  const presentes = new Set(entete);
  const hors = /* @__PURE__ */ new Set([source2.cle, ...source2.ignorees ?? []]);
  if (source2.type === "referentiel") {
    const tables = source2.tables.filter((t) => (t.feuille ?? null) === feuille);
    const exigees2 = [...new Set(tables.flatMap((t) => [...Object.values(t.colonnes), ...t.filtre ? [t.filtre.colonne] : []]))];
    const connues = /* @__PURE__ */ new Set([...exigees2, ...hors]);
    const inconnues2 = entete.filter((c2) => !connues.has(c2));
    return {
      manquantes: exigees2.filter((c2) => !presentes.has(c2)),
      exigees: exigees2.length,
      reconnues: entete.length - inconnues2.length,
      inconnues: inconnues2
    };
  }
  if (source2.libelle) hors.add(source2.libelle);
  const vues = /* @__PURE__ */ new Set();
  const inconnues = entete.filter((nom) => {
    if (hors.has(nom)) return false;
    const variable2 = source2.variables.find((v2) => readNom(v2.motif, nom) !== null);
    if (variable2) vues.add(variable2.motif);
    return variable2 === void 0;
  });
  const exigees = source2.variables.filter((v2) => !v2.facultative).map((v2) => v2.motif);
  const fixes = [source2.cle, ...source2.millesime.de === "colonne" ? [source2.millesime.colonne] : []];
  const manquantes = [...fixes.filter((c2) => !presentes.has(c2)), ...exigees.filter((m) => !vues.has(m))];
  if (vues.size === 0 && exigees.length === 0) manquantes.push(source2.variables[0]?.motif ?? "");
  return { manquantes, exigees: fixes.length + Math.max(1, exigees.length), reconnues: entete.length - inconnues.length, inconnues };
}
function accorder(source2, tables) {
  const accords = tables.map((t) => accordTable(source2, t));
  const somme = (cle) => accords.reduce((n, a) => n + a[cle], 0);
  return {
    source: source2,
    manquantes: [...new Set(accords.flatMap((a) => a.manquantes))],
    exigees: somme("exigees"),
    reconnues: somme("reconnues"),
    inconnues: [...new Set(accords.flatMap((a) => a.inconnues))]
  };
}
var partInconnue = (a) => a.inconnues.length / Math.max(1, a.inconnues.length + a.reconnues);
var comparerAccords = (a, b) => b.reconnues - a.reconnues || partInconnue(a) - partInconnue(b);
var isReconnue = (a) => a.manquantes.length === 0 && (a.source.type === "mesures" || a.source.format.type === "classeur" || partInconnue(a) <= 1 / 2);
var RESSEMBLANCE = 0.8;
var isRessemblante = (a) => a.exigees >= 4 && a.manquantes.length > 0 && (a.exigees - a.manquantes.length) / a.exigees >= RESSEMBLANCE;

// src/charger/reconnaissance-table.ts
var SEPARATEURS = [";", ",", "	"];
var nomSeparateur = (s2) => s2 === "	" ? "tabulation" : `\xAB ${s2} \xBB`;
function tablesDe(source2, ouverture) {
  const { format } = source2;
  if (format.type === "csv") {
    if (ouverture.feuilles !== null) return null;
    const entete = splitEntete(ouverture.lignes[0] ?? "", format.separateur);
    return { tables: [{ feuille: null, entete, rows: [] }], titres: "" };
  }
  const trouvees = format.feuilles.map(({ nom }) => ouverture.feuilles?.find((f2) => f2.nom === nom));
  const tables = trouvees.flatMap((f2) => {
    if (!f2) return [];
    const entete = [...f2.lignes[format.entete - 1] ?? []];
    while (entete.at(-1) === "") entete.pop();
    return [{ feuille: f2.nom, entete, rows: f2.lignes.slice(format.entete).filter((r) => r.some((v2) => v2 !== "")) }];
  });
  if (tables.length < format.feuilles.length) return null;
  return { tables, titres: trouvees.flatMap((f2) => f2?.lignes.slice(0, format.entete - 1) ?? []).map((r) => r.join(" ")).join("\n") };
}
function readRows(ouverture, separateur) {
  return parse3(ouverture.lignes.slice(1).join("\n"), {
    delimiter: separateur,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true
    // un guillemet ouvert avant la coupure
  });
}
function trouverSource(ouverture) {
  const [choix] = SOURCES.flatMap((source3) => {
    const lues = tablesDe(source3, ouverture);
    if (!lues) return [];
    const accord2 = accorder(source3, lues.tables);
    return isReconnue(accord2) ? [{ accord: accord2, ...lues }] : [];
  }).sort((a, b) => comparerAccords(a.accord, b.accord));
  if (!choix) return null;
  const { accord, titres } = choix;
  const { source: source2 } = accord;
  const { format } = source2;
  const tables = format.type === "csv" ? choix.tables.map((t) => ({ ...t, rows: readRows(ouverture, format.separateur) })) : choix.tables;
  const premiere = tables[0];
  return {
    accord,
    tables,
    titres,
    echantillon: (nom, table) => {
      const t = table === void 0 ? premiere : tables.find((x) => x.feuille === (table.feuille ?? null));
      const rang = t?.entete.indexOf(nom) ?? -1;
      if (!t || rang < 0) return [];
      const filtre = table?.filtre;
      const rows = filtre ? t.rows.filter((r) => r[t.entete.indexOf(filtre.colonne)] === filtre.valeur) : t.rows;
      return [...new Set(rows.map((r) => r[rang] ?? "").filter((v2) => v2 !== ""))];
    },
    paires: (code, libelle) => {
      const [c2, l] = [premiere?.entete.indexOf(code) ?? -1, premiere?.entete.indexOf(libelle) ?? -1];
      return premiere && c2 >= 0 && l >= 0 ? premiere.rows.map((r) => [r[c2] ?? "", r[l] ?? ""]) : [];
    },
    millesime: source2.type === "mesures" ? readEnteteMesures(source2, premiere?.entete ?? [], "").millesime : null
  };
}
function ressemblance(ouverture) {
  const [proche2] = SOURCES.flatMap((source2) => {
    const lues = tablesDe(source2, ouverture);
    const accord = lues && accorder(source2, lues.tables);
    return accord && isRessemblante(accord) ? [accord] : [];
  }).sort(comparerAccords);
  if (!proche2) return null;
  const noms = proche2.manquantes.slice(0, 4).map((m) => m.replace(/\{(aa|dd)(-\d+)?\}/g, "AA"));
  const reste = proche2.manquantes.length - noms.length;
  return `ressemble \xE0 \xAB ${proche2.source.titre} \xBB, mais il manque ${noms.join(", ")}${reste > 0 ? ` et ${reste} autres colonnes` : ""}`;
}
function autreSeparateur(ouverture) {
  const ligne = ouverture.lignes[0] ?? "";
  for (const source2 of SOURCES) {
    if (source2.format.type !== "csv") continue;
    const attendu = source2.format.separateur;
    for (const autre of SEPARATEURS.filter((s2) => s2 !== attendu))
      if (isReconnue(accorder(source2, [{ feuille: null, entete: splitEntete(ligne, autre) }])))
        return `\xAB ${source2.titre} \xBB au s\xE9parateur chang\xE9 (${nomSeparateur(autre)} au lieu de ${nomSeparateur(attendu)}) : reprendre le fichier d'origine`;
  }
  return null;
}
function raisonInconnu(ouverture) {
  if (ouverture.feuilles !== null) {
    const noms = ouverture.feuilles.map((f2) => f2.nom);
    if (noms.includes("C.O.M")) return "classeur de l'Insee pour les collectivit\xE9s d'outre-mer seulement : aucune commune d'un CCAS n'y est";
    return ressemblance(ouverture) ?? "aucune source connue n'a ces feuilles et ces colonnes";
  }
  const separateur = [...SEPARATEURS].sort((a, b) => splitEntete(ouverture.lignes[0] ?? "", b).length - splitEntete(ouverture.lignes[0] ?? "", a).length)[0] ?? ";";
  const entete = splitEntete(ouverture.lignes[0] ?? "", separateur);
  if (entete.includes("COD_VAR") && entete.includes("LIB_VAR")) return "dictionnaire de variables de l'Insee, pas des donn\xE9es";
  const rows = () => readRows(ouverture, separateur);
  const perdus = zerosPerdus(entete, (c2) => rows().map((r) => r[entete.indexOf(c2)] ?? "").filter((v2) => v2 !== ""));
  return autreSeparateur(ouverture) ?? perdus ?? ressemblance(ouverture) ?? "aucune source connue n'a ces colonnes";
}

// src/charger/reconnaitre.ts
var EXTENSIONS = /\.(csv|zip|xlsx|xls|txt)$/i;
function listFichiers(chemin, sauf) {
  if (statSync(chemin).isFile()) return [chemin];
  return readdirSync(chemin, { withFileTypes: true }).filter((e) => !e.name.startsWith(".") && e.name !== "node_modules").sort((a, b) => a.name < b.name ? -1 : 1).flatMap((e) => {
    const ici = join2(chemin, e.name);
    if (e.isDirectory()) return sauf !== void 0 && resolve(ici) === resolve(sauf) ? [] : listFichiers(ici, sauf);
    return e.isFile() && EXTENSIONS.test(e.name) ? [ici] : [];
  });
}
var plusieurs = (n, mot) => `${n} ${mot}${n > 1 ? "s" : ""}`;
function readNomsSupra(candidats) {
  const noms = { departement: /* @__PURE__ */ new Map(), region: /* @__PURE__ */ new Map() };
  for (const { trouvaille } of candidats) {
    const { source: source2 } = trouvaille.accord;
    if (source2.type !== "referentiel") continue;
    for (const { role, colonnes } of source2.tables) {
      const cible = role === "departements" ? noms.departement : role === "regions" ? noms.region : null;
      for (const [code, nom] of cible ? trouvaille.paires(colonnes.code ?? "", colonnes.nom ?? "") : []) cible?.set(code, nom);
    }
  }
  return noms;
}
function colonneDate(source2) {
  if (source2.type === "mesures") return source2.millesime.de === "colonne" ? source2.millesime.colonne : null;
  const colonnes = source2.tables[0]?.colonnes;
  return colonnes?.date ?? colonnes?.debut ?? null;
}
async function readAnnee({ chemin, ouverture, trouvaille }) {
  const { source: source2 } = trouvaille.accord;
  const colonne = colonneDate(source2);
  if (colonne === null || source2.format.type !== "csv") return trouvaille.millesime;
  if (!ouverture.complet && ouverture.interne === null) return readDerniereAnnee(chemin, source2.format.separateur, colonne);
  const annees = trouvaille.echantillon(colonne).map((d2) => Number(/^\d{4}/.exec(d2)?.[0] ?? 0));
  return annees.reduce((max, a) => Math.max(max, a), 0) || null;
}
async function decrire(candidat, noms, connu) {
  const { chemin, nom, sha256, ouverture, trouvaille } = candidat;
  const { source: source2, inconnues } = trouvaille.accord;
  if (!ouverture.utf8) return { nom, raison: `\xAB ${source2.titre} \xBB qui n'est pas en UTF-8 : r\xE9enregistr\xE9 par un tableur, reprendre le fichier d'origine` };
  const parMaille = source2.type === "mesures" && source2.format.type === "csv" && source2.niveaux.length > 1;
  const niveau = parMaille ? readNiveau(source2.niveaux, trouvaille.echantillon(source2.cle), trouvaille.paires(source2.cle, source2.libelle ?? ""), noms) ?? connu?.niveau ?? null : null;
  const defaut = defautCodes(source2, niveau, trouvaille.echantillon);
  if (defaut !== null && (!parMaille || niveau !== null)) return { nom, raison: `\xAB ${source2.titre} \xBB : ${defaut}` };
  const dates = readDates(source2, {
    connu,
    anneeLue: await readAnnee(candidat),
    titres: trouvaille.titres,
    noms: [basename3(chemin), ...ouverture.interne === null ? [] : [ouverture.interne]]
  });
  const aVerifier = [...dates.aVerifier];
  const aCompleter = [...dates.aCompleter];
  if (parMaille && niveau === null) aCompleter.push(`niveau inconnu : \xE9crire ${source2.niveaux.join(", ")} dans la colonne niveau`);
  if (source2.type === "referentiel" && source2.format.type === "csv" && inconnues.length > 0)
    aVerifier.push(`${plusieurs(inconnues.length, "colonne")} que le fichier officiel n'a pas (${inconnues.slice(0, 3).join(", ")}) : non lues`);
  if (ouverture.autres.length > 0) aVerifier.push(`l'archive contient ${plusieurs(ouverture.autres.length, "autre")} fichiers, non lus : l'extraire s'ils servent`);
  return { ...dates, aVerifier, aCompleter, chemin, nom, source: source2, niveau, sha256, extension: ouverture.extension, interne: ouverture.interne };
}
var isReconnu = (f2) => "source" in f2;
async function reconnaitre(dossier3, options = {}) {
  const registre = options.registre ?? readRegistre();
  const chemins = listFichiers(dossier3, options.sauf);
  const candidats = [];
  const ecartes = [];
  const doublons2 = [];
  for (const [i, chemin] of chemins.entries()) {
    const nom = relative(dossier3, chemin) || basename3(chemin);
    options.progression?.(nom, i + 1, chemins.length);
    try {
      const ouverture = await ouvrir(chemin);
      const trouvaille = trouverSource(ouverture);
      if (!trouvaille) {
        ecartes.push({ nom, raison: raisonInconnu(ouverture) });
        continue;
      }
      const sha256 = await sha256File(chemin);
      const comme = candidats.find((c2) => c2.sha256 === sha256);
      if (comme) doublons2.push({ nom, comme: comme.nom });
      else candidats.push({ chemin, nom, sha256, ouverture, trouvaille });
    } catch (error) {
      if (!(error instanceof OuvertureImpossible)) throw error;
      ecartes.push({ nom, raison: error.message });
    }
  }
  const noms = readNomsSupra(candidats);
  const fichiers = await Promise.all(candidats.map((c2) => decrire(c2, noms, registre.get(c2.sha256))));
  return {
    reconnus: fichiers.filter(isReconnu),
    ecartes: [...ecartes, ...fichiers.filter((f2) => !isReconnu(f2))],
    doublons: doublons2
  };
}

// src/charger/projet.ts
import { existsSync as existsSync2, readFileSync as readFileSync4 } from "node:fs";
import { join as join3 } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { parseDocument } from "yaml";
var COLONNES_MILLESIMES = [
  "source",
  "niveau",
  "millesime",
  "cog",
  "publie",
  "fichier",
  "url",
  "sha256",
  "recu_le"
];
var ProjetInvalide = class extends Error {
  anomalies;
  constructor(anomalies) {
    super("invalid project");
    this.anomalies = anomalies;
  }
};
function readObservatoire(dir, signaler) {
  const document = parseDocument(readFileSync4(join3(dir, "observatoire.yaml"), "utf8"));
  for (const erreur of document.errors)
    signaler(
      "observatoire.yaml",
      erreur.linePos?.[0].line ?? null,
      null,
      null,
      "YAML illisible",
      "Corriger la mise en forme (deux espaces, deux-points)."
    );
  const brut = document.toJS() ?? {};
  const texte2 = (cle) => {
    const valeur = brut[cle];
    if (typeof valeur === "string" && valeur !== "") return valeur;
    signaler(
      "observatoire.yaml",
      null,
      cle,
      valeur === void 0 ? null : String(valeur),
      `\xAB ${cle} \xBB doit \xEAtre un texte entre guillemets`,
      `\xC9crire ${cle}: "\u2026".`
    );
    return "";
  };
  const annee = (cle) => {
    const valeur = brut[cle];
    if (typeof valeur === "number" && Number.isInteger(valeur) && valeur > 1900 && valeur < 2200) return valeur;
    signaler(
      "observatoire.yaml",
      null,
      cle,
      valeur === void 0 ? null : String(valeur),
      `\xAB ${cle} \xBB doit \xEAtre une ann\xE9e`,
      `\xC9crire ${cle}: 2026, par exemple.`
    );
    return 0;
  };
  return {
    nom: texte2("nom"),
    commune: texte2("commune"),
    annee: annee("annee"),
    cog: annee("cog"),
    fictif: brut.fictif === true
  };
}
function readTable2(dir, fichier, colonnes, signaler) {
  const contenu = readFileSync4(join3(dir, fichier), "utf8");
  const rows = parseCsv(contenu, {
    delimiter: ";",
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true
  });
  const presentes = Object.keys(
    rows[0]?.record ?? Object.fromEntries(
      (contenu.split("\n")[0] ?? "").trim().split(";").map((c2) => [c2, ""])
    )
  );
  for (const colonne of colonnes.filter((c2) => !presentes.includes(c2)))
    signaler(fichier, 1, colonne, null, "colonne absente", `La premi\xE8re ligne doit \xEAtre : ${colonnes.join(";")}.`);
  return rows.map(({ record, info }) => ({ row: record, ligne: info.lines }));
}
function readProjet(dir) {
  const anomalies = [];
  const signaler = (fichier, ligne, colonne, valeur, message, action) => anomalies.push({ gravite: "bloquante", code: "projet", fichier, ligne, colonne, valeur, message, action });
  for (const requis of ["observatoire.yaml", "millesimes.csv"])
    if (!existsSync2(join3(dir, requis)))
      signaler(
        requis,
        null,
        null,
        null,
        "fichier absent du projet",
        "Cr\xE9er un projet avec \xAB abs nouveau \xBB, ou indiquer son dossier avec --projet."
      );
  if (anomalies.length > 0) throw new ProjetInvalide(anomalies);
  const observatoire2 = readObservatoire(dir, signaler);
  const millesimes = readTable2(dir, "millesimes.csv", COLONNES_MILLESIMES, signaler).map(
    ({ row, ligne }) => {
      const entier2 = (colonne) => {
        const valeur = row[colonne] ?? "";
        if (valeur === "") return null;
        if (/^\d{4}$/.test(valeur)) return Number(valeur);
        signaler("millesimes.csv", ligne, colonne, valeur, "ann\xE9e attendue sur quatre chiffres", "Corriger la case.");
        return null;
      };
      const niveau = row.niveau ?? "";
      if (niveau !== "" && !NIVEAUX.includes(niveau))
        signaler("millesimes.csv", ligne, "niveau", niveau, "niveau inconnu", `Choisir parmi : ${NIVEAUX.join(", ")}.`);
      return {
        source: row.source ?? "",
        niveau: niveau === "" ? null : niveau,
        millesime: entier2("millesime"),
        cog: entier2("cog"),
        publie: entier2("publie"),
        fichier: row.fichier ?? "",
        url: row.url ?? "",
        sha256: row.sha256 ?? "",
        recu_le: row.recu_le ?? "",
        ligne
      };
    }
  );
  const quartiers = existsSync2(join3(dir, "territoires.csv")) ? readTable2(dir, "territoires.csv", ["quartier", "nom", "iris", "part"], signaler).map(
    ({ row, ligne }) => {
      const part3 = Number((row.part ?? "1").replace(",", "."));
      if (!(part3 > 0 && part3 <= 1))
        signaler(
          "territoires.csv",
          ligne,
          "part",
          row.part ?? null,
          "part attendue entre 0 et 1",
          "\xC9crire 1 quand l'IRIS est tout entier dans le quartier."
        );
      return { quartier: row.quartier ?? "", nom: row.nom ?? "", iris: row.iris ?? "", part: part3 };
    }
  ) : [];
  if (anomalies.length > 0) throw new ProjetInvalide(anomalies);
  return { dir, observatoire: observatoire2, millesimes, quartiers };
}

// src/constats/lieux.ts
var ELISION = /^(?:[aeiouàâäéèêëîïôöùûüœæ]|y[bcdfghjklmnpqrstvwxz]|yerres)/i;
function deNom(nom) {
  if (/^le /i.test(nom)) return `du ${nom.slice(3)}`;
  if (/^les /i.test(nom)) return `des ${nom.slice(4)}`;
  return ELISION.test(nom) ? `d'${nom}` : `de ${nom}`;
}

// src/constats/accords.ts
var enumerer = (mots) => mots.length < 2 ? mots[0] ?? "" : `${mots.slice(0, -1).join(", ")} et ${mots.at(-1)}`;

// src/indicateurs/demographie.ts
var COMPARATEUR = "rp-comparateur";
var DOSSIER = "rp-dossier-complet";
var IRIS = "rp-iris-population";
var TOTAL_IRIS = ["0014", "1529", "3044", "4559", "6074", "75P"].map((t) => `P{aa}_POP${t}`).join(" + ");
var TOTAL_DOSSIER = ["0014", "1529", "3044", "4559", "6074", "7589", "90P"].map((t) => `P{aa}_POP${t}`).join(" + ");
var partAge = (dossier3, iris3) => [
  {
    forme: "rapport",
    numerateur: { source: DOSSIER, formule: dossier3 },
    denominateur: { source: DOSSIER, formule: TOTAL_DOSSIER },
    echelle: 100
  },
  {
    forme: "rapport",
    numerateur: { source: IRIS, formule: iris3 },
    denominateur: { source: IRIS, formule: TOTAL_IRIS },
    echelle: 100
  }
];
var VARIATION = { forme: "variation", source: COMPARATEUR, population: "P{aa}_POP" };
var soldes = (part3) => [
  { ...VARIATION, part: part3, naissances: "NAIS{dd}{aa}", deces: "DECE{dd}{aa}" },
  { ...VARIATION, part: part3, naissances: "NAIS{dd}{aa-1}", deces: "DECE{dd}{aa-1}" }
];
var DEMOGRAPHIE = [
  {
    code: "DEM-01",
    theme: "demographie",
    libelle: "Population municipale",
    sujet: "la population municipale",
    unite: "habitants",
    decimales: 0,
    sens: "0",
    nature: "effectif",
    definition: "Personnes ayant leur r\xE9sidence habituelle dans la commune, personnes sans abri et d\xE9tenus compris.",
    pieges: ["R1 et R2 : deux mill\xE9simes du recensement qui partagent une enqu\xEAte annuelle ne se comparent pas."],
    definitions: [
      { forme: "niveau", valeur: { source: COMPARATEUR, formule: "P{aa}_POP" } },
      { forme: "niveau", valeur: { source: DOSSIER, formule: "P{aa}_POP" } },
      { forme: "niveau", valeur: { source: IRIS, formule: TOTAL_IRIS } }
    ]
  },
  {
    code: "DEM-02",
    theme: "demographie",
    libelle: "Taux de variation annuel moyen de la population",
    sujet: "la variation annuelle moyenne de la population",
    unite: "% par an",
    decimales: 2,
    sens: "0",
    nature: "variation",
    definition: "(population de fin / population de d\xE9but)^(1/n) \u2212 1, n \xE9tant le nombre d'ann\xE9es entre les deux mill\xE9simes.",
    definitions: [
      { ...VARIATION, part: "totale" },
      { ...VARIATION, source: DOSSIER, part: "totale" }
    ]
  },
  {
    code: "DEM-03",
    theme: "demographie",
    libelle: "Part de la variation due au solde naturel",
    sujet: "la variation due au solde naturel",
    unite: "% par an",
    decimales: 2,
    sens: "0",
    nature: "variation",
    definition: "(naissances \u2212 d\xE9c\xE8s) domicili\xE9s sur la p\xE9riode, rapport\xE9s \xE0 la population moyenne et au nombre d'ann\xE9es.",
    definitions: soldes("naturelle")
  },
  {
    code: "DEM-04",
    theme: "demographie",
    libelle: "Part due au solde migratoire apparent",
    sujet: "la variation due au solde migratoire apparent",
    unite: "% par an",
    decimales: 2,
    sens: "0",
    nature: "variation",
    definition: "Variation annuelle moyenne, moins la part due au solde naturel.",
    pieges: ["C'est un r\xE9sidu : il porte aussi les erreurs de mesure des deux recensements."],
    definitions: soldes("migratoire")
  },
  {
    code: "DEM-05",
    theme: "demographie",
    libelle: "Part des moins de 15 ans",
    sujet: "la part des moins de 15 ans",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "Habitants de 0 \xE0 14 ans, rapport\xE9s \xE0 l'ensemble des habitants.",
    definitions: partAge("P{aa}_POP0014", "P{aa}_POP0014")
  },
  {
    code: "DEM-07",
    theme: "demographie",
    libelle: "Part des 15-29 ans",
    sujet: "la part des 15-29 ans",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "Habitants de 15 \xE0 29 ans, rapport\xE9s \xE0 l'ensemble des habitants.",
    pieges: ["Une ville universitaire en compte davantage : \xE9tudiants recens\xE9s l\xE0 o\xF9 ils \xE9tudient."],
    definitions: partAge("P{aa}_POP1529", "P{aa}_POP1529")
  },
  {
    code: "DEM-09",
    theme: "vieillissement",
    libelle: "Part des 75 ans ou plus",
    sujet: "la part des 75 ans ou plus",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Habitants de 75 ans ou plus, rapport\xE9s \xE0 l'ensemble des habitants.",
    definitions: partAge("P{aa}_POP7589 + P{aa}_POP90P", "P{aa}_POP75P")
  },
  {
    code: "DEM-12",
    theme: "demographie",
    libelle: "Taux de natalit\xE9 (\u2030)",
    sujet: "le taux de natalit\xE9",
    accord: "ms",
    unite: "\u2030",
    decimales: 1,
    sens: "0",
    nature: "taux",
    definition: "Naissances de l'ann\xE9e, domicili\xE9es dans la commune de r\xE9sidence de la m\xE8re, pour 1 000 habitants.",
    pieges: ["La population est celle du recensement le plus proche, \xE0 deux ans pr\xE8s : la valeur est une estimation."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: COMPARATEUR, formule: "NAISD{aa}" },
        denominateur: { source: COMPARATEUR, formule: "P{aa}_POP", annee: "proche" },
        echelle: 1e3,
        approche: "population du recensement le plus proche et non population moyenne de l'ann\xE9e"
      }
    ]
  }
];

// src/indicateurs/emploi.ts
var comparateur = (formule) => ({ source: "rp-comparateur", formule });
var iris = (formule) => ({ source: "rp-iris-population", formule });
var TOUTES_CS = Array.from({ length: 8 }, (_, i) => `C{aa}_POP15P_CS${i + 1}`).join(" + ");
var GSEC = ["11_21", "12_22", "13_23", "14_24", "15_25", "16_26", "32", "40"].map((c2) => `C{aa}_POP15P_STAT_GSEC${c2}`).join(" + ");
var EMPLOI = [
  {
    code: "EMP-01",
    theme: "emploi",
    libelle: "Taux de ch\xF4mage 15-64 (sens RP)",
    sujet: "le taux de ch\xF4mage des 15-64 ans au sens du recensement",
    accord: "ms",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Personnes de 15 \xE0 64 ans se d\xE9clarant au ch\xF4mage, parmi les actifs du m\xEAme \xE2ge.",
    pieges: [
      "Ni le taux du BIT, ni les inscrits \xE0 France Travail : le recensement surestime le niveau, il compare bien les territoires."
    ],
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur("P{aa}_CHOM1564"),
        denominateur: comparateur("P{aa}_ACT1564"),
        echelle: 100
      }
    ]
  },
  {
    code: "EMP-02",
    theme: "emploi",
    libelle: "Taux d\u2019activit\xE9 15-64",
    sujet: "le taux d'activit\xE9 des 15-64 ans",
    accord: "ms",
    unite: "%",
    decimales: 1,
    sens: "-",
    nature: "part",
    definition: "Personnes de 15 \xE0 64 ans en emploi ou au ch\xF4mage, parmi les habitants du m\xEAme \xE2ge.",
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur("P{aa}_ACT1564"),
        denominateur: comparateur("P{aa}_POP1564"),
        echelle: 100
      }
    ]
  },
  {
    code: "EMP-06",
    theme: "emploi",
    libelle: "Part ouvriers + employ\xE9s (15 ans+)",
    sujet: "la part des ouvriers et employ\xE9s parmi les 15 ans ou plus",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    ruptures: [{ depuis: 2022, code: "R3", libelle: "nouvelle nomenclature des professions (PCS 2020)" }],
    definition: "Ouvriers et employ\xE9s, en emploi ou anciens actifs au ch\xF4mage, parmi les habitants de 15 ans ou plus.",
    pieges: ["R3 : la nomenclature des professions change au mill\xE9sime 2022 ; les deux s\xE9ries ne se comparent pas."],
    definitions: [
      {
        forme: "rapport",
        numerateur: iris("C{aa}_POP15P_STAT_GSEC15_25 + C{aa}_POP15P_STAT_GSEC16_26"),
        denominateur: iris(GSEC),
        echelle: 100
      },
      {
        forme: "rapport",
        numerateur: iris("C{aa}_POP15P_CS5 + C{aa}_POP15P_CS6"),
        denominateur: iris(TOUTES_CS),
        echelle: 100
      }
    ]
  },
  {
    code: "EMP-12",
    theme: "emploi",
    libelle: "Indicateur de concentration d\u2019emploi",
    sujet: "le nombre d'emplois pour 100 actifs occup\xE9s r\xE9sidents",
    accord: "ms",
    unite: "pour 100 actifs occup\xE9s",
    decimales: 1,
    sens: "0",
    nature: "taux",
    definition: "Emplois situ\xE9s dans la commune, rapport\xE9s aux actifs occup\xE9s qui y r\xE9sident.",
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur("P{aa}_EMPLT"),
        denominateur: comparateur("P{aa}_ACT1564 - P{aa}_CHOM1564"),
        echelle: 100,
        approche: "actifs occup\xE9s de 15 \xE0 64 ans, quand l'Insee compte aussi les 65 ans ou plus"
      }
    ]
  }
];

// src/indicateurs/familles.ts
var dossier = (formule) => ({ source: "rp-dossier-complet", formule });
var FAMILLES = "C{aa}_COUPAENF + C{aa}_FAMMONO + C{aa}_COUPSENF";
var CAF = "caf-iris";
var FAMILLES_INDICATEURS = [
  {
    code: "FAM-01",
    theme: "familles",
    libelle: "Part des familles monoparentales parmi les familles",
    sujet: "la part des familles monoparentales parmi les familles",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Familles d'un parent vivant sans conjoint avec un ou plusieurs enfants, parmi toutes les familles, couples sans enfant compris.",
    pieges: ["R18 : dans les communes de moins de 10 000 habitants, c'est une estimation sur un \xE9chantillon."],
    definitions: [
      { forme: "rapport", numerateur: dossier("C{aa}_FAMMONO"), denominateur: dossier(FAMILLES), echelle: 100 }
    ]
  },
  {
    code: "FAM-02",
    theme: "familles",
    libelle: "Part des monoparentales parmi les familles avec enfant(s)",
    sujet: "la part des familles monoparentales parmi les familles avec enfant(s)",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Familles monoparentales, parmi les familles qui ont au moins un enfant \xE0 charge au foyer.",
    pieges: ["\xC0 ne pas confondre avec FAM-01, qui compte aussi les couples sans enfant."],
    definitions: [
      {
        forme: "rapport",
        numerateur: dossier("C{aa}_FAMMONO"),
        denominateur: dossier("C{aa}_FAMMONO + C{aa}_COUPAENF"),
        echelle: 100
      }
    ]
  },
  {
    code: "FAM-05",
    theme: "familles",
    libelle: "Part des m\xE9nages d'une personne",
    sujet: "la part des m\xE9nages d'une personne",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "M\xE9nages compos\xE9s d'une seule personne, parmi tous les m\xE9nages.",
    definitions: [
      { forme: "rapport", numerateur: dossier("C{aa}_MENPSEUL"), denominateur: dossier("C{aa}_MEN"), echelle: 100 }
    ]
  },
  {
    code: "FAM-09",
    theme: "familles",
    libelle: "Foyers allocataires CAF pour 100 m\xE9nages",
    sujet: "le nombre de foyers allocataires de la CAF pour 100 m\xE9nages",
    accord: "ms",
    unite: "pour 100 m\xE9nages",
    decimales: 1,
    sens: "0",
    nature: "taux",
    definition: "Foyers allocataires des CAF au 31 d\xE9cembre, rapport\xE9s aux m\xE9nages du recensement.",
    pieges: ["Un foyer allocataire n'est pas un m\xE9nage, et la MSA n'est pas compt\xE9e (R14) : ordre de grandeur."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: CAF, formule: "A" },
        denominateur: { source: "rp-iris-logement", formule: "P{aa}_RPMAISON + P{aa}_RPAPPART" },
        echelle: 100,
        approche: "foyers allocataires rapport\xE9s aux r\xE9sidences principales"
      },
      {
        forme: "rapport",
        numerateur: { source: CAF, formule: "A" },
        denominateur: { source: "rp-comparateur", formule: "P{aa}_MEN", annee: "proche" },
        echelle: 100,
        approche: "foyers allocataires rapport\xE9s aux m\xE9nages du recensement le plus proche"
      }
    ]
  }
];

// src/indicateurs/isolement.ts
var CS = Array.from({ length: 8 }, (_, i) => `C{aa}_POP15P_CS${i + 1}`).join(" + ");
var GSEC2 = ["11_21", "12_22", "13_23", "14_24", "15_25", "16_26", "32", "40"].map((c2) => `C{aa}_POP15P_STAT_GSEC${c2}`).join(" + ");
var SEULS = "C{aa}_PMEN_MENHSEUL + C{aa}_PMEN_MENFSEUL";
var ISOLEMENT = [
  {
    code: "ISO-01",
    theme: "isolement",
    libelle: "Personnes de 15 ans+ vivant seules",
    sujet: "la part des personnes de 15 ans ou plus vivant seules",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Personnes vivant seules dans leur logement, rapport\xE9es aux habitants de 15 ans ou plus.",
    pieges: ["Vivre seul n'est pas \xEAtre isol\xE9."],
    definitions: [CS, GSEC2].map((population) => ({
      forme: "rapport",
      numerateur: { source: "rp-iris-menages", formule: SEULS },
      denominateur: { source: "rp-iris-population", formule: population },
      echelle: 100,
      approche: "exploitation compl\xE9mentaire, personnes des m\xE9nages rapport\xE9es \xE0 toute la population de 15 ans ou plus"
    }))
  }
];

// src/indicateurs/filosofi.ts
function definitionsFilosofi(noms) {
  const niveau = (source2, formule) => formule === void 0 ? [] : [{ forme: "niveau", valeur: { source: source2, formule } }];
  return [
    ...niveau("filosofi-cc", noms.cc),
    ...niveau("filosofi-cc-classeur", noms.cc),
    ...niveau("filosofi-disp", noms.disp),
    ...niveau("filosofi-iris", noms.iris),
    ...niveau("rp-comparateur", noms.comparateur)
  ];
}
var BORNES2 = [5, 95];
function tauxPauvrete2(champ) {
  const { variable: variable2, iris: iris3, comparateur: comparateur3, pieges = [], ...reste } = champ;
  return {
    ...reste,
    accord: "ms",
    unite: "%",
    decimales: 0,
    sens: "+",
    nature: "part",
    bornes: BORNES2,
    definition: "Part des personnes dont le niveau de vie est inf\xE9rieur \xE0 60 % du niveau de vie m\xE9dian de France m\xE9tropolitaine.",
    pieges: [
      "R6 : l'Insee \xE9crit 5 pour \xAB 5 % ou moins \xBB et 95 pour \xAB 95 % ou plus \xBB ; \xE0 la commune, le taux est arrondi \xE0 l'unit\xE9.",
      ...pieges
    ],
    definitions: definitionsFilosofi({
      cc: variable2,
      ...iris3 ? { iris: iris3 } : {},
      ...comparateur3 ? { comparateur: comparateur3 } : {}
    })
  };
}

// src/indicateurs/jeunesse.ts
var JEUNESSE = [
  {
    code: "JEU-05",
    theme: "jeunesse",
    libelle: "Ch\xF4mage des 15-24 ans (sens RP)",
    sujet: "le taux de ch\xF4mage des 15-24 ans au sens du recensement",
    accord: "ms",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Personnes de 15 \xE0 24 ans se d\xE9clarant au ch\xF4mage, parmi les actifs du m\xEAme \xE2ge.",
    pieges: ["D\xE9claratif, plus \xE9lev\xE9 que le ch\xF4mage au sens du BIT ; petits effectifs."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "rp-dossier-complet", formule: "P{aa}_CHOM1524" },
        denominateur: { source: "rp-dossier-complet", formule: "P{aa}_ACT1524" },
        echelle: 100
      }
    ]
  },
  tauxPauvrete2({
    code: "JEU-07",
    theme: "jeunesse",
    variable: "TP60AGE1{aa}",
    libelle: "Taux de pauvret\xE9, r\xE9f\xE9rent fiscal < 30 ans",
    sujet: "le taux de pauvret\xE9 des m\xE9nages dont le r\xE9f\xE9rent fiscal a moins de 30 ans",
    pieges: ["Les \xE9tudiants rattach\xE9s au foyer de leurs parents sont mal couverts."]
  })
];

// src/indicateurs/logement.ts
var comparateur2 = (formule) => ({ source: "rp-comparateur", formule });
var dossier2 = (formule) => ({ source: "rp-dossier-complet", formule });
var iris2 = (formule) => ({ source: "rp-iris-logement", formule });
var RP_IRIS2 = "P{aa}_RPMAISON + P{aa}_RPAPPART";
var LOGEMENT = [
  {
    code: "LOG-01",
    theme: "logement",
    libelle: "Part des propri\xE9taires occupants",
    sujet: "la part des propri\xE9taires occupants",
    unite: "%",
    decimales: 1,
    sens: "-",
    nature: "part",
    definition: "R\xE9sidences principales occup\xE9es par leur propri\xE9taire, parmi les r\xE9sidences principales.",
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur2("P{aa}_RP_PROP"),
        denominateur: comparateur2("P{aa}_RP"),
        echelle: 100
      },
      { forme: "rapport", numerateur: dossier2("P{aa}_RP_PROP"), denominateur: dossier2("P{aa}_RP"), echelle: 100 }
    ]
  },
  {
    code: "LOG-02",
    theme: "logement",
    libelle: "Part des locataires HLM",
    sujet: "la part des locataires HLM",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "R\xE9sidences principales lou\xE9es vides \xE0 un organisme HLM, parmi les r\xE9sidences principales.",
    pieges: ["D\xE9claratif : diff\xE9rent du r\xE9pertoire des logements sociaux (RPLS) et de l'inventaire SRU."],
    definitions: [
      { forme: "rapport", numerateur: dossier2("P{aa}_RP_LOCHLMV"), denominateur: dossier2("P{aa}_RP"), echelle: 100 },
      {
        forme: "rapport",
        numerateur: iris2("P{aa}_RP_LOCHLMV"),
        denominateur: iris2(RP_IRIS2),
        echelle: 100,
        approche: "rapport\xE9e aux maisons et appartements, autres logements non compt\xE9s"
      }
    ]
  },
  {
    code: "LOG-04",
    theme: "logement",
    libelle: "Taux de vacance (RP)",
    sujet: "la part des logements vacants",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "Logements vacants le jour du recensement, parmi tous les logements.",
    pieges: ["Diff\xE9rent de la vacance du parc priv\xE9 mesur\xE9e par LOVAC."],
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur2("P{aa}_LOGVAC"),
        denominateur: comparateur2("P{aa}_LOG"),
        echelle: 100
      }
    ]
  },
  {
    code: "LOG-12",
    theme: "logement",
    libelle: "Foyers percevant une aide au logement pour 100 m\xE9nages",
    sujet: "le nombre de foyers percevant une aide au logement pour 100 m\xE9nages",
    accord: "ms",
    unite: "pour 100 m\xE9nages",
    decimales: 1,
    sens: "+",
    nature: "taux",
    definition: "Foyers allocataires d'une aide au logement (APL, ALF, ALS), rapport\xE9s aux m\xE9nages du recensement.",
    pieges: [
      "R8 : les aides au logement ont \xE9t\xE9 r\xE9form\xE9es en 2018 et en 2021.",
      "R14 : champ CAF seul, foyer diff\xE9rent de m\xE9nage."
    ],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "caf-iris", formule: "AAL" },
        denominateur: iris2(RP_IRIS2),
        echelle: 100,
        approche: "foyers allocataires rapport\xE9s aux r\xE9sidences principales"
      },
      {
        forme: "rapport",
        numerateur: { source: "caf-iris", formule: "AAL" },
        denominateur: { ...comparateur2("P{aa}_MEN"), annee: "proche" },
        echelle: 100,
        approche: "foyers allocataires rapport\xE9s aux m\xE9nages du recensement le plus proche"
      }
    ]
  }
];

// src/indicateurs/revenus.ts
var MENAGES = { source: "rp-comparateur", formule: "P{aa}_MEN", annee: "proche" };
var POPULATION = { source: "rp-comparateur", formule: "P{aa}_POP", annee: "proche" };
var MENAGES_IRIS = { source: "rp-iris-logement", formule: "P{aa}_RPMAISON + P{aa}_RPAPPART" };
var R14 = "R14 : champ CAF seul (hors MSA) ; un foyer allocataire n'est pas un m\xE9nage.";
var foyersPour100 = (commune, iris3) => [
  ...commune ? [
    {
      forme: "rapport",
      numerateur: { source: "caf-communes", formule: commune },
      denominateur: MENAGES,
      echelle: 100,
      approche: "foyers arrondis au multiple de 5, rapport\xE9s aux m\xE9nages du recensement le plus proche"
    }
  ] : [],
  {
    forme: "rapport",
    numerateur: { source: "caf-iris", formule: iris3 },
    denominateur: MENAGES_IRIS,
    echelle: 100,
    approche: "foyers allocataires rapport\xE9s aux r\xE9sidences principales"
  },
  {
    forme: "rapport",
    numerateur: { source: "caf-iris", formule: iris3 },
    denominateur: MENAGES,
    echelle: 100,
    approche: "foyers allocataires rapport\xE9s aux m\xE9nages du recensement le plus proche"
  }
];
var part2 = (code, libelle, sujet, sens, variable2, definition) => ({
  code,
  theme: "revenus",
  libelle,
  sujet,
  unite: "%",
  decimales: 1,
  sens,
  nature: "part",
  definition,
  definitions: definitionsFilosofi({ cc: variable2, disp: variable2, iris: `DISP_${variable2}` })
});
var REVENUS = [
  {
    code: "REV-01",
    theme: "revenus",
    libelle: "Niveau de vie m\xE9dian (\u20AC/an/UC)",
    sujet: "le niveau de vie m\xE9dian",
    accord: "ms",
    unite: "\u20AC",
    decimales: 0,
    sens: "-",
    nature: "montant",
    definition: "Revenu disponible annuel par unit\xE9 de consommation tel que la moiti\xE9 des habitants vit avec moins, l'autre moiti\xE9 avec plus. Euros de l'ann\xE9e.",
    pieges: [
      "Une m\xE9diane ne s'additionne ni ne se moyenne : aucune valeur n'est calcul\xE9e pour un regroupement d'IRIS."
    ],
    definitions: definitionsFilosofi({ cc: "MED{aa}", disp: "Q2{aa}", iris: "DISP_MED{aa}", comparateur: "MED{aa}" })
  },
  tauxPauvrete2({
    code: "REV-02",
    theme: "revenus",
    variable: "TP60{aa}",
    iris: "DISP_TP60{aa}",
    comparateur: "TP60{aa}",
    libelle: "Taux de pauvret\xE9 \xE0 60 %",
    sujet: "le taux de pauvret\xE9"
  }),
  {
    code: "REV-03",
    theme: "revenus",
    libelle: "1er d\xE9cile du niveau de vie",
    sujet: "le premier d\xE9cile du niveau de vie",
    accord: "ms",
    unite: "\u20AC",
    decimales: 0,
    sens: "-",
    nature: "montant",
    definition: "Niveau de vie au-dessous duquel vivent les 10 % d'habitants les plus modestes. Euros de l'ann\xE9e.",
    pieges: ["Dans une commune frontali\xE8re, des revenus per\xE7us \xE0 l'\xE9tranger mal d\xE9clar\xE9s l'abaissent."],
    definitions: definitionsFilosofi({ cc: "D1{aa}", disp: "D1{aa}", iris: "DISP_D1{aa}" })
  },
  {
    code: "REV-04",
    theme: "revenus",
    libelle: "Rapport interd\xE9cile D9/D1",
    sujet: "le rapport interd\xE9cile",
    accord: "ms",
    unite: "",
    decimales: 1,
    sens: "+",
    nature: "indice",
    definition: "Niveau de vie minimal des 10 % les plus ais\xE9s, rapport\xE9 au niveau de vie maximal des 10 % les plus modestes.",
    definitions: [...definitionsFilosofi({ cc: "RD{aa}", disp: "RD", iris: "DISP_RD{aa}" })]
  },
  part2(
    "REV-05",
    "Part des prestations sociales dans le revenu disponible",
    "la part des prestations sociales dans le revenu disponible",
    "+",
    "PPSOC{aa}",
    "Prestations familiales, minima sociaux et prestations logement, en part du revenu disponible de l'ensemble des m\xE9nages."
  ),
  part2(
    "REV-06",
    "Part des minima sociaux dans le revenu disponible",
    "la part des minima sociaux dans le revenu disponible",
    "+",
    "PPMINI{aa}",
    "Minima sociaux, en part du revenu disponible de l'ensemble des m\xE9nages."
  ),
  {
    code: "REV-07",
    theme: "revenus",
    libelle: "Part des m\xE9nages fiscaux impos\xE9s",
    sujet: "la part des m\xE9nages fiscaux impos\xE9s",
    unite: "%",
    decimales: 0,
    sens: "-",
    nature: "part",
    bornes: [5, 95],
    definition: "M\xE9nages fiscaux qui paient un imp\xF4t sur le revenu, parmi les m\xE9nages fiscaux.",
    pieges: ["R20 : les r\xE9formes fiscales de 2018 \xE0 2021 en changent le niveau."],
    definitions: definitionsFilosofi({ cc: "PIMP{aa}", comparateur: "PIMP{aa}" })
  },
  tauxPauvrete2({
    code: "REV-08",
    theme: "revenus",
    variable: "TP60TOL2{aa}",
    libelle: "Taux de pauvret\xE9 des locataires / propri\xE9taires",
    sujet: "le taux de pauvret\xE9 des locataires"
  }),
  {
    code: "REV-10",
    theme: "revenus",
    libelle: "Foyers RSA pour 100 m\xE9nages",
    sujet: "le nombre de foyers b\xE9n\xE9ficiaires du RSA pour 100 m\xE9nages",
    accord: "ms",
    unite: "pour 100 m\xE9nages",
    decimales: 1,
    sens: "+",
    nature: "taux",
    definition: "Foyers percevant le RSA en d\xE9cembre, rapport\xE9s aux m\xE9nages du recensement.",
    pieges: [R14, "R7 : la prime d'activit\xE9 remplace le RSA activit\xE9 en 2016."],
    definitions: foyersPour100("indfoy_rsa", "ARSAS")
  },
  {
    code: "REV-12",
    theme: "revenus",
    libelle: "Foyers prime d\u2019activit\xE9 pour 100 m\xE9nages",
    sujet: "le nombre de foyers percevant la prime d'activit\xE9 pour 100 m\xE9nages",
    accord: "ms",
    unite: "pour 100 m\xE9nages",
    decimales: 1,
    sens: "0",
    nature: "taux",
    definition: "Foyers percevant la prime d'activit\xE9 en d\xE9cembre, rapport\xE9s aux m\xE9nages du recensement.",
    pieges: [R14, "R7 : forte revalorisation au d\xE9but de 2019."],
    definitions: foyersPour100("indfoy_ppa", "APPA")
  },
  {
    code: "REV-13",
    theme: "revenus",
    libelle: "Population couverte par la CAF",
    sujet: "la part de la population couverte par la CAF",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "taux",
    definition: "Personnes des foyers allocataires (allocataire, conjoint, enfants et autres personnes \xE0 charge), rapport\xE9es \xE0 la population.",
    pieges: [R14],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "caf-iris", formule: "PERCOU" },
        denominateur: {
          source: "rp-iris-population",
          formule: "P{aa}_POP0014 + P{aa}_POP1529 + P{aa}_POP3044 + P{aa}_POP4559 + P{aa}_POP6074 + P{aa}_POP75P"
        },
        echelle: 100,
        approche: "IRIS diffus\xE9s par la CAF, rapport\xE9s \xE0 la population recens\xE9e la m\xEAme ann\xE9e"
      },
      {
        forme: "rapport",
        numerateur: { source: "caf-iris", formule: "PERCOU" },
        denominateur: POPULATION,
        echelle: 100,
        approche: "personnes couvertes rapport\xE9es \xE0 la population du recensement le plus proche"
      }
    ]
  }
];

// src/indicateurs/vieillissement.ts
var VIEILLISSEMENT = [
  tauxPauvrete2({
    code: "VIE-05",
    theme: "vieillissement",
    variable: "TP60AGE6{aa}",
    libelle: "Taux de pauvret\xE9, r\xE9f\xE9rent fiscal de 75 ans+",
    sujet: "le taux de pauvret\xE9 des m\xE9nages dont le r\xE9f\xE9rent fiscal a 75 ans ou plus"
  })
];

// src/indicateurs/index.ts
var INDICATEURS = [
  ...DEMOGRAPHIE,
  ...FAMILLES_INDICATEURS,
  ...VIEILLISSEMENT,
  ...JEUNESSE,
  ...LOGEMENT,
  ...REVENUS,
  ...EMPLOI,
  ...ISOLEMENT
];
var PAR_CODE = new Map(INDICATEURS.map((i) => [i.code, i]));

// src/cli/nouveau-manques.ts
var MAILLES = {
  commune: "communes",
  epci: "EPCI",
  departement: "d\xE9partements",
  region: "r\xE9gions",
  france: "France"
};
var isEquivalente = (a, b) => a.type === "mesures" && b.type === "mesures" && a.variables === b.variables;
var sourcesDe = (d2) => d2.forme === "niveau" ? [d2.valeur.source] : d2.forme === "rapport" ? [d2.numerateur.source, d2.denominateur.source] : [d2.source];
function indicateursApportes(source2, presentes, indicateurs) {
  return indicateurs.filter((i) => !i.definitions.some((d2) => sourcesDe(d2).every((s2) => presentes.has(s2)))).filter((i) => i.definitions.some((d2) => sourcesDe(d2).every((s2) => presentes.has(s2) || s2 === source2.id))).map((i) => i.code);
}
function manqueSource(source2, presentes) {
  const apportes = indicateursApportes(source2, presentes, INDICATEURS);
  const pourquoi = apportes.length === 0 ? "" : ` : apporterait ${enumerer(apportes)}`;
  return `${source2.titre}${pourquoi} (${source2.page})`;
}
function maillesLivrees(source2, livrees) {
  const parAnnee = /* @__PURE__ */ new Map();
  for (const { source: id, niveau, millesime } of livrees) {
    const autre = SOURCES.find((s2) => s2.id === id);
    if (millesime === null || autre === void 0 || !(autre.id === source2.id || isEquivalente(autre, source2))) continue;
    const mailles = parAnnee.get(millesime) ?? /* @__PURE__ */ new Set();
    const toutes = autre.type === "mesures" && autre.format.type === "classeur" ? autre.niveaux : niveau === null ? [] : [niveau];
    for (const n of toutes) mailles.add(n);
    parAnnee.set(millesime, mailles);
  }
  return parAnnee;
}
function manqueMailles(source2, livrees) {
  const parAnnee = maillesLivrees(source2, livrees);
  if (parAnnee.size === 0) return null;
  const dernier = Math.max(...parAnnee.keys());
  const absentes = source2.niveaux.filter((n) => !parAnnee.get(dernier)?.has(n));
  if (absentes.length === 0) return null;
  const completes = [...parAnnee].filter(([, mailles]) => source2.niveaux.every((n) => mailles.has(n))).map(([annee]) => annee);
  const suite = completes.length === 0 ? "pas de comparaison" : `pas de comparaison apr\xE8s ${Math.max(...completes)}`;
  return `${source2.titre} ${dernier}, ${enumerer(absentes.map((n) => MAILLES[n] ?? n))} : ${suite} (${source2.page})`;
}
function listManques(livrees) {
  const presentes = new Set(livrees.map((l) => l.source));
  const isPresente = (s2) => presentes.has(s2.id) || SOURCES.some((a) => presentes.has(a.id) && isEquivalente(a, s2));
  const absentes = SOURCES.filter((s2) => !isPresente(s2)).filter((s2, i, toutes) => !toutes.slice(0, i).some((a) => isEquivalente(a, s2)));
  const mailles = SOURCES.flatMap(
    (s2) => s2.type === "mesures" && s2.format.type === "csv" && s2.niveaux.length > 1 && isPresente(s2) ? manqueMailles(s2, livrees) ?? [] : []
  );
  return [...absentes.map((s2) => manqueSource(s2, presentes)), ...mailles];
}

// src/cli/nouveau-bilan.ts
var s = (n) => n > 1 ? "s" : "";
var oui = (v2) => v2 === null ? "?" : String(v2);
function ligneReconnu({ source: source2, niveau, millesime, cog, nom }) {
  const annee = source2.type === "referentiel" ? `g\xE9ographie ${oui(cog)}` : `${oui(millesime)}, g\xE9ographie ${oui(cog)}`;
  return `  ${source2.titre}${niveau === null ? "" : ` (${MAILLES[niveau] ?? niveau})`}, ${annee} \u2190 ${nom}`;
}
function lignesEcartes(ecartes) {
  const raisons = [...new Set(ecartes.map((e) => e.raison))];
  const lignes = raisons.flatMap((raison) => {
    const noms = ecartes.filter((e) => e.raison === raison).map((e) => e.nom);
    return [`  ${raison} :`, ...noms.map((nom) => `    ${nom}`)];
  });
  return lignes.length === 0 ? [] : [...lignes, "  Un export du CCAS ne se reconna\xEEt pas : il se d\xE9clare \xE0 la main, voir correspondances/LISEZMOI.md."];
}
var section = (titre, lignes) => lignes.length === 0 ? [] : ["", titre, ...lignes];
var puces = (lignes) => lignes.map((l) => `  - ${l}`);
function remarques(ajoutes, cle) {
  const parTexte = /* @__PURE__ */ new Map();
  for (const { fichier, place } of ajoutes) for (const texte2 of fichier[cle]) parTexte.set(texte2, [...parTexte.get(texte2) ?? [], place]);
  return [...parTexte].map(([texte2, places]) => `${places.join(", ")} : ${texte2}`);
}
function lignesBilan({ dossier: dossier3, nom, existait, reconnaissance, ajoutes, dejaLa, aVerifier, manques }) {
  const { ecartes, doublons: doublons2 } = reconnaissance;
  const tete = existait ? `Projet \xAB ${nom} \xBB compl\xE9t\xE9` : `Projet \xAB ${nom} \xBB cr\xE9\xE9`;
  const n = ajoutes.length;
  const compte4 = n === 0 ? "aucun fichier nouveau" : `${n} fichier${s(n)} reconnu${s(n)}${existait ? ` et ajout\xE9${s(n)}` : ""}`;
  return [
    `${tete} dans ${dossier3} : ${compte4}.${existait ? " observatoire.yaml et rapport/ sont inchang\xE9s." : ""}`,
    ...section("Fichiers reconnus \xE0 leurs en-t\xEAtes :", ajoutes.map(({ fichier }) => ligneReconnu(fichier))),
    ...section("D\xE9j\xE0 au projet, laiss\xE9s tels quels :", dejaLa.map((f2) => `  ${f2.nom}`)),
    ...section("Identiques \xE0 un autre (m\xEAme sha256), laiss\xE9s de c\xF4t\xE9 :", doublons2.map((d2) => `  ${d2.nom} = ${d2.comme}`)),
    ...section(`Non reconnus (${ecartes.length}), laiss\xE9s de c\xF4t\xE9 :`, lignesEcartes(ecartes)),
    ...section("\xC0 compl\xE9ter dans millesimes.csv avant de charger :", puces(remarques(ajoutes, "aCompleter"))),
    ...section("\xC0 v\xE9rifier :", puces([...aVerifier, ...remarques(ajoutes, "aVerifier")])),
    ...section("Ce qu'il faudrait encore :", puces(manques)),
    "",
    `Ensuite : abs rapport --projet ${/\s/.test(dossier3) ? `"${dossier3}"` : dossier3}`
  ];
}

// src/cli/nouveau-projet.ts
import { copyFileSync, existsSync as existsSync3, linkSync, mkdirSync, readdirSync as readdirSync2, readFileSync as readFileSync5, writeFileSync } from "node:fs";
import { basename as basename4, extname, join as join4, relative as relative2, resolve as resolve2, sep } from "node:path";
function etatDossier(dir) {
  if (!existsSync3(dir)) return "vide";
  const noms = readdirSync2(dir).filter((n) => !n.startsWith("."));
  if (noms.includes("observatoire.yaml") && noms.includes("millesimes.csv")) return "projet";
  return noms.length === 0 ? "vide" : "autre";
}
var observatoire = ({ nom, commune, annee, cog, remarques: remarques2 }) => `# Votre observatoire. \xC0 relire : tout ce qui suit \xAB # \xBB est un commentaire.
${remarques2.map((r) => `# ${r}
`).join("")}
# Nom de l'organisme, tel qu'imprim\xE9.
nom: ${JSON.stringify(nom)}
# Code officiel de la commune, entre guillemets pour garder les z\xE9ros de t\xEAte.
commune: ${JSON.stringify(commune)}
# Ann\xE9e de l'\xE9dition : celle o\xF9 le rapport est pr\xE9sent\xE9 au conseil d'administration. \xC0 confirmer.
annee: ${annee}
# G\xE9ographie de l'\xE9dition : ann\xE9e du code officiel g\xE9ographique.
cog: ${cog}
`;
var LISEZMOI = {
  correspondances: `Une correspondance par export du CCAS (aides, accueil, satisfaction) : un fichier YAML qui dit quelle colonne de
l'export est lue, et comment. Ce qui n'y est pas \xE9crit n'est jamais lu. Mod\xE8les : data/correspondances de la bo\xEEte \xE0 outils.
`,
  pilotage: `Ce que le CCAS d\xE9cide et suit : pr\xE9conisations, actions, partenaires, conventions, bar\xE8mes, d\xE9cisions. Vide au d\xE9part.
`
};
var ecrire = (dir, nom, contenu) => writeFileSync(join4(dir, nom), contenu, { flag: "wx" });
function creerProjet(dir, identite) {
  for (const sous of ["brut", "correspondances", "pilotage", "rapport"]) mkdirSync(join4(dir, sous), { recursive: true });
  ecrire(dir, "observatoire.yaml", observatoire(identite));
  ecrire(dir, "millesimes.csv", `${COLONNES_MILLESIMES.join(";")}
`);
  ecrire(dir, "territoires.csv", "quartier;nom;iris;part\n");
  if (!existsSync3(join4(dir, ".gitignore"))) ecrire(dir, ".gitignore", ".abs/\nbrut/ccas/\n");
  for (const [sous, texte2] of Object.entries(LISEZMOI)) ecrire(dir, join4(sous, "LISEZMOI.md"), texte2);
  const modele = join4(RACINE, "data", "rapport");
  for (const nom of readdirSync2(modele).filter((n) => n.endsWith(".md"))) copyFileSync(join4(modele, nom), join4(dir, "rapport", nom));
}
function placer(depuis, vers) {
  mkdirSync(join4(vers, ".."), { recursive: true });
  try {
    linkSync(depuis, vers);
  } catch {
    copyFileSync(depuis, vers);
  }
}
var isDans = (chemin, dossier3) => resolve2(chemin).startsWith(resolve2(dossier3) + sep);
var versSlash = (chemin) => chemin.split(sep).join("/");
function destination(dir, { chemin, source: source2, extension }) {
  const connue = extname(chemin).toLowerCase();
  const juste = connue === extension || extension === ".csv" && connue === ".txt";
  const base = juste ? basename4(chemin) : basename4(chemin) + extension;
  const famille = join4("brut", source2.id.split("-")[0] ?? source2.id);
  const fin = extname(base);
  for (let n = 1; ; n++) {
    const essai = join4(famille, n === 1 ? base : `${base.slice(0, -fin.length)}-${n}${fin}`);
    if (!existsSync3(join4(dir, essai))) return essai;
  }
}
var citer2 = (v2) => /[;"\n\r]/.test(v2) ? `"${v2.replaceAll('"', '""')}"` : v2;
function ajouterFichiers(dir, fichiers, { recuLe, surPlace }) {
  const lignes = [];
  const places = [];
  for (const f2 of fichiers) {
    let place = relative2(resolve2(dir), resolve2(f2.chemin));
    if (!surPlace && !isDans(f2.chemin, dir)) {
      place = destination(dir, f2);
      placer(f2.chemin, join4(dir, place));
    }
    places.push(versSlash(place));
    const cases = [f2.source.id, f2.niveau, f2.millesime, f2.cog, f2.publie, versSlash(place), "", f2.sha256, recuLe];
    lignes.push(cases.map((c2) => citer2(c2 === null ? "" : String(c2))).join(";"));
  }
  if (lignes.length > 0) {
    const chemin = join4(dir, "millesimes.csv");
    const avant = readFileSync5(chemin, "utf8");
    writeFileSync(chemin, `${avant}${avant === "" || avant.endsWith("\n") ? "" : "\n"}${lignes.join("\n")}
`);
  }
  return places;
}

// src/cli/progression.ts
async function startProgression(titre) {
  if (!process.stderr.isTTY) {
    console.error(`\u2026 ${titre}`);
    return { dire: () => {
    }, finir: (texte2) => console.error(`\u2713 ${texte2}`) };
  }
  const { default: ora } = await import("ora");
  const spinner = ora({ text: titre, stream: process.stderr }).start();
  return {
    dire: (texte2) => void (spinner.text = `${titre} : ${texte2}`),
    finir: (texte2) => void spinner.succeed(texte2)
  };
}

// src/modele/anomalie.ts
function formatAnomalie(a) {
  const place = [a.fichier];
  if (a.ligne !== null) place.push(`ligne ${a.ligne}`);
  if (a.colonne !== null) place.push(`colonne ${a.colonne}`);
  const valeur = a.valeur === null ? "" : ` (\xAB ${a.valeur} \xBB)`;
  return `${place.join(", ")} : ${a.message}${valeur}. ${a.action}`;
}
var isBloquante = (a) => a.gravite === "bloquante";

// src/cli/sortie.ts
var SORTIE = { ok: 0, bloquant: 1, usage: 2 };
var ErreurUsage = class extends Error {
};
var MAX_AVERTISSEMENTS = 20;
function printAnomalies(anomalies) {
  const bloquantes = anomalies.filter(isBloquante);
  const autres = anomalies.filter((a) => !isBloquante(a));
  for (const a of bloquantes) console.error(`\u2717 ${formatAnomalie(a)}`);
  for (const a of autres.slice(0, MAX_AVERTISSEMENTS)) console.error(`! ${formatAnomalie(a)}`);
  if (autres.length > MAX_AVERTISSEMENTS)
    console.error(`! et ${autres.length - MAX_AVERTISSEMENTS} autres avertissements`);
  if (bloquantes.length > 0)
    console.error(
      `
${bloquantes.length} anomalie${bloquantes.length > 1 ? "s" : ""} bloquante${bloquantes.length > 1 ? "s" : ""}. Corriger, puis relancer.`
    );
}
var formatDuree = (ms) => ms < 1e3 ? `${Math.round(ms)} ms` : `${(ms / 1e3).toFixed(1).replace(".", ",")} s`;

// src/cli/nouveau.ts
function aujourdhui() {
  const d2 = /* @__PURE__ */ new Date();
  return [d2.getFullYear(), d2.getMonth() + 1, d2.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}
function verifierDemande(dossier3, { commune, fichiers }) {
  if (!existsSync4(fichiers)) throw new ErreurUsage(`--fichiers : \xAB ${fichiers} \xBB n'existe pas`);
  if (commune.trim() === "") throw new ErreurUsage("--commune attend le code officiel de la commune (68224)");
  const etat = etatDossier(dossier3);
  if (etat === "autre")
    throw new ErreurUsage(`\xAB ${dossier3} \xBB n'est pas vide et n'est pas un projet : choisir un dossier nouveau, rien n'a \xE9t\xE9 \xE9crit`);
  return etat;
}
function readExistant(dossier3, commune) {
  const projet = readProjet(dossier3);
  if (projet.observatoire.commune !== commune)
    throw new ErreurUsage(`\xAB ${dossier3} \xBB est le projet de la commune ${projet.observatoire.commune}, pas ${commune} : choisir un autre dossier`);
  return projet;
}
function identifier(commune, cherchee, annee) {
  const trouvee = cherchee.etat === "trouvee" ? cherchee : null;
  const remarques2 = [
    ...trouvee === null ? ["Aucun code officiel g\xE9ographique des communes n'a \xE9t\xE9 trouv\xE9 : corriger \xAB nom \xBB et \xAB cog \xBB."] : [],
    ...trouvee !== null && trouvee.cog === null ? ["L'ann\xE9e du code officiel g\xE9ographique n'est pas connue : corriger \xAB cog \xBB."] : []
  ];
  return { nom: `CCAS ${deNom(trouvee?.nom ?? commune)}`, commune, annee, cog: trouvee?.cog ?? annee, remarques: remarques2 };
}
function conflits(lignes) {
  const cle = (l) => [l.source, l.niveau, l.millesime].join(" ");
  return [...new Set(lignes.map(cle))].map((c2) => lignes.filter((l) => cle(l) === c2)).filter((g) => g.length > 1).map((g) => `${g.map((l) => l.fichier).join(" et ")} donnent la m\xEAme source au m\xEAme mill\xE9sime : n'en garder qu'un dans millesimes.csv, sauf s'ils portent sur d'autres territoires`);
}
function remarquesProjet(projet, cherchee) {
  const { cog, annee, nom } = projet.observatoire;
  return [
    `observatoire.yaml : l'ann\xE9e de l'\xE9dition (${annee}) et le nom (\xAB ${nom} \xBB)`,
    ...cherchee.etat === "trouvee" && cherchee.cog !== null && cherchee.cog !== cog ? [`observatoire.yaml dit cog: ${cog}, le code officiel g\xE9ographique le plus r\xE9cent trouv\xE9 est celui de ${cherchee.cog}`] : [],
    ...conflits(projet.millesimes)
  ];
}
async function runNouveau(dossier3, options) {
  const debut = performance.now();
  const { commune } = options;
  const etat = verifierDemande(dossier3, options);
  const existant = etat === "projet" ? readExistant(dossier3, commune) : null;
  const progression = await startProgression("Reconnaissance des fichiers");
  const reconnaissance = await reconnaitre(options.fichiers, {
    sauf: dossier3,
    progression: (nom, faits, total) => progression.dire(`${faits}/${total} ${nom}`)
  });
  const { reconnus, ecartes, doublons: doublons2 } = reconnaissance;
  progression.finir(`${reconnus.length + ecartes.length + doublons2.length} fichiers regard\xE9s en ${formatDuree(performance.now() - debut)}`);
  const cherchee = chercherCommune(reconnus, commune);
  if (cherchee.etat === "inconnue") throw new ErreurUsage(cherchee.message);
  if (existant === null) creerProjet(dossier3, identifier(commune, cherchee, (/* @__PURE__ */ new Date()).getFullYear()));
  const empreintes = new Set(existant?.millesimes.map((l) => l.sha256));
  const isDejaLa = (f2) => empreintes.has(f2.sha256);
  const nouveaux = reconnus.filter((f2) => !isDejaLa(f2));
  const places = ajouterFichiers(dossier3, nouveaux, { recuLe: aujourdhui(), surPlace: options.surPlace ?? false });
  const projet = readProjet(dossier3);
  for (const ligne of lignesBilan({
    dossier: dossier3,
    nom: projet.observatoire.nom,
    existait: existant !== null,
    reconnaissance,
    ajoutes: nouveaux.map((fichier, i) => ({ fichier, place: places[i] ?? "" })),
    dejaLa: reconnus.filter(isDejaLa),
    aVerifier: remarquesProjet(projet, cherchee),
    manques: listManques(projet.millesimes)
  }))
    console.log(ligne);
  return SORTIE.ok;
}

// <stdin>
var [v, d, c, f] = process.argv.slice(2);
try {
  process.exitCode = v === "nouveau" ? await runNouveau(d, { commune: c, fichiers: f }) : 9;
} catch (e) {
  if (e instanceof ErreurUsage) {
    console.error("\u2717", e.message);
    process.exit(2);
  }
  if (e.anomalies) {
    printAnomalies(e.anomalies);
    process.exit(1);
  }
  throw e;
}
