import type { TextDirective } from "mdast-util-directive";
import type { Point } from "../../constats/donnees.ts";
import { writeStatut } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Contexte } from "../contexte.ts";
import type { Parametres } from "../parametres.ts";
import { signaleCode } from "./signaler.ts";

/** Ce qu'une directive en ligne sait de son paragraphe. */
export interface Paragraphe {
  /** Les points de la commune que le paragraphe tient au millésime comparable, parce qu'il en dit l'écart. */
  readonly epingles: ReadonlyMap<string, Point>;
}

/** Une directive de phrase : ce qu'elle écrit à sa place. */
export interface EnLigne {
  readonly parametres: readonly string[];
  write(p: Parametres, contexte: Contexte, noeud: TextDirective, paragraphe: Paragraphe): string;
}

export const NON_DISPONIBLE = "non disponible";

/** L'indicateur nommé entre crochets ; un code inconnu est signalé et le texte dit « non disponible ». */
export function withIndicateur(
  p: Parametres,
  contexte: Contexte,
  noeud: TextDirective,
  write: (i: Indicateur) => string,
): string {
  const indicateur = contexte.lecture.indicateur(p.etiquette ?? "");
  if (indicateur) return write(indicateur);
  signaleCode(p.etiquette ?? "", noeud, contexte);
  return NON_DISPONIBLE;
}

/** Sans nombre, la phrase dit pourquoi, et l'équipe l'apprend. */
export function writeManque(indicateur: Indicateur, contexte: Contexte, noeud: TextDirective): string {
  const { niveau, code } = contexte.lecture.perimetre.commune;
  const dernier = contexte.lecture.serie(indicateur.code, niveau, code).at(-1);
  const isSecret = dernier?.statut === "secret";
  contexte.signale({
    gravite: "avertissement",
    code: isSecret ? "valeur-secrete" : "valeur-absente",
    noeud,
    valeur: indicateur.code,
    message: isSecret
      ? "La phrase cite une valeur que le secret statistique masque"
      : "La phrase cite un indicateur sans valeur pour la commune",
    action: isSecret
      ? "Récrire la phrase sans ce chiffre."
      : "Charger un fichier qui la contient, ou récrire la phrase.",
  });
  return dernier ? writeStatut(dernier) : NON_DISPONIBLE;
}
