import { generateKeyPairSync, sign } from "node:crypto";

/** DER (X.690) : étiquette, longueur, contenu. */
const der = (etiquette: number, ...contenus: Buffer[]): Buffer => {
  const contenu = Buffer.concat(contenus);
  const n = contenu.length;
  const longueur = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 0xff];
  return Buffer.concat([Buffer.from([etiquette, ...longueur]), contenu]);
};
const SEQUENCE = 0x30;
const oid = (...octets: number[]): Buffer => der(0x06, Buffer.from(octets));
const utc = (texte: string): Buffer => der(0x17, Buffer.from(texte));
const ECDSA_SHA256 = der(SEQUENCE, oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02)); // 1.2.840.10045.4.3.2
const pem = (nom: string, octets: Buffer): string =>
  `-----BEGIN ${nom}-----\n${octets.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END ${nom}-----\n`;

/** Un certificat de « localhost », signé par lui-même, fait à chaque essai : aucune clé dans le dépôt (RFC 5280, § 4.1). */
export function createCertificat(): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const nom = der(SEQUENCE, der(0x31, der(SEQUENCE, oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from("localhost")))));
  const san = der(SEQUENCE, der(0x82, Buffer.from("localhost")));
  const extensions = der(0xa3, der(SEQUENCE, der(SEQUENCE, oid(0x55, 0x1d, 0x11), der(0x04, san))));
  const corps = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ECDSA_SHA256,
    nom,
    der(SEQUENCE, utc("200101000000Z"), utc("491231235959Z")),
    nom,
    publicKey.export({ type: "spki", format: "der" }),
    extensions,
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", corps, privateKey));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    cert: pem("CERTIFICATE", der(SEQUENCE, corps, ECDSA_SHA256, signature)),
  };
}
