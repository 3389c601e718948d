import { Inflate, Unzip, type AsyncFlateStreamHandler, type UnzipDecoder } from "fflate";

const PAS = 1 << 16;

/** Décompresse jusqu'à `limite` octets, puis laisse passer la suite sans la lire. */
class InflateDebut implements UnzipDecoder {
  ondata: AsyncFlateStreamHandler = () => {};
  readonly #inflate: Inflate;
  readonly #limite: number;
  #recus = 0;
  constructor(limite: number) {
    this.#limite = limite;
    this.#inflate = new Inflate((morceau, fini) => {
      this.#recus += morceau.length;
      this.ondata(null, morceau, fini);
    });
  }
  push(morceau: Uint8Array, fini: boolean): void {
    if (this.#recus < this.#limite) this.#inflate.push(morceau, fini);
  }
}

/**
 * Le début de chaque entrée voulue : un fichier de recensement pèse dix fois l'archive qui le contient, son en-tête
 * tient dans les premiers octets. `limite` rend le nombre d'octets à lire d'une entrée, 0 pour la sauter.
 */
export function readDebutsZip(archive: Uint8Array, limite: (nom: string) => number): Map<string, Uint8Array> {
  const recus = new Map<string, Uint8Array[]>();
  const unzip = new Unzip((entree) => {
    const max = limite(entree.name);
    if (max === 0) return;
    const morceaux: Uint8Array[] = [];
    recus.set(entree.name, morceaux);
    let lus = 0;
    entree.ondata = (erreur, morceau) => {
      if (erreur) throw erreur;
      if (lus < max) morceaux.push(morceau.slice(0, max - lus));
      lus += morceau.length;
    };
    entree.start();
  });
  unzip.register(
    class extends InflateDebut {
      static readonly compression = 8; // « deflate », la seule méthode des fichiers rencontrés
      constructor(nom: string) {
        super(limite(nom));
      }
    },
  );
  for (let i = 0; i < archive.length; i += PAS) unzip.push(archive.subarray(i, i + PAS), i + PAS >= archive.length);
  return new Map([...recus].map(([nom, morceaux]) => [nom, concat(morceaux)]));
}

function concat(morceaux: readonly Uint8Array[]): Uint8Array {
  const total = new Uint8Array(morceaux.reduce((n, m) => n + m.length, 0));
  let position = 0;
  for (const m of morceaux) {
    total.set(m, position);
    position += m.length;
  }
  return total;
}
