import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Agregat } from "../modele/agregat.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { computeAgregats } from "./agregats.ts";
import type { PublicFiltre } from "./agregats/publics.ts";
import { Cle, type Pseudonymeur } from "./cle/cle.ts";
import { type Correspondance, findCorrespondance } from "./correspondance.ts";
import { comparerLots, daterLots } from "./comparer-lots.ts";
import { replaceCoffre, type CoffreNeuf } from "./ecrire-coffre.ts";
import { FORMULAIRES } from "./formulaires/index.ts";
import { type ClesDeLigne, createClesPersonne } from "./identite/cles-personne.ts";
import { suivreCoffre, traduireCoffre } from "./identite/suivre-coffre.ts";
import type { ComptesSuivi } from "./identite/suivre.ts";
import { createSituer } from "./lieu/table-adresses.ts";
import { readAdresses } from "./lieu/lire-adresses.ts";
import { readCorrespondances } from "./lire-correspondances.ts";
import { readExport } from "./lire-export.ts";
import type { Comptes } from "./lire-export.ts";
import { ouvrirExport, type RefuserArchive } from "./ouvrir-export.ts";
import { createPseudonymes } from "./pseudonyme.ts";
import { cheminQuarantaine, createQuarantaine } from "./quarantaine.ts";
import { type Avant, type LotFichier, questionner } from "./questions.ts";
import { readMemoire, type Serie } from "./registre/memoire.ts";
import { groupeOf } from "./registre/purger.ts";
import { cleAnnee, preparerReprise, refuserCle } from "./registre/reprendre.ts";
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

/** Les lignes de millesimes.csv d'un même fichier : il se lit une fois pour toutes ses années. */
type Groupe = readonly [FichierExport, ...FichierExport[]];

function grouper(fichiers: readonly FichierExport[]): readonly Groupe[] {
  const groupes = new Map<string, [FichierExport, ...FichierExport[]]>();
  for (const export_ of fichiers) {
    const cle = JSON.stringify([export_.source, export_.fichier, export_.sha256]);
    const siens = groupes.get(cle);
    if (siens) siens.push(export_);
    else groupes.set(cle, [export_]);
  }
  return [...groupes.values()];
}

/** Les octets d'un export vérifié, et leur empreinte ; null si le relevé est bloqué. */
function readOctets(
  [{ source, millesime, fichier, sha256 }, ...autres]: Groupe,
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
    const action = `Lancer « abs importer » sur ce fichier, ou corriger dans correspondances/ celle dont la première ligne est export: ${source}.`;
    return bloquer("correspondance-absente", `pas de correspondance utilisable pour ${source}`, action);
  }
  // Un même fichier peut couvrir plusieurs années : une ligne de millesimes.csv pour chacune.
  const annees = [millesime, ...autres.map((a) => a.millesime)];
  if (
    new Set(annees).size < annees.length ||
    annees.some((annee) => empreintes.has(`${source} ${annee} ${empreinte}`))
  ) {
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

/** Ce que le suivi des foyers a de douteux, en comptes. */
function tellSuivi({ suivis, ambigus, desaccords }: ComptesSuivi, fichier: string): Anomalie[] {
  const releve = createReleve(fichier);
  const dire = (code: string, message: string, action: string): void =>
    releve.avertir({ code, colonne: null, message, action });
  if (suivis > 0)
    dire("foyers-suivis", `${suivis} foyers ont changé de numéro et sont suivis par l'un de leurs membres`, "Rien à faire.");
  if (ambigus > 0) {
    const message = `${ambigus} personnes sont sous deux numéros de foyer à la fois, ou d'un foyer qui s'est séparé : comptées dans chacun`;
    dire("foyers-ambigus", message, "Fusionner dans le logiciel les dossiers en double ; une séparation est normale.");
  }
  if (desaccords > 0) {
    const message = `${desaccords} personnes s'écrivent de plusieurs façons (fin du nom, nom et prénom échangés) : reconnues à leur date de naissance`;
    dire("orthographes", message, "Rien à faire, ou corriger le nom dans le logiciel.");
  }
  return releve.anomalies();
} // prettier-ignore

/**
 * Rebâtit le coffre depuis tous les exports du CCAS, et en tire les agrégats annuels à la commune.
 *
 * Tout se passe en mémoire jusqu'aux champs normalisés ; rien de personnel n'est écrit ni rendu. Les exports sont chargés
 * ensemble ou pas du tout : une anomalie bloquante laisse le coffre tel qu'avant et ne rend aucun agrégat (null), car un
 * foyer se compte sur tous les exports à la fois. Toutes les anomalies de tous les fichiers sont rendues. Les années dont
 * les exports ont été purgés se reprennent de l'ancien coffre.
 *
 * @throws si le coffre ne peut être écrit (disque, droits) ; l'ancien est alors intact.
 */
export async function chargerCoffre({
  projet,
  fichiers,
  cheminCoffre,
  refuserArchive,
  cle = Cle.ephemere(),
  refus = [],
  avant = new Map(),
  accepter = false,
  publics = [],
}: {
  /** Dossier du projet. */
  readonly projet: string;
  readonly fichiers: readonly FichierExport[];
  readonly cheminCoffre: string;
  readonly refuserArchive: RefuserArchive;
  /** La clé de l'organisme ; défaut : une clé éphémère, qui ne suit un foyer qu'à l'intérieur de ce chargement. */
  readonly cle?: Pseudonymeur;
  /** Pourquoi la clé de l'organisme ne peut servir ; défaut : elle le peut. */
  readonly refus?: readonly Anomalie[];
  /** Ce qui avait été gardé au chargement précédent ; défaut : rien, il n'y a rien à comparer. */
  readonly avant?: Avant;
  /** Charger aussi un export qui a rétréci ou qui en recouvre un autre ; défaut : le demander. */
  readonly accepter?: boolean;
  /** Les publics à compter à part ; défaut : aucun. */
  readonly publics?: readonly PublicFiltre[];
}): Promise<ChargementCoffre> {
  const ancienne = await readMemoire(cheminCoffre);
  if (fichiers.length === 0 && !existsSync(cheminCoffre)) return { lectures: [], anomalies: [], agregats: [] };
  const { scelles, memoire, anomalies: purgees } = preparerReprise(projet, fichiers, ancienne, accepter);
  const { correspondances, anomalies } = readCorrespondances(projet);
  const { table: adresses, anomalies: voies } = readAdresses(projet);
  anomalies.push(...(refus.length > 0 ? refus : refuserCle(ancienne, cle)), ...purgees, ...voies);
  const pseudonymiser = createPseudonymes(cle);
  const situer = adresses && createSituer(adresses);
  const deja = new Map<string, number>();
  const empreintes = new Set<string>();
  const lots: Omit<LotFichier, "jours">[] = [];
  const lectures = new Map<FichierExport, LectureExport>();

  /** Lit un fichier pour toutes ses années ; ses lignes vont droit au coffre neuf. */
  const lire = async (groupe: Groupe, rang: number, coffre: CoffreNeuf, clesPersonne: ClesDeLigne): Promise<void> => {
    const [{ source, fichier, sha256 }] = groupe;
    const correspondance = findCorrespondance(correspondances, source, fichier);
    const releve = createReleve(fichier);
    const reste = readOctets(groupe, projet, correspondance, empreintes, releve);
    const lignes =
      reste && correspondance ? await ouvrirExport(reste.octets, correspondance, refuserArchive, releve) : null;
    let [lues, parAnnee]: [number, ReadonlyMap<number, Comptes>] = [0, new Map()];
    if (reste && lignes && correspondance) {
      const quarantaine = createQuarantaine(projet, fichier);
      const millesimes = groupe.map((export_) => export_.millesime);
      const { formulaire } = correspondance;
      const lu = await readExport(lignes, {
        correspondance, millesimes, pseudonymiser, clesPersonne, situer, deja, releve, quarantaine, mot: coffre.mot,
        garder: (gardee) => coffre.garder(formulaire, rang, gardee),
        voir: (vue) => coffre.voir(vue),
      }); // prettier-ignore
      [lues, parAnnee] = [lu.comptes.lues, lu.parAnnee];
      if (!releve.isBloque()) {
        tellQuarantaine(quarantaine.write(), fichier, releve);
        lu.vues.forEach((demande, vue) => deja.set(vue, demande));
        for (const { millesime } of groupe) empreintes.add(`${source} ${millesime} ${reste.empreinte}`);
      }
    }
    for (const export_ of groupe) {
      const comptes = parAnnee.get(export_.millesime) ?? { lues, gardees: 0, refusees: lues };
      const { gardees } = comptes;
      lectures.set(export_, { source, fichier, sha256: reste?.empreinte ?? sha256, ...comptes });
      if (correspondance && gardees > 0)
        lots.push({ rang, fichier, formulaire: correspondance.formulaire, millesime: export_.millesime, lignes: gardees }); // prettier-ignore
    }
    anomalies.push(...releve.anomalies());
  };

  mkdirSync(dirname(cheminCoffre), { recursive: true });
  const conservees = new Set(memoire.series.map((s) => cleAnnee(s.source, s.millesime)));
  const reprises = [...new Set(memoire.scelles.map((s) => cleAnnee(s.source, s.millesime)))].filter((annee) => !conservees.has(annee)); // prettier-ignore
  const attendus = FORMULAIRES.filter(({ source }) => fichiers.some((export_) => export_.source === source));
  const debut = { memoire: { ...memoire, controle: cle.isDurable ? cle.controle() : null }, reprises, attendus };
  const agregats = await replaceCoffre(cheminCoffre, debut, async (coffre) => {
    const { connection } = coffre;
    const groupes = grouper(fichiers.filter((export_) => !scelles.has(export_)));
    const clesPersonne = createClesPersonne(cle, coffre.mot);
    for (const [rang, groupe] of groupes.entries()) await lire(groupe, rang, coffre, clesPersonne);
    await coffre.ecrire();
    const questions = await questionner(await daterLots(connection, lots), avant, accepter, comparerLots(connection));
    anomalies.push(...questions);
    if (anomalies.some(isBloquante)) return null;
    await coffre.sceller();
    if (reprises.length > 0) await traduireCoffre(connection, reprises, (ancien) => cle.traduire(ancien));
    anomalies.push(...tellSuivi(await suivreCoffre(connection), lots[0]?.fichier ?? "coffre"));
    const vivants = await computeAgregats(connection, publics);
    // Deux purges peuvent avoir gardé le même chiffre : la première, qui voyait le plus d'années, l'emporte.
    const conserves = new Map(memoire.series.flatMap(decalerRangs).reverse().map((a) => [`${groupeOf(a)} ${a.modalite}`, a])); // prettier-ignore
    const figes = new Set([...conserves.values()].map(groupeOf));
    const isVivant = (a: Agregat): boolean =>
      !conservees.has(cleAnnee(a.source, a.millesime)) && !figes.has(groupeOf(a));
    return [...vivants.filter(isVivant), ...conserves.values()];
  });
  const toutes = fichiers.map((export_): LectureExport => {
    const { source, fichier, sha256 } = export_;
    const { lues, gardees, refusees } = scelles.get(export_) ?? { lues: 0, gardees: 0, refusees: 0 };
    return lectures.get(export_) ?? { source, fichier, sha256, lues, gardees, refusees };
  });
  return { lectures: toutes, anomalies, agregats };
}

const RANGS = 1e6;

/** Les rangs d'une série gardée viennent d'un autre calcul : décalés, ils ne se confondent avec ceux de personne. */
const decalerRangs = ({ agregats }: Serie, i: number): readonly Agregat[] =>
  agregats.map((a) => (a.seul === undefined ? a : { ...a, seul: RANGS * (i + 1) + a.seul }));
