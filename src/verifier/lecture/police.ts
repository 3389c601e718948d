import { brotliDecompressSync } from "node:zlib";
import { Explosion, Indecodable, type Budget, type Contenu, type Genre } from "./contenu.ts";

const isWoff2 = (octets: Uint8Array): boolean => Buffer.from(octets.subarray(0, 4)).toString("latin1") === "wOF2";
const ENTETE = 48;
/** Étiquette « arbitraire » : quatre octets de nom suivent (WOFF2, § 4.1). */
const ETIQUETTE_LIBRE = 63;

/** Taille de l'entier variable (UIntBase128) écrit en `p` : au plus cinq octets, le dernier sans bit de poids fort. */
function tailleEntier(octets: Uint8Array, p: number): number {
  for (let n = 0; n < 5; n++) if (((octets[p + n] ?? 0) & 0x80) === 0) return n + 1;
  throw new Indecodable("police WOFF2 abîmée");
}

/** Où commencent les tables compressées : après l'en-tête et le répertoire. */
function debutTables(octets: Uint8Array, tables: number): number {
  let p = ENTETE;
  for (let i = 0; i < tables; i++) {
    const drapeaux = octets[p++] ?? 0;
    const etiquette = drapeaux & 63;
    if (etiquette === ETIQUETTE_LIBRE) p += 4;
    p += tailleEntier(octets, p);
    // glyf et loca (10 et 11) sont transformées à la version 0, les autres à toute autre version (§ 5.1).
    const isTransformee = etiquette === 10 || etiquette === 11 ? drapeaux >> 6 !== 3 : drapeaux >> 6 !== 0;
    if (isTransformee) p += tailleEntier(octets, p);
  }
  return p;
}

/** Une police WOFF2 décompressée : ses noms et sa licence s'y lisent, et rien d'autre ne s'y cache. */
function decode(octets: Uint8Array, budget: Budget): Contenu {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  if (octets.length < ENTETE) throw new Indecodable("police WOFF2 tronquée");
  const champ = (place: number): number => vue.getUint32(place);
  const debut = debutTables(octets, vue.getUint16(12));
  const blocs = [
    octets.subarray(debut, debut + champ(20)),
    octets.subarray(champ(28), champ(28) + champ(32)), // métadonnées étendues
  ].filter((b) => b.length > 0);
  const prives = octets.subarray(champ(40), champ(40) + champ(44));
  const fin = Math.max(debut + champ(20), champ(28) + champ(32), champ(40) + champ(44));
  if (octets.length - fin > 3) throw new Indecodable("police WOFF2 suivie d'autre chose");
  const pieces = blocs.map((bloc) => {
    try {
      return brotliDecompressSync(bloc, { maxOutputLength: Math.max(1, budget.restant) });
    } catch (error) {
      if (error instanceof RangeError) throw new Explosion();
      throw new Indecodable("police WOFF2 abîmée");
    }
  });
  for (const piece of pieces) budget.prendre(piece.length);
  const textes = [...pieces, prives].flatMap((p) => [
    new TextDecoder("latin1").decode(p),
    new TextDecoder("utf-16be").decode(p),
    new TextDecoder("utf-16be").decode(p.subarray(1)),
  ]);
  return { textes, tables: [], pieces: [] };
}

export const POLICE: Genre = { nom: "woff2", extensions: ["woff2"], isGenre: isWoff2, decode };
