// Une attaque passe d'un processus à l'autre en JSON, qui ne sait pas écrire l'infini : il deviendrait null, donc zéro.
const INFINIS: Readonly<Record<string, number>> = { "+∞": Infinity, "-∞": -Infinity };

/** Le texte d'une valeur, infinis compris. */
export const writeTransport = (valeur: unknown): string =>
  JSON.stringify(valeur, (_, v: unknown) => (v === Infinity ? "+∞" : v === -Infinity ? "-∞" : v));

/** La valeur d'un texte écrit par `writeTransport`. */
export const readTransport = (texte: string): unknown =>
  JSON.parse(texte, (_, v: unknown) => (typeof v === "string" ? (INFINIS[v] ?? v) : v));
