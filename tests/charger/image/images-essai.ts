import { crc32 } from "../../../src/modele/crc32.ts";
import { deflateSync } from "node:zlib";

/** Une photo de 40 × 24 pixels, dessinée et écrite par Chromium : son profil de couleur porte « Google Inc. 2016 » en UTF-16. */
export const JPEG: Buffer = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAYACgDASIAAhEBAxEB/8QAGAABAAMBAAAAAAAAAAAAAAAAAAMEBQb/xAAkEAABAwAKAwAAAAAAAAAAAAAAAQQSAgMFExUhMVOi0UOCwf/EABcBAQEBAQAAAAAAAAAAAAAAAAMBAgT/xAAcEQACAgIDAAAAAAAAAAAAAAABAgADBBESMkH/2gAMAwEAAhEDEQA/AMUuYW82eSdlM68PJuarXH2cuJjrdvl5OWcNa5tG+oRlpmikJr294Pb4ZAtLl0DGDkViuwoIAAsCC5ijze4p0AZZFbsNzauydTqQuHVc5jfU5R0yRCEAoAA0JGYsdkwACzM//9k=",
  "base64",
);

/** Une photo, celle-là si on n'en donne pas, avec un segment de plus après le début. */
export function avecSegment(marque: number, corps: Uint8Array, photo: Uint8Array = JPEG): Buffer {
  const taille = Buffer.alloc(2);
  taille.writeUInt16BE(corps.length + 2);
  return Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, marque]), taille, corps, photo.subarray(2)]);
}

/** Un Exif d'une seule étiquette, l'orientation. */
export function exifTourne(orientation: number): Buffer {
  const corps = Buffer.alloc(32);
  corps.write("Exif\0\0II*\0", 0, "latin1");
  corps.writeUInt32LE(8, 10);
  corps.writeUInt16LE(1, 14);
  corps.writeUInt16LE(0x0112, 16);
  corps.writeUInt16LE(3, 18);
  corps.writeUInt32LE(1, 20);
  corps.writeUInt16LE(orientation, 24);
  return corps;
}

const morceau = (nom: string, corps: Uint8Array): Buffer => {
  const octets = Buffer.alloc(corps.length + 12);
  octets.writeUInt32BE(corps.length);
  octets.write(nom, 4, "latin1");
  octets.set(corps, 8);
  octets.writeUInt32BE(crc32(octets.subarray(4, corps.length + 8)), corps.length + 8);
  return octets;
};

/** Un aplat noir en PNG dont ce morceau est celui-ci, ou qui l'a en plus juste après sa tête. */
export function avecMorceau(nom: string, corps: Uint8Array): Buffer {
  const octets = png(40, 20);
  const place = octets.indexOf(nom, 0, "latin1") - 4;
  const [debut, fin] = place < 0 ? [33, 33] : [place, place + 12 + octets.readUInt32BE(place)];
  return Buffer.concat([octets.subarray(0, debut), morceau(nom, corps), octets.subarray(fin)]);
}

const CANARI = Buffer.from("Quartzifluve Jeanne");
const suivi = (octets: readonly number[]): Buffer => Buffer.concat([Uint8Array.from(octets), CANARI]);
/** Un morceau de PNG que l'image demande, et un texte à sa suite. */
export const MORCEAUX_CANARI: readonly (readonly [string, Buffer])[] = [
  ["IHDR", suivi([0, 0, 0, 40, 0, 0, 0, 20, 8, 2, 0, 0, 0])],
  ["PLTE", suivi([0, 0, 0])],
  ["tRNS", Buffer.concat([Buffer.alloc(256), CANARI])],
  ["gAMA", suivi([0, 0, 0xb1, 0x8f])],
  ["sRGB", suivi([0])],
  ["IEND", CANARI],
];

const VIDES = Array.from({ length: 16 }, () => 0);
/** Un segment de JPEG que l'image demande, et un texte à la suite de ses tables ou de son contenu. */
export const SEGMENTS_CANARI: readonly (readonly [string, number, Buffer])[] = [
  ["DQT", 0xdb, suivi([0, ...VIDES, ...VIDES, ...VIDES, ...VIDES])],
  ["DHT", 0xc4, suivi([0x10, ...VIDES])],
  ["DHT incomplète", 0xc4, suivi([0, 200, ...VIDES.slice(1)])],
  ["DRI", 0xdd, suivi([0, 4])],
  ["SOF", 0xc0, suivi([8, 0, 24, 0, 40, 1, 1, 0x11, 0])],
  ["SOS", 0xda, suivi([1, 1, 0, 0, 63, 0])],
];

/** Un aplat noir en PNG, avec un commentaire si on en donne un. */
export function png(largeur: number, hauteur: number, commentaire = ""): Buffer {
  const tete = Buffer.alloc(13);
  tete.writeUInt32BE(largeur);
  tete.writeUInt32BE(hauteur, 4);
  tete.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    morceau("IHDR", tete),
    ...(commentaire === "" ? [] : [morceau("tEXt", Buffer.from(`Comment\0${commentaire}`))]),
    morceau("IDAT", deflateSync(Buffer.alloc((largeur * 3 + 1) * hauteur))),
    morceau("IEND", Buffer.alloc(0)),
  ]);
}
