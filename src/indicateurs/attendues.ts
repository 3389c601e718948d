/** Les sources que le catalogue nomme et que rien ne lit encore : qui les détient, et comment on les obtient. */
export const ATTENDUES = {
  "melodi-familles-age-enfant":
    "Insee, recensement, familles selon l'âge des enfants (Melodi DS_RP_TD_FAMILLE_AGEENF_COMP), en libre accès",
  "melodi-filosofi-menages": "Insee, Filosofi par type de ménage (Melodi DS_FILOSOFI_MEN_TP_NIVVIE), en libre accès",
  finess: "répertoire FINESS des établissements et de leurs places, en libre accès",
  "drees-apa": "Drees pour les départements, conseil départemental par convention pour la commune",
  "petite-enfance-locale": "service petite enfance de la commune ou de l'intercommunalité",
  "education-ips": "ministère de l'Éducation nationale, indices de position sociale des écoles, en libre accès",
  "mission-locale": "mission locale, par convention (i-Milo)",
  sne: "système national d'enregistrement de la demande de logement social, rapports publics ou habilitation",
  "carte-loyers": "carte des loyers d'annonce (data.gouv.fr), en libre accès",
  geodip: "Géodip (Observatoire national de la précarité énergétique), par compte",
  "ademe-dpe": "Ademe, diagnostics de performance énergétique, en libre accès",
  "caf-quotient-qpv":
    "Cnaf, allocataires par quotient familial dans les quartiers prioritaires (ndur_s_qf_400_qpv_f), en libre accès",
  "drees-apl": "Drees, accessibilité potentielle localisée aux médecins généralistes, en libre accès",
  "ccas-aides": "export des aides du logiciel métier du CCAS",
  "ccas-accueil": "registre de l'accueil du CCAS",
  "ccas-satisfaction": "enquête de satisfaction du CCAS",
  "ccas-domiciliation": "DomiFa ou logiciel de domiciliation du CCAS",
  "ccas-accompagnement": "suivi des accompagnements du CCAS",
  "ccas-registre": "registre nominatif des personnes vulnérables (article L. 121-6-1 du CASF)",
  "ccas-portage": "livraisons du portage de repas du CCAS",
  "ccas-domicile": "prises en charge de l'aide à domicile du CCAS",
  "ccas-budget": "budget et comptes annuels du CCAS",
  "ccas-plan": "suivi du plan d'action de l'analyse des besoins sociaux",
  "ccas-partenaires": "registre des conventions du CCAS",
} as const satisfies Readonly<Record<string, string>>;

export type SourceAttendue = keyof typeof ATTENDUES;
