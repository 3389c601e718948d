import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs"; // prettier-ignore
import { randomBytes, randomUUID } from "node:crypto";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Anomalie } from "../../modele/anomalie.ts";
import { Cle } from "./cle.ts";

/** La variable qui dit où est la clé, quand ce n'est pas à sa place ordinaire (clé USB, partage réservé). */
export const VARIABLE_CLE = "ABS_CLE_COFFRE";

/** Ce que le programme sait de son environnement. */
export type Environnement = Readonly<Record<string, string | undefined>>;

/**
 * Où est la clé d'un organisme : `ABS_CLE_COFFRE`, sinon le dossier personnel des réglages (spécification XDG, ou AppData).
 * @param commune code de la commune de l'organisme : elle nomme le fichier.
 */
export function cheminCle(commune: string, env: Environnement): string {
  const voulu = env[VARIABLE_CLE];
  if (voulu !== undefined && voulu !== "") return resolve(voulu);
  const { XDG_CONFIG_HOME: xdg, LOCALAPPDATA: local } = env;
  const dossier = xdg !== undefined && isAbsolute(xdg) ? xdg : (local ?? join(homedir(), ".config"));
  return join(dossier, "observatoire-abs", `coffre-${commune.replace(/[^0-9A-Za-z]/g, "_")}.cle`);
}

/** Le premier dossier existant en remontant, liens suivis. */
function existant(chemin: string): string {
  let dossier = chemin;
  while (!existsSync(dossier)) dossier = dirname(dossier);
  return realpathSync(dossier);
}

const isDans = (dossier: string, chemin: string): boolean => {
  const reste = relative(dossier, chemin);
  return reste === "" || (reste !== ".." && !reste.startsWith(`..${sep}`) && !isAbsolute(reste));
};

/** Pourquoi la clé ne peut être là, ou null : avec les données, elle partirait dans leurs copies. */
function refuserPlace(chemin: string, projet: string): string | null {
  const dossier = existant(dirname(chemin));
  if (isDans(realpathSync(projet), dossier)) return "la clé serait dans le projet, et dans ses sauvegardes";
  for (let d = dossier; ; d = dirname(d)) {
    if (existsSync(join(d, ".git"))) return "la clé serait dans un dossier suivi par git";
    if (d === dirname(d)) return null;
  }
}

const refuser = (code: string, message: string, action: string): Anomalie => ({
  gravite: "bloquante",
  code,
  fichier: "clé du coffre",
  ligne: null,
  colonne: null,
  valeur: null,
  message,
  action,
});

const AILLEURS = `Donner un autre fichier à ${VARIABLE_CLE}, hors du projet et de tout dépôt git.`;

export type CleLue = { readonly cle: Cle | null; readonly anomalie: null } | { readonly cle: null; readonly anomalie: Anomalie }; // prettier-ignore

/** La clé de ce fichier ; null s'il n'existe pas ; une anomalie s'il ne doit pas servir. Ni elle ni son fichier ne sont cités. */
export function readCle(chemin: string, projet: string): CleLue {
  const bloquer = (...defaut: Parameters<typeof refuser>): CleLue => ({ cle: null, anomalie: refuser(...defaut) });
  if (!existsSync(chemin)) return { cle: null, anomalie: null };
  const place = refuserPlace(chemin, projet) ?? refuserPlace(realpathSync(chemin), projet);
  if (place !== null) return bloquer("cle-mal-placee", place, AILLEURS);
  if (process.platform !== "win32" && (statSync(chemin).mode & 0o077) !== 0)
    return bloquer("cle-ouverte", "d'autres que vous peuvent lire la clé", "Retirer leurs droits : chmod 600.");
  const cle = Cle.lire(readFileSync(chemin, "utf8"));
  if (cle) return { cle, anomalie: null };
  return bloquer("cle-illisible", "ce fichier n'est pas une clé", "Remettre le fichier que « abs coffre initialiser » a créé."); // prettier-ignore
}

/**
 * Écrit une clé, lisible de vous seul.
 * @param remplacer une clé déjà là : celle-ci prend sa place ; sans lui, elle est refusée.
 * @returns l'anomalie qui l'empêche, ou null.
 */
export function writeCle(chemin: string, projet: string, cle: Cle, { remplacer = false } = {}): Anomalie | null {
  const place = refuserPlace(chemin, projet);
  if (place !== null) return refuser("cle-mal-placee", place, AILLEURS);
  if (existsSync(chemin) && !remplacer)
    return refuser("cle-existante", "il y a déjà une clé", "La garder ; pour en changer : « abs coffre changer-cle ».");
  mkdirSync(dirname(chemin), { recursive: true, mode: 0o700 });
  const essai = `${chemin}.${randomUUID()}`;
  cle.ecrire((texte) => writeFileSync(essai, texte, { mode: 0o600, flag: "wx" }));
  try {
    if (remplacer) rmSync(chemin, { force: true });
    linkSync(essai, chemin); // jamais lue à moitié écrite, jamais écrasée par deux programmes
  } finally {
    rmSync(essai, { force: true });
  }
  return null;
}

/** Efface une clé, ses octets écrasés d'abord : ce qui reste sur le disque n'en dit plus rien, autant qu'il se peut. */
export function destroyCle(chemin: string): void {
  if (!lstatSync(chemin).isSymbolicLink()) writeFileSync(chemin, randomBytes(statSync(chemin).size));
  rmSync(chemin);
}
