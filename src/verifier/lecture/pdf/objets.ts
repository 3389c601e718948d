import { inflateSync } from "node:zlib";
import { Explosion, Indecodable, type Budget } from "../contenu.ts";
import { isDict, isMot, isRef, Lecteur, type Valeur } from "./syntaxe.ts";

/** Un objet indirect : sa valeur, et son flux décompressé s'il en porte un. */
export interface Objet {
  readonly valeur: Valeur;
  readonly flux: Uint8Array | null;
  /** Une photo, telle que son fichier la porte ; absente de tout autre objet. */
  readonly photo?: Uint8Array;
}

const champ = (v: Valeur, cle: string): Valeur | undefined => (isDict(v) ? v.dict.get(cle) : undefined);

/** Tous les objets d'un PDF, ceux de ses flux d'objets compris (§ 7.5.7), sans passer par sa table : rien n'y échappe. */
export class Objets {
  readonly objets = new Map<number, Objet>();

  constructor(octets: Uint8Array, budget: Budget) {
    const texte = Buffer.from(octets).toString("latin1");
    if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(texte)) throw new Indecodable("PDF chiffré");
    const debuts = /(?<!\d)(\d+)\s+\d+\s+obj\b/g;
    for (let trouve = debuts.exec(texte); trouve; trouve = debuts.exec(texte)) {
      const lecteur = new Lecteur(texte, debuts.lastIndex);
      const valeur = lecteur.suivant();
      if (valeur === undefined || isMot(valeur)) throw new Indecodable(`objet ${trouve[1]} illisible`);
      const suite = /^\s*stream\r?\n/.exec(texte.slice(lecteur.place, lecteur.place + 64))?.[0];
      let fin = lecteur.place;
      let flux: Uint8Array | null = null;
      let photo: Uint8Array | null = null;
      if (suite !== undefined) {
        const debut = lecteur.place + suite.length;
        const longueur = champ(valeur, "/Length");
        fin = texte.indexOf("endstream", typeof longueur === "number" ? debut + longueur : debut);
        if (fin < 0) throw new Indecodable(`flux ${trouve[1]} sans fin`);
        const brut = octets.subarray(debut, typeof longueur === "number" ? debut + longueur : fin);
        if (isPhoto(valeur)) photo = brut;
        else flux = decompresser(valeur, brut, budget);
      }
      // Un objet réécrit plus loin remplace le premier, qui reste lisible : tous deux sont gardés.
      const numero = Number(trouve[1]);
      if (this.objets.has(numero)) this.objets.set(-this.objets.size - 1, this.objets.get(numero) as Objet);
      this.objets.set(numero, { valeur, flux, ...(photo ? { photo } : {}) });
      debuts.lastIndex = fin;
    }
    for (const { valeur, flux } of [...this.objets.values()]) {
      if (flux && champ(valeur, "/Type") === "/ObjStm") this.#lireFluxObjets(valeur, flux);
    }
  }

  #lireFluxObjets(valeur: Valeur, flux: Uint8Array): void {
    const texte = Buffer.from(flux).toString("latin1");
    const premier = Number(champ(valeur, "/First"));
    const entete = new Lecteur(texte.slice(0, premier));
    for (let numero = entete.suivant(); typeof numero === "number"; numero = entete.suivant()) {
      const v = new Lecteur(texte, premier + Number(entete.suivant())).suivant();
      if (v !== undefined && !isMot(v)) this.objets.set(numero, { valeur: v, flux: null });
    }
  }

  /** La valeur d'un champ, en suivant les renvois. */
  champ(v: Valeur | undefined, cle: string): Valeur | undefined {
    return this.suivre(champ(this.suivre(v) ?? null, cle));
  }

  suivre(v: Valeur | undefined): Valeur | undefined {
    for (let i = 0; isRef(v) && i < 16; i++) v = this.objets.get(v.ref)?.valeur;
    return v;
  }

  fluxDe(v: Valeur | undefined): Uint8Array | null {
    return isRef(v) ? (this.objets.get(v.ref)?.flux ?? null) : null;
  }
}

/** Un JPEG repris tel quel, métadonnées comprises (§ 7.4.8). */
const isPhoto = (valeur: Valeur): boolean => {
  const filtre = champ(valeur, "/Filter");
  return filtre === "/DCTDecode" || (Array.isArray(filtre) && filtre.length === 1 && filtre[0] === "/DCTDecode");
};

/** Une image ou une police : ni l'une ni l'autre ne se lit comme un texte. */
const isMuet = (valeur: Valeur): boolean =>
  champ(valeur, "/Subtype") === "/Image" ||
  ["/FontFile", "/Length1", "/Length2"].some((c) => champ(valeur, c) !== undefined) ||
  ["/CIDFontType0C", "/Type1C", "/OpenType"].includes(String(champ(valeur, "/Subtype")));

function decompresser(valeur: Valeur, brut: Uint8Array, budget: Budget): Uint8Array | null {
  if (isMuet(valeur)) return null;
  const filtre = champ(valeur, "/Filter");
  const filtres = filtre === undefined ? [] : Array.isArray(filtre) ? filtre : [filtre];
  if (filtres.length === 0) return brut;
  if (champ(valeur, "/Type") === "/XRef") return null; // que des places de fichier
  if (filtres.length > 1 || filtres[0] !== "/FlateDecode") throw new Indecodable(`filtre PDF ${filtres.join(" ")}`);
  let lu: Uint8Array;
  try {
    lu = inflateSync(brut, { maxOutputLength: Math.max(1, budget.restant) });
  } catch (error) {
    if (error instanceof RangeError) throw new Explosion();
    throw new Indecodable("flux PDF abîmé");
  }
  budget.prendre(lu.length);
  return lu;
}
