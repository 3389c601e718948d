import { Indecodable } from "../contenu.ts";
import type { Objets } from "./objets.ts";
import { isChaine, isDict, isMot, Lecteur, type Dictionnaire, type Mot, type Valeur } from "./syntaxe.ts";

/** Ce qu'écrit une chaîne d'octets dans une police. */
export type Police = (chaine: string) => string;

const UTF16 = new TextDecoder("utf-16be");
const utf16 = (chaine: string): string => UTF16.decode(Buffer.from(chaine, "latin1"));
/** Les octets d'un code, du premier au dernier. */
function nombreDe(chaine: string, debut = 0, fin = chaine.length): number {
  let n = 0;
  for (let i = debut; i < Math.min(fin, chaine.length); i++) n = n * 256 + chaine.charCodeAt(i);
  return n;
}

/** Lit une table ToUnicode (§ 9.10.3) : glyphe → texte, et la longueur d'un code. */
function readToUnicode(flux: Uint8Array): { codes: ReadonlyMap<number, string>; longueur: number } {
  const lecteur = new Lecteur(Buffer.from(flux).toString("latin1"));
  const codes = new Map<number, string>();
  let longueur = 1;
  let pile: (Valeur | Mot)[] = [];
  for (let v = lecteur.suivant(); v !== undefined; v = lecteur.suivant()) {
    if (!isMot(v)) {
      pile.push(v);
      continue;
    }
    const chaines = pile.map((p) => (!isMot(p) && isChaine(p) ? p.chaine : ""));
    if (v.mot === "endcodespacerange") longueur = chaines[0]?.length || 1;
    if (v.mot === "endbfchar")
      for (let i = 0; i + 1 < pile.length; i += 2) codes.set(nombreDe(chaines[i] ?? ""), utf16(chaines[i + 1] ?? ""));
    if (v.mot === "endbfrange")
      for (let i = 0; i + 2 < pile.length; i += 3) {
        const [debut, fin] = [nombreDe(chaines[i] ?? ""), nombreDe(chaines[i + 1] ?? "")];
        const cible = pile[i + 2];
        for (let c = debut; c <= Math.min(fin, debut + 0xffff); c++) {
          const mot = Array.isArray(cible) ? cible[c - debut] : cible;
          const base = mot !== undefined && isChaine(mot) ? utf16(mot.chaine) : "";
          const decale = Array.isArray(cible) ? 0 : c - debut;
          codes.set(c, base.slice(0, -1) + String.fromCharCode(base.charCodeAt(base.length - 1) + decale));
        }
      }
    pile = [];
  }
  return { codes, longueur };
}

/**
 * La police d'une page : par sa table ToUnicode, sinon, pour une police simple, par l'alphabet latin.
 * @throws Indecodable pour une police composée sans table : ses glyphes n'ont pas de texte
 */
export function readPolice(objets: Objets, police: Valeur | undefined): Police {
  // Chaque page renvoie aux mêmes : une police est un objet du document, lu une fois.
  if (!isDict(police)) return openPolice(objets, police);
  let lue = lues.get(police);
  if (lue === undefined) lues.set(police, (lue = openPolice(objets, police)));
  return lue;
}

const lues = new WeakMap<Dictionnaire, Police>();

function openPolice(objets: Objets, police: Valeur | undefined): Police {
  const flux = objets.fluxDe(isDict(police) ? police.dict.get("/ToUnicode") : undefined);
  if (flux === null) {
    if (objets.champ(police, "/Subtype") === "/Type0") throw new Indecodable("police PDF sans table de caractères");
    return (chaine) => new TextDecoder("latin1").decode(Buffer.from(chaine, "latin1"));
  }
  const { codes, longueur } = readToUnicode(flux);
  const ecrites = new Map<string, string>();
  return (chaine) => {
    const connu = ecrites.get(chaine); // un mot revient
    if (connu !== undefined) return connu;
    let texte = "";
    for (let i = 0; i < chaine.length; i += longueur) texte += codes.get(nombreDe(chaine, i, i + longueur)) ?? "\ufffd";
    ecrites.set(chaine, texte);
    return texte;
  };
}
