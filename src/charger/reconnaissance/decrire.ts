import { basename } from "node:path";
import { nomsDeclares } from "../../modele/renommage.ts";
import { isBienNomme } from "../../modele/nom-distinctif.ts";
import { readAnneePeriode } from "../../modele/periode.ts";
import { isMailleDite, type Source } from "../../modele/source.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { defautCodes } from "./codes.ts";
import { readDates, readDerniereAnnee, type Dates } from "./dates.ts";
import { readNiveau, type NomsSupra } from "./niveau.ts";
import type { Ouverture } from "./ouvrir.ts";
import type { FichierConnu } from "./registre.ts";
import type { Trouvaille } from "./table.ts";

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

/** Un fichier dont l'en-tête est reconnu ; reste à voir ce qu'il décrit, et s'il est sain. */
export interface Candidat {
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
export function readNomsSupra(candidats: readonly Candidat[]): NomsSupra {
  const noms = { departement: new Map<string, string>(), region: new Map<string, string>() };
  for (const { trouvaille } of candidats) {
    const { source } = trouvaille.accord;
    if (source.type !== "referentiel") continue;
    for (const { role, colonnes } of source.tables) {
      const cible = role === "departements" ? noms.departement : role === "regions" ? noms.region : null;
      for (const [code, nom] of cible ? trouvaille.paires(colonnes.code ?? "", colonnes.nom ?? "") : [])
        cible?.set(code, nom);
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
async function readAnneeFichier({ chemin, ouverture, trouvaille }: Candidat): Promise<number | null> {
  const { source } = trouvaille.accord;
  const colonne = colonneDate(source);
  if (colonne === null || source.format.type !== "csv") return trouvaille.millesime;
  const forme = source.type === "mesures" && source.millesime.de === "colonne" ? source.millesime.forme : "AAAA-MM";
  const isTexteDate = source.type === "referentiel"; // la date d'un changement de commune : `1943-01-01`, ou une année seule
  const readAnnee = (texte: string): number | null =>
    isTexteDate ? Number(/^\d{4}/.exec(texte)?.[0] ?? 0) || null : readAnneePeriode(forme, texte);
  if (!ouverture.complet && ouverture.interne === null) {
    const readRang = (entete: readonly string[]): number => nomsDeclares(source.renommees, entete).indexOf(colonne);
    return readDerniereAnnee(chemin, source.format.separateur, readRang, readAnnee);
  }
  const annees = trouvaille.echantillon(colonne).map((d) => readAnnee(d) ?? 0);
  return annees.reduce((max, a) => Math.max(max, a), 0) || null;
}

/** Maille, années et réserves d'un fichier reconnu, ou la raison de l'écarter. */
export async function decrire(
  candidat: Candidat,
  noms: NomsSupra,
  connu: FichierConnu | undefined,
): Promise<FichierReconnu | FichierEcarte> {
  const { chemin, nom, sha256, ouverture, trouvaille } = candidat;
  const { source, inconnues } = trouvaille.accord;
  if (!ouverture.alphabetConnu && (source.format.type !== "csv" || source.format.encodage === undefined))
    return {
      nom,
      raison: `« ${source.titre} » qui n'est pas en UTF-8 : réenregistré par un tableur, reprendre le fichier d'origine`,
    };
  const nomsFichier = [basename(chemin), ...(ouverture.interne === null ? [] : [ouverture.interne])];
  if (source.nomDistinctif && !isBienNomme(source, nomsFichier))
    return {
      nom,
      raison: `a l'en-tête de « ${source.titre} », mais ce peut être aussi ${source.nomDistinctif.autres} : si c'est bien lui, lui rendre son nom d'origine, ${source.nomDistinctif.attendu}`,
    };
  const parMaille = source.type === "mesures" && isMailleDite(source);
  const niveau = parMaille
    ? (readNiveau(
        source.niveaux,
        trouvaille.echantillon(source.cle),
        trouvaille.paires(source.cle, source.libelle ?? ""),
        noms,
      ) ??
      connu?.niveau ??
      null)
    : null;
  const defaut = defautCodes(source, niveau, trouvaille.echantillon);
  if (defaut !== null && (!parMaille || niveau !== null)) return { nom, raison: `« ${source.titre} » : ${defaut}` };
  const dates = readDates(source, {
    connu,
    anneeLue: await readAnneeFichier(candidat),
    titres: trouvaille.titres,
    noms: nomsFichier,
  });
  const aVerifier = [...dates.aVerifier];
  const aCompleter = [...dates.aCompleter];
  if (parMaille && niveau === null)
    aCompleter.push(`niveau inconnu : écrire ${source.niveaux.join(", ")} dans la colonne niveau`);
  if (source.type === "referentiel" && source.format.type === "csv" && inconnues.length > 0)
    aVerifier.push(
      `${plusieurs(inconnues.length, "colonne")} que le fichier officiel n'a pas (${inconnues.slice(0, 3).join(", ")}) : non lues`,
    );
  if (source.type === "mesures" && (niveau ?? source.niveaux.join()) === "commune" && ouverture.complet) {
    const n = trouvaille.echantillon(source.cle).length;
    if (n < COMMUNES_EXTRAIT)
      aVerifier.push(
        `extrait de ${plusieurs(n, "commune")} seulement : vérifier que la vôtre y est, les comparaisons seront partielles`,
      );
  }
  const autres = ouverture.autres.length;
  if (autres > 0)
    aVerifier.push(
      `l'archive contient ${autres > 1 ? `${autres} autres fichiers, non lus` : "1 autre fichier, non lu"} : l'extraire pour s'en servir`,
    );
  return {
    ...dates,
    aVerifier,
    aCompleter,
    chemin,
    nom,
    source,
    niveau,
    sha256,
    extension: ouverture.extension,
    interne: ouverture.interne,
  };
}
