import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Territoire } from "../modele/territoire.ts";
import { etatConvention } from "./echeances.ts";
import { isRetenue } from "./etats.ts";
import type { Pilotage } from "./lire.ts";

/** Ce que le pilotage compte lui-même, et d'où. */
type Compte = Pick<Resultat, "valeur" | "numerateur" | "denominateur" | "methode" | "source">;

/**
 * Les indicateurs que le pilotage nourrit, à la commune et à l'année de l'édition. Ils comptent des actions et des conventions
 * décidées, jamais des personnes, et sont les mêmes dans toutes les éditions : un brouillon n'y entre pas.
 */
export function repondrePilotage(
  indicateur: Indicateur,
  pilotage: Pilotage,
  { commune, annee, reference }: { readonly commune: Territoire; readonly annee: number; readonly reference: string },
): readonly Resultat[] {
  const forme = indicateur.pilotage?.compte;
  if (forme === undefined) return [];
  const compte = forme === "plan" ? compterPlan(pilotage) : compterConventions(pilotage, reference);
  if (!compte) return [];
  return [
    {
      indicateur: indicateur.code,
      territoire: commune.code,
      niveau: commune.niveau,
      millesime: String(annee),
      cog: null,
      statut: "valeur",
      motif: null,
      unite: indicateur.unite,
      intervalle: null,
      fichiers: [],
      ...compte,
    },
  ];
}

function compterPlan({ actions }: Pilotage): Compte | null {
  const prevues = actions.filter((a) => isRetenue(a.etat)).length;
  const realisees = actions.filter((a) => a.etat === "réalisée").length;
  if (prevues === 0) return null;
  return {
    valeur: (100 * realisees) / prevues,
    numerateur: realisees,
    denominateur: prevues,
    methode: `${realisees} actions réalisées sur ${prevues} retenues par une instance`,
    source: "plan d'action du CCAS",
  };
}

function compterConventions({ conventions }: Pilotage, reference: string): Compte | null {
  const etats = conventions.map((c) => etatConvention(c, reference));
  const bientot = etats.filter((e) => e === "à échéance").length;
  const actives = bientot + etats.filter((e) => e === "active").length;
  if (conventions.length === 0) return null;
  return {
    valeur: actives,
    numerateur: null,
    denominateur: null,
    methode: `conventions en cours à la date de l'édition, dont ${bientot} à échéance dans les six mois`,
    source: "registre des conventions du CCAS",
  };
}
