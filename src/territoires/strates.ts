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
 * Les classes d'intercommunalités. Les trois premières bornes sont des seuils de la loi : 15 000 habitants pour un EPCI (CGCT,
 * L. 5210-1-1), 30 000 et 50 000 pour une communauté d'agglomération (L. 5216-1). 100 000 et 300 000 sont les nôtres : aucune
 * nomenclature officielle n'a été trouvée, et les seuils de 250 000 et 400 000 (L. 5215-1, L. 5217-1) laisseraient ensemble des
 * agglomérations de 50 000 et de 250 000 habitants. La page de méthode d'un CIAS le dit. À comparer à un EPCI, jamais à une commune.
 */
export const STRATES_EPCI: readonly Strate[] = classes(BORNES_EPCI, PREFIXE_EPCI, "intercommunalités", "");

export const HORS_STRATE = "75056";
