import { readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { Source } from "../modele/source.ts";
import type { Niveau } from "../modele/territoire.ts";
import { sha256File } from "./preparer.ts";
import { defautCodes, readNiveau, type NomsSupra } from "./reconnaissance-codes.ts";
import { readDates, readDerniereAnnee, type Dates } from "./reconnaissance-dates.ts";
import { OuvertureImpossible, ouvrir, type Ouverture } from "./reconnaissance-ouvrir.ts";
import { readRegistre, type FichierConnu } from "./reconnaissance-registre.ts";
import { raisonInconnu, trouverSource, type Trouvaille } from "./reconnaissance-table.ts";

/** Un fichier officiel reconnu : une ligne de millesimes.csv. */
export interface FichierReconnu extends Dates {
  readonly chemin: string;
  /** Chemin relatif au dossier parcouru, tel qu'on le montre. */
  readonly nom: string;
  readonly source: Source;
  readonly niveau: Niveau | null;
  readonly sha256: string;
  /** Extension que le chargement attend, quel que soit le nom reçu. */
  readonly extension: Ouverture["extension"];
  /** Nom du fichier de données, si c'est une archive. */
  readonly interne: string | null;
}

export interface FichierEcarte {
  readonly nom: string;
  readonly raison: string;
}

export interface Reconnaissance {
  readonly reconnus: readonly FichierReconnu[];
  readonly ecartes: readonly FichierEcarte[];
  /** Fichiers identiques à un autre (même sha256), laissés de côté. */
  readonly doublons: readonly { readonly nom: string; readonly comme: string }[];
}

export interface OptionsReconnaissance {
  /** Dossier à ne pas parcourir : le projet lui-même, s'il est dans le dossier des fichiers. */
  readonly sauf?: string;
  readonly registre?: ReadonlyMap<string, FichierConnu>;
  readonly progression?: (nom: string, faits: number, total: number) => void;
}

const EXTENSIONS = /\.(csv|zip|xlsx|xls|txt)$/i;

/** Fichiers d'un dossier, ou le fichier seul ; rien de caché. Dans l'ordre des noms, pour un projet toujours pareil. */
function listFichiers(chemin: string, sauf: string | undefined): string[] {
  if (statSync(chemin).isFile()) return [chemin];
  return readdirSync(chemin, { withFileTypes: true })
    .filter((e) => !e.name.startsWith(".") && e.name !== "node_modules")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) => {
      const ici = join(chemin, e.name);
      if (e.isDirectory()) return sauf !== undefined && resolve(ici) === resolve(sauf) ? [] : listFichiers(ici, sauf);
      return e.isFile() && EXTENSIONS.test(e.name) ? [ici] : [];
    });
}

interface Candidat {
  readonly chemin: string;
  readonly nom: string;
  readonly sha256: string;
  readonly ouverture: Ouverture;
  readonly trouvaille: Trouvaille;
}

/** Un fichier national en a 30 000 ou plus ; un extrait d'un ou de quelques départements, moins de 5 000. */
const COMMUNES_EXTRAIT = 5000;

const plusieurs = (n: number, mot: string): string => `${n} ${mot}${n > 1 ? "s" : ""}`;

/** Les noms des départements et des régions que la géographie trouvée donne. */
function readNomsSupra(candidats: readonly Candidat[]): NomsSupra {
  const noms = { departement: new Map<string, string>(), region: new Map<string, string>() };
  for (const { trouvaille } of candidats) {
    const { source } = trouvaille.accord;
    if (source.type !== "referentiel") continue;
    for (const { role, colonnes } of source.tables) {
      const cible = role === "departements" ? noms.departement : role === "regions" ? noms.region : null;
      for (const [code, nom] of cible ? trouvaille.paires(colonnes.code ?? "", colonnes.nom ?? "") : []) cible?.set(code, nom);
    }
  }
  return noms;
}

/** Colonne qui date les lignes : celle d'une source de mesures, ou d'une table de changements de communes. */
function colonneDate(source: Source): string | null {
  if (source.type === "mesures") return source.millesime.de === "colonne" ? source.millesime.colonne : null;
  const colonnes = source.tables[0]?.colonnes;
  return colonnes?.date ?? colonnes?.debut ?? null;
}

/** Millésime écrit dans les noms de colonnes, ou dernière année de la colonne de date. */
async function readAnnee({ chemin, ouverture, trouvaille }: Candidat): Promise<number | null> {
  const { source } = trouvaille.accord;
  const colonne = colonneDate(source);
  if (colonne === null || source.format.type !== "csv") return trouvaille.millesime;
  if (!ouverture.complet && ouverture.interne === null) return readDerniereAnnee(chemin, source.format.separateur, colonne);
  const annees = trouvaille.echantillon(colonne).map((d) => Number(/^\d{4}/.exec(d)?.[0] ?? 0));
  return annees.reduce((max, a) => Math.max(max, a), 0) || null;
}

async function decrire(candidat: Candidat, noms: NomsSupra, connu: FichierConnu | undefined): Promise<FichierReconnu | FichierEcarte> {
  const { chemin, nom, sha256, ouverture, trouvaille } = candidat;
  const { source, inconnues } = trouvaille.accord;
  if (!ouverture.utf8) return { nom, raison: `« ${source.titre} » qui n'est pas en UTF-8 : réenregistré par un tableur, reprendre le fichier d'origine` };
  const parMaille = source.type === "mesures" && source.format.type === "csv" && source.niveaux.length > 1;
  const niveau = parMaille
    ? (readNiveau(source.niveaux, trouvaille.echantillon(source.cle), trouvaille.paires(source.cle, source.libelle ?? ""), noms) ?? connu?.niveau ?? null)
    : null;
  const defaut = defautCodes(source, niveau, trouvaille.echantillon);
  if (defaut !== null && (!parMaille || niveau !== null)) return { nom, raison: `« ${source.titre} » : ${defaut}` };
  const dates = readDates(source, {
    connu,
    anneeLue: await readAnnee(candidat),
    titres: trouvaille.titres,
    noms: [basename(chemin), ...(ouverture.interne === null ? [] : [ouverture.interne])],
  });
  const aVerifier = [...dates.aVerifier];
  const aCompleter = [...dates.aCompleter];
  if (parMaille && niveau === null) aCompleter.push(`niveau inconnu : écrire ${source.niveaux.join(", ")} dans la colonne niveau`);
  if (source.type === "referentiel" && source.format.type === "csv" && inconnues.length > 0)
    aVerifier.push(`${plusieurs(inconnues.length, "colonne")} que le fichier officiel n'a pas (${inconnues.slice(0, 3).join(", ")}) : non lues`);
  if (source.type === "mesures" && (niveau ?? source.niveaux.join()) === "commune" && ouverture.complet) {
    const n = trouvaille.echantillon(source.cle).length;
    if (n < COMMUNES_EXTRAIT) aVerifier.push(`extrait de ${plusieurs(n, "commune")} : ni département, ni région, ni France à quoi comparer`);
  }
  if (ouverture.autres.length > 0) aVerifier.push(`l'archive contient ${plusieurs(ouverture.autres.length, "autre")} fichiers, non lus : l'extraire s'ils servent`);
  return { ...dates, aVerifier, aCompleter, chemin, nom, source, niveau, sha256, extension: ouverture.extension, interne: ouverture.interne };
}

const isReconnu = (f: FichierReconnu | FichierEcarte): f is FichierReconnu => "source" in f;

/**
 * Reconnaît les fichiers officiels d'un dossier à leurs en-têtes, jamais à leur nom : la source dont toutes les colonnes
 * exigées sont là. Seuls les débuts sont lus, sauf pour l'empreinte. Un fichier déclaré reconnu est sain d'après ses
 * premières lignes ; les autres sont rendus avec la raison.
 */
export async function reconnaitre(dossier: string, options: OptionsReconnaissance = {}): Promise<Reconnaissance> {
  const registre = options.registre ?? readRegistre();
  const chemins = listFichiers(dossier, options.sauf);
  const candidats: Candidat[] = [];
  const ecartes: FichierEcarte[] = [];
  const doublons: { nom: string; comme: string }[] = [];
  for (const [i, chemin] of chemins.entries()) {
    const nom = relative(dossier, chemin) || basename(chemin);
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
      if (comme) doublons.push({ nom, comme: comme.nom });
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
    ecartes: [...ecartes, ...fichiers.filter((f): f is FichierEcarte => !isReconnu(f))],
    doublons,
  };
}
