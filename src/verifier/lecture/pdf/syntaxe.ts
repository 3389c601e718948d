/** Une valeur de PDF (ISO 32000-1, § 7.3). Un nom est préfixé de `/` ; une chaîne garde ses octets, en latin-1. */
export type Valeur = number | boolean | null | string | Chaine | Reference | readonly Valeur[] | Dictionnaire;
export interface Chaine {
  readonly chaine: string;
}
export interface Reference {
  readonly ref: number;
}
export interface Dictionnaire {
  readonly dict: ReadonlyMap<string, Valeur>;
}
/** Un opérateur d'un contenu de page (`Tj`, `Tf`…), ou un mot-clé. */
export interface Mot {
  readonly mot: string;
}

/** Une page de PDF se lit caractère par caractère, des millions de fois : un tableau répond dix fois plus vite qu'un motif. */
function table(signes: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const c of signes) table[c.charCodeAt(0)] = 1;
  return table;
}
const BLANC = table("\0\t\n\f\r ");
const FIN = table("\0\t\n\f\r ()<>[]{}/%");
const NOMBRE = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const REFERENCE = /\s+\d+\s+R(?![A-Za-z])/y;
const ECHAPPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Lit les valeurs d'un texte PDF (octets en latin-1), l'une après l'autre. */
export class Lecteur {
  #i: number;
  constructor(
    readonly texte: string,
    debut = 0,
  ) {
    this.#i = debut;
  }
  get place(): number {
    return this.#i;
  }

  #saute(): void {
    for (; this.#i < this.texte.length; this.#i++) {
      if (this.texte[this.#i] === "%")
        while (this.#i < this.texte.length && !/[\r\n]/.test(this.texte[this.#i] ?? "")) this.#i++;
      else if (BLANC[this.texte.charCodeAt(this.#i)] === 0) return;
    }
  }

  /** La valeur ou le mot suivant ; `undefined` à la fin. */
  suivant(): Valeur | Mot | undefined {
    this.#saute();
    const { texte } = this;
    const c = texte[this.#i];
    if (c === undefined) return undefined;
    if (texte.startsWith("<<", this.#i)) return this.#dictionnaire();
    if (c === "[") return this.#tableau();
    if (c === "(") return this.#litterale();
    if (c === "<") {
      const fin = texte.indexOf(">", this.#i);
      const hexa = texte.slice(this.#i + 1, fin < 0 ? undefined : fin).replace(/[^\da-fA-F]/g, "");
      this.#i = fin < 0 ? texte.length : fin + 1;
      return { chaine: Buffer.from(hexa.length % 2 ? `${hexa}0` : hexa, "hex").toString("latin1") };
    }
    if (c === "/") {
      this.#i++;
      return `/${this.#jusqueFin().replace(/#([\da-fA-F]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16)))}`;
    }
    if (")]}{>".includes(c)) {
      this.#i += texte.startsWith(">>", this.#i) ? 2 : 1;
      return { mot: c === ">" ? ">>" : c };
    }
    const mot = this.#jusqueFin();
    if (NOMBRE.test(mot)) return this.#referenceOu(Number(mot));
    return mot === "true" ? true : mot === "false" ? false : mot === "null" ? null : { mot };
  }

  #jusqueFin(): string {
    const debut = this.#i;
    while (this.#i < this.texte.length && FIN[this.texte.charCodeAt(this.#i)] === 0) this.#i++;
    if (this.#i === debut) this.#i++; // un caractère que la syntaxe n'attend pas
    return this.texte.slice(debut, this.#i);
  }

  #referenceOu(n: number): number | Reference {
    REFERENCE.lastIndex = this.#i;
    const [suite] = REFERENCE.exec(this.texte) ?? [];
    if (suite === undefined) return n;
    this.#i += suite.length;
    return { ref: n };
  }

  #litterale(): Chaine {
    let chaine = "";
    let profondeur = 0;
    for (this.#i++; this.#i < this.texte.length; this.#i++) {
      const c = this.texte[this.#i] ?? "";
      if (c === "\\") {
        const octal = /^[0-7]{1,3}/.exec(this.texte.slice(this.#i + 1, this.#i + 4))?.[0];
        const e = this.texte[this.#i + 1] ?? "";
        chaine +=
          octal !== undefined
            ? String.fromCharCode(Number.parseInt(octal, 8) & 255)
            : /[\r\n]/.test(e)
              ? ""
              : (ECHAPPES[e] ?? e);
        this.#i += octal?.length ?? 1;
      } else if (c === ")" && profondeur-- === 0) {
        this.#i++;
        break;
      } else {
        if (c === "(") profondeur++;
        chaine += c;
      }
    }
    return { chaine };
  }

  #tableau(): Valeur[] {
    const valeurs: Valeur[] = [];
    this.#i++;
    for (let v = this.suivant(); v !== undefined; v = this.suivant()) {
      if (isMot(v)) {
        if (v.mot === "]") break;
      } else valeurs.push(v);
    }
    return valeurs;
  }

  #dictionnaire(): Dictionnaire {
    const dict = new Map<string, Valeur>();
    this.#i += 2;
    for (let cle = this.suivant(); cle !== undefined && !isMot(cle); cle = this.suivant()) {
      const v = this.suivant();
      if (v === undefined || isMot(v)) break;
      if (typeof cle === "string") dict.set(cle, v);
    }
    return { dict };
  }
}

export const isMot = (v: Valeur | Mot): v is Mot => typeof v === "object" && v !== null && "mot" in v;
export const isChaine = (v: Valeur | undefined): v is Chaine => typeof v === "object" && v !== null && "chaine" in v;
export const isDict = (v: Valeur | undefined): v is Dictionnaire => typeof v === "object" && v !== null && "dict" in v;
export const isRef = (v: Valeur | undefined): v is Reference => typeof v === "object" && v !== null && "ref" in v;

/** Toutes les chaînes d'une valeur, à toute profondeur. */
export function* chainesDe(v: Valeur): Generator<string> {
  if (isChaine(v)) yield v.chaine;
  else if (Array.isArray(v)) for (const x of v as readonly Valeur[]) yield* chainesDe(x);
  else if (isDict(v)) for (const x of v.dict.values()) yield* chainesDe(x);
}
