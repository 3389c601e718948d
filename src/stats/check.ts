/**
 * Les refus communs aux fonctions statistiques. Une entrée fautive est ici une erreur du code appelant, jamais une
 * donnée : les données manquantes ou secrètes sont écartées avant, d'où des exceptions, en anglais, qui disent la
 * règle.
 */

export function checkFinite(name: string, x: number): void {
  if (!Number.isFinite(x)) throw new RangeError(`${name} must be a finite number, got ${x}`);
}

export function checkPositive(name: string, x: number): void {
  checkFinite(name, x);
  if (x <= 0) throw new RangeError(`${name} must be positive, got ${x}`);
}

export function checkNonNegative(name: string, x: number): void {
  checkFinite(name, x);
  if (x < 0) throw new RangeError(`${name} must not be negative, got ${x}`);
}

/** Strictement entre 0 et 1. `95` est refusé plutôt que deviné : 1 % et 100 % s'écriraient alors pareil. */
export function checkOpenUnit(name: string, x: number): void {
  if (!(x > 0 && x < 1)) throw new RangeError(`${name} must be strictly between 0 and 1, got ${x}`);
}

export function checkSample(values: readonly number[], atLeast: number): void {
  if (values.length < atLeast) {
    throw new RangeError(`values must hold at least ${atLeast} number${atLeast > 1 ? "s" : ""}, got ${values.length}`);
  }
  values.forEach((x, i) => {
    if (!Number.isFinite(x)) throw new RangeError(`values must be finite numbers, got ${x} at index ${i}`);
  });
}

/** De 0 à 1, bornes comprises. */
export function checkUnit(name: string, x: number): void {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`${name} must be between 0 and 1, got ${x}`);
}

/** Un dénombrement : 0, 1, 2… Les lois discrètes n'ont pas d'effectif fractionnaire. */
export function checkCount(name: string, x: number): void {
  if (!Number.isInteger(x) || x < 0) throw new RangeError(`${name} must be a whole number, got ${x}`);
}

// Des effectifs pondérés sommés dans un autre ordre que leur total le dépassent de quelques 1e-13 : 100 %, pas un
// refus.
const SLACK = 1e-9;

/** Le numérateur, ramené au dénominateur s'il ne le dépasse que de l'arrondi ; NaN s'il le dépasse vraiment. */
export const clampNumerator = (x: number, n: number): number => (x <= n ? x : x <= n * (1 + SLACK) ? n : NaN);

/**
 * Un numérateur compris dans son dénominateur, tous deux positifs ; l'appelant ramène à 100 % un dépassement d'arrondi.
 */
export function checkPart(numerateur: number, denominateur: number): void {
  checkPositive("denominator", denominateur);
  checkNonNegative("numerator", numerateur);
  if (Number.isNaN(clampNumerator(numerateur, denominateur))) {
    throw new RangeError(`numerator must be at most the denominator, got ${numerateur} > ${denominateur}`);
  }
}

/** Un réglage entier : nombre de tirages, de groupes, de ruptures, décalage, période. */
export function checkInteger(name: string, x: number, atLeast: number): void {
  if (!(Number.isSafeInteger(x) && x >= atLeast)) {
    throw new RangeError(`${name} must be an integer of at least ${atLeast}, got ${x}`);
  }
}

export function checkSameLength(name: string, values: { readonly length: number }, length: number): void {
  if (values.length !== length) throw new RangeError(`${name} must hold ${length} values, got ${values.length}`);
}

/**
 * Des effectifs ou des poids, pas forcément entiers : finis, positifs ou nuls, pas tous nuls.
 *
 * @returns leur somme, positive et finie
 */
export function checkSizes(name: string, values: readonly number[]): number {
  let total = 0;
  values.forEach((x, i) => {
    if (!(x >= 0 && x < Infinity)) {
      throw new RangeError(`${name} must be finite and not negative, got ${x} at index ${i}`);
    }
    total += x;
  });
  if (!(total > 0 && total < Infinity)) throw new RangeError(`${name} must have a positive finite sum, got ${total}`);
  return total;
}
