const MOIS =
  /^(?:mois de |mois d['’])?(?:janv|janvier|f[ée]v|f[ée]vr|f[ée]vrier|mars|avr|avril|mai|juin|juil|juillet|ao[uû]t|sept|septembre|oct|octobre|nov|novembre|d[ée]c|d[ée]cembre)\.?(?:[ -]+(?:19|20)?\d{2})?$/i;

/**
 * Une ligne qui ne dit qu'un mois (« Février », « Mars 2025 »), une fois ou sur toute la largeur d'une fusion : un titre posé entre
 * les données. Rien n'y serait à compter, même si une personne portait ce nom.
 * @param premiere sa première case remplie, que l'appelant connaît déjà.
 */
export const isTitreDeMois = (cases: readonly string[], premiere: string): boolean => {
  const titre = premiere.trim();
  return MOIS.test(titre) && cases.every((texte) => texte.trim() === "" || texte.trim() === titre);
};
