import type { Correspondance } from "./correspondance.ts";
import type { Releve } from "./releve.ts";
import { findProche, normalizeEntete } from "./texte.ts";

/**
 * Pour chaque colonne du fichier, le champ qu'elle remplit ; `false` : colonne jetée. Les absences sont signalées
 * toutes à la fois, et un en-tête proche par son rang, jamais par son texte : dans un fichier sans en-tête, ce texte
 * serait le nom d'un usager.
 */
export function chooseColonnes(
  entetes: readonly string[],
  correspondance: Correspondance,
  releve: Releve,
): (string | false)[] {
  const presents = entetes.map(normalizeEntete);
  const choix = presents.map((): string | false => false);
  const bloquer = (code: string, colonne: string, message: string, action: string): void =>
    releve.bloquer({ code, colonne, message, action }, correspondance.entete);
  for (const { champ, entetes: attendus } of correspondance.champs) {
    const acceptes = attendus.map(normalizeEntete);
    const rangs = presents.flatMap((present, i) => (acceptes.includes(present) ? [i] : []));
    const colonne = attendus[0] ?? champ.nom;
    const [rang] = rangs;
    if (rang === undefined) {
      const proche = findProche(colonne, entetes);
      const action =
        proche >= 0
          ? `La colonne n° ${proche + 1} porte un nom proche : corriger « ${champ.nom} » dans ${correspondance.fichier}.`
          : `Vérifier le séparateur, la ligne d'en-tête et « ${champ.nom} » dans ${correspondance.fichier}.`;
      bloquer("colonne-absente", colonne, `colonne absente du fichier (${champ.libelle})`, action);
    } else if (rangs.length > 1) {
      const numeros = rangs.map((r) => r + 1).join(" et ");
      const message = `les colonnes n° ${numeros} conviennent toutes deux (${champ.libelle})`;
      bloquer("colonne-double", colonne, message, "Renommer dans l'export celle qu'il ne faut pas lire.");
    } else choix[rang] = champ.nom;
  }
  return choix;
}
