import { contredire, decodeMorceaux, type Encodage } from "../../src/coffre/decodage.ts";

/** Le texte, fins de ligne ramenées à `\n`, ou l'encodage que le fichier semble avoir à la place. */
export type Decodage = { readonly texte: string } | { readonly plutot: Encodage };

/** Un export entier, lu comme le coffre lit ses morceaux. */
export function decodeExport(octets: Uint8Array, encodage: Encodage): Decodage {
  const plutot = contredire(octets, encodage);
  return plutot === null ? { texte: [...decodeMorceaux(octets, encodage)].join("") } : { plutot };
}
