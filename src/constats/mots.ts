import type { Direction } from "./affirmation.ts";

/**
 * Ce que chaque direction imprime, et que les autres n'impriment pas. Écrit à part des phrases, pour les relire sans se
 * fier à elles.
 */
export const MOTS_DIRECTION: Readonly<Record<Direction, RegExp | null>> = {
  plus: /\bplus (?:élevé|de )/,
  moins: /\bmoins (?:élevé|de )/,
  egal: /au même niveau|ne se distingue|aucun des/,
  hausse: /hausse|augmente|\bpass(?:e|ent) de\b/,
  baisse: /baisse|diminue|\bpass(?:e|ent) de\b/,
  stable: /\breste|ne se distingue|rien ne montre|guère/,
  refus: /ne se comparent pas/,
  accelere: /s'accél[èé]re/,
  ralentit: /ralenti/,
  inverse: /désormais/,
  creuse: /se creuse/,
  resserre: /se resserre/,
  aggrave: /[),] et /,
  nuance: /\bmais\b|ne se distingue|au même niveau|guère/,
  cumul: /s'écarte/,
  niveau: /pour X|soit/,
};

/** Les mots de la preuve : « nette » ne s'écrit que prouvé, « semble » que dans la marge. */
export const NETTE = /\bnet(?:s|te|tes|tement)?\b/;
export const SEMBLE = /\bsembl/;
export const AUCUNE =
  /ne se distingue|ne change(?:nt)? guère|rien ne montre|au même niveau|aucun des|\breste(?:nt)? à|arrondi/;

/**
 * Ce qu'aucune phrase n'écrit : une cause sans décomposition, un mot qui blâme un quartier ou ses habitants
 * (docs/regles.md, charte).
 */
export const INTERDITS =
  /\b(?:à cause|en raison|grâce|parce qu|puisque|car\b|entraîn|provoqu|expliqu|(?:est|sont) dus?|dues?\b|cause|sensible|difficile|ghetto|défavorisé|assisté|champion|pire|mauvais|explos|inquiét|alarm|dramatique|catastroph)/i;
