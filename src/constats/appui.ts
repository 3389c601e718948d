import type { Resultat } from "../modele/resultat.ts";
import { decapitalize } from "./evolution.ts";
import type { Force } from "./force.ts";
import { isBornesArrondi, margeOf } from "./marge.ts";
import { regleOf } from "./motifs.ts";

const MARGES = {
  nette: "hors de la marge d'incertitude",
  indicative: "indice seulement : dans la marge d'incertitude",
  aucune: "pas de preuve : dans la marge d'incertitude",
} as const;

/** Deux appuis en un, sans redire deux fois la même chose. */
export const joinAppuis = (appuis: readonly string[]): string =>
  [...new Set(appuis.flatMap((a) => a.split(" ; ")))].join(" ; ");

const ARRONDIS = "source sans marge d'incertitude publiée ; l'écart dépasse ses arrondis";

export const SANS_MARGE = "source sans marge d'incertitude publiée";

/** Ce que vaut un constat, en mots : « écart net : hors de la marge d'incertitude ». */
export function writeAppui(force: Force, nette: string, resultats: readonly Resultat[]): string {
  if (force === "incomparable") return "comparaison refusée";
  if (resultats.every((r) => margeOf(r) === null)) {
    if (!resultats.some(isBornesArrondi)) return SANS_MARGE;
    return force === "aucune" ? "pas de preuve : l'écart tient dans les arrondis du producteur" : ARRONDIS;
  }
  return force === "nette" ? `${nette} : ${MARGES.nette}` : MARGES[force];
}

/** L'appui d'une évolution, suivi de la mise en garde du producteur s'il en fait une. */
export function writeAppuiEvolution(force: Force, evolution: Resultat): string {
  const appui = writeAppui(force, "évolution nette", [evolution]);
  if (force === "incomparable") return appui;
  // La première règle suffit ici : la figure les donne toutes.
  const [regle] = (regleOf(evolution.motif ?? "") ?? "").split(" ; ");
  return regle ? `${appui} ; ${decapitalize(regle.replace(/\.$/, ""))}` : appui;
}
