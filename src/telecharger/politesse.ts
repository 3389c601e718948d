import type { Horloge } from "./horloge.ts";
import { hoteDe, type Hote } from "./hotes.ts";
import type { Refus } from "./refus.ts";

const MINUTE = 60_000;

interface File {
  enCours: number;
  readonly departs: number[];
  readonly attente: (() => void)[];
  /** Avant cet instant, le serveur ne veut rien recevoir (Retry-After). */
  suspendue: number;
  panne: Refus | null;
}

/** Le rythme de chaque hôte : tant de requêtes à la fois, tant par minute glissante, aucune quand il a dit d'attendre. */
export class Politesse {
  readonly #files = new Map<string, File>();
  readonly #hotes: readonly Hote[];
  readonly #horloge: Horloge;
  constructor(hotes: readonly Hote[], horloge: Horloge) {
    this.#hotes = hotes;
    this.#horloge = horloge;
  }

  #file(url: URL): File {
    let file = this.#files.get(url.host);
    if (!file) this.#files.set(url.host, (file = { enCours: 0, departs: [], attente: [], suspendue: 0, panne: null }));
    return file;
  }

  /** Le temps qu'il reste à attendre avant un départ. */
  #delai(file: File, { parMinute }: Hote): number {
    const { maintenant } = this.#horloge;
    while ((file.departs[0] ?? Infinity) <= maintenant() - MINUTE) file.departs.shift();
    const place = file.departs.length < parMinute ? 0 : (file.departs[0] ?? 0) + MINUTE - maintenant();
    return Math.max(place, file.suspendue - maintenant(), 0);
  }

  /** Fait un travail quand l'hôte le permet. */
  async run<T>(url: URL, work: () => Promise<T>): Promise<T> {
    const [file, hote] = [this.#file(url), hoteDe(url, this.#hotes)];
    if (file.enCours >= hote.paralleles) await new Promise<void>((resolve) => file.attente.push(resolve));
    else file.enCours++; // sinon, la place est passée par celui qui finit
    try {
      for (let delai = this.#delai(file, hote); delai > 0; delai = this.#delai(file, hote))
        await this.#horloge.dormir(delai);
      file.departs.push(this.#horloge.maintenant());
      return await work();
    } finally {
      const suivant = file.attente.shift();
      if (suivant) suivant();
      else file.enCours--;
    }
  }

  suspendre(url: URL, ms: number): void {
    const file = this.#file(url);
    file.suspendue = Math.max(file.suspendue, this.#horloge.maintenant() + ms);
  }

  /** L'hôte ne répond plus : les fichiers suivants le sauront sans réessayer autant. */
  declarerPanne(url: URL, panne: Refus): void {
    this.#file(url).panne = panne;
  }

  panneDe(url: URL): Refus | null {
    return this.#file(url).panne;
  }
}

/** Vrai si l'échec dit que l'hôte entier est hors d'atteinte, et non ce seul fichier. */
export const isPanneHote = (refus: Refus): boolean =>
  ["reseau-absent", "proxy-refuse", "certificat-refuse"].includes(refus.code);
