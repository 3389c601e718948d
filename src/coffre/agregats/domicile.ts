import type { DefinitionAgregat } from "./definition.ts";

const CONNUS = "having count(*) = count(foyer)";
const beneficiaires = { nature: "effectif", unite: "bénéficiaires" } as const;

const heures = (colonne: string): Pick<DefinitionAgregat, "nature" | "unite" | "sql" | "contributions"> => ({
  nature: "montant",
  unite: "heures",
  sql: `select millesime, null as modalite, sum(${colonne}) / 100 as valeur, count(distinct foyer) filter (${colonne} > 0) as effectif, min(foyer) filter (${colonne} > 0) as seul
        from prise_en_charge group by millesime ${CONNUS}`,
  contributions: `
    select millesime, max(h) as premiere, coalesce(max(h, 2)[2], 0) as deuxieme
    from (select millesime, foyer, sum(${colonne}) / 100 as h from prise_en_charge group by millesime, foyer) group by millesime`,
});

/** Aide à domicile : une heure planifiée n'est pas une heure réalisée. */
export const AGREGATS_DOMICILE: readonly DefinitionAgregat[] = [
  {
    variable: "beneficiaires_domicile",
    libelle: "Bénéficiaires distincts de l'aide à domicile",
    ...beneficiaires,
    sql: `select millesime, null as modalite, count(distinct foyer) as valeur, count(distinct foyer) as effectif, min(foyer) as seul
          from prise_en_charge group by millesime ${CONNUS}`,
  },
  {
    variable: "beneficiaires_par_gir",
    libelle: "Bénéficiaires de l'aide à domicile, par groupe iso-ressources (le plus dépendant de l'année)",
    ...beneficiaires,
    sql: `select millesime, coalesce('GIR ' || gir, 'GIR inconnu') as modalite, count(*) as valeur, count(*) as effectif, min(foyer) as seul
          from (select millesime, foyer, min(gir) as gir from prise_en_charge where foyer is not null group by millesime, foyer) group by all`,
  },
  { variable: "heures_realisees", libelle: "Heures d'aide à domicile réalisées", ...heures("heures_faites") },
  { variable: "heures_planifiees", libelle: "Heures d'aide à domicile planifiées", ...heures("heures_prevues") },
];
