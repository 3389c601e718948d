import { Indecodable, type Contenu, type Genre } from "./contenu.ts";
import { readCsv } from "./csv.ts";
import { decodeTexte } from "./encodage.ts";
import { readJson } from "./json.ts";

const isTexte =
  (forme: RegExp) =>
  (octets: Uint8Array): boolean => {
    const texte = decodeTexte(octets);
    return texte !== null && forme.test(texte);
  };

const seulTexte = (octets: Uint8Array) => ({ textes: [decodeTexte(octets) ?? ""], tables: [], pieces: [] });

const APPEL = /^[A-Za-z]+\((\{[\s\S]*\})\);?\s*$/;

/** Un script qui ne fait que remettre un JSON à un autre : l'index de la recherche. Rien d'autre n'y est admis, et il se lit comme un JSON. */
function readRemise(octets: Uint8Array): Contenu {
  const json = APPEL.exec(decodeTexte(octets) ?? "")?.[1];
  if (json === undefined) throw new Indecodable("un index de recherche ne porte que du JSON");
  return readJson(new TextEncoder().encode(json));
}

/** Du plus reconnaissable au moins : un texte quelconque n'est qu'un texte. */
export const TEXTES: readonly Genre[] = [
  { nom: "html", extensions: ["html"], isGenre: isTexte(/^\s*(?:<!doctype html|<html[\s>])/i), decode: seulTexte },
  { nom: "svg", extensions: ["svg"], isGenre: isTexte(/^\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/i), decode: seulTexte },
  { nom: "xml", extensions: ["xml", "rels"], isGenre: isTexte(/^\s*<\?xml\s/i), decode: seulTexte },
  {
    nom: "json",
    extensions: ["json", "jsonld", "geojson", "webmanifest"],
    isGenre: isTexte(/^\s*[[{]/),
    decode: readJson,
  },
];

/** Textes dont seule l'extension dit la grammaire. */
export const TEXTES_PAR_NOM: readonly Genre[] = [
  { nom: "csv", extensions: ["csv"], isGenre: isTexte(/^/), decode: readCsv },
  { nom: "css", extensions: ["css"], isGenre: isTexte(/^/), decode: seulTexte },
  { nom: "index", extensions: ["js"], isGenre: isTexte(/^absRecherche\(/), decode: readRemise },
  { nom: "javascript", extensions: ["js", "mjs"], isGenre: isTexte(/^/), decode: seulTexte },
  { nom: "texte", extensions: ["txt", "md", ""], isGenre: isTexte(/^/), decode: seulTexte },
];
