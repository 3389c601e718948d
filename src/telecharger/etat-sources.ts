import { SOURCES } from "../../loaders/index.ts";
import type { LigneMillesime, Projet } from "../charger/projet.ts";
import type { Source } from "../modele/source.ts";
import type { Niveau } from "../modele/territoire.ts";
import { ligneMillesime, readAdresses, readJeux, type Adresse } from "./adresses.ts";
import type { JeuMelodi } from "./catalogue-melodi.ts";

/** Un millésime connu que le projet n'a pas. */
export interface Proposition {
  readonly millesime: number | null;
  readonly niveau: Niveau | null;
  readonly url: string;
  readonly page: string;
  /** Vrai s'il est plus récent que tout ce que le projet a de cette source. */
  readonly plusRecent: boolean;
  /** La ligne à ajouter à millesimes.csv ; null s'il faut le prendre à la main. */
  readonly ligne: string | null;
}

/** Où en est une source dans un projet. */
export interface EtatSource {
  readonly source: string;
  readonly titre: string;
  readonly producteur: string;
  readonly page: string;
  /** Faux : déclarée d'après sa documentation, jamais essayée sur un vrai fichier. */
  readonly verifie: boolean;
  readonly niveaux: readonly Niveau[];
  /** Les lignes de millesimes.csv. */
  readonly projet: readonly Pick<LigneMillesime, "niveau" | "millesime" | "cog" | "fichier" | "url">[];
  /** Les millésimes lus dans l'entrepôt. */
  readonly lus: readonly number[];
  readonly propositions: readonly Proposition[];
  /** Le dernier millésime vu au catalogue du producteur ; null si on ne l'a pas interrogé ou s'il n'y est pas. */
  readonly enLigne: (JeuMelodi & { readonly plusRecent: boolean }) | null;
}

/** L'année d'une ligne : ce qu'elle décrit, ou la géographie qu'elle donne. */
const anneeDe = (source: Source, { millesime, cog }: Pick<LigneMillesime, "millesime" | "cog">): number =>
  millesime ?? (source.type === "referentiel" ? (cog ?? 0) : 0);

/** Le jeu de Melodi d'une source : celui qu'on lui connaît, ou celui que nomme une de ses adresses. */
function jeuDe(source: Source, urls: readonly string[]): string | undefined {
  const nomme = urls.map((url) => /\/melodi\/(?:data|file)\/([A-Z0-9_]+)/.exec(url)?.[1]).find((jeu) => jeu);
  return readJeux().get(source.id) ?? nomme;
}

/**
 * Où en est chaque source déclarée : ce que le projet a, ce qui a été lu, ce qu'il y a d'autre.
 * @param lus Millésimes de l'entrepôt, par source.
 * @param catalogue Ce que dit le producteur en ligne, s'il a été interrogé.
 */
export function listSources(
  { millesimes }: Pick<Projet, "millesimes">,
  lus: ReadonlyMap<string, readonly number[]>,
  catalogue: ReadonlyMap<string, JeuMelodi> = new Map(),
  adresses: readonly Adresse[] = readAdresses(),
): EtatSource[] {
  return SOURCES.map((source) => {
    const lignes = millesimes.filter((l) => l.source === source.id);
    const connues = adresses.filter((a) => a.source === source.id);
    const dernier = Math.max(0, ...lignes.map((l) => anneeDe(source, l)), ...(lus.get(source.id) ?? []));
    const isAuProjet = (a: Adresse): boolean =>
      lignes.some((l) => (a.url !== "" && l.url === a.url) || (a.millesime !== null && anneeDe(source, l) === a.millesime)); // prettier-ignore
    const jeu = catalogue.get(
      jeuDe(
        source,
        [...connues, ...lignes].map((l) => l.url),
      ) ?? "",
    );
    return {
      source: source.id,
      titre: source.titre,
      producteur: source.producteur,
      page: source.page,
      verifie: (source as { readonly verifie?: boolean }).verifie ?? true,
      niveaux: source.type === "mesures" ? source.niveaux : [],
      projet: lignes.map(({ niveau, millesime, cog, fichier, url }) => ({ niveau, millesime, cog, fichier, url })),
      lus: lus.get(source.id) ?? [],
      propositions: connues
        .filter((a) => !isAuProjet(a))
        .map((a) => ({
          millesime: a.millesime,
          niveau: a.niveau,
          url: a.url,
          page: a.page,
          plusRecent: a.millesime !== null && dernier > 0 && a.millesime > dernier,
          ligne: a.url === "" ? null : ligneMillesime(source, a),
        })),
      enLigne: jeu === undefined ? null : { ...jeu, plusRecent: jeu.millesime > dernier },
    };
  });
}
