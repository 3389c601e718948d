import { formatCase } from "../modele/csv.ts";
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join, relative, resolve, sep } from "node:path";
import { enumerer } from "../constats/accords.ts";
import type { Contours, MailleCarte } from "../charger/contours-declares.ts";
import type { TerritoireDuRapport } from "../charger/observatoire.ts";
import type { FichierReconnu } from "../charger/reconnaissance/reconnaitre.ts";
import { COLONNES_MILLESIMES } from "../charger/projet.ts";
import { RACINE } from "../racine.ts";
import { direPourCias, SANS_CIAS } from "./chapitres-cias.ts";
import { adresseDe } from "../telecharger/adresses.ts";

/** Ce qu'on écrit une fois, à la création. */
export interface Identite {
  readonly nom: string;
  readonly territoire: TerritoireDuRapport;
  readonly annee: number;
  readonly cog: number;
  /** Ce que ces valeurs ont de supposé, écrit en commentaire à côté. */
  readonly remarques: readonly string[];
  /** Chemin de l'union depuis le projet, si la commune en est ; sinon elle a ses propres fichiers nationaux. */
  readonly union?: string;
  /** Les contours des IRIS de la commune, des communes de l'EPCI, des quartiers prioritaires, trouvés parmi les fichiers. */
  readonly contours?: readonly Contours[];
}

/** Range les contours trouvés dans le projet, ou les laisse en place ; rend leur chemin dans le projet. */
export function placerContours(dir: string, chemin: string, surPlace: boolean): string {
  if (surPlace || isDans(chemin, dir)) return versSlash(relative(resolve(dir), resolve(chemin)));
  const place = join("brut", "contours", basename(chemin));
  placer(chemin, join(dir, place));
  return versSlash(place);
}

/** Un dossier qui n'existe pas ou est vide, un projet, ou autre chose où il ne faut rien écrire. */
export function etatDossier(dir: string): "vide" | "projet" | "autre" {
  if (!existsSync(dir)) return "vide";
  const noms = readdirSync(dir).filter((n) => !n.startsWith("."));
  if (noms.includes("observatoire.yaml") && noms.includes("millesimes.csv")) return "projet";
  return noms.length === 0 ? "vide" : "autre";
}

const territoireOf = ({ niveau, code }: TerritoireDuRapport): string =>
  niveau === "epci"
    ? `# L'intercommunalité (EPCI) du CIAS, par son numéro Siren.\nterritoire: EPCI-${code}`
    : `# Code officiel de la commune, entre guillemets pour garder les zéros de tête.\ncommune: ${JSON.stringify(code)}`;

const ZONES: Readonly<Record<MailleCarte, string>> = {
  iris: "des IRIS",
  commune: "des communes",
  qpv: "des quartiers prioritaires",
};

const observatoire = ({
  nom,
  territoire,
  annee,
  cog,
  remarques,
  union,
  contours,
}: Identite): string => `# Votre observatoire. À relire : tout ce qui suit « # » est un commentaire.
${remarques.map((r) => `# ${r}\n`).join("")}
# Nom de l'organisme, tel qu'imprimé.
nom: ${JSON.stringify(nom)}
${territoireOf(territoire)}
# Année de l'édition : celle où le rapport est présenté au conseil d'administration. À confirmer.
annee: ${annee}
# Jour de cette présentation, quand il est connu : la couverture du PDF et le pied des pages le disent.
# presentation: ${annee}-12-31
# Géographie de l'édition : année du code officiel géographique.
cog: ${cog}
${
  contours === undefined
    ? ""
    : `# Contours ${enumerer(contours.map((c) => ZONES[c.maille]))}, pour les cartes. À corriger : « source », imprimée sous chaque carte.
contours:
${contours.map(({ maille, fichier, source }) => `  ${maille}:\n    fichier: ${JSON.stringify(fichier)}\n    source: ${JSON.stringify(source)}\n`).join("")}`
}${union === undefined ? "" : `# L'union dont viennent les fichiers nationaux. Ce dossier n'a que les exports, les textes et les décisions de la commune.\nunion: ${JSON.stringify(union)}\n`}`;

const LISEZMOI = {
  correspondances: `Une correspondance par export du CCAS (aides, accueil, satisfaction) : un fichier YAML qui dit quelle colonne de
l'export est lue, et comment. Ce qui n'y est pas écrit n'est jamais lu. Modèles : data/correspondances de la boîte à outils.
`,
  pilotage: `Ce que le CCAS décide et suit : commande.yaml, mandat.yaml, contributions.yaml, actions.yaml, conventions.yaml,
projets.yaml, questionnaire.yaml, corrections.yaml. Chacun est facultatif ; modèles : data/pilotage de la boîte à outils, et le guide, « Piloter ».
Une personne s'y écrit par sa fonction, jamais par son nom. « abs pilotage etat » dit ce qu'il faut corriger ; « abs pilotage modele » écrit de quoi le tenir au tableur.
`,
} as const;

/** La déclaration d'accessibilité de la démonstration, ses réponses laissées en blanc. */
const accessibilite = (): string =>
  readFileSync(join(RACINE, "data", "accessibilite.yaml"), "utf8").replace(/^(\w+):.*$/gm, "$1:");

const ecrire = (dir: string, nom: string, contenu: string): void =>
  writeFileSync(join(dir, nom), contenu, { flag: "wx" });

/** Crée un projet vide et ses chapitres. N'écrase jamais rien. */
export function creerProjet(dir: string, identite: Identite): void {
  for (const sous of ["brut", "correspondances", "pilotage", "rapport"])
    mkdirSync(join(dir, sous), { recursive: true });
  ecrire(dir, "observatoire.yaml", observatoire(identite));
  ecrire(dir, "millesimes.csv", `${COLONNES_MILLESIMES.join(";")}\n`);
  ecrire(dir, "accessibilite.yaml", accessibilite());
  ecrire(dir, "territoires.csv", "quartier;nom;iris;part\n");
  // Les exports du CCAS nomment des personnes : ils ne vont pas dans git, ni l'entrepôt, qui se rebâtit.
  if (!existsSync(join(dir, ".gitignore"))) ecrire(dir, ".gitignore", ".abs/\nbrut/ccas/\n");
  for (const [sous, texte] of Object.entries(LISEZMOI)) ecrire(dir, join(sous, "LISEZMOI.md"), texte);
  creerChapitres(join(dir, "rapport"), identite.territoire);
}

/** Les chapitres et les formes courtes de la démonstration, vidés ; pour un EPCI, dits pour lui, avec le chapitre de ses communes. */
function creerChapitres(rapport: string, { niveau }: TerritoireDuRapport): void {
  const modele = join(RACINE, "data", "rapport");
  const isCias = niveau === "epci";
  const copier = (sous: string, vers: string): void => {
    mkdirSync(vers, { recursive: true });
    for (const nom of readdirSync(join(modele, sous)).filter((n) => n.endsWith(".md"))) {
      if (isCias && SANS_CIAS.has(nom)) continue;
      const texte = viderAnalyses(readFileSync(join(modele, sous, nom), "utf8"));
      writeFileSync(join(vers, nom), isCias ? direPourCias(texte) : texte, { flag: "wx" });
    }
  };
  copier(".", rapport);
  copier("courts", join(rapport, "courts"));
  if (isCias) copier("cias", rapport);
}

/** Un chapitre de la démonstration sans ses textes inventés : chaque bloc de l'équipe garde sa consigne, et attend le sien. */
export const viderAnalyses = (texte: string): string =>
  texte.replace(
    /^(:::analyse[ \t]*\n)([\s\S]*?)^(:::[ \t]*)$/gm,
    (_, debut: string, corps: string, fin: string) => debut + (/<!--[\s\S]*?-->\n/.exec(corps)?.[0] ?? "") + fin,
  );

/** Place le fichier dans le projet : lien dur sur le même disque, sinon copie. */
function placer(depuis: string, vers: string): void {
  mkdirSync(join(vers, ".."), { recursive: true });
  try {
    linkSync(depuis, vers);
  } catch {
    copyFileSync(depuis, vers);
  }
}

const isDans = (chemin: string, dossier: string): boolean => resolve(chemin).startsWith(resolve(dossier) + sep);
const versSlash = (chemin: string): string => chemin.split(sep).join("/");

/** Où ranger un fichier : `brut/` puis la famille de sa source (`cog`, `rp`, `filosofi`, `caf`), sans écraser un homonyme. */
function destination(dir: string, { chemin, source, extension }: FichierReconnu): string {
  const connue = extname(chemin).toLowerCase();
  // Le chargement ouvre selon l'extension : un texte peut s'appeler .txt, un zip doit s'appeler .zip.
  const juste = connue === extension || (extension === ".csv" && connue === ".txt");
  const base = juste ? basename(chemin) : basename(chemin) + extension;
  const famille = join("brut", source.id.split("-")[0] ?? source.id);
  const fin = extname(base);
  for (let n = 1; ; n++) {
    const essai = join(famille, n === 1 ? base : `${base.slice(0, -fin.length)}-${n}${fin}`);
    if (!existsSync(join(dir, essai))) return essai;
  }
}

export interface OptionsAjout {
  /** AAAA-MM-JJ, écrit dans `recu_le`. */
  readonly recuLe: string;
  /** Laisser les fichiers où ils sont, et ne noter que leur chemin. Défaut : ils entrent dans `brut/`. */
  readonly surPlace: boolean;
}

/** Range des fichiers dans le projet et ajoute leurs lignes à millesimes.csv ; rend leurs chemins dans le projet. */
export function ajouterFichiers(
  dir: string,
  fichiers: readonly FichierReconnu[],
  { recuLe, surPlace }: OptionsAjout,
): string[] {
  const lignes: string[] = [];
  const places: string[] = [];
  for (const f of fichiers) {
    let place = relative(resolve(dir), resolve(f.chemin));
    if (!surPlace && !isDans(f.chemin, dir)) {
      place = destination(dir, f);
      placer(f.chemin, join(dir, place));
    }
    places.push(versSlash(place));
    const url = adresseDe(f.source.id, f.niveau, f.millesime, place);
    const cases = [f.source.id, f.niveau, f.millesime, f.cog, f.publie, versSlash(place), url, f.sha256, recuLe];
    lignes.push(cases.map((c) => formatCase(c)).join(";"));
  }
  if (lignes.length > 0) {
    const chemin = join(dir, "millesimes.csv");
    const avant = readFileSync(chemin, "utf8");
    writeFileSync(chemin, `${avant}${avant === "" || avant.endsWith("\n") ? "" : "\n"}${lignes.join("\n")}\n`);
  }
  return places;
}
