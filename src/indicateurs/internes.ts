/** Ce qui nourrit un indicateur sans fichier officiel : les exports du CCAS, et ce qu'il suit. */
export const INTERNES = {
  "ccas-aides": "export des aides du logiciel métier du CCAS",
  "ccas-accueil": "registre de l'accueil du CCAS",
  "ccas-satisfaction": "enquête de satisfaction du CCAS",
  "ccas-domiciliation": "DomiFa ou logiciel de domiciliation du CCAS",
  "ccas-accompagnement": "suivi des accompagnements du CCAS",
  "ccas-portage": "livraisons du portage de repas du CCAS",
  "ccas-domicile": "prises en charge de l'aide à domicile du CCAS",
  "ccas-budget": "budget et comptes annuels du CCAS",
  "ccas-plan": "suivi du plan d'action de l'analyse des besoins sociaux",
  "ccas-partenaires": "registre des conventions du CCAS",
} as const satisfies Readonly<Record<string, string>>;

export type SourceInterne = keyof typeof INTERNES;
