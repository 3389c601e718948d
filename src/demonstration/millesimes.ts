/** Une ligne de `millesimes.csv` : un fichier livré, d'où il vient et ce qu'il décrit. Tout est texte, comme dans le fichier. */
export interface LigneMillesime {
  readonly source: string;
  readonly niveau: string;
  readonly millesime: string;
  readonly cog: string;
  readonly publie: string;
  /** Relatif au dossier du projet. */
  readonly fichier: string;
  readonly url: string;
  readonly sha256: string;
  /** `AAAA-MM-JJ`. */
  readonly recu_le: string;
}

const COLONNES = ["source", "niveau", "millesime", "cog", "publie", "fichier", "url", "sha256", "recu_le"] as const;

/** `;`, UTF-8, LF, en-tête comprise. @throws RangeError si une case contient `;` ou une fin de ligne. */
export function formatMillesimes(lignes: readonly LigneMillesime[]): string {
  const rows = lignes.map((ligne) =>
    COLONNES.map((c) => {
      if (/[;\r\n]/.test(ligne[c])) throw new RangeError(`${c} must not contain ; or a line break, got ${ligne[c]}`);
      return ligne[c];
    }).join(";"),
  );
  return [COLONNES.join(";"), ...rows].join("\n") + "\n";
}

/** L'inverse de `formatMillesimes`, pour un fichier écrit par lui. @throws RangeError si l'en-tête diffère. */
export function parseMillesimes(texte: string): LigneMillesime[] {
  const [entete, ...rows] = texte.split("\n").filter((l) => l !== "");
  if (entete !== COLONNES.join(";")) throw new RangeError(`header must be ${COLONNES.join(";")}, got ${entete}`);
  return rows.map((row) => {
    const [
      source = "",
      niveau = "",
      millesime = "",
      cog = "",
      publie = "",
      fichier = "",
      url = "",
      sha256 = "",
      recu_le = "",
    ] = row.split(";");
    return { source, niveau, millesime, cog, publie, fichier, url, sha256, recu_le };
  });
}
