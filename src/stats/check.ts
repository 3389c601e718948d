/**
 * Les refus communs aux fonctions statistiques. Une entrée fautive est ici une erreur du code appelant, jamais une
 * donnée : les données manquantes ou secrètes sont écartées avant, d'où des exceptions, en anglais, qui disent la règle.
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

export function checkSameLength(name: string, values: readonly unknown[], length: number): void {
  if (values.length !== length) throw new RangeError(`${name} must hold ${length} values, got ${values.length}`);
}
