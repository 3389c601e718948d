import { choix, facultatif, fiche, jour, liste, texte, type Lu } from "../charger/champs-yaml.ts";

const ETAPE = fiche({
  le: jour(),
  quoi: texte(),
  /** Une fonction ou un service. */
  qui: facultatif(texte()),
  fait_le: facultatif(jour()),
});
export type Etape = Lu<typeof ETAPE>;

/** `pilotage/mandat.yaml` : qui doit l'analyse, pour quand, et les étapes. */
export const MANDAT = fiche({
  organisme: choix(["CCAS", "CIAS"]),
  /** Pour un CIAS, les communes de son ressort. */
  communes: liste(texte()),
  /** Le dernier renouvellement général des conseils municipaux. */
  elections: jour(),
  /** Le rapport de l'année : `socle` une fois par mandat, `complément` les autres années. */
  rapport: choix(["socle", "complément"]),
  /** Présentation au conseil d'administration, et sa délibération une fois prise. */
  presentation: facultatif(jour()),
  deliberation: facultatif(texte()),
  debat_budgetaire: facultatif(jour()),
  calendrier: liste(ETAPE),
});
export type Mandat = Lu<typeof MANDAT>;
