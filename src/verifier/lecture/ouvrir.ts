import { Budget, contenuVide, type Contenu } from "./contenu.ts";
import { LIMITES } from "./explorer.ts";
import { findGenre } from "./genres.ts";

/** Un contenu décodé, et le nom de son format. */
export interface Ouvert {
  readonly genre: string;
  readonly contenu: Contenu;
}

/**
 * Un fichier et tout ce qu'il contient, décodés, sans chercher d'encodage caché. Ce qui ne s'ouvre pas est tu : la barrière
 * l'a déjà refusé.
 */
export async function ouvrirTout(nom: string, octets: Uint8Array): Promise<Ouvert[]> {
  const budget = new Budget(LIMITES.octets);
  const ouverts: Ouvert[] = [];
  const ouvrir = async (piece: string, contenu: Uint8Array, profondeur: number): Promise<void> => {
    const genre = findGenre(contenu, piece);
    if (genre === null || profondeur > LIMITES.profondeur) return;
    const lu = await Promise.resolve()
      .then(() => genre.decode(contenu, budget))
      .catch(() => contenuVide);
    ouverts.push({ genre: genre.nom, contenu: lu });
    for (const p of lu.pieces) await ouvrir(p.nom, p.octets, profondeur + 1);
  };
  await ouvrir(nom, octets, 0);
  return ouverts;
}
