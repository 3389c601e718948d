/** Sous cette longueur, une fois les espaces ôtés, une suite de caractères se trouve partout par hasard. */
const LONGUEUR_MIN = 4;

/**
 * Une forme où deux écritures du même texte se valent : casse, forme Unicode, espaces (un nombre s'imprime `1 234`),
 * césures et espaces de largeur nulle.
 */
const compact = (texte: string): string =>
  texte
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, "");

/**
 * Prépare la recherche de canaris.
 * @returns une fonction : les rangs des canaris présents dans les lectures d'un fichier
 * @throws RangeError si un canari a moins de 4 caractères
 */
export function chercheCanaris(canaris: readonly string[]): (lectures: Iterable<string>) => number[] {
  const formes = canaris.map(compact);
  for (const [i, forme] of formes.entries()) {
    if (forme.length < LONGUEUR_MIN)
      throw new RangeError(`canari must hold ${LONGUEUR_MIN} characters, got ${canaris[i]}`);
  }
  return (lectures) => {
    const trouves = new Set<number>();
    if (formes.length === 0) return [];
    for (const lecture of lectures) {
      const texte = compact(lecture);
      for (const [i, forme] of formes.entries()) if (texte.includes(forme)) trouves.add(i);
    }
    return [...trouves].sort((x, y) => x - y);
  };
}
