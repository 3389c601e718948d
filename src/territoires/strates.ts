/** Une strate : les communes, ou les intercommunalités, d'une même classe de taille. */
export interface Strate {
  /** Code qu'on demande à `abs valeurs` : `STRATE-` et la borne basse. */
  readonly code: string;
  readonly nom: string;
  /** Population municipale, borne basse comprise, borne haute exclue ; null sans borne. */
  readonly debut: number;
  readonly fin: number | null;
}

const NOMBRE = new Intl.NumberFormat("fr-FR");
export const PREFIXE_EPCI = "STRATE-EPCI-";
const BORNES = [0, 200, 500, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000] as const;

const BORNES_EPCI = [0, 15_000, 30_000, 50_000, 100_000, 300_000] as const;

const classes = (bornes: readonly number[], prefixe: string, noms: string, hors: string): readonly Strate[] =>
  bornes.map((debut, i) => {
    const fin = bornes[i + 1] ?? null;
    const nom =
      fin === null
        ? `${noms} de ${NOMBRE.format(debut)} habitants ou plus${hors}`
        : debut === 0
          ? `${noms} de moins de ${NOMBRE.format(fin)} habitants`
          : `${noms} de ${NOMBRE.format(debut)} à ${NOMBRE.format(fin - 1)} habitants`;
    return { code: `${prefixe}${debut}`, nom, debut, fin };
  });

/**
 * Les neuf classes des publications communes de la DGCL et de l'Insee ; leurs bornes exactes restent à relire à la source.
 * Paris (75056) n'est d'aucune : la dernière est « hors Paris ».
 */
export const STRATES: readonly Strate[] = classes(BORNES, "STRATE-", "communes", ", hors Paris");

/**
 * Les classes d'intercommunalités des publications de la DGCL : 15 000 habitants est le seuil de la loi NOTRe ; les autres bornes
 * restent à relire à la source. À comparer à un EPCI, jamais à une commune.
 */
export const STRATES_EPCI: readonly Strate[] = classes(BORNES_EPCI, PREFIXE_EPCI, "intercommunalités", "");

export const HORS_STRATE = "75056";
