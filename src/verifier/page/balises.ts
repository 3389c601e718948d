import { decodeEntites } from "./entites.ts";

/** Un morceau d'un document HTML ou SVG, avec sa ligne (première = 1). */
export type Jeton =
  | {
      readonly genre: "ouvrante";
      readonly nom: string;
      readonly attributs: ReadonlyMap<string, string>;
      readonly ligne: number;
    }
  | { readonly genre: "fermante"; readonly nom: string; readonly ligne: number }
  | { readonly genre: "texte"; readonly texte: string; readonly ligne: number }
  | { readonly genre: "commentaire"; readonly texte: string; readonly ligne: number };

/** Leur contenu n'est pas du HTML : une balise qui y est écrite n'en est pas une. */
const BRUTS: ReadonlySet<string> = new Set(["script", "style", "textarea"]);
// Déroulée (jamais deux façons de lire le même caractère) : linéaire même sur une guillemet qui ne se ferme pas.
const BALISE = /<(\/?)([a-zA-Z][^\s/>]*)([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>/y;
const ATTRIBUT = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

function readAttributs(texte: string): Map<string, string> {
  const attributs = new Map<string, string>();
  if (texte === "") return attributs;
  for (const [, nom = "", a, b, c] of texte.matchAll(ATTRIBUT)) {
    const cle = nom.toLowerCase();
    // Le premier l'emporte, comme dans un navigateur.
    if (!attributs.has(cle)) attributs.set(cle, decodeEntites(a ?? b ?? c ?? ""));
  }
  return attributs;
}

/** Une balise dont les attributs ne se lisent que si on les demande : un document Word en a cent mille, dont seul le nom compte. */
class Ouvrante {
  readonly genre = "ouvrante";
  readonly nom: string;
  readonly ligne: number;
  readonly #reste: string;
  #attributs: Map<string, string> | undefined;
  constructor(nom: string, reste: string, ligne: number) {
    this.nom = nom;
    this.#reste = reste;
    this.ligne = ligne;
  }
  get attributs(): ReadonlyMap<string, string> {
    return (this.#attributs ??= readAttributs(this.#reste));
  }
}

/**
 * Découpe un document en balises, textes et commentaires. Ce n'est pas un analyseur HTML : il ne construit pas d'arbre
 * et ne répare rien, ce qui suffit à dire ce qu'une page charge, nomme et cite, cent fois plus vite que jsdom.
 */
export function* readJetons(html: string): Generator<Jeton> {
  let ligne = 1;
  let i = 0;
  let saut = html.indexOf("\n");
  const avance = (fin: number): void => {
    for (; saut >= 0 && saut < fin; saut = html.indexOf("\n", saut + 1)) ligne++;
    i = fin;
  };
  while (i < html.length) {
    const debut = html.indexOf("<", i);
    const finTexte = debut < 0 ? html.length : debut;
    if (finTexte > i) {
      yield { genre: "texte", texte: html.slice(i, finTexte), ligne };
      avance(finTexte);
      if (debut < 0) return;
    }
    if (html.startsWith("<!--", i)) {
      const fin = html.indexOf("-->", i + 4);
      yield { genre: "commentaire", texte: html.slice(i + 4, fin < 0 ? html.length : fin), ligne };
      avance(fin < 0 ? html.length : fin + 3);
      continue;
    }
    BALISE.lastIndex = i;
    const trouve = BALISE.exec(html);
    if (trouve === null) {
      // Ni balise ni commentaire : doctype, CDATA, ou un « < » nu. Tout autre `<!x>` ou `<?x>` est un commentaire (HTML, § 13.2.5.41).
      const isDeclaration = /^<[!?]/.test(html.slice(i, i + 2));
      const fin = isDeclaration ? html.indexOf(">", i) : i;
      const suite = fin < 0 ? html.length : fin + 1;
      const texte = html.slice(i, suite);
      if (isDeclaration && !/^<(?:!doctype\b|!\[CDATA\[|\?xml\b)/i.test(texte))
        yield { genre: "commentaire", texte: texte.slice(2, -1), ligne };
      avance(suite);
      continue;
    }
    const [tout, barre, brut = "", reste = ""] = trouve;
    const nom = brut.toLowerCase();
    if (barre === "/") yield { genre: "fermante", nom, ligne };
    else yield new Ouvrante(nom, reste, ligne);
    avance(i + tout.length);
    if (barre === "/" || !BRUTS.has(nom) || reste.endsWith("/")) continue;
    const fermante = new RegExp(`</${nom}`, "gi");
    fermante.lastIndex = i;
    const finBrut = fermante.exec(html)?.index ?? html.length;
    if (finBrut > i) yield { genre: "texte", texte: html.slice(i, finBrut), ligne };
    avance(finBrut);
  }
}
