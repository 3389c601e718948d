import { source, type VariableSource } from "../src/modele/source.ts";
import { QUINZE_ANS } from "../src/modele/tranches-age.ts";
import { somme } from "../src/modele/total.ts";
import { CSV_INSEE, INSEE } from "./commun/insee.ts";
import { AGES_PAR_SEXE, TOTAUX_AGES_PAR_SEXE } from "./commun/rp-population.ts";

const compte = (motif: string, libelle: string, unite = "personnes"): VariableSource => ({
  motif,
  libelle,
  nature: "effectif",
  unite,
  facultative: true,
});

/** Les tranches après la première, seule exigée. */
const TRANCHES = QUINZE_ANS.slice(1);

/**
 * `dossier_complet.csv` : des milliers de colonnes, dont on ne projette que celles qui servent. Les extraits qu'en
 * donnent les collectivités en gardent quelques-unes : seules la clé et une population par âge sont exigées.
 */
export default source({
  type: "mesures",
  id: "rp-dossier-complet",
  titre: "Dossier complet (recensement de la population)",
  ...INSEE,
  page: "https://www.insee.fr/fr/statistiques/5359146",
  format: CSV_INSEE,
  cle: "CODGEO",
  niveaux: ["commune"],
  millesime: { de: "nom" },
  datee: "P{aa}_POP0014",
  variables: [
    { motif: "P{aa}_POP0014", libelle: "Population de 0 à 14 ans", nature: "effectif", unite: "personnes" },
    ...TRANCHES.map(([t, libelle]) => compte(`P{aa}_POP${t}`, `Population de ${libelle}`)),
    ...Object.entries(AGES_PAR_SEXE).map(([suffixe, libelle]) => compte(`P{aa}_${suffixe}`, libelle)),
    compte("P{aa}_POP", "Population municipale"),
    compte("C{aa}_MEN", "Ménages", "ménages"),
    compte("C{aa}_MENPSEUL", "Ménages d'une personne", "ménages"),
    compte("C{aa}_MENFAM", "Ménages avec famille", "ménages"),
    compte("C{aa}_FAM", "Familles", "familles"),
    compte("C{aa}_COUPAENF", "Couples avec enfant(s)", "familles"),
    compte("C{aa}_FAMMONO", "Familles monoparentales", "familles"),
    compte("C{aa}_COUPSENF", "Couples sans enfant", "familles"),
    ...["1524", "2554", "5564"].flatMap((t) => [
      compte(`P{aa}_ACT${t}`, `Actifs de ${t.slice(0, 2)} à ${t.slice(2)} ans`),
      compte(`P{aa}_CHOM${t}`, `Chômeurs de ${t.slice(0, 2)} à ${t.slice(2)} ans`),
    ]),
    compte("P{aa}_RP", "Résidences principales", "logements"),
    compte("P{aa}_RP_LOCHLMV", "Résidences principales louées vides en HLM", "logements"),
    compte("P{aa}_RP_PROP", "Résidences principales occupées par leur propriétaire", "logements"),
    { ...compte("SNEMM_{aa}", "Salaire net mensuel moyen en équivalent temps plein", "€"), nature: "quantile" },
    compte("ENCTOT{aa}", "Créations d'entreprises", "entreprises"),
    compte("ENCITOT{aa}", "Créations d'entreprises individuelles", "entreprises"),
    compte("ETCTOT{aa}", "Créations d'établissements", "établissements"),
    ...["HT", "CPG", "VV", "RT", "AJCS"].map((x) =>
      compte(`${x}{aa}`, `Hébergements touristiques (${x})`, "établissements"),
    ),
    compte("ELECTEURSLP20{aa}", "Électeurs inscrits sur liste principale", "personnes"),
    compte("BPE_20{aa}_*", "Équipements (BPE)", "équipements"),
  ],
  totaux: [
    { total: "P{aa}_POP", parts: somme("P{aa}_POP", ["0014", ...TRANCHES.map(([t]) => t)]) },
    ...TOTAUX_AGES_PAR_SEXE,
    { total: "C{aa}_FAM", parts: somme("C{aa}_", ["COUPAENF", "FAMMONO", "COUPSENF"]) },
    { total: "C{aa}_MEN", parts: somme("C{aa}_", ["MENPSEUL", "MENFAM"]), partiel: true },
    ...["1524", "2554", "5564"].map(
      (t) => ({ total: `P{aa}_ACT${t}`, parts: `P{aa}_CHOM${t}`, partiel: true }) as const,
    ),
  ],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
});
