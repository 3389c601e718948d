import type { DefinitionAgregat } from "./definition.ts";

const euros = { nature: "montant", unite: "€" } as const;
const DEPENSE = "coalesce(sens, 'depense') <> 'recette'";
const somme = (colonne: string, filtre: string, modalite = "null"): string =>
  `select exercice as millesime, ${modalite} as modalite, sum(${colonne}) / 100 as valeur, count(*) as effectif
   from depense where ${filtre} group by all`;
const PAR_FONCTION = "coalesce(fonction, 'sans fonction')";

/** Budget : des crédits votés et exécutés, qui ne comptent personne. Les deux sections ensemble. */
export const AGREGATS_BUDGET: readonly DefinitionAgregat[] = [
  { variable: "credits_ouverts", libelle: "Crédits de dépense ouverts", ...euros, sql: somme("vote", DEPENSE) },
  { variable: "credits_mandates", libelle: "Dépenses mandatées", ...euros, sql: somme("mandate", DEPENSE) },
  {
    variable: "depenses_par_fonction",
    libelle: "Dépenses mandatées, par fonction",
    ...euros,
    sql: somme("mandate", DEPENSE, PAR_FONCTION),
  },
  {
    variable: "recettes_par_fonction",
    libelle: "Recettes titrées, par fonction",
    ...euros,
    sql: somme("titre", "sens = 'recette'", PAR_FONCTION),
  },
];
