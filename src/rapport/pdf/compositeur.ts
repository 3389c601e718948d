import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { RACINE } from "../../racine.ts";
import type { CourtPdf, DocumentPdf } from "./document.ts";
import { dossiersPolices } from "./polices.ts";

/** `natif` : PDF/UA-1, contrôlé par Typst. `wasm` : PDF balisé, sans ce contrôle. */
export type Moteur = "natif" | "wasm";

export interface Compose {
  readonly moteur: Moteur;
  /** Absent si le document n'a pas pu être composé. */
  readonly pdf?: Uint8Array;
  /** La première et la dernière page de chaque section d'une forme courte, dans l'ordre. */
  readonly mesures?: readonly Mesure[];
  /** Ce qu'a dit Typst, avertissements compris : un seul défaut, et il n'y a pas de PDF. */
  readonly defauts: readonly string[];
}

export interface Mesure {
  readonly debut: number;
  readonly fin: number;
}

/** Le modèle Typst d'un document : le rapport entier, une forme courte en pages, en diapositives. */
export type Modele = "rapport" | "court" | "diaporama";

interface Reponse extends Compose {
  readonly id: number;
}

const DOSSIER = join(RACINE, "src", "rapport", "pdf");
// Les polices du site n'ont pas l'espace fine insécable (gabarit.ts) : le document écrit la même qu'elles.
const ESPACE_FINE = /\u202f/g;

/**
 * Typst dans un processus à part, chargé une fois pour plusieurs éditions : il compose pendant que Framework bâtit, et une
 * panne de son code natif n'emporte pas la publication.
 */
export class Compositeur {
  readonly #enfant: ChildProcess;
  readonly #attentes = new Map<number, (r: Compose) => void>();
  #ecrit = "";
  #dernier = 0;
  #rompu: string | null = null;

  /** @param moteur `wasm` l'impose ; sinon le natif, et à défaut l'autre */
  constructor(moteur: Moteur = "natif") {
    const reglages = { dossier: join(DOSSIER, "modele"), polices: dossiersPolices(), moteur };
    this.#enfant = fork(join(DOSSIER, "typst-enfant.mjs"), [JSON.stringify(reglages)], {
      cwd: RACINE,
      env: { ...process.env, NODE_OPTIONS: "" },
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#enfant.stderr?.setEncoding("utf8").on("data", (texte: string) => (this.#ecrit += texte));
    this.#enfant.on("message", (message) => {
      const { id, ...reponse } = message as Reponse;
      this.#attentes.get(id)?.(reponse);
      this.#attentes.delete(id);
    });
    const rompre = (raison: string): void => {
      this.#rompu ??= `${raison} ${this.#ecrit.slice(-500)}`.trim();
      for (const finir of this.#attentes.values()) finir({ moteur, defauts: [this.#rompu] });
      this.#attentes.clear();
    };
    this.#enfant.on("error", (error) => rompre(error.message));
    this.#enfant.on("close", (code) => rompre(`process closed with ${code}`));
  }

  /** Compose un document ; ce qui l'en empêche est dit, jamais levé. `images` : celles qu'il montre, par leur chemin. */
  composer(
    document: DocumentPdf | CourtPdf,
    modele: Modele = "rapport",
    images: ReadonlyMap<string, Uint8Array> = new Map(),
  ): Promise<Compose> {
    return new Promise((resolve) => {
      if (this.#rompu !== null) return resolve({ moteur: "natif", defauts: [this.#rompu] });
      const id = ++this.#dernier;
      this.#attentes.set(id, resolve);
      this.#enfant.send({
        id,
        modele,
        images: [...images],
        document: JSON.stringify(document).replace(ESPACE_FINE, "\u00a0"),
      });
    });
  }

  close(): void {
    this.#enfant.kill();
  }
}
