/** Une strate : les communes d'une même classe de taille. */
export interface Strate {
  /** Code qu'on demande à `abs valeurs` : `STRATE-` et la borne basse. */
  readonly code: string;
  readonly nom: string;
  /** Population municipale, borne basse comprise, borne haute exclue ; null sans borne. */
  readonly debut: number;
  readonly fin: number | null;
}

const NOMBRE = new Intl.NumberFormat("fr-FR");
const BORNES = [0, 200, 500, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000] as const;

/**
 * Les neuf classes des publications communes de la DGCL et de l'Insee ; leurs bornes exactes restent à relire à la source.
 * Paris (75056) n'est d'aucune : la dernière est « hors Paris ».
 */
export const STRATES: readonly Strate[] = BORNES.map((debut, i) => {
  const fin = BORNES[i + 1] ?? null;
  const nom =
    fin === null
      ? `communes de ${NOMBRE.format(debut)} habitants ou plus, hors Paris`
      : debut === 0
        ? `communes de moins de ${fin} habitants`
        : `communes de ${NOMBRE.format(debut)} à ${NOMBRE.format(fin - 1)} habitants`;
  return { code: `STRATE-${debut}`, nom, debut, fin };
});

export const HORS_STRATE = "75056";
