import { inflateSync } from "node:zlib";

const SIGNATURE = "wOFF";
const ENTREE_WOFF = 20;
const ENTREE_SFNT = 16;

/** Les champs de recherche d'un répertoire de tables (OpenType, « Table Directory »). */
function rechercheOf(tables: number): readonly [number, number, number] {
  const puissance = Math.floor(Math.log2(tables));
  const portee = 2 ** puissance * 16;
  return [portee, puissance, tables * 16 - portee];
}

/**
 * Une police WOFF 1.0 (W3C) rendue à sa forme d'origine (TTF) : le peintre de SVG n'ouvre que celle-ci.
 * @throws RangeError si ce n'en est pas une
 */
export function unpackWoff(octets: Uint8Array): Uint8Array {
  const woff = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  if (woff.toString("latin1", 0, 4) !== SIGNATURE) throw new RangeError("font must be WOFF 1.0, got another format");
  const nombre = woff.readUInt16BE(12);
  const entete = Buffer.alloc(12 + nombre * ENTREE_SFNT);
  entete.writeUInt32BE(woff.readUInt32BE(4), 0);
  entete.writeUInt16BE(nombre, 4);
  rechercheOf(nombre).forEach((v, i) => entete.writeUInt16BE(v, 6 + 2 * i));
  const tables: Buffer[] = [];
  let place = entete.length;
  for (let i = 0; i < nombre; i++) {
    const de = 44 + i * ENTREE_WOFF;
    const [debut, compresse, taille] = [4, 8, 12].map((d) => woff.readUInt32BE(de + d)) as [number, number, number];
    const brute = woff.subarray(debut, debut + compresse);
    const table = compresse < taille ? inflateSync(brute) : brute;
    const vers = 12 + i * ENTREE_SFNT;
    woff.copy(entete, vers, de, de + 4); // étiquette
    woff.copy(entete, vers + 4, de + 16, de + 20); // somme de contrôle
    entete.writeUInt32BE(place, vers + 8);
    entete.writeUInt32BE(taille, vers + 12);
    const bourrage = (4 - (taille % 4)) % 4; // chaque table commence à un multiple de quatre
    tables.push(table, Buffer.alloc(bourrage));
    place += taille + bourrage;
  }
  return Buffer.concat([entete, ...tables]);
}
