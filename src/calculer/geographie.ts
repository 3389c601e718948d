import type { Resultat } from "../modele/resultat.ts";
import { isServi } from "../modele/statut.ts";
import type { Niveau } from "../modele/territoire.ts";
import type { Perimetres } from "./perimetre.ts";
import { retirer } from "./reponse.ts";
import { regleDe } from "./regles.ts";

const R11 = regleDe("perimetre").code;

/** Même code, même périmètre : les départements ne bougent pas, les régions fusionnées en 2016 ont changé de code. */
const STABLES: readonly Niveau[] = ["departement", "region", "strate", "comparables", "france"];

const avertir = (r: Resultat, motif: string): Resultat => ({
  ...r,
  statut: "avertissement",
  motif: r.motif === null ? motif : `${motif} ; ${r.motif}`,
});

/** Ce qui reste à dire quand rebaser.ts n'a rien pu faire : médiane, somme incomplète, commune partagée ou disparue. */
const NON_REBASE = "seuls se rebasent des effectifs connus pour toutes les communes réunies";

/**
 * Exprime une réponse dans une géographie. Ce qui s'additionne est déjà rebasé (rebaser.ts) ; le reste n'est redit dans
 * l'autre géographie que là où le périmètre est certainement le même.
 * @param demandee celle de `--cog`, s'il est donné ; un périmètre qui a changé est alors un refus.
 * @param edition celle de l'édition, sinon ; un périmètre qui a changé garde sa géographie, avec un avertissement.
 */
export function exprimer(r: Resultat, demandee: number | undefined, edition: number, perimetres: Perimetres): Resultat {
  const cog = demandee ?? edition;
  if (!isServi(r.statut) || r.cog === null || r.cog === cog) return r;
  if (STABLES.includes(r.niveau)) return { ...r, cog };
  const change = perimetres.change({ niveau: r.niveau, code: r.territoire }, r.cog, cog);
  if (change !== null)
    return demandee === undefined
      ? avertir(r, `${change} ; valeur dans la géographie ${r.cog}`)
      : retirer({ ...r, cog }, { statut: "refus", motif: `${change} ; ${NON_REBASE}` });
  const commune = r.niveau === "commune" || r.niveau === "arm";
  const doute = commune
    ? perimetres.couvre(r.cog, cog)
      ? null
      : `${R11} : valeur dans la géographie ${r.cog}, faute de mouvements de communes chargés jusqu'à ${Math.max(r.cog, cog)}`
    : r.niveau === "qpv"
      ? `quartier prioritaire de la géographie ${r.cog}`
      : perimetres.doute({ niveau: r.niveau, code: r.territoire }, r.cog, cog);
  if (doute === null) return { ...r, cog };
  if (demandee === undefined) return r;
  // Un EPCI change de communes presque chaque année : sans les deux listes, le redire ailleurs serait deviner.
  return r.niveau === "epci" ? retirer({ ...r, cog }, { statut: "refus", motif: doute }) : avertir(r, doute);
}
