import type { StructureAgregats } from "../modele/structure-agregats.ts";

/** Les sommes et les rapports entre les agrégats du CCAS (`src/coffre/agregats`), par année. */
export const STRUCTURE_CCAS: StructureAgregats = {
  ventilations: [
    { variable: "demandes_par_mois", total: "demandes" },
    { variable: "demandes_par_nature", total: "demandes", sensible: true },
    { variable: "decisions", total: "decisions", sensible: true },
    { variable: "passages_par_mois", total: "passages" },
    { variable: "passages_par_canal", total: "passages" },
  ],
  recouvrements: [{ variable: "passages_par_motif", total: "passages", sensible: true }],
  // Un passage n'a qu'un mois et qu'un canal ; un foyer peut demander deux mois de suite.
  disjointes: ["passages_par_mois", "passages_par_canal"],
  sommes: [{ total: "demandes", parts: ["decisions", "ajournements", "demandes_en_cours"] }],
  memes: [
    [
      { variable: "decisions_favorables", modalite: null },
      { variable: "decisions", modalite: "Accord" },
    ],
    // La question principale de l'enquête est redonnée sans modalité.
    [
      { variable: "reponses_exprimees", modalite: null },
      { variable: "reponses_exprimees", modalite: "Accueil" },
    ],
    [
      { variable: "reponses_satisfaites", modalite: null },
      { variable: "reponses_satisfaites", modalite: "Accueil" },
    ],
  ],
  // Le taux d'accord n'en est pas : son complément, les refus, est déjà une modalité des décisions.
  parts: [
    { numerateur: "demandes_sans_delai", denominateur: "decisions", effectif: "delai_median" },
    { numerateur: "reponses_satisfaites", denominateur: "reponses_exprimees" },
  ],
  inclusions: [{ petit: "foyers_aides", grand: "decisions_favorables" }],
  derivees: [
    { variable: "montant_moyen_par_foyer", parts: ["montant_accorde", "foyers_aides"] },
    { variable: "delai_median", parts: ["decisions", { de: "decisions", hors: "demandes_sans_delai" }] },
    { variable: "delai_p90", parts: ["decisions", { de: "decisions", hors: "demandes_sans_delai" }] },
  ],
  montants: { montant_accorde: "foyers_aides" },
};
