import { inflateRawSync } from "node:zlib";
import { crc32 } from "../modele/crc32.ts";
import { FichierIllisible } from "./illisible.ts";

/** Une entrée du répertoire d'une archive zip. */
export interface EntreeZip {
  readonly nom: string;
  /** Taille une fois décompressée, telle que l'archive l'annonce. */
  readonly octets: number;
  readonly compresses: number;
  readonly methode: number;
  readonly crc: number;
  readonly debut: number;
}

const MO = 1024 ** 2;

/** Jusqu'où une archive peut gonfler. */
export const LIMITES_ARCHIVE = {
  /** Tout ce qu'elle contient : Node ne lit pas d'un bloc un fichier de plus de 2 Gio. */
  octets: 2048 * MO,
  /** Les vrais fichiers gonflent de 2 à 10 fois ; du texte très répété, de quelques dizaines. */
  rapport: 200,
  /** En dessous, un rapport élevé ne dit rien : un petit texte répété se comprime sans fin. */
  petite: 16 * MO,
  entrees: 10_000,
} as const;

const ILLISIBLE = ["archive zip illisible ou tronquée", "Télécharger de nouveau le fichier."] as const;

/** Une archive entière, mais dangereuse à ouvrir. */
export class ArchiveDangereuse extends FichierIllisible {
  constructor(message: string) {
    super(message, "Ne pas l'ouvrir. Reprendre le fichier sur la page du producteur.");
  }
}

export const isZip = (octets: Uint8Array): boolean =>
  octets[0] === 0x50 && octets[1] === 0x4b && octets[2] === 0x03 && octets[3] === 0x04;

/** Vrai pour un fichier de données de l'Insee : un csv ou un classeur, pas son dictionnaire. */
export const isDonnees = (nom: string): boolean => /\.(csv|xlsx?)$/i.test(nom) && !/(^|\/)meta/i.test(nom);

/** La fin du répertoire : signature, 22 octets, puis un commentaire d'au plus 65 535 octets (APPNOTE, § 4.3.16). */
function findFin(vue: DataView): number {
  for (let i = vue.byteLength - 22; i >= Math.max(0, vue.byteLength - 22 - 0xffff); i--)
    if (vue.getUint32(i, true) === 0x06054b50) return i;
  throw new FichierIllisible(...ILLISIBLE);
}

/** Où est le répertoire, et combien d'entrées il a ; les grandes archives l'écrivent en zip64 (APPNOTE, § 4.3.14). */
function findRepertoire(vue: DataView): { debut: number; n: number } {
  const fin = findFin(vue);
  const [n, debut] = [vue.getUint16(fin + 10, true), vue.getUint32(fin + 16, true)];
  if (n !== 0xffff && debut !== 0xffffffff) return { debut, n };
  if (fin < 20 || vue.getUint32(fin - 20, true) !== 0x07064b50) return { debut, n };
  const grande = Number(vue.getBigUint64(fin - 12, true));
  if (vue.getUint32(grande, true) !== 0x06064b50) throw new FichierIllisible(...ILLISIBLE);
  return { n: Number(vue.getBigUint64(grande + 32, true)), debut: Number(vue.getBigUint64(grande + 48, true)) };
}

/** Les tailles et la place d'une entrée zip64, dans l'ordre des champs saturés (APPNOTE, § 4.5.3). */
function readZip64(vue: DataView, debut: number, fin: number, champs: readonly number[]): number[] {
  for (let p = debut; p + 4 <= fin; p += 4 + vue.getUint16(p + 2, true)) {
    if (vue.getUint16(p, true) !== 1) continue;
    let q = p + 4;
    return champs.map((v) => (v === 0xffffffff ? Number(vue.getBigUint64((q += 8) - 8, true)) : v));
  }
  return [...champs];
}

function readEntrees(archive: Uint8Array): EntreeZip[] {
  const vue = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { debut, n } = findRepertoire(vue);
  if (n > LIMITES_ARCHIVE.entrees)
    throw new ArchiveDangereuse(`l'archive contient ${n} fichiers : ce n'est pas un fichier officiel`);
  const entrees: EntreeZip[] = [];
  for (let i = 0, p = debut; i < n; i++) {
    if (vue.getUint32(p, true) !== 0x02014b50) throw new FichierIllisible(...ILLISIBLE);
    const [nomLu, extra, commentaire] = [28, 30, 32].map((o) => vue.getUint16(p + o, true)) as [number, number, number];
    const nom = new TextDecoder().decode(archive.subarray(p + 46, p + 46 + nomLu));
    const champs = [24, 20, 42].map((o) => vue.getUint32(p + o, true));
    const [octets = 0, compresses = 0, place = 0] = readZip64(vue, p + 46 + nomLu, p + 46 + nomLu + extra, champs);
    entrees.push({ nom, octets, compresses, methode: vue.getUint16(p + 10, true), crc: vue.getUint32(p + 16, true), debut: place }); // prettier-ignore
    p += 46 + nomLu + extra + commentaire;
  }
  return entrees;
}

/** Vrai si le nom d'une entrée sort du dossier où on l'extrairait, ou le tente. */
const isEvasion = (nom: string): boolean =>
  nom.includes("\0") || /^([/\\]|[A-Za-z]:)/.test(nom) || nom.split(/[/\\]/).includes("..");

/** Refuse une archive qui sort de son dossier ou qui explose, d'après ce qu'elle annonce. */
function verifier(archive: Uint8Array, entrees: readonly EntreeZip[]): void {
  const evadee = entrees.find((e) => isEvasion(e.nom));
  if (evadee) throw new ArchiveDangereuse(`l'archive veut écrire hors de son dossier (« ${evadee.nom.slice(0, 80).replaceAll("\0", "") } »)`); // prettier-ignore
  const total = entrees.reduce((s, e) => s + e.octets, 0);
  const gonfle = total > LIMITES_ARCHIVE.petite && total > LIMITES_ARCHIVE.rapport * archive.length;
  if (total > LIMITES_ARCHIVE.octets || gonfle)
    throw new ArchiveDangereuse(`l'archive exploserait : ${Math.round(total / MO)} Mo pour ${(archive.length / MO).toFixed(1).replace(".", ",")} Mo reçus`); // prettier-ignore
}

/**
 * Ce que contient une archive zip, sans rien décompresser. Sert aussi à vérifier un classeur, qui en est une.
 * @throws {FichierIllisible} archive tronquée, qui sort de son dossier ou qui explose.
 */
export function listZip(archive: Uint8Array): EntreeZip[] {
  let entrees;
  try {
    entrees = readEntrees(archive);
  } catch (error) {
    if (error instanceof RangeError) throw new FichierIllisible(...ILLISIBLE); // une adresse hors de l'archive
    throw error;
  }
  verifier(archive, entrees);
  return entrees;
}

/**
 * Une entrée décompressée, contrôlée : pas un octet de plus que sa taille annoncée, et le CRC de l'archive.
 * @throws {FichierIllisible}
 */
export function extractEntree(archive: Uint8Array, entree: EntreeZip): Uint8Array {
  const vue = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let contenu: Uint8Array;
  try {
    // L'en-tête local répète le nom, avec un champ extra parfois différent de celui du répertoire.
    const p = entree.debut + 30 + vue.getUint16(entree.debut + 26, true) + vue.getUint16(entree.debut + 28, true);
    const brut = archive.subarray(p, p + entree.compresses);
    contenu = entree.methode === 0 ? brut : inflateRawSync(brut, { maxOutputLength: Math.max(1, entree.octets) });
  } catch {
    throw new FichierIllisible(...ILLISIBLE);
  }
  if (![0, 8].includes(entree.methode) || contenu.length !== entree.octets || crc32(contenu) !== entree.crc)
    throw new FichierIllisible(`« ${entree.nom} » est abîmé dans l'archive`, "Télécharger de nouveau le fichier.");
  return contenu;
}
