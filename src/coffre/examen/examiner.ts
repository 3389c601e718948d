import { type Accents, detectAccents } from "../accents.ts";
import { ClasseurIllisible, type Feuille, isClasseur, readFeuilles } from "../classeur.ts";
import { SEPARATEURS } from "../correspondance.ts";
import { decodeMorceaux, type Encodage } from "../decodage.ts";
import { parcourirFeuilles, reunirFeuilles, TOUTES_FEUILLES } from "../feuilles.ts";
import { parcourirFeuille, parcourirOctets, reparerAccents } from "../lignes.ts"; // prettier-ignore
import { PREMIERE_FEUILLE } from "../lire-correspondance.ts";
import { rangFeuille } from "../ouvrir-export.ts";
import { detectEncodage } from "./encodage.ts";
import { detectSeparateur } from "./separateur.ts";
import { type TableVue, voirTable } from "./table.ts";

/** Comment l'export est écrit. */
export type Forme =
  | { readonly genre: "texte"; readonly encodage: Encodage; readonly separateur: string }
  /** La feuille comme une correspondance la désigne, sans son nom, et combien le classeur en a d'autres, qui ne sont pas lues. */
  | { readonly genre: "classeur"; readonly feuille: string; readonly autres: number };

/** Ce qu'on a compris d'un export : des noms de colonnes et des comptes, jamais une case. */
export interface Examen extends TableVue {
  readonly forme: Forme;
  readonly accents: Accents | null;
  /** Combien de feuilles du classeur ont été regardées ensemble ; absent : une seule. */
  readonly reunies?: number;
}

/** Assez pour reconnaître le séparateur, et des accents en un octet. */
const DEBUT = 1 << 16;
/** Où chercher des accents deux fois codés : un export peut n'en avoir que loin de son début. */
const ACCENTS_DANS = 1 << 20;

/** Les accents que le début du texte a perdus, ou null. */
function findAccents(lignes: Iterable<readonly string[]>): Accents | null {
  let vues = 0;
  for (const cases of lignes) {
    for (const texte of cases) {
      const accents = detectAccents(texte);
      if (accents !== null) return accents;
    }
    if (++vues > 2000) return null;
  }
  return null;
}

async function examinerTexte(octets: Uint8Array): Promise<Examen> {
  const encodage = detectEncodage(octets);
  let debut = "";
  for (const morceau of decodeMorceaux(octets.subarray(0, encodage === "utf-8" ? octets.length : DEBUT), encodage)) {
    debut += morceau;
    if (debut.length >= ACCENTS_DANS) break;
  }
  const separateur = detectSeparateur(debut.slice(0, DEBUT)) ?? ";";
  const accents = encodage === "utf-8" || encodage === "windows-1252" ? findAccents([debut.split("\n")]) : null;
  const signe = SEPARATEURS[separateur] ?? separateur;
  const lignes = parcourirOctets(octets, { encodage, separateur: signe, debut: 1 });
  const table = await voirTable(reparerAccents(lignes, accents), []);
  return { forme: { genre: "texte", encodage, separateur }, accents, ...table };
}

/** De plusieurs feuilles, celle qui a le plus de données bien nommées ; une feuille masquée ne se choisit pas. */
async function examinerClasseur(octets: Uint8Array, choisir: (table: TableVue) => number): Promise<Examen> {
  const feuilles = await readFeuilles(octets);
  const visibles = feuilles.filter((feuille) => !feuille.isCachee);
  let meilleur: { readonly examen: Examen; readonly note: number; readonly feuille: Feuille } | null = null;
  for (const feuille of visibles.length > 0 ? visibles : feuilles) {
    const accents = findAccents(feuille.lignes());
    const table = await voirTable(reparerAccents(parcourirFeuille(feuille, 1), accents), feuille.colonnesCachees);
    const note = choisir(table);
    if (meilleur !== null && note <= meilleur.note) continue;
    const designation = feuille === visibles[0] ? PREMIERE_FEUILLE : rangFeuille(feuilles.indexOf(feuille) + 1);
    const forme = { genre: "classeur", feuille: designation, autres: feuilles.length - 1 } as const;
    meilleur = { note, feuille, examen: { forme, accents, ...table } };
  }
  if (meilleur === null) throw new ClasseurIllisible("classeur sans feuille");
  const { examen, feuille } = meilleur;
  if (examen.entete === null) return examen;
  // Un onglet par mois : les feuilles aux mêmes colonnes que la meilleure se regardent ensemble.
  const { debut, fin } = examen.entete;
  const { lues } = reunirFeuilles(feuilles, examen.entete);
  if (lues.length < 2 || !lues.some((lue) => lue.feuille === feuille)) return examen;
  const lignes = parcourirFeuilles(lues, examen.entete, () => undefined);
  const table = await voirTable(reparerAccents(lignes, examen.accents), feuille.colonnesCachees);
  if (table.entete?.debut !== debut || table.entete.fin !== fin) return examen;
  const forme = { genre: "classeur", feuille: TOUTES_FEUILLES, autres: feuilles.length - lues.length } as const;
  return { ...examen, ...table, titres: examen.titres, forme, reunies: lues.length };
}

/**
 * Regarde un export, quel qu'il soit, en une lecture : sa forme, ses lignes, ses colonnes.
 * @param choisir la note d'une feuille de classeur, pour prendre la bonne.
 * @throws {ClasseurIllisible} {LigneSansFin}
 */
export const examiner = (octets: Uint8Array, choisir: (table: TableVue) => number): Promise<Examen> =>
  isClasseur(octets) ? examinerClasseur(octets, choisir) : examinerTexte(octets);
