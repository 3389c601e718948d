// src/charger/reconnaitre.ts
import { readdirSync, statSync } from "node:fs";
import { basename as basename2, join as join2, relative, resolve } from "node:path";

// src/charger/preparer.ts
import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync } from "node:fs";

// src/charger/zip.ts
import { unzipSync } from "fflate";

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
    const c = ligne[i];
    if (cite) {
      if (c === '"' && ligne[i + 1] === '"') courant += ligne[++i];
      else if (c === '"') cite = false;
      else courant += c;
    } else if (c === '"') cite = true;
    else if (c === separateur) {
      colonnes.push(courant);
      courant = "";
    } else courant += c;
  }
  return [...colonnes, courant];
}

// src/charger/reconnaissance-codes.ts
var FORMES = {
  commune: /^\d[\dA-Z]\d{3}$/,
  iris: /^\d[\dA-Z]\d{7}$/,
  epci: /^(\d{9}|Z{9})$/,
  departement: /^(\d[\dA-Z]|97\d)$/,
  region: /^\d[\dA-Z]$/,
  france: /^(1|F|FM|F_X_D976)$/
  // ceux que le chargement accepte
};
var FORME_NIVEAU = { ...Object.fromEntries(Object.keys(FORMES).map((f) => [f, f])), arm: "commune" };
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
  const court = codes.find((c) => SANS_ZERO[forme]?.test(c));
  if (court !== void 0) return ZEROS_PERDUS(court);
  const faux = codes.find((c) => !FORMES[forme].test(c));
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
  const codes = echantillon(source2.cle).filter((c) => !hors.includes(c));
  if (codes.length === 0) return "aucune ligne de donn\xE9es sous l'en-t\xEAte";
  return forme === void 0 ? null : defautForme(codes, forme, source2.cle);
}
var REGIONS = ["01", "02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"];
var NOMBRE_DEPARTEMENTS = 101;
var plier = (nom) => nom.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z]+/g, " ").trim();
function departementOuRegion(codes, libelles, noms) {
  const concordances = (table) => libelles.filter(([code, libelle]) => plier(table.get(code) ?? "") === plier(libelle) && libelle !== "").length;
  const [d, r2] = [concordances(noms.departement), concordances(noms.region)];
  if (d !== r2) return d > r2 ? "departement" : "region";
  const regions = new Set(noms.region.size > 0 ? noms.region.keys() : REGIONS);
  if (!codes.every((c) => regions.has(c))) return "departement";
  const partRegions = codes.length / regions.size;
  const partDepartements = codes.length / (noms.departement.size || NOMBRE_DEPARTEMENTS);
  return partRegions >= 1 / 2 && partRegions > partDepartements ? "region" : null;
}
function readNiveau(niveaux, codes, libelles, noms) {
  if (niveaux.length === 1) return niveaux[0] ?? null;
  const permis = (n) => niveaux.includes(n) ? n : null;
  const tous = (forme) => codes.length > 0 && codes.every((c) => forme.test(c));
  if (codes.length === 1 && tous(FORMES.france)) return permis("france");
  if (tous(FORMES.epci)) return permis("epci");
  if (tous(/^\d[\dA-Z]?\d{3}$/)) return permis("commune");
  return tous(/^(\d[\dA-Z]?|97\d)$/) ? departementOuRegion(codes, libelles, noms) : null;
}
function zerosPerdus(colonnes, echantillon) {
  const noms = /^(CODGEO|COM|DEPCOM|INSEE_COM|CODE_COMMUNE|CODE_INSEE)$/i;
  for (const colonne of colonnes.filter((c) => noms.test(c))) {
    const codes = echantillon(colonne);
    const courts = codes.filter((c) => /^\d{4}$/.test(c));
    if (courts[0] !== void 0 && courts.length > codes.length / 5) return ZEROS_PERDUS(courts[0]);
  }
  return null;
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
import { closeSync as closeSync2, openSync as openSync2, readFileSync, readSync as readSync2 } from "node:fs";
import { basename } from "node:path";

// src/charger/reconnaissance-classeur.ts
import { zipSync } from "fflate";

// src/charger/reconnaissance-zip.ts
import { Inflate, Unzip, unzipSync as unzipSync2 } from "fflate";
function listZip(archive2) {
  const entrees = [];
  unzipSync2(archive2, {
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

// src/charger/reconnaissance-classeur.ts
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
    return [{ nom, lignes: rows.map((r2) => r2.map((v) => String(v).trim())) }];
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
  const reste = { extension: ".zip", interne: basename(choisie.nom), autres: autres.map((e) => e.nom) };
  return isFeuilles ? classeur(contenu, reste) : texte(contenu, reste);
}
async function ouvrir(chemin) {
  const debut = readDebut(chemin, DEBUT);
  if (debut.length === 0) throw new OuvertureImpossible("fichier vide");
  if (isZip(debut)) return archive(readFileSync(chemin));
  if (isXls(debut)) return classeur(readFileSync(chemin), { extension: ".xls", interne: null, autres: [] });
  return texte(debut, { extension: ".csv", interne: null, autres: [] });
}

// src/charger/reconnaissance-registre.ts
import { parse } from "csv-parse/sync";

// src/racine.ts
import { existsSync, readFileSync as readFileSync2 } from "node:fs";
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
var readAsset = (chemin) => readFileSync2(join(RACINE, chemin), "utf8");

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
  const rows = parse(texte2, { delimiter: ";", columns: true, skip_empty_lines: true });
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
import { parse as parse2 } from "csv-parse/sync";

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
    ...[1, 2, 3, 4, 6, 7, 8, 9].map((d) => euros(`${p}D${d}{aa}`, `D\xE9cile ${d} du ${revenu}`)),
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
    ...distribution("", "niveau de vie").filter((v) => v.motif !== "RD{aa}")
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
    ...TRANCHES.map(([t2, libelle]) => compte3(`P{aa}_POP${t2}`, `Population de ${libelle}`)),
    compte3("P{aa}_POP", "Population municipale"),
    compte3("C{aa}_MEN", "M\xE9nages", "m\xE9nages"),
    compte3("C{aa}_MENPSEUL", "M\xE9nages d'une personne", "m\xE9nages"),
    compte3("C{aa}_MENFAM", "M\xE9nages avec famille", "m\xE9nages"),
    compte3("C{aa}_FAM", "Familles", "familles"),
    compte3("C{aa}_COUPAENF", "Couples avec enfant(s)", "familles"),
    compte3("C{aa}_FAMMONO", "Familles monoparentales", "familles"),
    compte3("C{aa}_COUPSENF", "Couples sans enfant", "familles"),
    ...["1524", "2554", "5564"].flatMap((t2) => [
      compte3(`P{aa}_ACT${t2}`, `Actifs de ${t2.slice(0, 2)} \xE0 ${t2.slice(2)} ans`),
      compte3(`P{aa}_CHOM${t2}`, `Ch\xF4meurs de ${t2.slice(0, 2)} \xE0 ${t2.slice(2)} ans`)
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
  return [...ancienne, compteIris(`${prefixe}_STAT_GSEC*`, `${libelle}, PCS 2020`)].map((v) => ({
    ...v,
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
var proche = (nom, candidats) => candidats.map((c) => ({ c, d: distance(nom.toUpperCase(), c.toUpperCase()) })).filter(({ c, d }) => d <= Math.max(1, Math.floor(Math.min(nom.length, c.length) / 3))).sort((x, y) => x.d - y.d)[0]?.c;
function separateurChange(entete, attendu) {
  const seule = entete[0] ?? "";
  const autre = entete.length === 1 ? [";", ",", "	", "|"].find((s) => s !== attendu && seule.split(s).length > 2) : void 0;
  if (autre === void 0) return null;
  const nom = (s) => s === "	" ? "tabulation" : `\xAB ${s} \xBB`;
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
var doublons = (entete) => [...new Set(entete.filter((c, i) => c !== "" && entete.indexOf(c) !== i))].map((colonne) => ({
  gravite: "bloquante",
  code: "colonne-double",
  colonne,
  valeur: null,
  message: "deux colonnes portent le m\xEAme nom",
  action: "Reprendre le fichier d'origine."
}));
var situer = (fichier, defauts) => defauts.map((d) => ({ ...d, fichier, ligne: 1 }));
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
  const dates = colonnes.filter((c) => c.variable.motif === source2.datee).map((c) => c.millesime ?? 0);
  const millesime = dates.length > 0 ? Math.max(...dates) : null;
  const defauts = doublons(entete);
  if (!entete.includes(source2.cle)) defauts.push(colonneAbsente(source2.cle, "code du territoire", inconnues));
  if (source2.millesime.de === "colonne" && !entete.includes(source2.millesime.colonne))
    defauts.push(colonneAbsente(source2.millesime.colonne, "date", inconnues));
  for (const v of source2.variables)
    if (!v.facultative && !colonnes.some((c) => c.variable === v)) {
      const aa = millesime === null ? "AA" : String(millesime % 100).padStart(2, "0");
      defauts.push(colonneAbsente(v.motif.replace(/\{(aa|dd)(-\d+)?\}/g, aa), v.libelle, inconnues));
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
    const tables = source2.tables.filter((t2) => (t2.feuille ?? null) === feuille);
    const exigees2 = [...new Set(tables.flatMap((t2) => [...Object.values(t2.colonnes), ...t2.filtre ? [t2.filtre.colonne] : []]))];
    const connues = /* @__PURE__ */ new Set([...exigees2, ...hors]);
    const inconnues2 = entete.filter((c) => !connues.has(c));
    return {
      manquantes: exigees2.filter((c) => !presentes.has(c)),
      exigees: exigees2.length,
      reconnues: entete.length - inconnues2.length,
      inconnues: inconnues2
    };
  }
  if (source2.libelle) hors.add(source2.libelle);
  const vues = /* @__PURE__ */ new Set();
  const inconnues = entete.filter((nom) => {
    if (hors.has(nom)) return false;
    const variable2 = source2.variables.find((v) => readNom(v.motif, nom) !== null);
    if (variable2) vues.add(variable2.motif);
    return variable2 === void 0;
  });
  const exigees = source2.variables.filter((v) => !v.facultative).map((v) => v.motif);
  const fixes = [source2.cle, ...source2.millesime.de === "colonne" ? [source2.millesime.colonne] : []];
  const manquantes = [...fixes.filter((c) => !presentes.has(c)), ...exigees.filter((m) => !vues.has(m))];
  if (vues.size === 0 && exigees.length === 0) manquantes.push(source2.variables[0]?.motif ?? "");
  return { manquantes, exigees: fixes.length + Math.max(1, exigees.length), reconnues: entete.length - inconnues.length, inconnues };
}
function accorder(source2, tables) {
  const accords = tables.map((t2) => accordTable(source2, t2));
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
var nomSeparateur = (s) => s === "	" ? "tabulation" : `\xAB ${s} \xBB`;
function tablesDe(source2, ouverture) {
  const { format } = source2;
  if (format.type === "csv") {
    if (ouverture.feuilles !== null) return null;
    const entete = splitEntete(ouverture.lignes[0] ?? "", format.separateur);
    return { tables: [{ feuille: null, entete, rows: [] }], titres: "" };
  }
  const trouvees = format.feuilles.map(({ nom }) => ouverture.feuilles?.find((f) => f.nom === nom));
  const tables = trouvees.flatMap((f) => {
    if (!f) return [];
    const entete = [...f.lignes[format.entete - 1] ?? []];
    while (entete.at(-1) === "") entete.pop();
    return [{ feuille: f.nom, entete, rows: f.lignes.slice(format.entete).filter((r2) => r2.some((v) => v !== "")) }];
  });
  if (tables.length < format.feuilles.length) return null;
  return { tables, titres: trouvees.flatMap((f) => f?.lignes.slice(0, format.entete - 1) ?? []).map((r2) => r2.join(" ")).join("\n") };
}
function readRows(ouverture, separateur) {
  return parse2(ouverture.lignes.slice(1).join("\n"), {
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
  const tables = format.type === "csv" ? choix.tables.map((t2) => ({ ...t2, rows: readRows(ouverture, format.separateur) })) : choix.tables;
  const premiere = tables[0];
  return {
    accord,
    tables,
    titres,
    echantillon: (nom, table) => {
      const t2 = table === void 0 ? premiere : tables.find((x) => x.feuille === (table.feuille ?? null));
      const rang = t2?.entete.indexOf(nom) ?? -1;
      if (!t2 || rang < 0) return [];
      const filtre = table?.filtre;
      const rows = filtre ? t2.rows.filter((r2) => r2[t2.entete.indexOf(filtre.colonne)] === filtre.valeur) : t2.rows;
      return [...new Set(rows.map((r2) => r2[rang] ?? "").filter((v) => v !== ""))];
    },
    paires: (code, libelle) => {
      const [c, l] = [premiere?.entete.indexOf(code) ?? -1, premiere?.entete.indexOf(libelle) ?? -1];
      return premiere && c >= 0 && l >= 0 ? premiere.rows.map((r2) => [r2[c] ?? "", r2[l] ?? ""]) : [];
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
    for (const autre of SEPARATEURS.filter((s) => s !== attendu))
      if (isReconnue(accorder(source2, [{ feuille: null, entete: splitEntete(ligne, autre) }])))
        return `\xAB ${source2.titre} \xBB au s\xE9parateur chang\xE9 (${nomSeparateur(autre)} au lieu de ${nomSeparateur(attendu)}) : reprendre le fichier d'origine`;
  }
  return null;
}
function raisonInconnu(ouverture) {
  if (ouverture.feuilles !== null) {
    const noms = ouverture.feuilles.map((f) => f.nom);
    if (noms.includes("C.O.M")) return "classeur de l'Insee pour les collectivit\xE9s d'outre-mer seulement : aucune commune d'un CCAS n'y est";
    return ressemblance(ouverture) ?? "aucune source connue n'a ces feuilles et ces colonnes";
  }
  const separateur = [...SEPARATEURS].sort((a, b) => splitEntete(ouverture.lignes[0] ?? "", b).length - splitEntete(ouverture.lignes[0] ?? "", a).length)[0] ?? ";";
  const entete = splitEntete(ouverture.lignes[0] ?? "", separateur);
  if (entete.includes("COD_VAR") && entete.includes("LIB_VAR")) return "dictionnaire de variables de l'Insee, pas des donn\xE9es";
  const rows = () => readRows(ouverture, separateur);
  const perdus = zerosPerdus(entete, (c) => rows().map((r2) => r2[entete.indexOf(c)] ?? "").filter((v) => v !== ""));
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
var COMMUNES_EXTRAIT = 5e3;
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
  const annees = trouvaille.echantillon(colonne).map((d) => Number(/^\d{4}/.exec(d)?.[0] ?? 0));
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
    noms: [basename2(chemin), ...ouverture.interne === null ? [] : [ouverture.interne]]
  });
  const aVerifier = [...dates.aVerifier];
  const aCompleter = [...dates.aCompleter];
  if (parMaille && niveau === null) aCompleter.push(`niveau inconnu : \xE9crire ${source2.niveaux.join(", ")} dans la colonne niveau`);
  if (source2.type === "referentiel" && source2.format.type === "csv" && inconnues.length > 0)
    aVerifier.push(`${plusieurs(inconnues.length, "colonne")} que le fichier officiel n'a pas (${inconnues.slice(0, 3).join(", ")}) : non lues`);
  if (source2.type === "mesures" && (niveau ?? source2.niveaux.join()) === "commune" && ouverture.complet) {
    const n = trouvaille.echantillon(source2.cle).length;
    if (n < COMMUNES_EXTRAIT) aVerifier.push(`extrait de ${plusieurs(n, "commune")} : ni d\xE9partement, ni r\xE9gion, ni France \xE0 quoi comparer`);
  }
  if (ouverture.autres.length > 0) aVerifier.push(`l'archive contient ${plusieurs(ouverture.autres.length, "autre")} fichiers, non lus : l'extraire s'ils servent`);
  return { ...dates, aVerifier, aCompleter, chemin, nom, source: source2, niveau, sha256, extension: ouverture.extension, interne: ouverture.interne };
}
var isReconnu = (f) => "source" in f;
async function reconnaitre(dossier, options = {}) {
  const registre = options.registre ?? readRegistre();
  const chemins = listFichiers(dossier, options.sauf);
  const candidats = [];
  const ecartes = [];
  const doublons2 = [];
  for (const [i, chemin] of chemins.entries()) {
    const nom = relative(dossier, chemin) || basename2(chemin);
    options.progression?.(nom, i + 1, chemins.length);
    try {
      const ouverture = await ouvrir(chemin);
      const trouvaille = trouverSource(ouverture);
      if (!trouvaille) {
        ecartes.push({ nom, raison: raisonInconnu(ouverture) });
        continue;
      }
      const sha256 = await sha256File(chemin);
      const comme = candidats.find((c) => c.sha256 === sha256);
      if (comme) doublons2.push({ nom, comme: comme.nom });
      else candidats.push({ chemin, nom, sha256, ouverture, trouvaille });
    } catch (error) {
      if (!(error instanceof OuvertureImpossible)) throw error;
      ecartes.push({ nom, raison: error.message });
    }
  }
  const noms = readNomsSupra(candidats);
  const fichiers = await Promise.all(candidats.map((c) => decrire(c, noms, registre.get(c.sha256))));
  return {
    reconnus: fichiers.filter(isReconnu),
    ecartes: [...ecartes, ...fichiers.filter((f) => !isReconnu(f))],
    doublons: doublons2
  };
}

// ../../tmp/nv_try.ts
var t = performance.now();
var r = await reconnaitre(process.argv[2]);
console.log((performance.now() - t).toFixed(0) + " ms");
for (const f of r.reconnus) console.log([f.nom, f.source.id, f.niveau, f.millesime, f.cog, f.publie, f.sha256.slice(0, 6), JSON.stringify([...f.aVerifier, ...f.aCompleter])].join(" | "));
console.log("--");
for (const e of r.ecartes) console.log(e.nom, ":", e.raison);
console.log(r.doublons);
