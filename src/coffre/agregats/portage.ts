import type { DefinitionAgregat } from "./definition.ts";

/** Sans numéro de bénéficiaire partout, on ne sait pas combien de personnes une case protège : rien ne sort. */
const CONNUS = "having count(*) = count(foyer)";

/** Portage de repas : combien de repas, pour combien de personnes. */
export const AGREGATS_PORTAGE: readonly DefinitionAgregat[] = [
  {
    variable: "beneficiaires_portage",
    libelle: "Bénéficiaires distincts du portage de repas",
    nature: "effectif",
    unite: "bénéficiaires",
    sql: `select millesime, null as modalite, count(distinct foyer) as valeur, count(distinct foyer) as effectif, min(foyer) as seul
          from portage group by millesime ${CONNUS}`,
  },
  {
    variable: "repas_livres",
    libelle: "Repas livrés à domicile",
    // Une somme de quantités inégales : une personne servie tous les jours en domine le total comme elle le ferait d'un montant.
    nature: "montant",
    unite: "repas",
    sql: `select millesime, null as modalite, sum(repas) as valeur, count(distinct foyer) as effectif, min(foyer) as seul
          from portage group by millesime ${CONNUS}`,
    contributions: `
      select millesime, max(repas) as premiere, coalesce(max(repas, 2)[2], 0) as deuxieme
      from (select millesime, foyer, sum(repas) as repas from portage group by millesime, foyer) group by millesime`,
  },
  {
    variable: "repas_par_mois",
    libelle: "Repas livrés à domicile, par mois",
    nature: "effectif",
    unite: "repas",
    sql: `select millesime, strftime(date_livraison, '%Y-%m') as modalite, sum(repas) as valeur, count(distinct foyer) as effectif, min(foyer) as seul
          from portage group by all`,
  },
];
