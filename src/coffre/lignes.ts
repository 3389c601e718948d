import { finished } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { decodeMorceaux, type Encodage } from "./decodage.ts";
import type { Accents } from "./accents.ts";
import { repairAccents } from "./accents.ts";
import type { Feuille } from "./classeur.ts";

/** @param numero de la ligne du fichier où commence cet enregistrement (première = 1). */
export type OnLigne = (cases: readonly string[], numero: number) => void;

/** Donne les lignes d'un export, une à une et une seule fois, sans les accumuler. */
export type ParcourirLignes = (onLigne: OnLigne) => Promise<void>;

/** Un guillemet ouvert à cette ligne n'est jamais refermé : la suite du fichier n'est qu'une case. */
export class GuillemetOuvert extends Error {
  readonly ligne: number;
  constructor(ligne: number) {
    super("unclosed quote");
    this.ligne = ligne;
  }
}

/** Au-delà, un enregistrement n'est plus une ligne : un guillemet y a avalé le fichier. */
const MAX_ENREGISTREMENT = 1 << 20;

/**
 * @param debut première ligne lue ; celles d'avant, des titres, peuvent être de travers.
 * @throws {GuillemetOuvert}
 */
export const parcourirTexte =
  (morceaux: Iterable<string>, separateur: string, debut: number): ParcourirLignes =>
  async (onLigne) => {
    let fin = debut - 1;
    const parseur = parse({
      delimiter: separateur,
      record_delimiter: "\n",
      from_line: debut,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_ENREGISTREMENT,
      // Rien n'est accumulé par le parseur : chaque ligne est donnée, puis oubliée (null).
      on_record: (cases: string[], { lines }) => {
        onLigne(cases, fin + 1);
        fin = lines;
        return null;
      },
    });
    const fini = finished(parseur.resume());
    try {
      for (const morceau of morceaux) {
        if (parseur.destroyed) break;
        parseur.write(morceau);
      }
      parseur.end();
      await fini;
    } catch (erreur) {
      fini.catch(() => undefined);
      // Le message du parseur cite la case : il ne doit pas sortir d'ici.
      if (erreur instanceof CsvError) throw new GuillemetOuvert(fin + 1);
      throw erreur;
    }
  };

/** Un export texte, décodé au fil de la lecture. */
export const parcourirOctets = (
  octets: Uint8Array,
  { encodage, separateur, debut }: { readonly encodage: Encodage; readonly separateur: string; readonly debut: number },
): ParcourirLignes => parcourirTexte(decodeMorceaux(octets, encodage), separateur, debut);

/** Une feuille de classeur, depuis la ligne `debut`. */
export const parcourirFeuille =
  (feuille: Feuille, debut: number): ParcourirLignes =>
  (onLigne) => {
    let numero = 0;
    for (const cases of feuille.lignes()) if (++numero >= debut) onLigne(cases, numero);
    return Promise.resolve();
  };

/** Les mêmes lignes, leurs accents rendus. */
export const reparerAccents =
  (parcourir: ParcourirLignes, accents: Accents | null): ParcourirLignes =>
  (onLigne) =>
    accents === null
      ? parcourir(onLigne)
      : parcourir((cases, numero) =>
          onLigne(
            cases.map((texte) => repairAccents(texte, accents)),
            numero,
          ),
        );
