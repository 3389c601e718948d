import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { TerritoireDuRapport } from "../charger/observatoire.ts";
import { chercherCommune, communeEtArrondissements, type CommuneCherchee } from "../charger/reconnaissance/commune.ts";
import type { MailleCarte } from "../charger/contours-declares.ts";
import {
  findContours,
  findContoursQpv,
  type ContoursCherches,
  type ContoursReconnus,
} from "../charger/reconnaissance/contours.ts";
import { chercherEpci, communesEpci } from "../charger/reconnaissance/epci.ts";
import { reconnaitre, type FichierReconnu } from "../charger/reconnaissance/reconnaitre.ts";
import { readProjet, type LigneMillesime, type Projet } from "../charger/projet.ts";
import { isUnion } from "../charger/union.ts";
import { deNom } from "../constats/lieux.ts";
import { aujourdhui } from "./date.ts";
import { lignesBilan } from "./nouveau-bilan.ts";
import { listManques } from "./nouveau-manques.ts";
import { etendreUnion } from "./nouvelle-union.ts";
import { ajouterFichiers, creerProjet, etatDossier, placerContours, type Identite } from "./nouveau-projet.ts";
import { startProgression } from "./progression.ts";
import { ErreurUsage, formatDuree, SORTIE } from "./sortie.ts";

export interface OptionsNouveau {
  /** Code officiel de la commune, zéro de tête compris ; plusieurs, séparés par des virgules, font une union. */
  readonly commune?: string;
  /** Numéro Siren de l'EPCI d'un CIAS ; avec des communes, une union de celles-ci et de celui-là. */
  readonly epci?: string;
  /** Dossier (ou fichier) où chercher les fichiers officiels. */
  readonly fichiers: string;
  /** Laisser les fichiers où ils sont au lieu de les mettre dans `brut/`. Défaut : faux, un projet est complet. */
  readonly surPlace?: boolean;
}

/** Les territoires demandés, l'EPCI d'abord. */
function readTerritoires({ commune = "", epci = "" }: OptionsNouveau): readonly TerritoireDuRapport[] {
  const codes = (liste: string): string[] => liste.split(",").flatMap((code) => code.trim() || []);
  return [
    ...codes(epci).map((code) => ({ niveau: "epci" as const, code })),
    ...codes(commune).map((code) => ({ niveau: "commune" as const, code })),
  ];
}

function verifierDemande(dossier: string, options: OptionsNouveau): "vide" | "projet" {
  const { fichiers } = options;
  if (!existsSync(fichiers)) throw new ErreurUsage(`--fichiers : « ${fichiers} » n'existe pas`);
  if (readTerritoires(options).length === 0)
    throw new ErreurUsage(
      "--commune attend le code officiel de la commune (68224), ou --epci le numéro Siren de l'intercommunalité (200066009)",
    );
  const etat = etatDossier(dossier);
  if (etat === "autre")
    throw new ErreurUsage(
      `« ${dossier} » n'est pas vide et n'est pas un projet : choisir un dossier nouveau, rien n'a été écrit`,
    );
  return etat;
}

/** Le projet déjà là ; refuse d'y mêler les fichiers d'un autre territoire. Une union s'agrandit. */
function readExistant(dossier: string, demandes: readonly TerritoireDuRapport[]): Projet {
  const projet = readProjet(dossier);
  if (isUnion(dossier)) return projet;
  const { niveau, code } = projet.observatoire.territoire;
  const codes = demandes.map((t) => t.code).join(",");
  if (code !== codes)
    throw new ErreurUsage(
      `« ${dossier} » est le projet de ${niveau === "epci" ? "l'EPCI" : "la commune"} ${code}, pas ${codes} : choisir un autre dossier`,
    );
  return projet;
}

function identifier(territoire: TerritoireDuRapport, cherchee: CommuneCherchee, annee: number): Identite {
  const isEpci = territoire.niveau === "epci";
  const trouvee = cherchee.etat === "trouvee" ? cherchee : null;
  const remarques = [
    ...(trouvee === null
      ? [
          `${isEpci ? "Aucune composition des intercommunalités" : "Aucun code officiel géographique des communes"} n'a été trouvé${isEpci ? "e" : ""} : corriger « nom » et « cog ».`,
        ]
      : []),
    ...(trouvee !== null && trouvee.cog === null
      ? ["L'année du code officiel géographique n'est pas connue : corriger « cog »."]
      : []),
  ];
  const nom = `${isEpci ? "CIAS" : "CCAS"} ${deNom(trouvee?.nom ?? territoire.code)}`;
  return { nom, territoire, annee, cog: trouvee?.cog ?? annee, remarques };
}

/** Deux fichiers différents pour la même chose : seul un humain sait s'ils se complètent ou se contredisent. */
function conflits(lignes: readonly LigneMillesime[]): string[] {
  const cle = (l: LigneMillesime): string => [l.source, l.niveau, l.millesime].join(" ");
  return [...new Set(lignes.map(cle))]
    .map((c) => lignes.filter((l) => cle(l) === c))
    .filter((g) => g.length > 1)
    .map(
      (g) =>
        `${g.map((l) => l.fichier).join(" et ")} donnent la même source au même millésime : n'en garder qu'un dans millesimes.csv, sauf s'ils portent sur d'autres territoires`,
    );
}

/** Les contours reconnus entrent dans l'observatoire.yaml d'un projet neuf ; d'une commune d'union, dans le sien. */
function withContours(
  dossier: string,
  identite: Identite,
  reconnus: readonly ContoursReconnus[],
  surPlace: boolean,
): Identite {
  if (reconnus.length === 0 || existsSync(join(dossier, "observatoire.yaml"))) return identite;
  const contours = reconnus.map(({ maille, nom, chemin, source }) => ({
    maille,
    fichier: placerContours(dossier, chemin, surPlace),
    source: source ?? `${basename(nom)} (producteur à préciser)`,
  }));
  return { ...identite, contours };
}

/** Une carte montre les IRIS d'une commune, les communes d'un EPCI. */
const aDessiner = (reconnus: readonly FichierReconnu[], { niveau, code }: TerritoireDuRapport): ContoursCherches =>
  niveau === "epci"
    ? { maille: "commune", communes: communesEpci(reconnus, code) }
    : { maille: "iris", communes: communeEtArrondissements(reconnus, code) };

const ZONES: Readonly<Record<MailleCarte, (s: string) => string>> = {
  iris: () => "IRIS de la commune",
  commune: (s) => `commune${s} de l'intercommunalité`,
  qpv: (s) => `quartier${s} prioritaire${s}`,
};

const direContours = ({ maille, nom, zones, source }: ContoursReconnus, existant: Projet | null): string[] => {
  const dessine = `${nom} dessine ${zones} ${ZONES[maille](zones > 1 ? "s" : "")}`;
  if (existant === null)
    return source === undefined
      ? [`observatoire.yaml, contours : ${dessine} ; écrire dans « source » qui les a produits, et quand`]
      : [];
  return existant.observatoire.contours.some((c) => c.maille === maille)
    ? []
    : [`${dessine} : l'ajouter sous « contours » d'observatoire.yaml, pour avoir des cartes`];
};

function remarquesProjet(projet: Projet, cherchee: CommuneCherchee): string[] {
  const { cog, annee, nom } = projet.observatoire;
  return [
    `observatoire.yaml : l'année de l'édition (${annee}) et le nom (« ${nom} »)`,
    ...(cherchee.etat === "trouvee" && cherchee.cog !== null && cherchee.cog !== cog
      ? [
          `observatoire.yaml dit cog: ${cog}, le code officiel géographique le plus récent trouvé est celui de ${cherchee.cog}`,
        ]
      : []),
    ...conflits(projet.millesimes),
  ];
}

/**
 * `abs nouveau` : crée un projet, ou complète celui qui est là, avec les fichiers officiels reconnus à leurs en-têtes.
 * Rien n'est écrit avant que tout soit vérifié.
 * @returns 0, même s'il manque des fichiers : ils sont dits.
 * @throws {ErreurUsage} dossier occupé, chemin absent, commune inconnue du code officiel géographique trouvé (sortie 2).
 * @throws {ProjetInvalide} le projet déjà là ne se lit pas (sortie 1).
 */
export async function runNouveau(dossier: string, options: OptionsNouveau): Promise<number> {
  const debut = performance.now();
  const etat = verifierDemande(dossier, options);
  const demandes = readTerritoires(options);
  const existant = etat === "projet" ? readExistant(dossier, demandes) : null;

  const progression = await startProgression("Reconnaissance des fichiers");
  const reconnaissance = await reconnaitre(options.fichiers, {
    sauf: dossier,
    progression: (nom, faits, total) => progression.dire(`${faits}/${total} ${nom}`),
  });
  const { reconnus, ecartes, doublons } = reconnaissance;
  progression.finir(
    `${reconnus.length + ecartes.length + doublons.length} fichiers regardés en ${formatDuree(performance.now() - debut)}`,
  );

  const cherchees = demandes.map((territoire) => ({
    territoire,
    cherchee:
      territoire.niveau === "epci"
        ? chercherEpci(reconnus, territoire.code)
        : chercherCommune(reconnus, territoire.code),
  }));
  const inconnues = cherchees.flatMap(({ cherchee: c }) => (c.etat === "inconnue" ? [c.message] : []));
  if (inconnues.length > 0) throw new ErreurUsage(inconnues.join("\n  "));
  const cherchee = cherchees[0]?.cherchee ?? { etat: "sans-cog" };
  const annee = new Date().getFullYear();
  const identites = cherchees.map((c) => identifier(c.territoire, c.cherchee, annee));
  const surPlace = options.surPlace ?? false;
  const contours = demandes.map((t): readonly ContoursReconnus[] => {
    const cherches = aDessiner(reconnus, t);
    return [findContours(options.fichiers, cherches), findContoursQpv(reconnus, cherches.communes)].filter(
      (c) => c !== null,
    );
  });
  const completes = identites.map((identite, i) => withContours(dossier, identite, contours[i] ?? [], surPlace));
  if (demandes.length > 1 || isUnion(dossier)) etendreUnion(dossier, completes);
  else if (existant === null) for (const identite of completes) creerProjet(dossier, identite);

  const empreintes = new Set(existant?.millesimes.map((l) => l.sha256));
  const isDejaLa = (f: FichierReconnu): boolean => empreintes.has(f.sha256);
  const nouveaux = reconnus.filter((f) => !isDejaLa(f));
  const places = ajouterFichiers(dossier, nouveaux, { recuLe: aujourdhui(), surPlace });

  const projet = readProjet(dossier);
  for (const ligne of lignesBilan({
    dossier,
    nom: projet.observatoire.nom,
    existait: existant !== null,
    reconnaissance,
    ajoutes: nouveaux.map((fichier, i) => ({ fichier, place: places[i] ?? "" })),
    dejaLa: reconnus.filter(isDejaLa),
    aVerifier: [...remarquesProjet(projet, cherchee), ...contours.flat().flatMap((c) => direContours(c, existant))],
    manques: listManques(projet.millesimes),
  }))
    console.log(ligne);
  return SORTIE.ok;
}
