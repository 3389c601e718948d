import { finished } from "node:stream/promises";
import { CsvError, Parser } from "csv-parse";
import { decodeMorceaux, type Encodage } from "./decodage.ts";
import type { Accents } from "./accents.ts";
import { repairAccents } from "./accents.ts";
import type { Feuille } from "./classeur.ts";

/** @param numero de la ligne du fichier où commence cet enregistrement (première = 1). */
export type OnLigne = (cases: readonly string[], numero: number) => void;

/** Donne les lignes d'un export, une à une et une seule fois, sans les accumuler. */
export type ParcourirLignes = (onLigne: OnLigne) => Promise<void>;

const SANS_FIN = {
  "guillemet-ouvert": [
    "un guillemet ouvert à partir d'ici n'est jamais refermé",
    "Supprimer ce guillemet dans l'export, puis recommencer.",
  ],
  "ligne-sans-fin": [
    "cette ligne dépasse un million de caractères : les fins de ligne ne sont pas reconnues",
    "Refaire l'export en CSV, puis recommencer.",
  ],
} as const;

/** Une ligne qui avale la suite du fichier, et ce qu'il faut en dire à qui l'a exporté. */
export class LigneSansFin extends Error {
  readonly code: keyof typeof SANS_FIN;
  readonly ligne: number;
  constructor(code: keyof typeof SANS_FIN, ligne: number) {
    super(SANS_FIN[code][0]);
    this.code = code;
    this.ligne = ligne;
  }
  get action(): string {
    return SANS_FIN[this.code][1];
  }
}

/** Au-delà, un enregistrement n'est plus une ligne : un guillemet y a avalé le fichier. */
const MAX_ENREGISTREMENT = 1 << 20;

/**
 * csv-parse, dont chaque ligne est donnée au moment où elle est coupée, et n'attend dans aucune file. Ses rappels (`on_record`,
 * `info`) dressent un objet de contexte par ligne, qui coûtait autant que la coupe elle-même ; le numéro se lit ici sans lui.
 */
class Decoupeur extends Parser {
  readonly #onLigne: OnLigne;
  /** Dernière ligne du fichier déjà donnée. */
  fin: number;

  constructor(separateur: string, debut: number, onLigne: OnLigne) {
    super({
      delimiter: separateur,
      record_delimiter: "\n",
      from_line: debut,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_ENREGISTREMENT,
    });
    this.#onLigne = onLigne;
    this.fin = debut - 1;
  }

  override push(cases: string[] | null): boolean {
    if (cases === null) return super.push(null);
    this.#onLigne(cases, this.fin + 1);
    this.fin = this.info.lines;
    return true;
  }
}

/**
 * @param debut première ligne lue ; celles d'avant, des titres, peuvent être de travers.
 * @throws {LigneSansFin}
 */
export const parcourirTexte =
  (morceaux: Iterable<string>, separateur: string, debut: number): ParcourirLignes =>
  async (onLigne) => {
    const parseur = new Decoupeur(separateur, debut, onLigne);
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
      if (erreur instanceof CsvError) throw new LigneSansFin("guillemet-ouvert", parseur.fin + 1);
      throw erreur;
    }
  };

/** Le même parcours d'un texte sans aucun guillemet : une ligne y est une ligne, et le séparateur y coupe toujours. */
export const parcourirSansGuillemet =
  (morceaux: Iterable<string>, separateur: string, debut: number): ParcourirLignes =>
  (onLigne) => {
    let [numero, reste] = [0, ""];
    const donner = (ligne: string): void => {
      if (++numero < debut) return;
      if (ligne.length > MAX_ENREGISTREMENT) throw new LigneSansFin("ligne-sans-fin", numero);
      onLigne(ligne.split(separateur), numero);
    };
    for (const morceau of morceaux) {
      const texte = reste + morceau;
      let place = 0;
      for (let fin = texte.indexOf("\n"); fin >= 0; fin = texte.indexOf("\n", place)) {
        donner(texte.slice(place, fin));
        place = fin + 1;
      }
      reste = texte.slice(place);
      if (reste.length > MAX_ENREGISTREMENT) throw new LigneSansFin("ligne-sans-fin", numero + 1);
    }
    if (reste !== "") donner(reste);
    return Promise.resolve();
  };

/** L'octet du guillemet, le même dans tous les encodages admis. */
const GUILLEMET = 0x22;

/** Un export texte, décodé au fil de la lecture. */
export const parcourirOctets = (
  octets: Uint8Array,
  { encodage, separateur, debut }: { readonly encodage: Encodage; readonly separateur: string; readonly debut: number },
): ParcourirLignes => {
  const parcourir = octets.includes(GUILLEMET) ? parcourirTexte : parcourirSansGuillemet;
  return parcourir(decodeMorceaux(octets, encodage), separateur, debut);
};

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
