import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Budget, contenuVide } from "./lecture/contenu.ts";
import { LIMITES } from "./lecture/explorer.ts";
import { findGenre } from "./lecture/genres.ts";
import {
  FORMATS_TABLES,
  MANIFESTE,
  sha256Of,
  tablesDeclarees,
  texteSigne,
  type FichierDeclare,
  type Manifeste,
} from "./manifeste.ts";

/** La clé privée d'un projet, née à sa première publication ; elle n'est ni versionnée, ni copiée dans un site. */
export const cheminCle = (projet: string): string => join(projet, ".abs", "signature.pem");

/** La clé de signature d'un projet ; elle est créée si elle manque. */
export async function openCle(projet: string): Promise<KeyObject> {
  const chemin = cheminCle(projet);
  if (existsSync(chemin)) return createPrivateKey(await readFile(chemin, "utf8"));
  const { privateKey } = generateKeyPairSync("ed25519");
  await mkdir(dirname(chemin), { recursive: true });
  // Deux éditions se bâtissent à la fois : la première clé posée est celle des deux, et nul ne la lit à moitié écrite.
  const essai = `${chemin}.${randomUUID()}`;
  await writeFile(essai, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: 0o600 });
  await link(essai, chemin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(essai);
  return createPrivateKey(await readFile(chemin, "utf8"));
}

/** La clé publique d'une clé privée (SPKI, base64), telle que le manifeste la porte. */
export const clePublique = (cle: KeyObject): string =>
  createPublicKey(cle).export({ format: "der", type: "spki" }).toString("base64");

async function declarer(chemin: string, octets: Uint8Array): Promise<FichierDeclare> {
  const genre = findGenre(octets, chemin);
  const nu = { chemin, octets: octets.length, sha256: sha256Of(octets), format: genre?.nom ?? "inconnu" };
  if (genre === null || !FORMATS_TABLES.has(genre.nom)) return nu;
  // Un fichier illisible se déclare sans tables : la barrière le refusera, et dira pourquoi.
  const lu = await Promise.resolve()
    .then(() => genre.decode(octets, new Budget(LIMITES.octets)))
    .catch(() => contenuVide);
  return { ...nu, tables: tablesDeclarees(lu) };
}

/** La clé publique d'un projet, ou null s'il n'a encore rien publié. */
export async function readClePublique(projet: string): Promise<string | null> {
  return existsSync(cheminCle(projet)) ? clePublique(await openCle(projet)) : null;
}

/**
 * Écrit le manifeste signé d'un site, d'après ce que sa construction dit avoir écrit : jamais d'après ce que le dossier
 * contient, car un reste ou une fuite s'y déclarerait lui-même.
 * @param ecrits contenu de chaque fichier, par chemin dans le site
 */
export async function signerSite(
  dist: string,
  entete: Pick<Manifeste, "edition" | "commune" | "annee" | "scripts">,
  ecrits: ReadonlyMap<string, Uint8Array>,
  cle: KeyObject,
): Promise<Manifeste> {
  const fichiers: FichierDeclare[] = [];
  for (const [chemin, octets] of [...ecrits].sort(([a], [b]) => (a < b ? -1 : 1)))
    fichiers.push(await declarer(chemin, octets));
  const nu: Manifeste = { format: "abs-manifeste-1", ...entete, fichiers, cle: clePublique(cle), signature: "" };
  const manifeste = { ...nu, signature: sign(null, Buffer.from(texteSigne(nu)), cle).toString("base64") };
  await writeFile(join(dist, MANIFESTE), `${JSON.stringify(manifeste, null, 1)}\n`);
  return manifeste;
}
