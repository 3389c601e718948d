import type { Correspondance } from "./correspondance.ts";
import type { Entete } from "./entetes.ts";
import type { Releve } from "./releve.ts";
import { findProche, normalizeEntete } from "./texte.ts";

/**
 * Pour chaque champ de la correspondance, le rang de la colonne qui le remplit ; -1 : aucune. Les absences sont signalées
 * toutes à la fois, et un en-tête proche par son rang, jamais par son texte : dans un fichier sans en-tête, ce texte
 * serait le nom d'un usager.
 */
export function chooseColonnes(
  entetes: readonly Entete[],
  correspondance: Correspondance,
  releve: Releve,
): readonly number[] {
  const presents = entetes.map(({ nom }) => normalizeEntete(nom));
  const seuls = entetes.map(({ seul }) => normalizeEntete(seul));
  const bloquer = (code: string, colonne: string, message: string, action: string): void =>
    releve.bloquer({ code, colonne, message, action }, correspondance.entete.debut);
  return correspondance.champs.map(({ champ, entetes: attendus }) => {
    const acceptes = attendus.map(normalizeEntete);
    const rangsDe = (noms: readonly string[]): number[] =>
      noms.flatMap((nom, i) => (nom !== "" && acceptes.includes(nom) ? [i] : []));
    // « Date » désigne toutes les colonnes de ce nom ; « Date (2) », une seule.
    const exacts = rangsDe(presents);
    const rangs = exacts.length > 0 ? exacts : rangsDe(seuls);
    const colonne = attendus[0] ?? champ.nom;
    const [rang] = rangs;
    if (rang === undefined) {
      const proche = findProche(colonne, seuls);
      const action =
        proche >= 0
          ? `La colonne n° ${proche + 1} porte un nom proche : corriger « ${champ.nom} » dans ${correspondance.fichier}.`
          : `Vérifier le séparateur, la ligne d'en-tête et « ${champ.nom} » dans ${correspondance.fichier}.`;
      bloquer("colonne-absente", colonne, `colonne absente du fichier (${champ.libelle})`, action);
    } else if (rangs.length > 1) {
      const numeros = rangs.map((r) => r + 1).join(" et ");
      const message = `les colonnes n° ${numeros} conviennent toutes deux (${champ.libelle})`;
      bloquer(
        "colonne-double",
        colonne,
        message,
        `Écrire « ${colonne} (1) » ou « ${colonne} (2) » dans ${correspondance.fichier}, ou renommer l'une dans l'export.`,
      );
    }
    return rang ?? -1;
  });
}
