import { crc32, deflateRawSync } from "node:zlib";

/** Une entrée d'archive telle qu'on veut l'écrire, fautes comprises. */
export interface EntreeFautive {
  readonly nom: string;
  readonly contenu: Uint8Array;
  /** Taille annoncée, si ce n'est pas la vraie. */
  readonly annonce?: number;
  readonly stocke?: boolean;
}

const u16 = (n: number): Buffer => {
  const b = Buffer.alloc(2);
  b.writeUInt16LE(n);
  return b;
};
const u32 = (n: number): Buffer => {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(n);
  return b;
};
const u64 = (n: number): Buffer => {
  const b = Buffer.alloc(8);
  b.writeBigUInt64LE(BigInt(n));
  return b;
};
const SATURE = 0xffffffff;

/** Écrit une archive zip octet par octet (APPNOTE.TXT de PKWARE, § 4.3) : fflate n'en écrit pas de fautives. */
export function archiver(entrees: readonly EntreeFautive[], { zip64 = false } = {}): Uint8Array {
  const locaux: Buffer[] = [];
  const repertoire: Buffer[] = [];
  let place = 0;
  for (const { nom, contenu, annonce = contenu.length, stocke = false } of entrees) {
    const brut = stocke ? Buffer.from(contenu) : deflateRawSync(contenu);
    const octetsNom = Buffer.from(nom);
    const extra = zip64
      ? Buffer.concat([u16(1), u16(24), u64(annonce), u64(brut.length), u64(place)])
      : Buffer.alloc(0);
    const tailles = zip64 ? [u32(SATURE), u32(SATURE)] : [u32(brut.length), u32(annonce)];
    const commun = [u16(20), u16(0x800), u16(stocke ? 0 : 8), u32(0), u32(crc32(contenu)), ...tailles, u16(octetsNom.length), u16(extra.length)]; // prettier-ignore
    const local = Buffer.concat([u32(0x04034b50), ...commun, octetsNom, extra, brut]);
    repertoire.push(Buffer.concat([u32(0x02014b50), u16(20), ...commun, u16(0), u16(0), u16(0), u32(0), u32(zip64 ? SATURE : place), octetsNom, extra])); // prettier-ignore
    locaux.push(local);
    place += local.length;
  }
  const dir = Buffer.concat(repertoire);
  const n = entrees.length;
  const fin64 = zip64
    ? [u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(n), u64(n), u64(dir.length), u64(place), u32(0x07064b50), u32(0), u64(place + dir.length), u32(1)] // prettier-ignore
    : [];
  const fin = [u32(0x06054b50), u16(0), u16(0), u16(zip64 ? 0xffff : n), u16(zip64 ? 0xffff : n), u32(dir.length), u32(zip64 ? SATURE : place), u16(0)]; // prettier-ignore
  return new Uint8Array(Buffer.concat([...locaux, dir, ...fin64, ...fin]));
}

/** Une archive de zéros, mille fois plus petite que ce qu'elle contient. */
export const bombe = (octets: number): Uint8Array => archiver([{ nom: "a.csv", contenu: new Uint8Array(octets) }]);
