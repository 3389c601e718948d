import type { PhrasingContent } from "mdast";
import { typographier } from "../typographie.ts";
import type { EnLigne } from "./document.ts";
import type { Renvois } from "./renvois.ts";

/** Une phrase faite de texte seul. */
export const texte = (valeur: string): readonly EnLigne[] => [{ genre: "texte", texte: typographier(valeur) }];

/**
 * Les morceaux d'une phrase.
 * @throws RangeError un morceau que le PDF ne sait pas écrire : rien ne disparaît en silence
 */
export const writeEnLigne = (morceaux: readonly PhrasingContent[], renvois: Renvois): readonly EnLigne[] =>
  morceaux.flatMap((m) => writeMorceau(m, renvois));

function writeMorceau(m: PhrasingContent, renvois: Renvois): readonly EnLigne[] {
  switch (m.type) {
    case "text":
      // Une fin de ligne du fichier n'est qu'une espace ; Typst en ferait un alinéa.
      return [{ genre: "texte", texte: m.value.replace(/\s*\n\s*/g, " ") }];
    case "inlineCode":
      return [{ genre: "code", texte: m.value }];
    case "strong":
      return [{ genre: "gras", contenu: writeEnLigne(m.children, renvois) }];
    case "emphasis":
      return [{ genre: "italique", contenu: writeEnLigne(m.children, renvois) }];
    case "delete":
      return [{ genre: "barre", contenu: writeEnLigne(m.children, renvois) }];
    case "break":
      return [{ genre: "saut" }];
    case "link":
      return writeLien(m.url, writeEnLigne(m.children, renvois), renvois);
    case "linkReference":
      return writeLien(renvois.adresse(m.identifier), writeEnLigne(m.children, renvois), renvois);
    case "footnoteReference":
      return renvois.note(m.identifier);
    default:
      throw new RangeError(`node type must be one the PDF renders, got ${m.type}`);
  }
}

/** Un chapitre devient un renvoi ; une page ou un fichier qui n'est que sur le site garde ses mots, sans lien. */
function writeLien(adresse: string, contenu: readonly EnLigne[], renvois: Renvois): readonly EnLigne[] {
  if (/^(?:https?:\/\/|mailto:|tel:)/i.test(adresse)) return [{ genre: "lien", adresse, contenu }];
  const ancre = renvois.ancre(adresse);
  return ancre === null ? contenu : [{ genre: "renvoi", ancre, contenu }];
}
