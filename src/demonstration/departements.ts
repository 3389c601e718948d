/** Les six départements et trois régions du pays fictif. `types` : sur combien de communes tirées, combien de chaque profil. */
// prettier-ignore
export const DEPARTEMENTS = [
  { code: "00", nom: "Haute-Brune", region: "00", habitants: 232_000, communes: 52, types: { ville: 1, bourg: 4, rural: 6, periurbain: 1, littoral: 0, ouvrier: 3 } },
  { code: "0A", nom: "Brune-Maritime", region: "00", habitants: 640_000, communes: 52, types: { ville: 3, bourg: 3, rural: 3, periurbain: 3, littoral: 4, ouvrier: 1 } },
  { code: "0B", nom: "Val-de-Sérance", region: "0R", habitants: 480_000, communes: 49, types: { ville: 2, bourg: 4, rural: 4, periurbain: 4, littoral: 0, ouvrier: 1 } },
  { code: "0C", nom: "Monts-d'Argoule", region: "0R", habitants: 790_000, communes: 50, types: { ville: 3, bourg: 2, rural: 2, periurbain: 6, littoral: 0, ouvrier: 1 } },
  { code: "0D", nom: "Pays-de-Tressane", region: "0S", habitants: 405_000, communes: 50, types: { ville: 2, bourg: 4, rural: 3, periurbain: 2, littoral: 1, ouvrier: 2 } },
  { code: "0E", nom: "Côte-d'Estrelle", region: "0S", habitants: 560_000, communes: 49, types: { ville: 3, bourg: 2, rural: 2, periurbain: 3, littoral: 5, ouvrier: 1 } },
] as const;

export const REGIONS = [
  { code: "00", nom: "Brune-et-Littoral", chefLieu: "0A" },
  { code: "0R", nom: "Sérance-Argoule", chefLieu: "0C" },
  { code: "0S", nom: "Tressane-Estrelle", chefLieu: "0E" },
] as const;
