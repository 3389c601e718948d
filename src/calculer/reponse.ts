import type { Resultat } from "../modele/resultat.ts";

type Identite = Pick<Resultat, "indicateur" | "territoire" | "niveau" | "millesime" | "unite">;
type Verdict = Pick<Resultat, "statut" | "motif">;

/** Une réponse aux clés toujours dans le même ordre, celui du contrat ; sans nombre si on n'en donne pas. */
export function reponse(identite: Identite, verdict: Verdict, reste: Partial<Resultat> = {}): Resultat {
  return {
    indicateur: identite.indicateur,
    territoire: identite.territoire,
    niveau: identite.niveau,
    millesime: identite.millesime,
    cog: reste.cog ?? null,
    valeur: reste.valeur ?? null,
    statut: verdict.statut,
    motif: verdict.motif,
    unite: identite.unite,
    intervalle: reste.intervalle ?? null,
    methode: reste.methode ?? "",
    numerateur: reste.numerateur ?? null,
    denominateur: reste.denominateur ?? null,
    source: reste.source ?? "",
    fichiers: reste.fichiers ?? [],
  };
}

/** La même réponse, privée de ses nombres : le refus d'une question dont on avait la valeur. */
export const retirer = (r: Resultat, verdict: Verdict): Resultat => ({
  ...r,
  ...verdict,
  valeur: null,
  intervalle: null,
  numerateur: null,
  denominateur: null,
});
