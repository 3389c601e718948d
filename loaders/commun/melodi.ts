import { PERIMETRE_ELARGI } from "../../src/modele/perimetre-elargi.ts";
import type { FormeLongue, SensStatut } from "../../src/modele/source-longue.ts";
import type { SourceMesures } from "../../src/modele/source.ts";
import { INSEE } from "./insee.ts";

/** `GEO` est nu dans les fichiers (`33063`), préfixé de sa géographie dans l'API (`2025-COM-33063`). */
const GEO = "(?:\\d{4}-[A-Z0-9]+-)?(.+)";
const MAILLES = [
  { valeur: "COM", niveau: "commune", code: GEO },
  { valeur: "ARM", niveau: "commune", code: GEO },
  { valeur: "EPCI", niveau: "epci", code: GEO },
  { valeur: "DEP", niveau: "departement", code: GEO },
  { valeur: "REG", niveau: "region", code: GEO },
  { valeur: "FRANCE", niveau: "france", code: GEO },
] as const;

const valeur = (raison?: string): SensStatut => ({ marque: "valeur", ...(raison === undefined ? {} : { raison }) });

/** Codes de la liste SDMX `CL_OBS_STATUS` que l'Insee emploie ; tout autre arrête le chargement. */
const OBS_STATUS: Readonly<Record<string, SensStatut>> = {
  "": valeur(), // certaines réponses de l'API n'ont aucun attribut
  A: valeur(),
  R: valeur(),
  P: valeur("valeur provisoire (OBS_STATUS=P)"),
  U: valeur("valeur de faible fiabilité (OBS_STATUS=U)"),
  W: { ...valeur(`${PERIMETRE_ELARGI} (OBS_STATUS=W)`), locale: true },
  K: { marque: "non_disponible", raison: "R11 : la donnée est comptée dans une autre commune (OBS_STATUS=K)" },
  M: { marque: "sans_objet", raison: "la donnée n'existe pas pour cette période (OBS_STATUS=M)" },
  O: { marque: "non_disponible", raison: "donnée manquante ou non diffusée (OBS_STATUS=O)" },
};

const STATUTS: FormeLongue["statuts"] = [
  { colonne: "OBS_STATUS", codes: OBS_STATUS, facultative: true },
  {
    colonne: "CONF_STATUS",
    codes: { "": valeur(), F: valeur(), C: { marque: "secret", raison: "secret statistique (CONF_STATUS=C)" } },
    facultative: true,
  },
  { colonne: "OBS_STATUS_FR", codes: { D: valeur(), PROV: valeur() }, facultative: true },
];

/** Ce que disent tous les fichiers csv de Melodi, une fois leurs dimensions dites. */
export const melodi = (
  dimensions: FormeLongue["dimensions"],
  options: Pick<FormeLongue, "dimensionsFacultatives"> = {},
) =>
  ({
    type: "mesures",
    ...INSEE,
    page: "https://catalogue-donnees.insee.fr/fr/catalogue/recherche",
    format: { type: "csv", separateur: ";", decimale: "." },
    cle: "GEO",
    niveaux: ["commune", "epci", "departement", "region", "france"],
    millesime: { de: "colonne", colonne: "TIME_PERIOD", forme: "AAAA" },
    longue: {
      valeur: "OBS_VALUE",
      // UNIT_MULT = 3 serait des milliers : ces lignes ne sont pas lues comme des unités.
      dimensions: { UNIT_MULT: "0", ...dimensions, FREQ: "A" },
      dimensionsFacultatives: ["FREQ", "UNIT_MULT", ...(options.dimensionsFacultatives ?? [])],
      mailles: { colonne: "GEO_OBJECT", lues: MAILLES, geographie: "^(\\d{4})-[A-Z0-9]+-" },
      statuts: STATUTS,
    },
  }) as const satisfies Partial<SourceMesures>;
