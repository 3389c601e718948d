import type { Charte } from "../modele/charte.ts";
import type { AuditAccessibilite, DeclarationAccessibilite } from "../modele/accessibilite.ts";

/** Les trois lectures d'un même rapport : chacune a son dossier, ses chiffres protégés et son bandeau. */
export type Edition = "direction" | "copil" | "public";

/** Où la page se range dans le menu. `pied` : au pied de page seulement (mentions, accessibilité).
 * `fiche` : dans aucun menu, atteinte par la page qui la liste (une par quartier). */
export type Groupe = "essentiel" | "themes" | "quartiers" | "decisions" | "methode" | "pied" | "fiche";

/**
 * Un titre de niveau 2 et ce qui le suit, déjà rendu en HTML (titres de niveau 3 et plus à l'intérieur).
 *
 * La feuille de style connaît : `div.chiffre-cle` (`span.valeur`, `span.libelle`, `span.contexte`, `dl.reperes`), plusieurs ensemble
 * dans `div.chiffres-cles` ; `figure.abs-figure` ; `div.analyse` ; `ul.constats` (`li`, `p.preuve`) ; `p.source`,
 * `p.note`, `p.lecture` ; `p.a-venir` ; `.secret`, `.absent`, `.vigilance`, `.favorable` ; tableaux dans un
 * `div.defile[role=group][tabindex=0][aria-label]`, nombres en `.nombre`, ligne de la commune en `tr.commune`,
 * sommes de contrôle en `.empreinte`.
 */
export interface SectionSite {
  /** Ancre, unique dans la page : minuscules, chiffres et tirets. */
  readonly id: string;
  /** Texte brut : il est échappé ici, jamais avant. */
  readonly titre: string;
  readonly html: string;
}

/** Une page du site. Les pages sont à plat : `index`, `revenus`, et se lient entre elles par `revenus.html`. */
export interface PageSite {
  /** Nom de la page sans extension, en kebab-case ASCII ; `index` est l'accueil. */
  readonly chemin: string;
  /** Texte brut du seul titre de niveau 1. */
  readonly titre: string;
  /** `essentiel` par défaut pour `index`, `themes` pour les autres. */
  readonly groupe?: Groupe;
  /** Le module que la page charge de plus que les autres ; aucun par défaut. */
  readonly module?: "explorateur";
  /** Ce qui se lit sous le titre. Son premier paragraphe est le chapeau : la phrase qui dit le constat. */
  readonly introHtml: string;
  readonly sections: readonly SectionSite[];
  /**
   * Un script classique, posé à côté de la page et nommé au manifeste : il marche depuis `file://`, où un module ne se charge pas.
   * Aucun par défaut.
   */
  readonly script?: string;
}

/** Un fichier copié tel quel dans le site, à `chemin` (relatif, séparé par `/`) : `donnees/v1/2026/resultats.csv`. */
export interface FichierSite {
  readonly chemin: string;
  readonly contenu: string | Uint8Array;
}

/** Un document fait pendant que le site se bâtit : l'accueil le propose en tête, les autres pages au pied. */
export interface DocumentSite {
  /** `documents/2026/abs-ville-temoin-2026-public.pdf`. */
  readonly chemin: string;
  /** « Le rapport en PDF ». */
  readonly libelle: string;
}

/** Ce que le pied de page et la déclaration d'accessibilité disent de l'organisme. */
export interface MentionsSite {
  /** « CCAS de Ville-Témoin ». */
  readonly organisme: string;
  /** Date de l'édition telle qu'imprimée : « 3 mars 2026 ». */
  readonly date?: string;
}

/** Ce que le site dit de son accessibilité : ce que l'organisme a déclaré, et l'audit encore valide s'il y en a un. */
export interface AccessibiliteSite {
  readonly declaration: DeclarationAccessibilite;
  readonly audit: AuditAccessibilite | null;
}

/** Le site d'une édition, complet : tout ce qui sera écrit est ici. */
export interface SiteEdition {
  readonly edition: Edition;
  /** Nom de la commune, tel qu'imprimé. */
  readonly commune: string;
  /** Année de l'édition. */
  readonly annee: number;
  /** Vrai : toutes les pages portent « Données fictives ». */
  readonly fictif: boolean;
  /** Dans l'ordre du menu ; il y a toujours une page `index`. */
  readonly pages: readonly PageSite[];
  readonly fichiers: readonly FichierSite[];
  /** Aucun par défaut. */
  readonly documents?: readonly DocumentSite[];
  readonly mentions: MentionsSite;
  /** La couleur et le logo de la ville ; absents, ceux de l'outil. */
  readonly charte?: Charte;
  /** Rien de déclaré par défaut : « non conforme ». */
  readonly accessibilite?: AccessibiliteSite;
}

/** Le groupe effectif d'une page. */
export const groupeOf = (page: PageSite): Groupe => page.groupe ?? (page.chemin === "index" ? "essentiel" : "themes");
