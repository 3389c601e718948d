import { createHash } from "node:crypto";
import { SOURCES, isReferentiel } from "../../loaders/index.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { LigneVerifiee } from "./verifier-ligne.ts";

/** À augmenter quand la façon de lire change : tout sera relu. */
const VERSION_LECTURE = 3;

const empreinte = (parties: unknown): string => createHash("sha256").update(JSON.stringify(parties)).digest("hex");

/**
 * L'identité d'un chargement : à empreinte de fichier égale, c'est elle qui dit s'il faut relire. La déclaration de la
 * source et la ligne de millesimes.csv en sont ; `geographie` aussi pour des mesures, dont elle reconnaît les codes.
 */
export const declarationOf = ({ source, ligne }: LigneVerifiee, geographie: string): string => {
  const { millesime, cog, niveau, publie, url, recu_le } = ligne;
  return empreinte([VERSION_LECTURE, source, millesime, cog, niveau, publie, url, recu_le, isReferentiel(source) ? "" : geographie]); // prettier-ignore
};

/** L'identité de la géographie que l'entrepôt contient, et non de celle qu'on a voulu y mettre. */
export async function geographieChargee(connexion: Connexion): Promise<string> {
  const ids = SOURCES.filter(isReferentiel).map((s) => quoteText(s.id));
  return empreinte(
    await connexion.rows(
      `select source, sha256, declaration from fichier where source in (${ids.join(", ")}) order by all`,
    ),
  );
}
