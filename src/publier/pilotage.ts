import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Projet } from "../charger/projet.ts";
import type { Constat } from "../constats/constat.ts";
import { definitionsOf } from "../constats/empreinte.ts";
import type { Publication } from "../constats/publication.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { anomaliesPour } from "../pilotage/defaut.ts";
import { filtrerPilotage, type PilotageEdition } from "../pilotage/edition.ts";
import { readPilotage } from "../pilotage/lire.ts";
import { validerPilotage } from "../pilotage/valider.ts";
import type { Edition, Lecture } from "../rapport/lecture.ts";

/** Le pilotage du projet, tel que cette édition a le droit de le lire. */
export function readPilotageEdition({ dir, observatoire, politiques }: Projet, edition: Edition): PilotageEdition {
  const { pilotage } = readPilotage(dir);
  const seuils = { copil: politiques.copil.seuil, public: politiques.public.seuil };
  const presentation = observatoire.presentation ?? pilotage.mandat?.presentation ?? null;
  const dossier = join(dir, "correspondances");
  return {
    ...filtrerPilotage(pilotage, edition, seuils),
    presentation,
    reference: presentation ?? `${observatoire.annee}-12-31`,
    correspondances: existsSync(dossier)
      ? readdirSync(dossier)
          .filter((n) => n.endsWith(".yaml"))
          .sort()
      : [],
  };
}

/**
 * Ce qu'il faut corriger dans `pilotage/` avant que cette édition paraisse. L'existence d'un constat ne se juge qu'à la
 * direction, qui les lit tous : ailleurs, un constat masqué passerait pour une faute.
 */
export function controlerPilotage(
  { dir, observatoire }: Projet,
  lecture: Lecture,
  publications: readonly Publication[],
  constats: readonly Constat[],
): readonly Anomalie[] {
  const { pilotage, anomalies } = readPilotage(dir);
  const connus = new Map(publications.map((p) => [p.annee, new Set(p.constats.map((c) => c.id))]));
  connus.set(lecture.annee, new Set(constats.map((c) => c.id)));
  const defauts = validerPilotage(pilotage, {
    indicateur: (code) => lecture.indicateur(code),
    constats: (annee) => (lecture.edition === "direction" ? (connus.get(annee) ?? null) : null),
    versions: (code) => (definitionsOf([code], [], lecture)[code] ?? "").split(" "),
    presentation: observatoire.presentation ?? null,
  });
  return [...anomalies, ...anomaliesPour(defauts, lecture.edition)];
}
