import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { axeZero } from "./axe.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { formatPoint, isDessine } from "./nombres.ts";
import type { PointTexte } from "./nombres.ts";
import { notesOf } from "./notes.ts";
import { drawProfil } from "./profil-dessin.ts";

/** Une mesure d'un profil : le lieu, et la commune au même millésime. */
export interface LigneProfil {
  readonly libelle: string;
  readonly ici: PointTexte;
  readonly commune: PointTexte | null;
}

export interface OptionsProfil extends OptionsFigure {
  /** Les deux colonnes du tableau : « Centre-ville », « Ville-Témoin ». */
  readonly lieu: string;
  readonly ville: string;
}

/**
 * Le profil d'un quartier : une ligne par mesure, un point pour le quartier, un trait pour la commune. Des positions sur une
 * échelle commune plutôt qu'un radar, dont la forme dépend de l'ordre des axes (Few, 2005).
 * @throws RangeError si aucune ligne n'est à dessiner, ou si deux lignes ont le même libellé.
 */
export function profil(lignes: readonly LigneProfil[], options: OptionsProfil): Figure {
  checkOptions(options);
  const libelles = lignes.map((l) => l.libelle);
  const double = libelles.find((l, i) => libelles.indexOf(l) !== i);
  if (double !== undefined) throw new RangeError(`profile rows must have distinct labels, got ${double} twice`);
  const servis = lignes.flatMap((l) => [l.ici, ...(l.commune ? [l.commune] : [])]).filter(isDessine);
  if (servis.length === 0) throw new RangeError(`profile must have at least one served value, got 0 (${options.id})`);
  const { unite, decimales, lieu, ville } = options;
  const axe = axeZero(
    servis.map((p) => p.valeur),
    decimales,
  );
  const ecrire = (p: PointTexte | null): string => (p === null ? "non disponible" : formatPoint(p, unite, decimales));
  return composeFigure(
    options,
    (format) => drawProfil({ lignes, axe, unite, decimales, lieu, ville }, format),
    {
      titre: options.mesure,
      colonnes: [
        { libelle: "Mesure", nombre: false },
        { libelle: lieu, nombre: true },
        { libelle: ville, nombre: true },
      ],
      lignes: lignes.map((l) => [l.libelle, ecrire(l.ici), ecrire(l.commune)]),
    },
    notesOf(lignes.map((l) => ({ ...l.ici, millesime: "", nom: l.libelle }))),
  );
}
