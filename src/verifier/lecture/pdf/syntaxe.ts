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

/** Les opérandes d'un opérateur : combien, le premier et le dernier ; un nombre y est sa place dans le texte. */
export interface Operandes {
  nombre: number;
  premier: Valeur | undefined;
  dernier: Valeur | undefined;
}

/** Une page de PDF se lit caractère par caractère, des millions de fois : un tableau répond dix fois plus vite qu'un motif. */
function table(signes: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const c of signes) table[c.charCodeAt(0)] = 1;
  return table;
}
const BLANC = table("\0\t\n\f\r ");
const FIN = table("\0\t\n\f\r ()<>[]{}/%");
/** Ce qui peut commencer un nombre. */
const CHIFFRE = table("0123456789+-.");
const NOMBRE = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const REFERENCE = /\s+\d+\s+R(?![A-Za-z])/y;
/** Par quoi commence un mot qui peut toucher au texte (`Tj`, `BI`, `ET`, `'`, `"`), ou une valeur écrite en lettres. */
const UTILE = table("TBE'\"tn");
const ECHAPPES = new Map(
  Object.entries({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }).map(([e, c]) => [e.charCodeAt(0), c.charCodeAt(0)]),
);
const isOctal = (code: number): boolean => code >= 0x30 && code <= 0x37;

/** Les octets de la chaîne en cours : un PDF en écrit des centaines de milliers, chiffre octal par chiffre octal. */
let tampon = Buffer.alloc(1024);

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
    const { texte } = this;
    for (; this.#i < texte.length; this.#i++) {
      const c = texte.charCodeAt(this.#i);
      if (c === 0x25)
        while (this.#i < texte.length && !/[\r\n]/.test(texte[this.#i] ?? "")) this.#i++; // un commentaire
      else if (BLANC[c] === 0) return;
    }
  }

  /**
   * Passe d'un trait les nombres et les opérateurs de dessin, qui sont presque toute une page, sans les lire : s'arrête au premier
   * mot qui peut écrire, déplacer la plume ou être une valeur. D'un nombre n'est gardée que la place ; un opérateur vide la pile.
   * @param octets ceux dont `texte` est la lecture : une page en a des millions, et un tableau répond plus vite qu'une chaîne
   */
  passerDessin(octets: Uint8Array, pile: Operandes): void {
    const { length } = octets;
    let { nombre, premier, dernier } = pile;
    let i = this.#i;
    for (;;) {
      while (i < length && BLANC[octets[i]!] === 1) i++;
      if (i >= length) break;
      const code = octets[i]!;
      if (code === 0x25) {
        this.#i = i;
        this.#saute();
        i = this.#i;
      } else if (CHIFFRE[code] === 1) {
        if (nombre++ === 0) premier = i;
        dernier = i++;
        while (i < length && FIN[octets[i]!] === 0) i++;
      } else if (FIN[code] === 1 || UTILE[code] === 1 || (code === 0x66 && octets[i + 1] === 0x61)) {
        break; // « fa » : « false », et non le remplissage « f »
      } else {
        i++;
        while (i < length && FIN[octets[i]!] === 0) i++;
        nombre = 0;
        premier = dernier = undefined;
      }
    }
    this.#i = i;
    [pile.nombre, pile.premier, pile.dernier] = [nombre, premier, dernier];
  }

  /** La valeur ou le mot suivant ; `undefined` à la fin. */
  suivant(): Valeur | Mot | undefined {
    this.#saute();
    const { texte } = this;
    if (this.#i >= texte.length) return undefined;
    const code = texte.charCodeAt(this.#i);
    if (CHIFFRE[code] === 1) {
      const lu = this.#jusqueFin();
      return NOMBRE.test(lu) ? this.#referenceOu(Number(lu)) : { mot: lu };
    }
    if (FIN[code] === 0) {
      const mot = this.#jusqueFin();
      return mot === "true" ? true : mot === "false" ? false : mot === "null" ? null : { mot };
    }
    const c = texte[this.#i] ?? "";
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
      const nom = this.#jusqueFin();
      return `/${nom.includes("#") ? nom.replace(/#([\da-fA-F]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))) : nom}`;
    }
    this.#i += texte.startsWith(">>", this.#i) ? 2 : 1;
    return { mot: c === ">" ? ">>" : c };
  }

  #jusqueFin(): string {
    const debut = this.#i;
    while (this.#i < this.texte.length && FIN[this.texte.charCodeAt(this.#i)] === 0) this.#i++;
    if (this.#i === debut) this.#i++; // un caractère que la syntaxe n'attend pas
    return this.texte.slice(debut, this.#i);
  }

  #referenceOu(n: number): number | Reference {
    // Deux nombres puis « R » : sans second nombre, inutile de chercher.
    let i = this.#i;
    while (BLANC[this.texte.charCodeAt(i)] === 1) i++;
    const suivant = this.texte.charCodeAt(i);
    if (i === this.#i || !(suivant >= 0x30 && suivant <= 0x39)) return n;
    REFERENCE.lastIndex = this.#i;
    const [suite] = REFERENCE.exec(this.texte) ?? [];
    if (suite === undefined) return n;
    this.#i += suite.length;
    return { ref: n };
  }

  #litterale(): Chaine {
    const { texte } = this;
    let n = 0; // octets lus
    let profondeur = 0;
    for (this.#i++; this.#i < texte.length; this.#i++) {
      let code = texte.charCodeAt(this.#i);
      if (code === 0x5c) {
        code = texte.charCodeAt(++this.#i);
        if (code === 0x0a || code === 0x0d || Number.isNaN(code)) continue; // une ligne coupée n'est pas un saut
        if (isOctal(code)) {
          code -= 0x30;
          for (let k = 0; k < 2 && isOctal(texte.charCodeAt(this.#i + 1)); k++)
            code = code * 8 + texte.charCodeAt(++this.#i) - 0x30;
        } else code = ECHAPPES.get(code) ?? code;
      } else if (code === 0x28) profondeur++;
      else if (code === 0x29 && profondeur-- === 0) break;
      if (n === tampon.length) tampon = Buffer.concat([tampon, tampon]);
      tampon[n++] = code;
    }
    this.#i++;
    return { chaine: tampon.toString("latin1", 0, n) };
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

/** Toutes les chaînes d'une valeur, à toute profondeur, ajoutées à `chaines`. */
export function chainesDe(v: Valeur, chaines: string[] = []): string[] {
  if (isChaine(v)) chaines.push(v.chaine);
  else if (Array.isArray(v)) for (const x of v as readonly Valeur[]) chainesDe(x, chaines);
  else if (isDict(v)) for (const x of v.dict.values()) chainesDe(x, chaines);
  return chaines;
}
