import type { LeafDirective } from "mdast-util-directive";
import type { RootContent } from "mdast";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Contexte, Manque } from "../contexte.ts";
import { leSujet } from "../mots-sujet.ts";
import { nomOf } from "../mesure.ts";
import type { Parametres } from "../parametres.ts";
import { signaleCode } from "./signaler.ts";

/**
 * Ce qu'une directive met dans la page, ou ce qui lui manque pour y mettre quelque chose. `manque: null` : il n'y a rien à
 * dire, et rien ne manque.
 */
export type Reponse = { readonly contenu: readonly RootContent[] } | { readonly manque: Manque | null };

/** Une directive de bloc : `::nom{…}` seule sur sa ligne. */
export interface Bloc {
  readonly parametres: readonly string[];
  /** Vrai si elle montre une donnée : un chapitre dont aucune n'aboutit est omis. */
  readonly isDonnee: boolean;
  resolve(parametres: Parametres, contexte: Contexte, noeud: LeafDirective): Reponse;
}

export const raisonAbsent = ({ lecture }: Contexte): string =>
  `aucune valeur pour ${leSujet(lecture.perimetre)} dans les fichiers chargés`;
export const RAISON_SECRET = "masqué par le secret statistique";

/** L'indicateur d'une directive ; un code inconnu est une anomalie bloquante. */
export function readIndicateur(code: string | undefined, contexte: Contexte, noeud: LeafDirective): Indicateur | null {
  const indicateur = code === undefined || code === "" ? undefined : contexte.lecture.indicateur(code);
  if (indicateur) return indicateur;
  signaleCode(code ?? "", noeud, contexte);
  return null;
}

/** Pourquoi l'indicateur n'a rien à montrer pour la commune ; null s'il a une valeur. */
export function manqueOf(indicateur: Indicateur, contexte: Contexte): Manque | null {
  const { lecture } = contexte;
  if (lecture.dernier(indicateur.code)) return null;
  const { niveau, code } = lecture.perimetre.commune;
  const isSecret = lecture.serie(indicateur.code, niveau, code).some((r) => r.statut === "secret");
  return { libelle: nomOf(indicateur), raison: isSecret ? RAISON_SECRET : raisonAbsent(contexte) };
}
