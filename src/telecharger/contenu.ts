import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { extname } from "node:path";
import { isZip, listZip } from "../charger/archive.ts";
import { FichierIllisible } from "../charger/illisible.ts";
import { Refus } from "./refus.ts";

const DEBUT = 4096;

function readDebut(chemin: string): Buffer {
  const fd = openSync(chemin, "r");
  try {
    const tampon = Buffer.alloc(DEBUT);
    return tampon.subarray(0, readSync(fd, tampon));
  } finally {
    closeSync(fd);
  }
}

/** Ce que disent les premiers octets ; `texte` : ni archive, ni ancien classeur, ni page, ni réponse d'une API. */
type Genre = "vide" | "page" | "json" | "zip" | "xls" | "texte" | "binaire";

function genreDe(debut: Buffer): Genre {
  if (debut.length === 0) return "vide";
  if (isZip(debut)) return "zip";
  if (debut.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return "xls";
  const texte = debut.toString("latin1").replace(/^\xEF\xBB\xBF/, "").trimStart(); // prettier-ignore
  if (/^(<!doctype\s|<!--|<html|<head|<body|<\?xml|<script|<meta)/i.test(texte)) return "page";
  if (/^[{[]/.test(texte)) return "json";
  const isUtf16 = (debut[0] === 0xff && debut[1] === 0xfe) || (debut[0] === 0xfe && debut[1] === 0xff);
  return debut.includes(0) && !isUtf16 ? "binaire" : "texte";
}

const DITS: Readonly<Record<Genre, string>> = {
  vide: "le fichier est vide",
  page: "c'est une page web, pas un fichier de données : souvent un message d'erreur du site, ou la page d'accueil d'un proxy",
  json: "c'est la réponse d'une API (json), pas un fichier de données",
  zip: "c'est une archive zip ou un classeur",
  xls: "c'est un classeur Excel ancien (.xls)",
  texte: "c'est un texte",
  binaire: "ce n'est pas un texte",
};

/** Ce qu'un nom de fichier promet. */
const ATTENDUS: Readonly<Record<string, readonly Genre[]>> = {
  ".csv": ["texte"],
  ".txt": ["texte"],
  ".zip": ["zip"],
  ".xlsx": ["zip"],
  ".xls": ["xls", "zip"],
};

/**
 * Vérifie qu'un fichier contient ce que son nom promet, et que son archive est entière et sans danger.
 * @param nom Nom du fichier dans le projet.
 * @param type Type annoncé par le serveur, s'il y en a un.
 * @throws {Refus}
 */
export function verifierContenu(chemin: string, nom: string, type = ""): void {
  const extension = extname(nom).toLowerCase();
  const lu = genreDe(readDebut(chemin));
  const genre = lu === "texte" && type === "text/html" ? "page" : lu;
  const attendus = ATTENDUS[extension];
  if (["vide", "page", "json"].includes(genre)) throw new Refus("contenu-inattendu", DITS[genre]);
  if (attendus && !attendus.includes(genre)) {
    const action = genre === "zip" || genre === "xls" ? `Écrire dans la colonne fichier un nom qui finit par ${genre === "zip" ? ".zip (ou .xlsx pour un classeur)" : ".xls"}.` : null; // prettier-ignore
    throw new Refus("contenu-inattendu", `${DITS[genre]}, et non un fichier ${extension}`, action);
  }
  if (genre !== "zip") return;
  try {
    listZip(readFileSync(chemin));
  } catch (error) {
    if (!(error instanceof FichierIllisible)) throw error;
    throw new Refus("archive-refusee", error.message);
  }
}
