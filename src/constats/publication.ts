import type { Affirmation } from "./affirmation.ts";
import type { Constat } from "./constat.ts";
import type { Donnees } from "./donnees.ts";

/** Un constat tel qu'une édition l'a imprimé. */
export interface ConstatPublie {
  readonly id: string;
  readonly phrase: string;
  readonly affirmation: Affirmation;
}

/** Les constats d'une édition parue : `publications/2026-public-constats.json`. */
export interface Publication {
  readonly version: 1;
  readonly annee: number;
  readonly edition: Donnees["edition"];
  readonly commune: string;
  readonly constats: readonly ConstatPublie[];
}

export const nomPublication = ({ annee, edition }: Pick<Publication, "annee" | "edition">): string =>
  `${annee}-${edition}-constats.json`;

/** Ce que l'édition imprime, chaque constat une fois, par identifiant : les mêmes données écrivent les mêmes octets. */
export function writePublication(
  entete: Omit<Publication, "version" | "constats">,
  constats: readonly Constat[],
): string {
  const uniques = [...new Map(constats.map((c) => [c.id, c])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const publication: Publication = {
    version: 1,
    ...entete,
    constats: uniques.map(({ id, phrase, affirmation }) => ({ id, phrase, affirmation })),
  };
  return `${JSON.stringify(publication, null, 2)}\n`;
}

/**
 * Relit un registre. Une chaîne dit ce qui l'en empêche, en français ; ses constats sont rejoués sur les données du jour,
 * où une question mal formée ne trouve pas de réponse.
 */
export function parsePublication(texte: string): Publication | string {
  let lu: unknown;
  try {
    lu = JSON.parse(texte);
  } catch {
    return "Ce n'est pas du JSON";
  }
  if (!isRecord(lu) || lu.version !== 1) return "Version de registre inconnue (attendue : 1)";
  const { annee, edition, commune, constats } = lu;
  if (typeof annee !== "number" || !isEdition(edition) || typeof commune !== "string" || !Array.isArray(constats))
    return "Il manque « annee », « edition », « commune » ou « constats »";
  const fautif = constats.findIndex((c: unknown) => !isConstatPublie(c));
  if (fautif >= 0) return `Le constat n° ${fautif + 1} est incomplet`;
  return { version: 1, annee, edition, commune, constats: constats.filter(isConstatPublie) };
}

const isEdition = (x: unknown): x is Publication["edition"] => x === "direction" || x === "copil" || x === "public";

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === "object" && x !== null && !Array.isArray(x);

function isConstatPublie(c: unknown): c is ConstatPublie {
  if (!isRecord(c) || typeof c.id !== "string" || typeof c.phrase !== "string" || !isRecord(c.affirmation))
    return false;
  const a = c.affirmation;
  return (
    typeof a.genre === "string" &&
    typeof a.direction === "string" &&
    typeof a.force === "string" &&
    isRecord(a.territoire) &&
    isRecord(a.definitions) &&
    [a.indicateurs, a.comparateurs, a.periode, a.valeurs].every(Array.isArray)
  );
}
