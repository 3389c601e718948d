/** Une ligne du fichier des mouvements de communes de l'Insee (`v_mvtcommune`, table `mouvement` de l'entrepôt). */
export interface Mouvement {
  /** Nature officielle (colonne MOD) : 10 nom, 20 création, 21 rétablissement, 31 à 34 fusions, 41 et 50 codes… */
  readonly modification: number;
  /** Date d'effet, `AAAA-MM-JJ`. */
  readonly date: string;
  /** `COM`, `COMA` (associée), `COMD` (déléguée), `ARM` ; vide pour une commune venue de nulle part (1947, 1949). */
  readonly typeAvant: string;
  readonly avant: string;
  readonly typeApres: string;
  readonly apres: string;
}

/** Rétablissement : une ancienne commune redevient commune, dans ses anciennes limites. */
export const RETABLISSEMENT = 21;

/** Le département d'un code de commune : `68`, `2A`, `974`. */
export const departementDe = (commune: string): string =>
  commune.slice(0, commune.startsWith("97") || commune.startsWith("98") ? 3 : 2);

/** La géographie d'une année est la carte du 1er janvier : ce qui prend effet ce jour-là y est déjà. */
export const jourDuCog = (cog: number): string => `${cog}-01-01`;

/** Les mouvements qui séparent deux géographies, du plus ancien au plus récent. */
export const entreCogs = (mouvements: readonly Mouvement[], de: number, vers: number): Mouvement[] =>
  mouvements
    .filter((m) => m.date > jourDuCog(de) && m.date <= jourDuCog(vers))
    .sort((x, y) => (x.date < y.date ? -1 : x.date > y.date ? 1 : 0));
