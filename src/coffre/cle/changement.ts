import type { Cle, Pseudonymeur } from "./cle.ts";

/**
 * Passe d'une clé à l'autre. Les exports encore là donnent, ligne à ligne, l'ancien et le nouveau pseudonyme d'un même
 * numéro : un foyer gardé au coffre depuis une année purgée y retrouve le sien. Les autres reçoivent un pseudonyme neuf,
 * tiré de l'ancien : ils restent suivis entre eux, mais un export à venir ne les reconnaîtra plus. La table des deux n'est
 * qu'en mémoire.
 */
export class Changement implements Pseudonymeur {
  readonly isDurable = true;
  readonly #avant: Cle;
  readonly #apres: Cle;
  readonly #table = new Map<string, string>();

  constructor(avant: Cle, apres: Cle) {
    this.#avant = avant;
    this.#apres = apres;
  }

  pseudonyme(usage: string, ...parties: readonly string[]): string {
    const neuf = this.#apres.pseudonyme(usage, ...parties);
    this.#table.set(this.#avant.pseudonyme(usage, ...parties), neuf);
    return neuf;
  }

  controle(): string {
    return this.#apres.controle();
  }

  accepte(controle: string): boolean {
    return this.#avant.accepte(controle);
  }

  traduire(ancien: string): string {
    const connu = this.#table.get(ancien);
    return connu ?? this.#apres.pseudonyme("ancien", ancien);
  }
}
