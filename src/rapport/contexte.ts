import type { Node } from "unist";
import type { Constat } from "../constats/constat.ts";
import type { Bilan } from "../constats/revisions.ts";
import type { RefusImage } from "../charger/image/image-chapitre.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Image } from "../modele/image.ts";
import type { Lecture } from "./lecture.ts";

/** Ce que le rapport aurait voulu montrer et ne peut pas, et pourquoi. */
export interface Manque {
  readonly libelle: string;
  readonly raison: string;
}

export interface Signalement extends Pick<Anomalie, "gravite" | "code" | "message" | "action"> {
  readonly noeud: Node;
  readonly valeur?: string;
}

/** Ce que l'édition affirme, et ce que sont devenues ses affirmations des années d'avant ; calculé une fois. */
export interface Affirme {
  constats(): readonly Constat[];
  /** Null si rien n'a encore été publié. */
  bilan(): Bilan | null;
  /** La phrase d'un constat de cette édition, ou d'une édition passée telle qu'elle a paru ; null si elle n'en a pas. */
  phrase(annee: number, id: string): string | null;
}

/** Lit une image d'après l'adresse qu'un chapitre en donne, ou dit pourquoi elle n'est pas prise. */
export type LireImage = (adresse: string) => Image | RefusImage;

/** Ce qu'une directive a sous la main pour se résoudre dans un chapitre. */
export interface Contexte {
  readonly lecture: Lecture;
  /** Relatif au projet, tel que l'équipe le connaît. */
  readonly fichier: string;
  readonly affirme: Affirme;
  /** Un identifiant de figure unique dans la page : `rev-02`, puis `rev-02-2`. */
  idFigure(base: string): string;
  readonly lireImage: LireImage;
  signale(defaut: Signalement): void;
}

export function anomalieOf(fichier: string, { noeud, valeur, ...reste }: Signalement): Anomalie {
  return { ...reste, fichier, ligne: noeud.position?.start.line ?? null, colonne: null, valeur: valeur ?? null };
}

/** Des identifiants uniques : le premier garde son nom, les suivants portent leur rang. */
export function uniqueIds(): (base: string) => string {
  const vus = new Map<string, number>();
  return (base) => {
    const rang = (vus.get(base) ?? 0) + 1;
    vus.set(base, rang);
    return rang === 1 ? base : `${base}-${rang}`;
  };
}
