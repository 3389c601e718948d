import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Anomalie } from "../../modele/anomalie.ts";
import { listFichiers } from "./fichiers.ts";
import { resolveAdresse } from "./verification/adresses.ts";
import { defaut } from "./verification/anomalies.ts";
import { chercheCanaris } from "./verification/canaris.ts";
import { chercheChemins } from "./verification/machine.ts";
import { readPage } from "./verification/page.ts";
import type { Citation, PageLue } from "./verification/page.ts";
import { readScript } from "./verification/scripts.ts";
import { adressesCss } from "./verification/styles.ts";

export interface OptionsVerifier {
  /** Chaînes qui ne doivent se trouver dans aucun fichier, ni dans son nom. Aucune par défaut ; 4 caractères au moins. */
  readonly canaris?: readonly string[];
}

/** Nos polices et images : seuls les canaris y sont cherchés, un chemin n'y serait qu'un hasard d'octets. */
const BINAIRES: ReadonlySet<string> = new Set([
  ".woff2",
  ".woff",
  ".ttf",
  ".png",
  ".jpg",
  ".jpeg",
  ".webp",
  ".gif",
  ".ico",
]);

interface Site {
  readonly fichiers: ReadonlyMap<string, Uint8Array>;
  readonly pages: ReadonlyMap<string, PageLue>;
}

async function readFichiers(dossier: string): Promise<Map<string, Uint8Array>> {
  const fichiers = new Map<string, Uint8Array>();
  for (const { nom, chemin } of await listFichiers(dossier)) fichiers.set(nom, await readFile(chemin));
  return fichiers;
}

const texteOf = (octets: Uint8Array): string => new TextDecoder().decode(octets);

/** Une adresse citée : existe-t-elle dans le site, et ne charge-t-elle rien d'ailleurs ? */
function verifieCitation(site: Site, fichier: string, { adresse, ligne, charge }: Citation): Anomalie[] {
  const cible = resolveAdresse(fichier, adresse);
  switch (cible.genre) {
    case "contact":
    case "integree":
      return [];
    case "absolue":
      return [defaut("lien-absolu", fichier, ligne, adresse)];
    case "script":
      return [defaut("lien-script", fichier, ligne, adresse)];
    case "externe":
      // Un lien vers une source officielle se clique ; il ne se charge pas.
      return !charge && /^https?:\/\//i.test(cible.adresse) ? [] : [defaut("hote-externe", fichier, ligne, adresse)];
    case "locale": {
      if (!site.fichiers.has(cible.fichier)) return [defaut("lien-casse", fichier, ligne, adresse)];
      const ids = site.pages.get(cible.fichier)?.ids;
      if (cible.ancre === "" || cible.ancre === "top" || ids === undefined || ids.has(cible.ancre)) return [];
      return [defaut("ancre-absente", fichier, ligne, adresse)];
    }
  }
}

function verifieScript(site: Site, fichier: string, texte: string, ligne: number | null): Anomalie[] {
  const { imports, chargements, citations } = readScript(texte);
  return [
    ...imports.flatMap((adresse) => {
      if (/^(?:[a-z]+:|\/\/)/i.test(adresse)) return [defaut("hote-externe", fichier, ligne, adresse)];
      if (!/^\.{0,2}\//.test(adresse)) return [defaut("import-non-resolu", fichier, ligne, adresse)];
      return verifieCitation(site, fichier, { adresse, ligne: ligne ?? 1, charge: true });
    }),
    ...chargements.map((adresse) => defaut("hote-externe", fichier, ligne, adresse)),
    ...citations.map((adresse) => defaut("adresse-dans-script", fichier, ligne, adresse)),
  ];
}

function verifieFichier(site: Site, fichier: string, octets: Uint8Array): Anomalie[] {
  const charge = (adresse: string, ligne: number): Anomalie[] =>
    adresse.startsWith("#") ? [] : verifieCitation(site, fichier, { adresse, ligne, charge: true });
  const page = site.pages.get(fichier);
  if (page !== undefined) {
    return [
      ...page.anomalies,
      ...page.citations.flatMap((c) => verifieCitation(site, fichier, c)),
      ...page.styles.flatMap((s) => [...adressesCss(s.texte)].flatMap((a) => charge(a, s.ligne))),
      ...page.scripts.flatMap((s) => verifieScript(site, fichier, s.texte, s.ligne)),
    ];
  }
  const ext = extname(fichier).toLowerCase();
  if (ext === ".css") return [...adressesCss(texteOf(octets))].flatMap((a) => charge(a, 1));
  if (ext === ".js" || ext === ".mjs") return verifieScript(site, fichier, texteOf(octets), null);
  return [];
}

/**
 * Vérifie un site bâti, tel qu'il sera déposé ou ouvert d'un dossier. Dit tous les défauts d'un coup : liens et ancres,
 * chargements d'un autre hôte, erreurs de Framework, imports non résolus, langue, titres, textes de remplacement,
 * commentaires, chemins de la machine, et les canaris fournis (octets, entités, échappements, archives, noms).
 * Un contenu compressé autrement que par zip ou gzip (Parquet) n'est pas ouvert.
 */
export async function verifierSite(dossier: string, { canaris = [] }: OptionsVerifier = {}): Promise<Anomalie[]> {
  const fichiers = await readFichiers(dossier);
  const pages = new Map<string, PageLue>();
  for (const [fichier, octets] of fichiers) {
    const ext = extname(fichier).toLowerCase();
    if (ext === ".html" || ext === ".htm") pages.set(fichier, readPage(fichier, texteOf(octets)));
    else if (ext === ".svg") pages.set(fichier, readPage(fichier, texteOf(octets), { isPage: false }));
  }
  const site: Site = { fichiers, pages };
  const canarisIn = chercheCanaris(canaris);
  const cheminIn = chercheChemins(dossier);
  const anomalies: Anomalie[] = [];
  if (pages.size === 0) anomalies.push(defaut("site-vide", "index.html", null, null));
  for (const [fichier, octets] of fichiers) {
    anomalies.push(...verifieFichier(site, fichier, octets));
    const texte = BINAIRES.has(extname(fichier).toLowerCase()) ? "" : texteOf(octets);
    if (texte.includes("observablehq--error")) anomalies.push(defaut("erreur-framework", fichier, null, null));
    const chemin = cheminIn(texte);
    if (chemin !== null) anomalies.push(defaut("chemin-machine", fichier, null, chemin));
    // Le nom du canari n'est pas répété : il peut être une valeur protégée.
    const trouves = new Set([...canarisIn(octets), ...canarisIn(new TextEncoder().encode(fichier))]);
    for (const _ of trouves) anomalies.push(defaut("canari-trouve", fichier, null, null));
  }
  return anomalies;
}
