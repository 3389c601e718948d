import { Indecodable, type Contenu } from "./contenu.ts";
import { decodeTexte } from "./encodage.ts";

/** Les cases d'une ligne qui porte des guillemets ; null s'ils ne se ferment pas : la ligne continue à la suivante. */
function casesEntreGuillemets(ligne: string, separateur: string): string[] | null {
  const cases: string[] = [];
  let i = 0;
  for (;;) {
    let texte = "";
    if (ligne[i] === '"') {
      for (i++; ;) {
        const fin = ligne.indexOf('"', i);
        if (fin < 0) return null;
        texte += ligne.slice(i, fin);
        i = fin + 1;
        if (ligne[i] !== '"') break;
        texte += '"';
        i++;
      }
    }
    const fin = ligne.indexOf(separateur, i);
    cases.push(texte + ligne.slice(i, fin < 0 ? undefined : fin));
    if (fin < 0) return cases;
    i = fin + 1;
  }
}

/** Toutes les lignes d'un CSV (RFC 4180), lignes vides ôtées. */
function readLignes(texte: string, separateur: string): string[][] {
  const lignes: string[][] = [];
  let reste = "";
  for (const morceau of texte.split(/\r?\n/)) {
    const ligne = reste === "" ? morceau : `${reste}\n${morceau}`;
    const cases = ligne.includes('"') ? casesEntreGuillemets(ligne, separateur) : ligne.split(separateur);
    reste = cases === null ? ligne : "";
    if (cases !== null && ligne !== "") lignes.push(cases);
  }
  if (reste !== "") throw new Indecodable("guillemets qui ne se ferment pas");
  return lignes;
}

/**
 * Un CSV : sa table, et son texte. Écrit ici plutôt que pris à `csv-parse`, cinq fois plus lent : la barrière relit chaque
 * fichier à chaque publication.
 * @throws Indecodable si une ligne n'a pas autant de cases que l'en-tête
 */
export function readCsv(octets: Uint8Array): Contenu {
  const texte = (decodeTexte(octets) ?? "").replace(/^\ufeff/, "");
  const premiere = /^[^\r\n]*/.exec(texte)?.[0] ?? "";
  const [colonnes = [], ...lignes] = readLignes(texte, [";", "\t", ","].find((s) => premiere.includes(s)) ?? ";");
  const fautive = lignes.findIndex((l) => l.length !== colonnes.length);
  if (fautive >= 0)
    throw new Indecodable(`ligne ${fautive + 2} : ${lignes[fautive]?.length} cases pour ${colonnes.length} colonnes`);
  return { textes: [texte], tables: [{ nom: "", colonnes, lignes, bornes: [] }], pieces: [] };
}
