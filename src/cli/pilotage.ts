import type { Projet } from "../charger/projet.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { readPilotageControle } from "../publier/pilotage.ts";
import { openProjet } from "./chemin.ts";
import { writeCalendrier } from "./pilotage-calendrier.ts";
import { writeDeliberation } from "./pilotage-deliberation.ts";
import { writeEtat } from "./pilotage-etat.ts";
import { runDemandes } from "./pilotage-demandes.ts";
import { runImporterPilotage } from "./pilotage-importer.ts";
import { runModelePilotage } from "./pilotage-modele.ts";
import { runVerifierPilotage } from "./pilotage-verifier.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

/** Le pilotage lu, et ce qu'il faut y corriger. */
export type Controle = Awaited<ReturnType<typeof readPilotageControle>>;

/** Ce que rend une action qui lit : une donnée (JSON), et le texte qui la dit. */
export interface Vue {
  readonly donnee: unknown;
  readonly texte: string;
  /** En iCalendar, pour qui a des dates. */
  readonly agenda?: string;
}

/** Les actions qui lisent, par leur nom : chacune sa vue. */
const VUES: Readonly<Record<string, (controle: Controle, projet: Projet) => Vue>> = {
  etat: writeEtat,
  calendrier: writeCalendrier,
  deliberation: writeDeliberation,
};

/** Celles qui ne prennent pas de fichier et ne sont pas des vues. */
const AUTRES: readonly string[] = ["verifier", "demandes"];

/** `abs pilotage etat|calendrier|deliberation` : lit `pilotage/`, dit ce qu'il faut corriger, et n'écrit rien, comme `verifier`, qui lit aussi les chiffres ; `demandes`, `modele` et `importer` écrivent. */
export async function runPilotage(
  action: string,
  fichiers: readonly string[],
  { projet: dir, format, pour }: { projet: string; format: string; pour?: string },
): Promise<number> {
  if (action === "importer") return runImporterPilotage(dir, fichiers);
  if (action === "modele") return runModelePilotage(dir, fichiers);
  if (pour !== undefined && action !== "demandes")
    throw new ErreurUsage("--pour ne va qu'avec « abs pilotage demandes »");
  const vue = Object.hasOwn(VUES, action) ? VUES[action] : undefined;
  if (!vue && !AUTRES.includes(action))
    throw new ErreurUsage(
      `action « ${action} » inconnue : ${[...Object.keys(VUES), ...AUTRES, "importer", "modele"].join(", ")}`,
    );
  if (action === "verifier" && format !== "texte")
    throw new ErreurUsage("« abs pilotage verifier » n'écrit que du texte");
  if (fichiers.length > 0) throw new ErreurUsage(`« abs pilotage ${action} » n'attend pas de fichier`);
  if (action === "verifier") return runVerifierPilotage(dir);
  if (!vue) return runDemandes(dir, pour);
  const formats = ["texte", "json", ...(action === "calendrier" ? ["ics"] : [])];
  if (!formats.includes(format)) throw new ErreurUsage(`format « ${format} » inconnu : ${formats.join(", ")}`);
  const projet = openProjet(dir);
  const controle = await readPilotageControle(projet);
  const { donnee, texte, agenda } = vue(controle, projet);
  if (format === "ics" && agenda !== undefined) process.stdout.write(agenda);
  else console.log(format === "json" ? JSON.stringify(donnee, null, 2) : texte);
  printAnomalies(controle.anomalies);
  return controle.anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}
