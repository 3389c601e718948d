import { openYaml } from "../../src/coffre/ouvrir-yaml.ts";
import { ACTIONS, type Action, type Preconisation } from "../../src/pilotage/actions.ts";
import { CONTRIBUTIONS } from "../../src/pilotage/contributions.ts";
import { CONVENTIONS } from "../../src/pilotage/conventions.ts";
import { MANDAT } from "../../src/pilotage/mandat.ts";
import { PROJETS } from "../../src/pilotage/projets.ts";
import type { Champ } from "../../src/charger/champs-yaml.ts";
import type { Pilotage } from "../../src/pilotage/lire.ts";

/** Lit un YAML d'essai comme le lecteur le ferait ; un défaut de forme arrête l'essai. */
function lire<T>(nom: string, champ: Champ<T>, texte: string): T {
  const fichier = `pilotage/${nom}.yaml`;
  const ouvert = openYaml(fichier, texte);
  const lu = champ.lire(ouvert.racine, nom, { fichier, ...ouvert });
  if (ouvert.anomalies.length > 0)
    throw new RangeError(`fixture must be valid, got ${JSON.stringify(ouvert.anomalies)}`);
  return lu;
}

export const VIDE: Pilotage = {
  commande: null,
  mandat: null,
  contributions: null,
  preconisations: [],
  actions: [],
  conventions: [],
  projets: [],
  corrections: [],
  seances: [],
};

/** Une préconisation et une action sans défaut, validées ; `cles` remplace ou ajoute des lignes. */
export function planOf(cles: Readonly<Record<string, string | null>> = {}): {
  preconisations: readonly Preconisation[];
  actions: readonly Action[];
} {
  const lignes: Record<string, string | null> = {
    id: "A1",
    edition: "2026",
    preconisation: "P1",
    action: "Ouvrir un guichet",
    pilote: "responsable de l'accueil",
    debut: "2026-04-01",
    fin: "2026-12-31",
    indicateur: "REV-02",
    depart: "21",
    depart_millesime: "2021",
    cible: "19",
    horizon: "2026",
    etat: "validée",
    instance: "le comité de pilotage",
    decidee_le: "2026-03-12",
    ...cles,
  };
  const action = Object.entries(lignes).flatMap(([cle, v]) => (v === null ? [] : [`${cle}: ${v}`]));
  return lire(
    "actions",
    ACTIONS,
    `preconisations:
  - id: P1
    edition: 2026
    constat: rev-02-ecart
    texte: Répondre plus vite
    etat: validée
    instance: le comité de pilotage
    decidee_le: 2026-03-12
actions:
  - ${action.join("\n    ")}
`,
  );
}

export const conventionsOf = (texte: string): Pilotage["conventions"] =>
  lire("conventions", CONVENTIONS, texte).conventions;
export const contributionsOf = (texte: string): Pilotage["contributions"] =>
  lire("contributions", CONTRIBUTIONS, texte);
export const mandatOf = (texte: string): Pilotage["mandat"] => lire("mandat", MANDAT, texte);
export const projetsOf = (texte: string): Pilotage["projets"] => lire("projets", PROJETS, texte).projets;
