import type { Place } from "../charger/champs-yaml.ts";

/** Les textes d'une fiche, chacun avec la clé et la ligne où il est écrit. */
export function textesDe(fiche: {
  readonly place: Place;
}): readonly { cle: string; ligne: number | null; texte: string }[] {
  return Object.entries(fiche).flatMap(([cle, valeur]) => {
    if (cle === "place") return [];
    const ligne = fiche.place.lignes[cle] ?? fiche.place.ligne;
    return (Array.isArray(valeur) ? valeur : [valeur]).flatMap((v: unknown) => {
      if (typeof v === "string") return [{ cle, ligne, texte: v }];
      return isFiche(v) ? textesDe(v) : [];
    });
  });
}

const isFiche = (v: unknown): v is { readonly place: Place } => typeof v === "object" && v !== null && "place" in v;
