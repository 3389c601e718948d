/** Le temps et le hasard, remplaçables : les essais n'attendent jamais pour de bon. */
export interface Horloge {
  /** Millisecondes depuis 1970. */
  readonly maintenant: () => number;
  readonly dormir: (ms: number) => Promise<void>;
  /** Entre 0 et 1. */
  readonly alea: () => number;
}

export const HORLOGE: Horloge = {
  maintenant: Date.now,
  dormir: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  alea: Math.random,
};
