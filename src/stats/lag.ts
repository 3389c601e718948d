import { checkInteger } from "./check.ts";
import type { OptionsTest } from "./test-tendance.ts";

export interface OptionsDecalage extends OptionsTest {
  /**
   * Plus grand décalage pris en compte, entier positif ou nul ; tous par défaut. Hamed et Rao en conseillent 3, Yue et
   * Wang 1.
   */
  readonly decalageMax?: number;
}

export function checkLag(decalageMax: number | undefined): void {
  if (decalageMax !== undefined) checkInteger("maximum lag", decalageMax, 0);
}
