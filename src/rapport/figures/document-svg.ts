import { escapeXml } from "./nettoyage.ts";

/**
 * Le peu de DOM dont Plot a besoin pour écrire un SVG : créer des éléments, leur donner des attributs, les emboîter.
 * Un document complet (jsdom) rend les mêmes octets (un test le vérifie sur chaque forme) mais coûte une demi-seconde à
 * charger et près de trois fois le temps de chaque graphique. Ce que Plot demanderait de plus lève une TypeError.
 */
interface ElementMinimal {
  readonly namespaceURI: string | null;
  setAttribute(nom: string, valeur: string): void;
  removeAttribute(nom: string): void;
  getAttribute(nom: string): string | null;
  hasAttribute(nom: string): boolean;
}

interface DocumentMinimal {
  readonly documentElement: ElementMinimal;
  createElementNS(espace: string, nom: string): ElementMinimal;
}

const SVG = "http://www.w3.org/2000/svg";

class ElementSvg implements ElementMinimal {
  readonly namespaceURI = SVG;
  readonly attributs = new Map<string, string>();
  enfants: (ElementSvg | string)[] = [];

  constructor(readonly nom: string) {}

  get ownerDocument(): DocumentMinimal {
    return documentMinimal;
  }

  // Plot passe des nombres là où le DOM attend des chaînes : le DOM les convertit, nous aussi.
  setAttribute(nom: string, valeur: unknown): void {
    this.attributs.set(nom, String(valeur));
  }

  removeAttribute(nom: string): void {
    this.attributs.delete(nom);
  }

  getAttribute(nom: string): string | null {
    return this.attributs.get(nom) ?? null;
  }

  hasAttribute(nom: string): boolean {
    return this.attributs.has(nom);
  }

  appendChild(enfant: ElementSvg): ElementSvg {
    this.enfants.push(enfant);
    return enfant;
  }

  insertBefore(enfant: ElementSvg, suivant: ElementSvg | null): ElementSvg {
    const rang = suivant === null ? -1 : this.enfants.indexOf(suivant);
    this.enfants.splice(rang === -1 ? this.enfants.length : rang, 0, enfant);
    return enfant;
  }

  set textContent(texte: unknown) {
    this.enfants = [String(texte)];
  }
}

const documentMinimal: DocumentMinimal = {
  documentElement: new ElementSvg("html"),
  createElementNS: (espace, nom) => {
    if (espace !== SVG) throw new TypeError(`element namespace must be SVG, got ${espace}`);
    return new ElementSvg(nom);
  },
};

/** À donner à Plot : `Plot.plot({ document: documentSvg, … })`. */
export const documentSvg = documentMinimal as Document;

/** Le texte XML d'un SVG bâti avec `documentSvg`, tel que l'écrirait `XMLSerializer`. */
export function serializeSvg(svg: unknown): string {
  if (!(svg instanceof ElementSvg)) throw new TypeError("svg must come from documentSvg, got another node");
  return serialize(svg).replace("<svg", `<svg xmlns="${SVG}"`);
}

function serialize({ nom, attributs, enfants }: ElementSvg): string {
  let texte = `<${nom}`;
  for (const [cle, valeur] of attributs) texte += ` ${cle}="${escapeXml(valeur)}"`;
  if (enfants.length === 0) return `${texte}/>`;
  texte += ">";
  for (const enfant of enfants) texte += typeof enfant === "string" ? escapeText(enfant) : serialize(enfant);
  return `${texte}</${nom}>`;
}

const escapeText = (texte: string): string => escapeXml(texte).replaceAll("&quot;", '"');
