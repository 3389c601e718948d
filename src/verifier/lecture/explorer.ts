import { Budget, Explosion, Indecodable, type Genre, type Table } from "./contenu.ts";
import { enfouisOf, lecturesOf, sansBalises, texteEnfoui } from "./deplier.ts";
import { findGenre } from "./genres.ts";

/** Jusqu'où l'on ouvre : un site entier tient dans 20 Mo ; une archive n'en contient pas une autre huit fois. */
export const LIMITES = { octets: 256 * 1024 ** 2, profondeur: 8 } as const;

/** Pourquoi un contenu n'a pas été lu en entier. */
export interface Refus {
  readonly code: "format-indecodable" | "archive-explose" | "archive-profonde";
  readonly detail: string;
}

/** Tout ce qu'un fichier laisse lire, lui et ce qu'il contient. */
export interface Exploration {
  readonly genre: Genre | null;
  /** Toutes les lectures, à toute profondeur, noms des fichiers contenus compris. */
  readonly lectures: readonly string[];
  readonly tables: readonly Table[];
  readonly refus: readonly Refus[];
}

/** Ouvre des fichiers, et ce qu'ils contiennent, sous un seul budget pour tout le site. */
export class Explorateur {
  readonly #budget: Budget;
  readonly #vus = new Set<string>();
  constructor(octets: number = LIMITES.octets) {
    this.#budget = new Budget(octets);
  }

  async explorer(nom: string, octets: Uint8Array): Promise<Exploration> {
    const lectures: string[] = [];
    const tables: Table[] = [];
    const refus: Refus[] = [];
    const genre = findGenre(octets, nom);
    const lire = async (texte: string, profondeur: number): Promise<void> => {
      const lues = lecturesOf(texte);
      lectures.push(...lues);
      // Défaire un encodage ne coupe jamais une suite de base64 : la dernière lecture les a toutes.
      for (const enfoui of enfouisOf(lues.at(-1) ?? "", this.#vus)) await ouvrirEnfoui(enfoui, profondeur + 1);
      const nu = sansBalises(texte);
      if (nu !== null) lectures.push(nu);
    };
    // Des octets trouvés dans un texte ne sont le plus souvent qu'un mot long : rien à redire s'ils ne s'ouvrent pas.
    const ouvrirEnfoui = async (enfoui: Uint8Array, profondeur: number): Promise<void> => {
      if (profondeur > LIMITES.profondeur) return;
      const texte = texteEnfoui(enfoui);
      if (texte !== null) return lire(texte, profondeur);
      const dedans = findGenre(enfoui, "");
      if (dedans) await ouvrir("", enfoui, dedans, profondeur, { isSur: false });
    };
    const ouvrir = async (
      piece: string,
      contenu: Uint8Array,
      format: Genre | null,
      profondeur: number,
      { isSur }: { readonly isSur: boolean },
    ): Promise<void> => {
      const refuser = (code: Refus["code"], detail: string): void => {
        if (isSur || code !== "format-indecodable")
          refus.push({ code, detail: [piece, detail].filter(Boolean).join(" : ") });
      };
      if (profondeur > LIMITES.profondeur) return refuser("archive-profonde", `plus de ${LIMITES.profondeur} niveaux`);
      if (format === null) {
        refuser("format-indecodable", "aucun décodeur ne le reconnaît");
        for (const lecture of brutes(contenu)) await lire(lecture, profondeur);
        return;
      }
      try {
        const lu = await format.decode(contenu, this.#budget);
        tables.push(...lu.tables);
        if (lu.textes.length > 0 && !isTextuel(format)) lectures.push(...brutes(contenu));
        for (const texte of lu.textes) await lire(texte, profondeur);
        for (const p of lu.pieces) {
          await lire(p.nom, profondeur);
          await ouvrir(p.nom, p.octets, findGenre(p.octets, p.nom), profondeur + 1, { isSur });
        }
      } catch (error) {
        if (error instanceof Explosion) refuser("archive-explose", "");
        else if (error instanceof Indecodable) refuser("format-indecodable", error.message);
        else throw error;
        for (const lecture of brutes(contenu)) await lire(lecture, profondeur);
      }
    };
    await ouvrir("", octets, genre, 0, { isSur: true });
    return { genre, lectures, tables, refus };
  }
}

const isTextuel = (genre: Genre): boolean => !["arrow", "parquet", "pdf", "woff2", "png", "jpeg"].includes(genre.nom);

/** Les octets lus comme le ferait un éditeur de texte : UTF-8, latin-1, et UTF-16 aux deux alignements. */
function* brutes(octets: Uint8Array): Generator<string> {
  yield new TextDecoder().decode(octets);
  yield new TextDecoder("latin1").decode(octets);
  if (!octets.includes(0)) return;
  yield new TextDecoder("utf-16le").decode(octets);
  yield new TextDecoder("utf-16le").decode(octets.subarray(1));
}
