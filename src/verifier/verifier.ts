import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Anomalie } from "../modele/anomalie.ts";
import type { CaseNommee } from "../modele/cellule.ts";
import { MARQUES } from "../modele/marque.ts";
import { defaut } from "./anomalies.ts";
import { chercheCanaris } from "./controles/canaris.ts";
import { verifieBornes, verifiePageTue, verifieTable } from "./controles/cases-tues.ts";
import { isCarteDeSource, premierCommentaire } from "./controles/commentaires.ts";
import { verifieJumeaux } from "./controles/jumeaux.ts";
import { verifieCitation, verifieScript, type Site } from "./controles/liens.ts";
import { verifieScripts } from "./controles/scripts.ts";
import { chercheChemins, chercheNoms } from "./controles/machine.ts";
import { pagesOrphelines } from "./controles/orphelines.ts";
import { listFichiers } from "./fichiers.ts";
import { Explorateur, type Exploration } from "./lecture/explorer.ts";
import { extensionOf } from "./lecture/genres.ts";
import { parcourirPage } from "./lecture/html.ts";
import type { PageParcourue } from "./lecture/page-parcourue.ts";
import { MANIFESTE, parseManifeste, verifieManifeste } from "./manifeste.ts";
import { resolveAdresse } from "./page/adresses.ts";
import { readJetons } from "./page/balises.ts";
import { readPage } from "./page/page.ts";
import type { PageLue } from "./page/page.ts";
import { adressesCss } from "./page/styles.ts";

export interface OptionsVerifier {
  /** Chaînes qui ne doivent se trouver dans aucun fichier, ni dans son nom. Aucune par défaut ; 4 caractères au moins. */
  readonly canaris?: readonly string[];
  /** Les cases tues, désignées sans leur valeur. Aucune par défaut. */
  readonly tues?: readonly CaseNommee[];
  /** Les cases publiées des mêmes tableaux, pour n'en prendre aucune pour une case tue. Aucune par défaut. */
  readonly publiees?: readonly CaseNommee[];
  /** Clé publique attendue du manifeste ; par défaut, toute clé qui le signe convient. */
  readonly cle?: string | null;
  /** Noms de machine et de compte à chercher ; par défaut, ceux d'ici. */
  readonly noms?: readonly string[];
}

/** Ce que la vérification a lu, en nombres seulement. */
export interface Bilan {
  readonly fichiers: number;
  readonly octets: number;
  /** Fichiers lus, par format. */
  readonly formats: Readonly<Record<string, number>>;
  readonly lectures: number;
  readonly tables: number;
  readonly lignes: number;
  readonly canaris: number;
  readonly tues: number;
}

export interface Verification {
  readonly anomalies: readonly Anomalie[];
  readonly bilan: Bilan;
}

interface Fichier {
  readonly octets: Uint8Array;
  readonly exploration: Exploration;
}

const texteOf = (octets: Uint8Array): string => new TextDecoder().decode(octets);

function verifieCode(site: Site, fichier: string, octets: Uint8Array): Anomalie[] {
  const charge = (adresse: string, ligne: number): Anomalie[] =>
    adresse.startsWith("#") ? [] : verifieCitation(site, fichier, { adresse, ligne, charge: true });
  const commente = (texte: string, langue: "css" | "js", ligne: number | null): Anomalie[] => {
    const trouve = premierCommentaire(texte, langue);
    return trouve === null ? [] : [defaut("commentaire-code", fichier, ligne, trouve)];
  };
  const page = site.pages.get(fichier);
  if (page !== undefined) {
    return [
      ...page.anomalies,
      ...page.citations.flatMap((c) => verifieCitation(site, fichier, c)),
      ...page.styles.flatMap((s) => [...adressesCss(s.texte)].flatMap((a) => charge(a, s.ligne))),
      ...page.styles.flatMap((s) => commente(s.texte, "css", s.ligne)),
      ...page.scripts.flatMap((s) => [
        ...verifieScript(site, fichier, s.texte, s.ligne),
        ...commente(s.texte, "js", s.ligne),
      ]),
    ];
  }
  const ext = extname(fichier).toLowerCase();
  if (![".css", ".js", ".mjs"].includes(ext)) return []; // une image ou un PDF ne se décode pas pour rien
  const texte = texteOf(octets);
  if (ext === ".css") return [...[...adressesCss(texte)].flatMap((a) => charge(a, 1)), ...commente(texte, "css", null)];
  return [...verifieScript(site, fichier, texte, null), ...commente(texte, "js", null)];
}

/** Ce que chaque page cite dans le site, pour savoir lesquelles on atteint depuis l'accueil. */
function liensOf(pages: ReadonlyMap<string, PageLue>): Map<string, Set<string>> {
  const liens = new Map<string, Set<string>>();
  for (const [fichier, { citations }] of pages) {
    if (!fichier.endsWith(".html")) continue;
    const cibles = citations.map((c) => resolveAdresse(fichier, c.adresse));
    liens.set(fichier, new Set(cibles.flatMap((c) => (c.genre === "locale" ? [c.fichier] : []))));
  }
  return liens;
}

function bilanOf(fichiers: ReadonlyMap<string, Fichier>, canaris: number, tues: number): Bilan {
  const lus = [...fichiers.values()];
  const formats: Record<string, number> = {};
  for (const { exploration } of lus) {
    const nom = exploration.genre?.nom ?? "inconnu";
    formats[nom] = (formats[nom] ?? 0) + 1;
  }
  const somme = (f: (x: Fichier) => number): number => lus.reduce((n, x) => n + f(x), 0);
  return {
    fichiers: lus.length,
    octets: somme((f) => f.octets.length),
    formats,
    lectures: somme((f) => f.exploration.lectures.length),
    tables: somme((f) => f.exploration.tables.length),
    lignes: somme((f) => f.exploration.tables.reduce((n, t) => n + t.lignes.length, 0)),
    canaris,
    tues,
  };
}

/**
 * Vérifie un site bâti, tel qu'il sera déposé ou ouvert d'un dossier, sans rien savoir d'autre que ce dossier et ce qu'on
 * lui interdit d'y trouver. Dit tous les défauts d'un coup : manifeste signé et rien d'autre que ses fichiers ; formats
 * illisibles ; scripts que le manifeste ne nomme pas ; liens, ancres, pages sans chemin ; chargements d'un autre hôte ; commentaires, cartes de source ; chemins, nom de machine
 * ou de compte ; canaris et marques d'une autre édition, sous tout encodage ; tout nombre qui accompagne une case tue.
 */
export async function verifierSite(dossier: string, options: OptionsVerifier = {}): Promise<Verification> {
  const { canaris = [], tues = [], publiees = [], cle = null } = options;
  const explorateur = new Explorateur();
  const fichiers = new Map<string, Fichier>();
  for (const { nom, chemin } of await listFichiers(dossier)) {
    const octets = await readFile(chemin);
    fichiers.set(nom, { octets, exploration: await explorateur.explorer(nom, octets) });
  }
  const pages = new Map<string, PageLue>();
  const parcourues = new Map<string, PageParcourue>();
  for (const [fichier, { octets, exploration }] of fichiers) {
    const format = exploration.genre?.nom;
    if (format !== "html" && format !== "svg") continue;
    const jetons = [...readJetons(texteOf(octets))];
    pages.set(fichier, readPage(fichier, jetons, { isPage: format === "html" }));
    if (tues.length > 0) parcourues.set(fichier, parcourirPage(jetons));
  }
  const site: Site = { fichiers, pages };
  const manifeste = parseManifeste(fichiers.get(MANIFESTE)?.octets);
  const etrangeres = Object.entries(MARQUES).flatMap(([e, marque]) => (e === manifeste?.edition ? [] : [marque]));
  const canarisIn = chercheCanaris(canaris);
  const cheminIn = chercheChemins(dossier);
  const nomIn = chercheNoms(options.noms);

  const anomalies: Anomalie[] = [];
  if (![...pages.keys()].some((f) => f.endsWith(".html")))
    anomalies.push(defaut("site-vide", "index.html", null, null));
  anomalies.push(...verifieManifeste(manifeste, fichiers, cle), ...verifieScripts(manifeste, fichiers.keys(), pages));
  anomalies.push(...verifieJumeaux(fichiers));
  for (const orpheline of pagesOrphelines(liensOf(pages)))
    anomalies.push(defaut("page-orpheline", orpheline, null, null));
  for (const [fichier, { octets, exploration }] of fichiers) {
    const { genre, lectures, tables, refus } = exploration;
    const premiere = (cherche: (texte: string) => string | null): string | null => {
      for (const lecture of lectures) {
        const trouve = cherche(lecture);
        if (trouve !== null) return trouve;
      }
      return null;
    };
    for (const { code, detail } of refus) anomalies.push(defaut(code, fichier, null, detail || null));
    if (genre && !genre.extensions.includes(extensionOf(fichier)))
      anomalies.push(defaut("format-inattendu", fichier, null, genre.nom));
    anomalies.push(...verifieCode(site, fichier, octets));
    if (lectures.some((l) => l.includes("observablehq--error")))
      anomalies.push(defaut("erreur-framework", fichier, null, null));
    if (lectures.some((l) => isCarteDeSource(fichier, l)))
      anomalies.push(defaut("carte-de-source", fichier, null, null));
    const chemin = premiere(cheminIn);
    if (chemin !== null) anomalies.push(defaut("chemin-machine", fichier, null, chemin));
    const nom = premiere(nomIn);
    if (nom !== null) anomalies.push(defaut("nom-machine", fichier, null, nom));
    if (lectures.some((l) => etrangeres.some((marque) => l.includes(marque))))
      anomalies.push(defaut("edition-etrangere", fichier, null, null));
    // Le nom du canari n'est pas répété : il peut être une valeur protégée.
    for (const _ of canarisIn([...lectures, fichier])) anomalies.push(defaut("canari-trouve", fichier, null, null));
    anomalies.push(...tables.flatMap((t) => verifieBornes(fichier, t)));
    if (tues.length === 0) continue;
    if (fichier !== MANIFESTE) anomalies.push(...tables.flatMap((t) => verifieTable(fichier, t, tues)));
    const parcourue = parcourues.get(fichier);
    if (parcourue) anomalies.push(...verifiePageTue(fichier, parcourue, tues, publiees));
  }
  return { anomalies, bilan: bilanOf(fichiers, canaris.length, tues.length) };
}
