import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Anomalie } from "../modele/anomalie.ts";
import { ACTIONS, type Action, type Preconisation } from "./actions.ts";
import { FICHIER_BAREMES } from "../charger/baremes-yaml.ts";
import { readFiches, type Champ } from "../charger/champs-yaml.ts";
import { suggest } from "../coffre/texte.ts";
import { COMMANDE, type Commande } from "./commande.ts";
import { CONTRIBUTIONS, type Contributions } from "./contributions.ts";
import { CONVENTIONS, type Convention } from "./conventions.ts";
import { CORRECTIONS, type Correction } from "./corrections.ts";
import { MANDAT, type Mandat } from "./mandat.ts";
import { PROJETS, type FicheProjet } from "./projets.ts";
import { QUESTIONNAIRE, type Questionnaire } from "./questionnaire.ts";
import { SEANCES, type Seance } from "./seances.ts";

/** Le dossier d'un projet où le CCAS écrit ce qu'il décide et suit. */
export const DOSSIER_PILOTAGE = "pilotage";

/** Tout ce que le CCAS décide et suit. Rien n'y est obligatoire : ce qui manque est nul ou vide. */
export interface Pilotage {
  readonly commande: Commande | null;
  readonly mandat: Mandat | null;
  readonly contributions: Contributions | null;
  readonly questionnaire: Questionnaire | null;
  readonly preconisations: readonly Preconisation[];
  readonly actions: readonly Action[];
  readonly conventions: readonly Convention[];
  readonly projets: readonly FicheProjet[];
  readonly corrections: readonly Correction[];
  /** Ce que le comité a écrit dans la page « Séance ». */
  readonly seances: readonly Seance[];
}

export interface PilotageLu {
  readonly pilotage: Pilotage;
  readonly anomalies: readonly Anomalie[];
}

/** Lit `pilotage/*.yaml`. Un défaut de forme est bloquant ; ils sont rendus tous à la fois, chacun à sa ligne. */
export function readPilotage(dir: string): PilotageLu {
  const anomalies: Anomalie[] = [];
  const connus = [FICHIER_BAREMES];
  const lire = <T>(nom: string, champ: Champ<T>): T | null => {
    const fichier = `${DOSSIER_PILOTAGE}/${nom}.yaml`;
    connus.push(fichier);
    const chemin = join(dir, fichier);
    if (!existsSync(chemin)) return null;
    const { lu, anomalies: siennes } = readFiches(fichier, readFileSync(chemin, "utf8"), nom, champ);
    anomalies.push(...siennes);
    return lu;
  };
  const actions = lire("actions", ACTIONS);
  const pilotage = {
    commande: lire("commande", COMMANDE),
    mandat: lire("mandat", MANDAT),
    contributions: lire("contributions", CONTRIBUTIONS),
    questionnaire: lire("questionnaire", QUESTIONNAIRE),
    preconisations: actions?.preconisations ?? [],
    actions: actions?.actions ?? [],
    conventions: lire("conventions", CONVENTIONS)?.conventions ?? [],
    projets: lire("projets", PROJETS)?.projets ?? [],
    corrections: lire("corrections", CORRECTIONS)?.corrections ?? [],
    seances: lire("seances", SEANCES)?.seances ?? [],
  };
  return { pilotage, anomalies: [...anomalies, ...inconnusDe(dir, connus)] };
}

/** Ce qui est rangé dans `pilotage/` et que rien ne lit : un nom mal écrit y cacherait tout un plan d'action. */
function inconnusDe(dir: string, connus: readonly string[]): readonly Anomalie[] {
  const dossier = join(dir, DOSSIER_PILOTAGE);
  const noms = existsSync(dossier) ? readdirSync(dossier).sort() : [];
  return noms
    .map((nom) => `${DOSSIER_PILOTAGE}/${nom}`)
    .filter((fichier) => /\.(?:ya?ml|csv|xlsx)$/i.test(fichier) && !connus.includes(fichier))
    .map((fichier) => ({
      gravite: "avertissement",
      code: "pilotage",
      fichier,
      ligne: null,
      colonne: null,
      valeur: null,
      message: "ce fichier n'est lu par rien",
      action: /\.ya?ml$/i.test(fichier)
        ? suggest(fichier, connus)
        : "Un tableau se reprend par « abs pilotage importer » ; le ranger ailleurs.",
    }));
}
