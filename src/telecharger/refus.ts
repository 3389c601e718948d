/** Pourquoi un fichier n'a pas été pris : message et action en français, pour la personne qui le prendra à la main. */
export class Refus extends Error {
  readonly code: string;
  /** Ce qu'il faut faire ; null : prendre le fichier à la main. */
  readonly action: string | null;
  constructor(code: string, message: string, action: string | null = null) {
    super(message);
    this.code = code;
    this.action = action;
  }
}

/** Un échec qui peut passer : on réessaie. Épuisé, il devient le refus qu'il porte. */
export class Passager extends Refus {
  /** Attente demandée par le serveur (Retry-After), en millisecondes. */
  readonly attendre: number | null;
  constructor(code: string, message: string, attendre: number | null = null) {
    super(code, message);
    this.attendre = attendre;
  }
}
