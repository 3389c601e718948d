/** Une étiquette à placer le long d'un axe : la position voulue de son centre et la place qu'elle prend. */
export interface Place {
  readonly centre: number;
  readonly hauteur: number;
}

interface Groupe {
  debut: number;
  hauteur: number;
  membres: number[];
}

/**
 * Écarte des étiquettes pour qu'aucune n'en recouvre une autre, en gardant leur ordre et en les éloignant le moins
 * possible (moindres carrés, par fusion des groupes qui se touchent : « pool adjacent violators »).
 * Rend les centres, dans l'ordre reçu ; RangeError si la place manque entre `min` et `max`.
 */
export function spread(places: readonly Place[], min: number, max: number): number[] {
  const total = places.reduce((s, p) => s + p.hauteur, 0);
  if (total > max - min + 1e-6) throw new RangeError(`labels must fit in ${max - min} px, got ${total}`);
  const ordre = places.map((_, i) => i).sort((a, b) => places[a]!.centre - places[b]!.centre || a - b);
  const groupes: Groupe[] = [];
  for (const i of ordre) {
    groupes.push(placeGroupe([i], places, min, max));
    for (let n = groupes.length; n > 1; n = groupes.length) {
      const avant = groupes[n - 2]!;
      const apres = groupes[n - 1]!;
      if (avant.debut + avant.hauteur <= apres.debut + 1e-9) break;
      groupes.splice(n - 2, 2, placeGroupe([...avant.membres, ...apres.membres], places, min, max));
    }
  }
  const centres = new Array<number>(places.length).fill(0);
  for (const groupe of groupes) {
    let y = groupe.debut;
    for (const i of groupe.membres) {
      const { hauteur } = places[i]!;
      centres[i] = y + hauteur / 2;
      y += hauteur;
    }
  }
  return centres;
}

// Le début qui minimise la somme des carrés des déplacements est la moyenne des débuts que chacun voudrait.
function placeGroupe(membres: number[], places: readonly Place[], min: number, max: number): Groupe {
  let hauteur = 0;
  let somme = 0;
  for (const i of membres) {
    const place = places[i]!;
    somme += place.centre - hauteur - place.hauteur / 2;
    hauteur += place.hauteur;
  }
  const debut = Math.max(min, Math.min(max - hauteur, somme / membres.length));
  return { debut, hauteur, membres };
}
