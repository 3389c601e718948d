import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Agregat } from "../modele/agregat.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { computeAgregats } from "./agregats.ts";
import type { Correspondance } from "./correspondance.ts";
import { replaceCoffre } from "./ecrire-coffre.ts";
import { FORMULAIRES } from "./formulaires/index.ts";
import { readCorrespondances } from "./lire-correspondances.ts";
import { type Comptes, readExport } from "./lire-export.ts";
import { ouvrirExport, type RefuserArchive } from "./ouvrir-export.ts";
import { createPseudonymes } from "./pseudonyme.ts";
import { cheminQuarantaine, createQuarantaine } from "./quarantaine.ts";
import { type Avant, type LotFichier, questionner } from "./questions.ts";
import { createReleve, type Releve } from "./releve.ts";
import { suggest } from "./texte.ts";

/** Un export à charger : sa ligne de millesimes.csv. */
export interface FichierExport {
  readonly source: string;
  readonly millesime: number;
  /** Chemin relatif au projet. */
  readonly fichier: string;
  readonly sha256: string;
}

export interface LectureExport extends Comptes {
  readonly source: string;
  readonly fichier: string;
  readonly sha256: string;
}

export interface ChargementCoffre {
  /** Une par fichier, dans l'ordre reçu. */
  readonly lectures: LectureExport[];
  readonly anomalies: Anomalie[];
  /** Null quand une anomalie bloquante a tout arrêté. */
  readonly agregats: readonly Agregat[] | null;
}

/** Les octets d'un export vérifié, et leur empreinte ; null si le relevé est bloqué. */
function readOctets(
  { source, millesime, fichier, sha256 }: FichierExport,
  projet: string,
  correspondance: Correspondance | undefined,
  empreintes: ReadonlySet<string>,
  releve: Releve,
): { readonly octets: Uint8Array; readonly empreinte: string } | null {
  const bloquer = (code: string, message: string, action: string): null => {
    releve.bloquer({ code, colonne: null, message, action });
    return null;
  };
  const chemin = join(projet, fichier);
  if (!existsSync(chemin)) {
    return bloquer(
      "fichier-absent",
      "fichier absent",
      "Le remettre à sa place, ou retirer sa ligne de millesimes.csv.",
    );
  }
  const octets = readFileSync(chemin);
  const empreinte = createHash("sha256").update(octets).digest("hex");
  // Une case vide de millesimes.csv : l'empreinte n'a pas encore été notée, il n'y a rien à confronter.
  if (sha256 !== "" && empreinte !== sha256.toLowerCase()) {
    const message = "le fichier n'est plus celui qui a été reçu (empreinte différente)";
    return bloquer(
      "empreinte-differente",
      message,
      `Remettre le fichier reçu, ou écrire sha256 ${empreinte} dans millesimes.csv.`,
    );
  }
  const sources = FORMULAIRES.map((formulaire) => formulaire.source);
  if (!sources.includes(source)) {
    return bloquer("source-inconnue", "genre d'export inconnu", `Dans millesimes.csv : ${suggest(source, sources)}`);
  }
  if (!correspondance) {
    const action = `Écrire ou corriger dans correspondances/ celle dont la première ligne est export: ${source}.`;
    return bloquer("correspondance-absente", `pas de correspondance utilisable pour ${source}`, action);
  }
  // Un même fichier peut couvrir plusieurs années : une ligne de millesimes.csv pour chacune.
  if (empreintes.has(`${source} ${millesime} ${empreinte}`)) {
    return bloquer(
      "fichier-double",
      "le même fichier est déjà chargé",
      "Retirer l'une des deux lignes de millesimes.csv.",
    );
  }
  return { octets, empreinte };
}

function tellQuarantaine(lignes: number, fichier: string, releve: Releve): void {
  if (lignes === 0) return;
  const message = `${lignes} ligne${lignes > 1 ? "s" : ""} à corriger, gardée${lignes > 1 ? "s" : ""} dans ${cheminQuarantaine(fichier)}`;
  const action =
    "L'ouvrir, corriger dans le logiciel, refaire l'export ; ce fichier nomme des personnes, git l'ignore.";
  releve.avertir({ code: "quarantaine", colonne: null, message, action });
}

/**
 * Rebâtit le coffre depuis tous les exports du CCAS, et en tire les agrégats annuels à la commune.
 *
 * Tout se passe en mémoire jusqu'aux champs normalisés ; rien de personnel n'est écrit ni rendu. Les exports sont chargés
 * ensemble ou pas du tout : une anomalie bloquante laisse le coffre tel qu'avant et ne rend aucun agrégat (null), car un
 * foyer se compte sur tous les exports à la fois. Toutes les anomalies de tous les fichiers sont rendues.
 *
 * @throws si le coffre ne peut être écrit (disque, droits) ; l'ancien est alors intact.
 */
export async function chargerCoffre({
  projet,
  fichiers,
  cheminCoffre,
  refuserArchive,
  avant = new Map(),
  accepter = false,
}: {
  /** Dossier du projet. */
  readonly projet: string;
  readonly fichiers: readonly FichierExport[];
  readonly cheminCoffre: string;
  readonly refuserArchive: RefuserArchive;
  /** Ce qui avait été gardé au chargement précédent ; défaut : rien, il n'y a rien à comparer. */
  readonly avant?: Avant;
  /** Charger aussi un export qui a rétréci ou qui en recouvre un autre ; défaut : le demander. */
  readonly accepter?: boolean;
}): Promise<ChargementCoffre> {
  if (fichiers.length === 0) return { lectures: [], anomalies: [], agregats: [] };
  const { correspondances, anomalies } = readCorrespondances(projet);
  const pseudonymiser = createPseudonymes();
  const deja = new Set<string>();
  const empreintes = new Set<string>();
  const lots: LotFichier[] = [];
  const lectures: LectureExport[] = [];
  for (const export_ of fichiers) {
    const { source, millesime, fichier, sha256 } = export_;
    const correspondance = correspondances.get(source);
    const releve = createReleve(fichier);
    let comptes: Comptes = { lues: 0, gardees: 0, refusees: 0 };
    const reste = readOctets(export_, projet, correspondance, empreintes, releve);
    const lignes =
      reste && correspondance ? await ouvrirExport(reste.octets, correspondance, refuserArchive, releve) : null;
    if (reste && lignes && correspondance) {
      const quarantaine = createQuarantaine(projet, fichier);
      const lu = await readExport(lignes, { correspondance, millesime, pseudonymiser, deja, releve, quarantaine });
      if (!releve.isBloque()) tellQuarantaine(quarantaine.write(), fichier, releve);
      comptes = lu.comptes;
      if (!releve.isBloque()) {
        lots.push({ fichier, formulaire: correspondance.formulaire, millesime, lignes: lu.lignes });
        lu.cles.forEach((cle) => deja.add(cle));
        empreintes.add(`${source} ${millesime} ${reste.empreinte}`);
      }
    }
    lectures.push({ source, fichier, sha256: reste?.empreinte ?? sha256, ...comptes });
    anomalies.push(...releve.anomalies());
  }
  anomalies.push(...questionner(lots, avant, accepter));
  if (anomalies.some(isBloquante)) return { lectures, anomalies, agregats: null };
  mkdirSync(dirname(cheminCoffre), { recursive: true });
  const agregats = await replaceCoffre(cheminCoffre, lots, computeAgregats);
  return { lectures, anomalies, agregats: [...agregats] };
}
