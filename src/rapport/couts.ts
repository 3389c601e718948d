import { hasValeur } from "../constats/valeurs.ts";
import type { ReglagesCcas } from "../modele/reglages-ccas.ts";
import type { AgregatProtege } from "./lecture.ts";

/** Ce que coûte un service une année (CCAS-16), en euros. */
export interface CoutService {
  readonly nom: string;
  readonly depenses: number;
  /** Sa part de la structure, au prorata de ses dépenses directes. */
  readonly structure: number;
  readonly recettes: number;
  readonly net: number;
  /** Null quand l'édition tait le nombre de bénéficiaires, ou que l'export manque. */
  readonly beneficiaires: number | null;
  readonly parBeneficiaire: number | null;
}

export interface Couts {
  readonly annee: number;
  readonly services: readonly CoutService[];
  /** Dépenses de structure réparties. */
  readonly structure: number;
}

/**
 * Coût complet par service : dépenses directes, plus une part de la structure, moins les recettes affectées. Un bénéficiaire
 * masqué masque le coût qui s'en tire : le budget, public, le redonnerait.
 *
 * @param agregats lit un agrégat par son nom, tel que l'édition le montre
 * @returns null sans budget chargé ou sans service déclaré
 */
export function computeCouts(
  agregats: (variable: string) => readonly AgregatProtege[],
  { services, structure }: ReglagesCcas,
): Couts | null {
  const [depenses, recettes] = [agregats("depenses_par_fonction"), agregats("recettes_par_fonction")];
  if (depenses.length === 0 || services.length === 0) return null;
  const annee = Math.max(...depenses.map((a) => a.millesime));
  const sommeDe = (lignes: readonly AgregatProtege[], fonctions: readonly string[]): number =>
    lignes
      .filter(hasValeur)
      .filter((a) => a.millesime === annee && fonctions.some((f) => a.modalite?.startsWith(f) === true))
      .reduce((somme, a) => somme + a.valeur, 0);
  const directes = services.map((s) => sommeDe(depenses, s.fonctions));
  const total = directes.reduce((somme, d) => somme + d, 0);
  const commune = sommeDe(depenses, structure);
  return {
    annee,
    structure: commune,
    services: services.map(({ nom, fonctions, beneficiaires: variable }, i): CoutService => {
      const directe = directes[i]!;
      const part = total === 0 ? 0 : (commune * directe) / total;
      const titres = sommeDe(recettes, fonctions);
      const net = directe + part - titres;
      const compte = agregats(variable).find((a) => a.millesime === annee && a.modalite === null);
      const beneficiaires = compte?.valeur ?? null;
      const parBeneficiaire = beneficiaires === null || beneficiaires === 0 ? null : net / beneficiaires;
      return { nom, depenses: directe, structure: part, recettes: titres, net, beneficiaires, parBeneficiaire };
    }),
  };
}
