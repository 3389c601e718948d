import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatCase } from "../modele/csv.ts";
import { formatAnomalie, isBloquante, type Anomalie } from "../modele/anomalie.ts";

/** Codes de sortie : 0 tout va bien, 1 anomalies bloquantes, 2 mauvaise commande. */
export const SORTIE = { ok: 0, bloquant: 1, usage: 2 } as const;

/** Une commande mal écrite : message en français, sortie 2. */
export class ErreurUsage extends Error {}

const MAX_AVERTISSEMENTS = 15;
const MAX_LIGNES = 5;

/** Le même avertissement sur plusieurs lignes d'un fichier se dit une fois : « lignes 130, 192, 363 et 12 autres ». */
function grouper(avertissements: readonly Anomalie[]): string[] {
  const groupes = new Map<string, Anomalie[]>();
  for (const a of avertissements) {
    const cle = JSON.stringify([a.fichier, a.colonne, a.message, a.action, a.ligne === null ? a.valeur : ""]);
    groupes.set(cle, [...(groupes.get(cle) ?? []), a]);
  }
  return [...groupes.values()].map((groupe) => {
    const [premier] = groupe;
    if (!premier || groupe.length === 1 || premier.ligne === null) return premier ? formatAnomalie(premier) : "";
    const lignes = [...new Set(groupe.map((a) => a.ligne))];
    const reste = lignes.length - MAX_LIGNES;
    const dites =
      lignes.slice(0, MAX_LIGNES).join(", ") + (reste > 0 ? ` et ${reste} autre${reste > 1 ? "s" : ""}` : "");
    return formatAnomalie({ ...premier, valeur: null }).replace(`ligne ${premier.ligne}`, `lignes ${dites}`);
  });
}

const COLONNES = ["gravite", "code", "fichier", "ligne", "colonne", "valeur", "message", "action"] as const;

/**
 * Toutes les anomalies d'un passage, dans `.abs/anomalies.csv` : la console n'en montre que les premières. Un passage sans
 * anomalie retire le fichier du passage d'avant.
 */
function writeAnomalies(dir: string, anomalies: readonly Anomalie[]): string {
  const chemin = join(dir, ".abs", "anomalies.csv");
  if (anomalies.length === 0) {
    rmSync(chemin, { force: true });
    return chemin;
  }
  mkdirSync(dirname(chemin), { recursive: true });
  const lignes = anomalies.map((a) => COLONNES.map((c) => formatCase(a[c])).join(";"));
  writeFileSync(chemin, `\uFEFF${[COLONNES.join(";"), ...lignes].join("\n")}\n`);
  return chemin;
}

/** Les avertissements, groupés, les premiers seulement ; tous dans un fichier du projet. */
export function printAvertissements(anomalies: readonly Anomalie[], dir?: string): void {
  const textes = grouper(anomalies.filter((a) => !isBloquante(a)));
  for (const texte of textes.slice(0, MAX_AVERTISSEMENTS)) console.error(`! ${texte}`);
  const liste = dir === undefined ? "" : ` (tous dans ${writeAnomalies(dir, anomalies)})`;
  if (textes.length > MAX_AVERTISSEMENTS)
    console.error(`! et ${textes.length - MAX_AVERTISSEMENTS} autres avertissements${liste}`);
}

/** Au-delà, un même défaut répété dans une colonne (des zéros perdus à chaque ligne) cache les autres. */
const MAX_SEMBLABLES = 10;
const SEMBLABLES_MONTREES = 5;

/**
 * Les anomalies bloquantes, une par ligne.
 * @param dir le projet, si la liste entière y est écrite : les semblables sont alors comptées, les premières montrées
 */
export function printBloquantes(anomalies: readonly Anomalie[], dir?: string): void {
  const groupes = new Map<string, Set<string>>();
  for (const a of anomalies.filter(isBloquante)) {
    const genre = JSON.stringify([a.fichier, a.code, a.colonne]);
    groupes.set(genre, (groupes.get(genre) ?? new Set()).add(formatAnomalie(a)));
  }
  const textes = new Set([...groupes.values()].flatMap((g) => [...g]));
  for (const groupe of groupes.values()) {
    const isLong = dir !== undefined && groupe.size > MAX_SEMBLABLES;
    for (const texte of [...groupe].slice(0, isLong ? SEMBLABLES_MONTREES : undefined)) console.error(`✗ ${texte}`);
    if (isLong)
      console.error(
        `  et ${groupe.size - SEMBLABLES_MONTREES} autres pareilles, toutes dans ${join(dir, ".abs", "anomalies.csv")}`,
      );
  }
  const s = textes.size > 1 ? "s" : "";
  if (textes.size > 0) console.error(`\n${textes.size} anomalie${s} bloquante${s}. Corriger, puis relancer.`);
}

/** Les avertissements, puis les anomalies bloquantes, sur la sortie d'erreur. */
export function printAnomalies(anomalies: readonly Anomalie[], dir?: string): void {
  printAvertissements(anomalies, dir);
  printBloquantes(anomalies, dir);
}

export const formatDuree = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1).replace(".", ",")} s`;
