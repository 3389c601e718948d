/** La forme d'un CSV tel que le producteur le livre : chaque fichier officiel a la sienne. */
export interface FormeCsv {
  readonly separateur: ";" | ",";
  readonly finDeLigne: "\n" | "\r\n";
  readonly bom: "oui" | "non";
  /** Le fichier des IRIS de l'Insee s'arrête sans fin de ligne. */
  readonly derniereFin?: "oui" | "non";
}

export const UNIX: FormeCsv = { separateur: ";", finDeLigne: "\n", bom: "non" };
export const EXCEL: FormeCsv = { separateur: ";", finDeLigne: "\r\n", bom: "oui" };
export const VIRGULE: FormeCsv = { separateur: ",", finDeLigne: "\n", bom: "non" };

/**
 * @throws RangeError si une ligne n'a pas le nombre de colonnes de l'en-tête, ou si une case contient le séparateur :
 * les fichiers imités n'ont pas de guillemets.
 */
export function formatCsv(entete: readonly string[], lignes: readonly (readonly string[])[], forme: FormeCsv): string {
  const { separateur, finDeLigne, bom, derniereFin = "oui" } = forme;
  const rows = [entete, ...lignes].map((row) => {
    if (row.length !== entete.length) throw new RangeError(`row must have ${entete.length} cells, got ${row.length}`);
    for (const cell of row) {
      if (cell.includes(separateur)) throw new RangeError(`cell must not contain the separator, got ${cell}`);
    }
    return row.join(separateur);
  });
  return (bom === "oui" ? "\uFEFF" : "") + rows.join(finDeLigne) + (derniereFin === "oui" ? finDeLigne : "");
}

/** Neuf décimales : les sommes tiennent à 1e-6 et les octets ne dépendent pas du dernier bit des flottants. */
const stable = (x: number): number => Math.round(x * 1e9) / 1e9;

/** `353.730434782`, `311` : décimale point, entiers nus (bases du recensement). */
export const formatPoint = (x: number): string => String(stable(x));

/** `311.0` : la forme des extraits passés par un tableur de calcul (dossier complet, IRIS d'habitat). */
export function formatFlottant(x: number): string {
  const text = String(stable(x));
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** `43,0` : décimale virgule (Filosofi). */
export const formatVirgule = (x: number, decimales: number): string => x.toFixed(decimales).replace(".", ",");
