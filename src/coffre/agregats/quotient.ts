import { sqlCaseQf } from "../../modele/tranche-qf.ts";
import type { DefinitionAgregat } from "./definition.ts";

/** Une année dont aucune demande n'a de quotient familial ne dit rien des tranches. */
const RENSEIGNEE = "millesime in (select millesime from demande where qf is not null)";

/**
 * Les demandes et les foyers par aide, tranche de quotient familial et issue : de quoi essayer un autre plafond. Croisés si fin
 * qu'ils ne sortent que dans l'édition de la direction.
 */
export const AGREGATS_QUOTIENT: readonly DefinitionAgregat[] = [
  {
    variable: "demandes_par_qf",
    libelle: "Demandes d'aide, par aide, tranche de quotient familial (borne haute) et décision",
    nature: "effectif",
    unite: "demandes",
    sql: `select millesime, ${sqlCaseQf("nature", "qf", "decision")} as modalite, count(*) as valeur, count(distinct foyer) as effectif
          from demande where ${RENSEIGNEE} group by all`,
  },
  {
    variable: "foyers_par_qf",
    libelle: "Foyers demandeurs, par aide, dernière tranche de quotient familial (borne haute) et issue",
    nature: "effectif",
    unite: "foyers",
    sql: `select millesime, ${sqlCaseQf("nature", "qf", "case when aide then 'accord' else 'sans accord' end")} as modalite,
                 count(*) as valeur, count(*) as effectif
          from (select millesime, nature, foyer, arg_max(qf, (date_demande, qf)) as qf, bool_or(decision = 'accord') as aide
                from demande where ${RENSEIGNEE} group by millesime, nature, foyer)
          group by all`,
  },
];
