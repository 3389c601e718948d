import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";

/** Octets d'une clé : ceux d'un condensé SHA-256 (RFC 2104, §3). */
const OCTETS = 32;
/** 128 bits, soit vingt et un signes de base64url et deux bits du suivant : assez pour que deux foyers ne se confondent jamais. */
const SIGNES = 21;
const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Le signe qui garde les deux premiers bits d'un autre. */
const DEUX_BITS = new Map([...BASE64URL].map((signe, i) => [signe, BASE64URL.charAt(i & 0b110000)]));

/** Ce qui change un numéro ou un nom en pseudonyme. */
export interface Pseudonymeur {
  readonly isDurable: boolean;
  pseudonyme(usage: string, ...parties: readonly string[]): string;
  /** De quoi reconnaître la clé sans la connaître : écrit au coffre, il refuse une autre clé. */
  controle(): string;
  /** Le coffre qui porte ce contrôle peut-il être continué ? */
  accepte(controle: string): boolean;
  /** Le pseudonyme d'aujourd'hui d'un pseudonyme gardé au coffre. */
  traduire(ancien: string): string;
}

/**
 * La clé d'un organisme. Ses octets ne s'impriment ni ne se sérialisent : un champ privé n'apparaît ni dans un journal, ni
 * dans du JSON, ni dans un message d'erreur.
 */
export class Cle implements Pseudonymeur {
  readonly #octets: Buffer;
  /** La même, telle que node:crypto la garde : un tiers de moins à chaque pseudonyme que des octets (mesuré, Node 20). */
  readonly #secret: KeyObject;
  /** Vraie si elle est gardée d'un chargement à l'autre ; une clé éphémère meurt avec le programme. */
  readonly isDurable: boolean;

  private constructor(octets: Buffer, isDurable: boolean) {
    this.#octets = octets;
    this.#secret = createSecretKey(octets);
    this.isDurable = isDurable;
  }

  /** Une clé neuve, qui ne survivra pas au chargement. */
  static ephemere(): Cle {
    return new Cle(randomBytes(OCTETS), false);
  }

  /** Une clé neuve, à garder avec `ecrire`. */
  static neuve(): Cle {
    return new Cle(randomBytes(OCTETS), true);
  }

  /** La clé qu'un fichier contient, ou null si ce n'en est pas une. */
  static lire(texte: string): Cle | null {
    const ligne = texte.split(/\r?\n/).find((l) => l !== "" && !l.startsWith("#")) ?? "";
    const octets = Buffer.from(ligne.trim(), "base64url");
    return octets.length === OCTETS && octets.toString("base64url") === ligne.trim() ? new Cle(octets, true) : null;
  }

  /** Donne à `ecrire` le texte du fichier de clé : le seul endroit où elle sort. */
  ecrire(ecrire: (texte: string) => void): void {
    ecrire(
      `# Clé du coffre (abs). Ne pas copier dans le projet ni dans ses sauvegardes.\n${this.#octets.toString("base64url")}\n`,
    );
  }

  /**
   * Le pseudonyme d'un message. Domaine et longueurs d'abord : deux usages, ou « AB » + « C » et « A » + « BC », ne donnent
   * jamais le même.
   */
  pseudonyme(usage: string, ...parties: readonly string[]): string {
    const message = ["abs", usage, "v1", ...parties.flatMap((p) => [String(p.length), p])].join("|");
    const condense = createHmac("sha256", this.#secret).update(message).digest("base64url");
    return condense.slice(0, SIGNES) + (DEUX_BITS.get(condense.charAt(SIGNES)) ?? "");
  }

  controle(): string {
    return this.pseudonyme("controle");
  }

  accepte(controle: string): boolean {
    return controle === this.controle();
  }

  traduire(ancien: string): string {
    return ancien;
  }
}
