import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";

/** Un fichier en cours de téléchargement, et de quoi le reprendre. */
export interface Partiel {
  readonly chemin: string;
  /** Octets déjà là ; 0 si rien ne peut être repris. */
  readonly octets: number;
  /** Ce qui prouve que le fichier du serveur n'a pas changé entre deux essais (ETag fort ou Last-Modified). */
  readonly validateur: string | null;
}

const note = (chemin: string): string => `${chemin}.validateur`;

/** Le fichier partiel d'une adresse, dans `dossier`. Sans validateur, il ne peut pas être repris sans risque. */
export function ouvrirPartiel(dossier: string, url: URL): Partiel {
  mkdirSync(dossier, { recursive: true });
  const chemin = join(dossier, createHash("sha256").update(url.href).digest("hex").slice(0, 24));
  const validateur = existsSync(note(chemin)) ? readFileSync(note(chemin), "utf8") : null;
  const octets = validateur === null ? 0 : (statSync(chemin, { throwIfNoEntry: false })?.size ?? 0);
  return { chemin, octets, validateur };
}

/** Note de quoi reprendre, d'après les en-têtes. Un ETag faible ne garantit pas les octets (RFC 9110, § 13.1.5). */
export function noterValidateur({ chemin }: Partiel, entetes: IncomingHttpHeaders): void {
  const { etag } = entetes;
  const validateur = etag !== undefined && !etag.startsWith("W/") ? etag : entetes["last-modified"];
  if (validateur === undefined) rmSync(note(chemin), { force: true });
  else writeFileSync(note(chemin), validateur);
}

export function removePartiel({ chemin }: Partiel): void {
  rmSync(chemin, { force: true });
  rmSync(note(chemin), { force: true });
}
