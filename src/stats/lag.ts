import type { OptionsTest } from "./test-tendance.ts";

export interface OptionsDecalage extends OptionsTest {
  /**
   * Plus grand décalage pris en compte, entier positif ou nul ; tous par défaut. Hamed et Rao en conseillent 3, Yue et
   * Wang 1.
   */
  readonly decalageMax?: number;
}

export function checkLag(decalageMax: number | undefined): void {
  if (decalageMax === undefined || (Number.isInteger(decalageMax) && decalageMax >= 0)) return;
  throw new RangeError(`maximum lag must be a non-negative integer, got ${decalageMax}`);
}
