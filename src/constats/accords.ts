import type { Indicateur } from "../modele/indicateur.ts";

type Accord = NonNullable<Indicateur["accord"]>;
type Accorde = Pick<Indicateur, "sujet" | "accord">;

const accordOf = ({ accord }: Accorde): Accord => accord ?? "fs"; // la plupart des sujets sont « la part… »

export const isPluriel = (i: Accorde): boolean => accordOf(i).endsWith("p");

/** Le verbe au présent, accordé avec le sujet de l'indicateur. */
const VERBES = {
  etre: ["est", "sont"],
  passer: ["passe", "passent"],
  augmenter: ["augmente", "augmentent"],
  changer: ["change", "changent"],
  diminuer: ["diminue", "diminuent"],
  pouvoir: ["ne peut", "ne peuvent"],
  sembler: ["semble", "semblent"],
  rester: ["reste", "restent"],
  varier: ["varie", "varient"],
  distinguer: ["ne se distingue", "ne se distinguent"],
} as const;

export const verbe = (i: Accorde, nom: keyof typeof VERBES): string => VERBES[nom][isPluriel(i) ? 1 : 0];

/** Un participe ou un adjectif en « é », accordé avec le sujet : « élevé », « élevée », « élevés », « élevées ». */
export const accorder = (participe: string, i: Accorde): string =>
  `${participe}${accordOf(i).startsWith("f") ? "e" : ""}${isPluriel(i) ? "s" : ""}`;

const CELUI = { fs: "celle", ms: "celui", fp: "celles", mp: "ceux" } as const;

/** « celle mesurée », pour ne pas répéter le sujet. */
export const celui = (i: Accorde): string => `${CELUI[accordOf(i)]} ${accorder("mesuré", i)}`;

const PRONOMS = { fs: "elle", ms: "il", fp: "elles", mp: "ils" } as const;

export const pronom = (i: Accorde): string => PRONOMS[accordOf(i)];

export const capitalize = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1);

/** Une phrase a une majuscule et un point, un seul. */
export const finishPhrase = (texte: string): string => {
  const t = capitalize(texte.trim());
  return /[.!?…]$/.test(t) ? t : `${t}.`;
};

/** « a », « a et b », « a, b et c ». */
export const enumerer = (mots: readonly string[]): string =>
  mots.length < 2 ? (mots[0] ?? "") : `${mots.slice(0, -1).join(", ")} et ${mots.at(-1)}`;
