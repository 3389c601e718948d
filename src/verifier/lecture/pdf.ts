import { Indecodable, type Contenu, type Genre } from "./contenu.ts";

const isPdf = (octets: Uint8Array): boolean => Buffer.from(octets.subarray(0, 5)).toString("latin1") === "%PDF-";

function decode(): Contenu {
  throw new Indecodable("PDF");
}

export const PDF: Genre = { nom: "pdf", extensions: ["pdf"], isGenre: isPdf, decode };
