type Longueur = (octets: number) => boolean;
const exacte =
  (n: number): Longueur =>
  (octets) =>
    octets === n;

/** Les morceaux d'un PNG qui ne portent que l'image, et leur longueur (PNG, 3e édition, § 11.2 et 11.3). */
const MORCEAUX: Readonly<Record<string, Longueur>> = {
  IHDR: exacte(13),
  PLTE: (n) => n > 0 && n <= 768 && n % 3 === 0,
  IDAT: () => true,
  IEND: exacte(0),
  tRNS: (n) => n > 0 && n <= 256,
  gAMA: exacte(4),
  cHRM: exacte(32),
  sRGB: exacte(1),
  sBIT: (n) => n > 0 && n <= 4,
  bKGD: (n) => [1, 2, 6].includes(n),
  pHYs: exacte(9),
  hIST: (n) => n > 0 && n <= 512 && n % 2 === 0,
};

/** Un morceau de PNG qui ne porte que l'image, et rien après ; faux s'il est trop long ou trop court : il peut cacher un texte. */
export const isMorceauExact = (nom: string, octets: number): boolean => MORCEAUX[nom]?.(octets) ?? false;

/** La longueur d'une table de quantification : 64 valeurs d'un ou deux octets (ITU-T T.81, B.2.4.1). */
const tailleQuantification = (tables: Uint8Array): number => ((tables[0] ?? 0) >> 4 === 0 ? 65 : 129);
/** Celle d'une table de Huffman : seize comptes, puis autant de valeurs (B.2.4.2). */
const tailleHuffman = (tables: Uint8Array): number => tables.subarray(1, 17).reduce((somme, n) => somme + n, 17);

/** Une ou plusieurs tables qui tiennent dans le segment, sans reste. Le premier octet en dit la sorte et le rang (0 à 3). */
function isTables(bloc: Uint8Array, taille: (tables: Uint8Array) => number): boolean {
  let p = 0;
  for (; p < bloc.length; p += taille(bloc.subarray(p))) if (((bloc[p] ?? 0) & 0b1110_1100) !== 0) return false;
  return p > 0 && p === bloc.length;
}

/**
 * Un segment de JPEG qui ne porte que l'image, et rien après : trame, tables, intervalle de reprise, en-tête de données (ITU-T T.81,
 * B.2.2 à B.2.4). Faux pour tout autre, et pour celui qui déborde de son contenu : il peut cacher un texte.
 * @param bloc ce qui suit la longueur du segment
 */
export function isSegmentExact(marque: number, bloc: Uint8Array): boolean {
  if (marque === 0xdb) return isTables(bloc, tailleQuantification);
  if (marque === 0xc4) return isTables(bloc, tailleHuffman);
  if (marque === 0xdd) return bloc.length === 2;
  if (marque === 0xda) return bloc.length === 4 + 2 * (bloc[0] ?? 0);
  const isTrame = marque >= 0xc0 && marque <= 0xcf && marque !== 0xc8 && marque !== 0xcc;
  return isTrame && bloc.length === 6 + 3 * (bloc[5] ?? 0);
}
