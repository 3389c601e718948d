import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Anomalie } from "../modele/anomalie.ts";
import { ACTIONS, type Action, type Preconisation } from "./actions.ts";
import { readFiches, type Champ } from "../charger/champs-yaml.ts";
import { COMMANDE, type Commande } from "./commande.ts";
import { CONTRIBUTIONS, type Contributions } from "./contributions.ts";
import { CONVENTIONS, type Convention } from "./conventions.ts";
import { CORRECTIONS, type Correction } from "./corrections.ts";
import { MANDAT, type Mandat } from "./mandat.ts";
import { PROJETS, type FicheProjet } from "./projets.ts";
import { SEANCES, type Seance } from "./seances.ts";

/** Le dossier d'un projet où le CCAS écrit ce qu'il décide et suit. */
export const DOSSIER_PILOTAGE = "pilotage";

/** Tout ce que le CCAS décide et suit. Rien n'y est obligatoire : ce qui manque est nul ou vide. */
export interface Pilotage {
  readonly commande: Commande | null;
  readonly mandat: Mandat | null;
  readonly contributions: Contributions | null;
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
  const lire = <T>(nom: string, champ: Champ<T>): T | null => {
    const fichier = `${DOSSIER_PILOTAGE}/${nom}.yaml`;
    const chemin = join(dir, fichier);
    if (!existsSync(chemin)) return null;
    const { lu, anomalies: siennes } = readFiches(fichier, readFileSync(chemin, "utf8"), nom, champ);
    anomalies.push(...siennes);
    return lu;
  };
  const actions = lire("actions", ACTIONS);
  return {
    pilotage: {
      commande: lire("commande", COMMANDE),
      mandat: lire("mandat", MANDAT),
      contributions: lire("contributions", CONTRIBUTIONS),
      preconisations: actions?.preconisations ?? [],
      actions: actions?.actions ?? [],
      conventions: lire("conventions", CONVENTIONS)?.conventions ?? [],
      projets: lire("projets", PROJETS)?.projets ?? [],
      corrections: lire("corrections", CORRECTIONS)?.corrections ?? [],
      seances: lire("seances", SEANCES)?.seances ?? [],
    },
    anomalies,
  };
}
