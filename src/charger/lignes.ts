import { createReadStream, readFileSync } from "node:fs";
import { parse } from "csv-parse";
import { FIN_DE_LIGNE } from "./illisible.ts";
import type { Morceau } from "./preparer.ts";

const LF = 10;
const CR = 13;

/**
 * Numéros de ligne (1 = la première du fichier) de positions en octets. Le lecteur rapide compte des enregistrements :
 * un retour à la ligne dans une cellule citée décalerait tout ce qui suit.
 */
export function linesAt(chemin: string, positions: readonly number[]): Map<number, number> {
  const octets = readFileSync(chemin);
  const lignes = new Map<number, number>();
  let ligne = 1;
  let i = 0;
  for (const position of [...new Set(positions)].sort((a, b) => a - b)) {
    let debut = position;
    while (octets[debut] === LF || octets[debut] === CR) debut++; // une position tombe parfois au milieu d'un CRLF
    for (; i < debut; i++) if (octets[i] === LF || (octets[i] === CR && octets[i + 1] !== LF)) ligne++;
    lignes.set(position, ligne);
  }
  return lignes;
}

export interface Enregistrement {
  readonly cells: readonly string[];
  /** Ligne du fichier d'origine où il commence. */
  readonly ligne: number;
}

/**
 * Les enregistrements d'un morceau, un à un, avec leur ligne. Lent : seulement pour dire où sont les défauts que le
 * passage rapide a comptés. Ceux que ce passage a rejetés (tronqués, guillemet ouvert) sont sautés : ils sont déjà dits.
 */
export async function* readEnregistrements(morceau: Morceau): AsyncGenerator<Enregistrement> {
  const parser = createReadStream(morceau.chemin).pipe(
    parse({
      delimiter: morceau.separateur,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_error: true,
    }),
  );
  let ligne = 1;
  for await (const cells of parser as AsyncIterable<string[]>) {
    if (ligne > 1 && cells.length === morceau.entete.length) yield { cells, ligne: ligne - 1 + morceau.ligneEntete };
    ligne += 1 + cells.reduce((n, cell) => n + (cell.match(FIN_DE_LIGNE)?.length ?? 0), 0);
  }
}
