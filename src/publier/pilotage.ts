import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Observatoire } from "../charger/observatoire.ts";
import type { Projet } from "../charger/projet.ts";
import type { Constat } from "../constats/constat.ts";
import { constatsOf } from "../constats/constats.ts";
import { definitionsOf } from "../constats/empreinte.ts";
import { enMillesime } from "../constats/periodes.ts";
import type { Publication } from "../constats/publication.ts";
import { writeValeur } from "../constats/valeurs.ts";
import { organismeOf } from "../modele/organisme.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { anomaliesPour } from "../pilotage/defaut.ts";
import { filtrerPilotage, type PilotageEdition } from "../pilotage/edition.ts";
import { readPilotage, type Pilotage } from "../pilotage/lire.ts";
import { validerPilotage } from "../pilotage/valider.ts";
import type { Chiffres } from "../pilotage/valider-actions.ts";
import type { Edition, Lecture } from "../rapport/lecture.ts";
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
  /** Ce que l'édition lit ; null si les données n'ont pas été lues. */
  readonly lecture: Lecture | null;
}

/** Les chiffres d'une édition, et les noms des lieux du rapport. */
function chiffresOf(lecture: Lecture): Chiffres {
  const { iris, quartiers = [], qpv = [], communes = [] } = lecture.perimetre;
  return {
    dernier(code) {
      const [indicateur, dernier] = [lecture.indicateur(code), lecture.dernier(code)];
      if (!indicateur || dernier?.valeur == null) return null;
      return { valeur: dernier.valeur, dit: `${writeValeur(dernier, indicateur)} ${enMillesime(dernier.millesime)}` };
    },
    quartiers: [...new Set([...quartiers, ...qpv, ...communes, ...iris].map((t) => t.nom))],
  };
}

/**
 * Ce qu'il faut corriger dans `pilotage/` avant que cette édition paraisse. L'existence d'un constat ne se juge qu'à la
 * direction, qui les lit tous : ailleurs, un constat masqué passerait pour une faute.
 */
export function controlerPilotage(
  { dir, observatoire, catalogue }: Projet,
  { edition, annee, publications, constats, lecture }: Vue,
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
    annee,
    chiffres: lecture && chiffresOf(lecture),
  });
  // Un fichier qui ne s'ouvre pas ferait dire introuvable tout ce qu'il contient.
  return anomalies.some(({ code }) => code === "yaml") ? anomalies : [...anomalies, ...anomaliesPour(defauts, edition)];
}

/** L'empreinte de chaque définition d'un indicateur : ce que « version: » d'une action retient. */
const versionsOf = (code: string, indicateur: (code: string) => Indicateur | undefined): readonly string[] =>
  (definitionsOf([code], [], { indicateur })[code] ?? "").split(" ");

/**
 * Le pilotage entier et ses anomalies, pour la ligne de commande.
 * @param lecture celle de la direction ; sans elle, ni l'entrepôt ni les données ne sont lus, et ce qui se juge sur les chiffres
 * (cible, quartier, constat de l'année) ne l'est pas
 */
export async function readPilotageControle(
  projet: Projet,
  lecture: Lecture | null = null,
): Promise<{ pilotage: PilotageEdition; anomalies: readonly Anomalie[]; versionsOf(code: string): readonly string[] }> {
  const { annee } = projet.observatoire;
  const { publications, anomalies } = await readPublications(projet.dir, "direction", annee);
  const constats = lecture && constatsOf(lecture);
  return {
    pilotage: readPilotageEdition(projet, "direction"),
    anomalies: [
      ...anomalies,
      ...controlerPilotage(projet, { edition: "direction", annee, publications, constats, lecture }),
    ],
    versionsOf: (code) => versionsOf(code, (c) => projet.catalogue.get(c)),
  };
}
