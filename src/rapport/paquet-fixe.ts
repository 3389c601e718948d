import { zipSync, type Zippable } from "fflate";

/** La première date qu'un zip sache écrire : l'heure de la construction ne regarde personne et changerait les octets. */
const DATE = new Date(1980, 0, 1);

/** Deux fois plus vite que le niveau habituel, pour un vingtième d'octets en plus. */
const NIVEAU = 3;

/** Les parties d'un paquet, par leur chemin : du texte ou des octets. */
export type Parties = Iterable<readonly [nom: string, contenu: string | Uint8Array]>;

/**
 * Un paquet Office (zip) aux mêmes octets à chaque fois : aucune date, parties dans l'ordre donné.
 * @param retouche récrit le texte d'une partie XML
 */
export function packParties(
  parties: Parties,
  retouche: (nom: string, xml: string) => string = (_, xml) => xml,
): Uint8Array {
  const fixees = [...parties].map(([nom, contenu]) => {
    const isXml = /\.(?:xml|rels)$/.test(nom);
    const fixe = isXml
      ? Buffer.from(retouche(nom, typeof contenu === "string" ? contenu : Buffer.from(contenu).toString("utf8")))
      : typeof contenu === "string"
        ? Buffer.from(contenu)
        : contenu;
    return [nom, [fixe, { level: nom.endsWith(".png") ? 0 : NIVEAU }]] as const; // une image est déjà compressée
  });
  return zipSync(Object.fromEntries(fixees) as Zippable, { mtime: DATE });
}
