import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Observatoire } from "../charger/observatoire.ts";
import type { Projet } from "../charger/projet.ts";
import type { Constat } from "../constats/constat.ts";
import { definitionsOf } from "../constats/empreinte.ts";
import type { Publication } from "../constats/publication.ts";
import { organismeOf } from "../modele/organisme.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { anomaliesPour } from "../pilotage/defaut.ts";
import { filtrerPilotage, type PilotageEdition } from "../pilotage/edition.ts";
import { readPilotage, type Pilotage } from "../pilotage/lire.ts";
import { validerPilotage } from "../pilotage/valider.ts";
import type { Edition } from "../rapport/lecture.ts";
import { readPublications } from "./publications.ts";

const presentationOf = (observatoire: Observatoire, { mandat }: Pilotage): string | null =>
  observatoire.presentation ?? mandat?.presentation ?? null;

const referenceOf = (observatoire: Observatoire, pilotage: Pilotage): string =>
  presentationOf(observatoire, pilotage) ?? `${observatoire.annee}-12-31`;

/** Le pilotage du projet, tel que cette édition a le droit de le lire. */
export function readPilotageEdition({ dir, observatoire, politiques }: Projet, edition: Edition): PilotageEdition {
  const { pilotage } = readPilotage(dir);
  const seuils = { copil: politiques.copil.seuil, public: politiques.public.seuil };
  const presentation = presentationOf(observatoire, pilotage);
  const dossier = join(dir, "correspondances");
  return {
    ...filtrerPilotage(pilotage, edition, seuils),
    presentation,
    reference: referenceOf(observatoire, pilotage),
    correspondances: existsSync(dossier)
      ? readdirSync(dossier)
          .filter((n) => n.endsWith(".yaml"))
          .sort()
      : [],
  };
}

/** Ce qu'il faut savoir d'une édition pour en contrôler le pilotage. */
interface Vue {
  readonly edition: Edition;
  readonly annee: number;
  readonly publications: readonly Publication[];
  /** Ceux de l'année ; null si les données n'ont pas été lues. */
  readonly constats: readonly Constat[] | null;
}

/**
 * Ce qu'il faut corriger dans `pilotage/` avant que cette édition paraisse. L'existence d'un constat ne se juge qu'à la
 * direction, qui les lit tous : ailleurs, un constat masqué passerait pour une faute.
 */
export function controlerPilotage(
  { dir, observatoire, catalogue }: Projet,
  { edition, annee, publications, constats }: Vue,
): readonly Anomalie[] {
  const { pilotage, anomalies } = readPilotage(dir);
  const connus = new Map(publications.map((p) => [p.annee, new Set(p.constats.map((c) => c.id))]));
  if (constats) connus.set(annee, new Set(constats.map((c) => c.id)));
  const indicateur = (code: string): Indicateur | undefined => catalogue.get(code);
  const defauts = validerPilotage(pilotage, {
    indicateur,
    constats: (a) => (edition === "direction" ? (connus.get(a) ?? null) : null),
    versions: (code) => versionsOf(code, indicateur),
    presentation: observatoire.presentation ?? null,
    reference: referenceOf(observatoire, pilotage),
    organisme: organismeOf(observatoire.territoire.niveau),
  });
  // Un fichier qui ne s'ouvre pas ferait dire introuvable tout ce qu'il contient.
  return anomalies.some(({ code }) => code === "yaml") ? anomalies : [...anomalies, ...anomaliesPour(defauts, edition)];
}

/** L'empreinte de chaque définition d'un indicateur : ce que « version: » d'une action retient. */
const versionsOf = (code: string, indicateur: (code: string) => Indicateur | undefined): readonly string[] =>
  (definitionsOf([code], [], { indicateur })[code] ?? "").split(" ");

/** Le pilotage entier et ses anomalies, sans lire ni l'entrepôt ni les données : pour la ligne de commande. */
export async function readPilotageControle(
  projet: Projet,
): Promise<{ pilotage: PilotageEdition; anomalies: readonly Anomalie[]; versionsOf(code: string): readonly string[] }> {
  const { annee } = projet.observatoire;
  const { publications, anomalies } = await readPublications(projet.dir, "direction", annee);
  return {
    pilotage: readPilotageEdition(projet, "direction"),
    anomalies: [
      ...anomalies,
      ...controlerPilotage(projet, { edition: "direction", annee, publications, constats: null }),
    ],
    versionsOf: (code) => versionsOf(code, (c) => projet.catalogue.get(c)),
  };
}
