/** Ajoute un entier à un tas binaire, le plus petit en tête. */
export function pushTas(tas: number[], x: number): void {
  let i = tas.push(x) - 1;
  for (let parent = (i - 1) >> 1; i > 0 && tas[parent]! > x; i = parent, parent = (i - 1) >> 1) tas[i] = tas[parent]!;
  tas[i] = x;
}

/** Ôte et rend le plus petit entier du tas, qui n'est pas vide. */
export function popTas(tas: number[]): number {
  const top = tas[0]!;
  const x = tas.pop()!;
  if (tas.length === 0) return top;
  let i = 0;
  for (let fils = 1; fils < tas.length; fils = 2 * i + 1) {
    if (fils + 1 < tas.length && tas[fils + 1]! < tas[fils]!) fils++;
    if (tas[fils]! >= x) break;
    tas[i] = tas[fils]!;
    i = fils;
  }
  tas[i] = x;
  return top;
}
