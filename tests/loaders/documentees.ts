/**
 * Les en-têtes documentés des sources sans vrai fichier, écrits ici en toutes lettres et non tirés des déclarations :
 * docs/sources-non-verifiees.md dit d'où vient chacun. Les nombres sont inventés.
 */
export interface Documentee {
  readonly source: string;
  /** Vide quand les lignes ou les noms de colonnes sont datés. */
  readonly millesime?: string;
  /** La maille du fichier, quand la source en a plusieurs. */
  readonly niveau?: string;
  readonly cog: string;
  readonly fichier: string;
  readonly entete: string;
  readonly lignes: readonly string[];
  /** Une mesure attendue : variable, niveau, territoire, millésime, valeur (ou marque). */
  readonly mesure: readonly [nom: string, niveau: string, territoire: string, millesime: number, attendue: number | string];
  /** Un indicateur du catalogue que la source seule, ou avec le comparateur, fait répondre. */
  readonly indicateur?: readonly [code: string, territoire: string, annee: number, valeur: number];
  /** Un indicateur du projet (indicateurs.yaml) là où le catalogue n'en a pas ; son année et son territoire sont ceux de la mesure, sauf s'il le dit. */
  readonly projet?: { readonly numerateur: string; readonly denominateur?: string; readonly echelle?: number; readonly territoire?: string; readonly annee?: number; readonly attendue: number };
  /** Un nom de l'en-tête, changé : le fichier est refusé. */
  readonly change: string;
  /** Un classeur : ses feuilles, et les lignes de titre au-dessus de l'en-tête. */
  readonly classeur?: { readonly feuilles: readonly string[]; readonly titres: number };
} // prettier-ignore

/** `P{aa}_` et `C{aa}_` devant chaque nom. */
const datees = (aa: string, p: string, c = ""): string[] => [
  ...p.split(" ").map((v) => `P${aa}_${v}`),
  ...c.split(" ").filter((v) => v !== "").map((v) => `C${aa}_${v}`),
]; // prettier-ignore

/** Une ville inventée de 1 000 habitants, dont les parts font les totaux : un fichier incohérent est refusé. */
const NOMBRES: Readonly<Record<string, number>> = {
  POP: 1000, POP0014: 180, POP1529: 200, POP3044: 190, POP4559: 170, POP6074: 150, POP7589: 90, POP90P: 20, POP75P: 110,
  POP0002: 30, POP0305: 35, POP0610: 60, POP1117: 80, POP1824: 95, POP2539: 200, POP4054: 180, POP5564: 120, POP6579: 130, POP80P: 70,
  POP0019: 240, POP2064: 580, POP65P: 180, POP_IMM: 150, PMEN: 980, PHORMEN: 20,
  MEN: 480, MENPSEUL: 200, MENFAM: 270, FAM: 275, COUPAENF: 110, FAMMONO: 65, COUPSENF: 100,
  NE24F0: 130, NE24F1: 60, NE24F2: 50, NE24F3: 25, NE24F4P: 10,
  POP80P_PSEUL: 35, POP6579_PSEUL: 40, POP15P: 820, POP15P_PSEUL: 200, POP5579: 230, POP5579_PSEUL: 60,
  LOG: 560, RP: 480, RSECOCC: 20, LOGVAC: 60, MAISON: 150, APPART: 400, RP_1P: 40, RP_2P: 80, RP_3P: 130, RP_4P: 120, RP_5PP: 110,
  RPMAISON: 130, RPAPPART: 340, RP_PROP: 210, RP_LOC: 260, RP_LOCHLMV: 120, RP_GRAT: 10, RP_VOIT1P: 350, RP_ACHTOT: 470,
  RP_ACH19: 50, RP_ACH45: 60, RP_ACH70: 150, RP_ACH1919: 50, RP_ACH1945: 60, RP_ACH1970: 150,
  MEN_ANEM0002: 60, MEN_ANEM0204: 90, MEN_ANEM0509: 110, MEN_ANEM10P: 220,
  POP1564: 640, POP1524: 120, POP2554: 390, ACT1564: 470, ACT1524: 50, ACT2554: 350, ACTOCC1564: 410, ACTOCC1524: 38, ACTOCC2554: 312,
  CHOM1564: 60, CHOM1524: 12, CHOM2554: 38, CHOM_DIPLMIN: 15, EMPLT: 600, ACTOCC: 415, F2554: 200, FACTOCC2554: 150,
  SAL15P: 360, SAL15P_CDD: 40, SAL15P_INTERIM: 10, SAL15P_EMPAID: 5, SAL15P_APPR: 15, ACTOCC15P: 415, ACTOCC15P_ILT1: 200, ACTOCC15P_TCOM: 60,
  POP1517: 40, SCOL1517: 38, NSCOL15P: 700, NSCOL15P_DIPLMIN: 180, NSCOL15P_SUP2: 70, NSCOL15P_SUP34: 60, NSCOL15P_SUP5: 65, SCOL1824: 50,
}; // prettier-ignore
const nombre = (colonne: string): number => {
  const n = NOMBRES[colonne.slice(4)];
  if (n === undefined) throw new RangeError(`documented variable must have a number, got ${colonne}`);
  return n;
};

const POPULATION_CC = datees("22", "POP POP0014 POP1529 POP3044 POP4559 POP6074 POP7589 POP90P");
const POPULATION_IC = datees(
  "22",
  "POP POP0002 POP0305 POP0610 POP1117 POP1824 POP2539 POP4054 POP5564 POP6579 POP80P POP0014 POP1529 POP3044 POP4559 POP6074 POP75P POP0019 POP2064 POP65P POP_IMM PMEN PHORMEN",
);
const MENAGES = "MEN MENPSEUL MENFAM FAM COUPAENF FAMMONO COUPSENF NE24F0 NE24F1 NE24F2 NE24F3 NE24F4P";
const FAMILLES_CC = datees("22", "POP80P_PSEUL POP6579_PSEUL", MENAGES);
const FAMILLES_IC = datees("22", "POP15P POP15P_PSEUL POP80P POP80P_PSEUL POP5579 POP5579_PSEUL", MENAGES);
const PARC =
  "LOG RP RSECOCC LOGVAC MAISON APPART RP_1P RP_2P RP_3P RP_4P RP_5PP RPMAISON RPAPPART RP_PROP RP_LOC RP_LOCHLMV RP_GRAT RP_VOIT1P RP_ACHTOT";
const EMMENAGEMENT = "MEN MEN_ANEM0002 MEN_ANEM0204 MEN_ANEM0509 MEN_ANEM10P";
const LOGEMENT_21 = datees("21", `${PARC} RP_ACH19 RP_ACH45 RP_ACH70 ${EMMENAGEMENT}`);
const LOGEMENT_22 = datees("22", `${PARC} RP_ACH1919 RP_ACH1945 RP_ACH1970 ${EMMENAGEMENT}`);
const EMPLOI_CC = datees(
  "22",
  "POP1564 POP1524 POP2554 ACT1564 ACT1524 ACT2554 ACTOCC1564 ACTOCC1524 ACTOCC2554 CHOM1564 CHOM1524 CHOM2554 CHOM_DIPLMIN EMPLT ACTOCC F2554 FACTOCC2554",
);
const EMPLOI_IC = datees(
  "22",
  "POP1564 ACT1564 CHOM1564 ACT1524 CHOM1524 F2554 FACTOCC2554 SAL15P SAL15P_CDD SAL15P_INTERIM SAL15P_EMPAID SAL15P_APPR ACTOCC15P ACTOCC15P_ILT1",
  "ACTOCC15P ACTOCC15P_TCOM",
);
const DIPLOMES_CC = datees(
  "22",
  "POP1517 SCOL1517 NSCOL15P NSCOL15P_DIPLMIN NSCOL15P_SUP2 NSCOL15P_SUP34 NSCOL15P_SUP5",
);
const DIPLOMES_IC = [...DIPLOMES_CC, ...datees("22", "POP1824 SCOL1824")];

const base = (
  source: string,
  colonnes: readonly string[],
  iris: boolean,
  change: string,
  indicateur?: Documentee["indicateur"],
): Documentee => {
  const aa = Number(colonnes[0]?.slice(1, 3));
  return {
    source,
    cog: "2024",
    fichier: `${source}-${aa}.csv`,
    entete: [iris ? "IRIS;COM;TYP_IRIS;LAB_IRIS" : "CODGEO", ...colonnes].join(";"),
    lignes: [`${iris ? "682240101;68224;H;1" : "68224"};${colonnes.map(nombre).join(";")}`],
    mesure: [
      colonnes[1] ?? "",
      iris ? "iris" : "commune",
      iris ? "682240101" : "68224",
      2000 + aa,
      nombre(colonnes[1] ?? ""),
    ],
    change,
    ...(indicateur ? { indicateur } : {}),
  };
};

const caf = (source: string, entete: string, ligne: string, mesure: Documentee["mesure"], reste: Partial<Documentee> & { change: string }): Documentee => ({ source, cog: "2025", fichier: `${source}.csv`, entete, lignes: [ligne], mesure, ...reste }); // prettier-ignore

export const DOCUMENTEES: readonly Documentee[] = [
  base("rp-cc-population", POPULATION_CC, false, "P22_POP7589", ["DEM-01", "68224", 2022, 1000]),
  base("rp-ic-population", POPULATION_IC, true, "P22_POP75P"),
  base("rp-cc-familles", FAMILLES_CC, false, "C22_FAMMONO", ["FAM-01", "68224", 2022, (100 * 65) / 275]),
  base("rp-ic-familles", FAMILLES_IC, true, "C22_FAM"),
  base("rp-cc-logement", LOGEMENT_21, false, "P21_RP_ACH19", ["LOG-02", "68224", 2021, 25]),
  base("rp-ic-logement", LOGEMENT_22, true, "P22_RP_ACH1919", ["LOG-01", "682240101", 2022, 43.75]),
  base("rp-cc-emploi", EMPLOI_CC, false, "P22_EMPLT", ["JEU-05", "68224", 2022, 24]),
  base("rp-ic-emploi", EMPLOI_IC, true, "P22_SAL15P", ["EMP-02", "682240101", 2022, 73.4375]),
  base("rp-cc-diplomes", DIPLOMES_CC, false, "P22_NSCOL15P_DIPLMIN"),
  base("rp-ic-diplomes", DIPLOMES_IC, true, "P22_SCOL1824"),
  caf("caf-epci", "dtreffre;numepci;nomepci;indfoy_rsa;indben_aah;indben_aeeh", "2024-12;200066009;M2A;9265;5000;1200", ["indben_aah", "epci", "200066009", 2024, 5000], { change: "numepci" }), // prettier-ignore
  {
    ...caf("caf-departements", "dtreffre;numdep;numregi;indfoy_rsa;indben_aah", "2024-12;68;44;20000;9000", ["indfoy_rsa", "departement", "68", 2024, 20000], { change: "dtreffre" }),
    lignes: ["2024-11;68;44;19000;8900", "2024-12;68;44;20000;9000", "2024-12;XX;;5;5"],
  }, // prettier-ignore
  caf("caf-quotient-communes", "dtreffre;numcomdo;nomcom;qf_400;indfoy_ndur", "2024-12;68224;MULHOUSE;Moins de 400 euros;4205", ["QF_0_399", "commune", "68224", 2024, 4205], { change: "qf_400" }), // prettier-ignore
  caf("caf-quotient-iris", "dtreffre;numcomdo;numirisd;qf_400;indfoy_ndur", "2024-12;68224;0101;Inconnu;15", ["QF_INCONNU", "iris", "682240101", 2024, 15], { change: "numirisd" }), // prettier-ignore
  caf("caf-rsa-iris", "dtreffre;numcomdo;numirisd;indfoy_rsa", "2024-12;68224;0101;210", ["IRIS_indfoy_rsa", "iris", "682240101", 2024, 210], { change: "indfoy_rsa" }), // prettier-ignore
  caf("caf-logement-iris", "dtreffre;numcomdo;numirisd;indfoy_ndural", "2024-12;68224;0101;320", ["IRIS_indfoy_ndural", "iris", "682240101", 2024, 320], { change: "numcomdo" }), // prettier-ignore
  ...(["com", "epci", "dep"] as const).flatMap((s) => {
    const [code, niveau] = { com: ["68224", "commune"], epci: ["200066009", "epci"], dep: ["68", "departement"] }[s] as [string, string]; // prettier-ignore
    const cle = `num${s}`;
    return [
      caf(`caf-petite-enfance-taux-${s}`, `annee;${cle};txcouv_${s};txcouv_eaje_${s};txcouv_am_ind_${s}`, `2023;${code};57.4;22.1;30`, [`txcouv_${s}`, niveau, code, 2023, 57.4], { indicateur: ["PEN-02", code, 2023, 57.4], change: cle }), // prettier-ignore
      caf(`caf-petite-enfance-places-${s}`, `annee;${cle};tot_offre_${s};pl_psu_col_${s};pl_am_ind_${s}`, `2023;${code};1200;500;600`, [`tot_offre_${s}`, niveau, code, 2023, 1200], { change: `tot_offre_${s}` }), // prettier-ignore
    ];
  }),
  {
    source: "melodi-populations-reference",
    cog: "2025",
    fichier: "DS_POPULATIONS_REFERENCE_2023_data.csv",
    entete: "GEO;GEO_OBJECT;FREQ;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE",
    lignes: ["2025-COM-68224;COM;A;PMUN;2023;105000.0", "2025-COM-68224;COM;A;PTOT;2023;106000.0", "2025-DEP-68;DEP;A;PMUN;2023;770000"],
    mesure: ["PMUN", "commune", "68224", 2023, 105000],
    indicateur: ["DEM-01", "68224", 2023, 105000],
    change: "POPREF_MEASURE",
  }, // prettier-ignore
  {
    source: "melodi-population",
    cog: "2025",
    fichier: "DS_RP_POPULATION_PRINC_2023_data.csv",
    entete: "AGE;GEO;GEO_OBJECT;RP_MEASURE;SEX;TIME_PERIOD;OBS_VALUE",
    lignes: ["_T;68224;COM;POP;_T;2023;105000.5", "Y_GE65;68224;COM;POP;_T;2023;17000.25"],
    mesure: ["MEL_POP_Y_GE65", "commune", "68224", 2023, 17000.25],
    change: "SEX",
  },
  {
    source: "melodi-serie-historique",
    cog: "2026",
    fichier: "DS_RP_SERIE_HISTORIQUE_2023_data.csv",
    entete: "GEO;GEO_OBJECT;RP_MEASURE;OCS;OBS_STATUS;TIME_PERIOD;OBS_VALUE",
    lignes: [
      "68224;COM;POP;_T;A;1968;116336",
      "68224;COM;POP;_T;A;2023;105000.5",
      "68224;COM;BRTH;_T;A;2023;9000",
      "68224;COM;DWELLINGS;_T;A;2023;60000",
      "68224;COM;DWELLINGS;DW_VAC;A;2023;7000",
      "68;DEP;POP;_T;A;2023;770000",
    ],
    mesure: ["SH_LOGVAC", "commune", "68224", 2023, 7000],
    change: "OCS",
  },
  {
    source: "sru-communes",
    cog: "2025",
    fichier: "donnees-sru-data-gouv-2025-v2.csv",
    entete:
      "Code_INSEE_commune;Nom_commune;Departement;Nom_EPCI;Nombre_lls_ Inventaire_au_01_01_2024;Taux_SRU_au_01_01_2024",
    lignes: ["68224;MULHOUSE;Haut-Rhin;M2A;12000;24,75 %"],
    mesure: ["Taux_SRU_au_01_01_2024", "commune", "68224", 2024, 24.75],
    projet: { numerateur: "Nombre_lls_Inventaire_au_01_01_20{aa}", annee: 2024, attendue: 12000 },
    change: "Taux_SRU_au_01_01_2024",
  },
  {
    source: "melodi-menages",
    cog: "2025",
    fichier: "DS_RP_MENAGES_COMP_2023_data.csv",
    entete: "GEO;GEO_OBJECT;RP_MEASURE;TPH;PCS;PREFPH;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE",
    lignes: ["68224;COM;DWELLINGS;_T;_T;_T;A;A;2023;50000", "68224;COM;DWELLINGS;11;_T;_T;A;A;2023;21000"],
    mesure: ["MELC_MENPSEUL", "commune", "68224", 2023, 21000],
    indicateur: ["FAM-05", "68224", 2023, 42],
    change: "TPH",
  },
  {
    source: "melodi-filosofi",
    cog: "2025",
    fichier: "DS_FILOSOFI_CC_2023_data.csv",
    entete: "GEO;GEO_OBJECT;FILOSOFI_MEASURE;UNIT_MEASURE;UNIT_MULT;CONF_STATUS;OBS_STATUS;TIME_PERIOD;OBS_VALUE",
    lignes: ["68224;COM;MED_SL;EUR_YR;0;F;A;2023;17500", "68224;COM;D1_SL;EUR_YR;0;F;O;2023;"],
    mesure: ["FILO_D1_SL", "commune", "68224", 2023, "non_disponible"],
    indicateur: ["REV-01", "68224", 2023, 17500],
    change: "FILOSOFI_MEASURE",
  },
  {
    source: "qpv-filosofi",
    cog: "2015",
    fichier: "revenu-disponible-qp15-2021_QP.csv",
    entete: "CODGEO;LIBGEO;DISP_MED_A21;DISP_TP60_A21;DISP_PPSOC_A21;DISP_D1_A21;DISP_D9_A21;DISP_RD_A21",
    lignes: ["00;Ensemble;14000;43,2;20,1;8000;24000;3,0", "QP068004;Bourtzwiller;13200;45,6;22,3;8100;21000;2,6"],
    mesure: ["DISP_TP60_A21", "qpv", "QP068004", 2021, 45.6],
    indicateur: ["REV-02", "QP068004", 2021, 45.6],
    change: "DISP_TP60_A21",
  },
  {
    source: "lovac-communes",
    cog: "2026",
    fichier: "Lovac_opendata_Communes.csv",
    entete:
      "CODGEO_26;LIBGEO_26;pp_vacant_26;pp_vacant_plus_2ans_26;ff_pp_total_25;pp_vacant_25;pp_vacant_plus_2ans_25",
    lignes: ["68224;Mulhouse;4100;s;52000;4200;1500"],
    mesure: ["pp_vacant_plus_2ans_26", "commune", "68224", 2026, "secret"],
    indicateur: ["LOG-05", "68224", 2025, (4200 / 52000) * 100],
    change: "CODGEO_26",
  },
  {
    source: "melodi-filosofi-menages",
    cog: "2024",
    fichier: "DS_FILOSOFI_MEN_TP_NIVVIE_2021_data.csv",
    entete:
      "GEO;GEO_OBJECT;TPH_FISCAL;FILOSOFI_MEASURE;UNIT_MEASURE;UNIT_MULT;CONF_STATUS;OBS_STATUS;TIME_PERIOD;OBS_VALUE",
    lignes: [
      "68224;COM;_T;PR_MD60;PT;0;F;A;2021;36",
      "68224;COM;21;PR_MD60;PT;0;F;A;2021;48",
      "68224;COM;21;MED_SL;EUR_YR;0;F;A;2021;14200",
      "68;DEP;21;PR_MD60;PT;0;F;A;2021;31.4",
    ],
    mesure: ["FILOMEN_MED_SL_MONO", "commune", "68224", 2021, 14200],
    indicateur: ["REV-09", "68224", 2021, 48],
    change: "TPH_FISCAL",
  },
  {
    source: "melodi-familles-age-enfant",
    cog: "2026",
    fichier: "DS_RP_TD_FAMILLE_AGEENF_COMP_2023_data.csv",
    entete: "GEO;GEO_OBJECT;TFN;AGE;CIVIL_STATUS;NATIONALITY_TYPE;PCS;OBS_STATUS;TIME_PERIOD;OBS_VALUE",
    lignes: [
      ...["A111", "A112", "A121", "A122", "A221", "A222", "A223", "A224"].flatMap((t, i) =>
        ["Y_LT2", "Y2T5"].map((age) => `68224;COM;${t};${age};_T;_T;_T;A;2023;${(i + 1) * 10}`),
      ),
      "68224;COM;A111;Y_LT2;_T;_T;1;A;2023;4",
    ],
    mesure: ["MELC_ENF_2T5_A224", "commune", "68224", 2023, 80],
    // Situations 1, 3 et 5 des huit : (10 + 30 + 50) sur 360.
    indicateur: ["FAM-07", "68224", 2023, 25],
    change: "NATIONALITY_TYPE",
  },
  {
    source: "carte-loyers",
    millesime: "2025",
    cog: "2025",
    fichier: "pred-app-mef-dhup.csv",
    entete:
      '"id_zone";"INSEE_C";"LIBGEO";"EPCI";"DEP";"REG";"loypredm2";"lwr.IPm2";"upr.IPm2";"TYPPRED";"nbobs_com";"nbobs_mail";"R2_adj"',
    lignes: ['"12";"68224";"Mulhouse";"200066009";"68";"44";"11,25";"8,4";"15,1";"commune";"812";"812";"0,81"'],
    mesure: ["upr.IPm2", "commune", "68224", 2025, 15.1],
    indicateur: ["LOG-13", "68224", 2025, 11.25],
    change: "loypredm2",
  },
  {
    source: "edu-ips-ecoles",
    cog: "2023",
    fichier: "fr-en-ips-ecoles-ap2022.csv",
    entete:
      "rentree_scolaire;code_region;region;code_de_l_academie;academie;code_du_departement;departement;code_insee_de_la_commune;nom_de_la_commune;uai;nom_de_l_etablissement;secteur;ips;ips_national;ips_national_public;ips_national_prive;ips_academique;ips_academique_public;ips_academique_prive;ips_departemental;ips_departemental_public;ips_departemental_prive;num_ligne",
    lignes: [
      "2023-2024;44;GRAND EST;15;STRASBOURG;068;HAUT-RHIN;68224;MULHOUSE;0680001A;ECOLE A;public;80.5;103.4;101.2;112;104;102;113;99;97;110;1",
      "2023-2024;44;GRAND EST;15;STRASBOURG;068;HAUT-RHIN;68224;MULHOUSE;0680002B;ECOLE B;public;100.1;103.4;101.2;112;104;102;113;99;97;110;2",
      "2023-2024;44;GRAND EST;15;STRASBOURG;068;HAUT-RHIN;68224;MULHOUSE;0680003C;ECOLE C;privé sous contrat;130;103.4;101.2;112;104;102;113;99;97;110;3",
      "2023-2024;44;GRAND EST;15;STRASBOURG;068;HAUT-RHIN;68224;MULHOUSE;0680004D;ECOLE D;public;NS;103.4;101.2;112;104;102;113;99;97;110;4",
      "2022-2023;44;GRAND EST;15;STRASBOURG;068;HAUT-RHIN;68224;MULHOUSE;0680001A;ECOLE A;public;79;103.4;101.2;112;104;102;113;99;97;110;5",
    ],
    mesure: ["IPS_ECOLES_PUBLIQUES_SOMME", "commune", "68224", 2023, 180.6],
    // (80,5 + 100,1) / 2 : l'école privée et celle sans indice n'y sont pas.
    indicateur: ["JEU-08", "68224", 2023, 90.3],
    change: "code_insee_de_la_commune",
  },
  {
    source: "edu-ips-colleges",
    cog: "2023",
    fichier: "fr-en-ips-colleges-ap2023.csv",
    entete:
      "rentree_scolaire;code_region;region;code_de_l_academie;academie;code_du_departement;departement;code_insee_de_la_commune;nom_de_la_commune;uai;nom_de_l_etablissement;secteur;ips;ecart_type_de_l_ips;ips_national;ips_academique;ips_departemental;num_ligne",
    lignes: [
      "2023-2024;44;GRAND EST;15;STRASBOURG;068;HAUT-RHIN;68224;MULHOUSE;0681111A;COLLEGE A;public;78.5;30.1;103;102;99;1",
      "2023-2024;44;GRAND EST;15;STRASBOURG;068;HAUT-RHIN;68224;MULHOUSE;0681112B;COLLEGE B;public;91.5;29;103;102;99;2",
      "2023-2024;44;GRAND EST;15;STRASBOURG;068;HAUT-RHIN;68224;MULHOUSE;0681113C;COLLEGE C;privé sous contrat;120;28;103;102;99;3",
    ],
    mesure: ["IPS_COLLEGES_PUBLICS_SOMME", "commune", "68224", 2023, 170],
    projet: {
      numerateur: "IPS_COLLEGES_PUBLICS_SOMME",
      denominateur: "IPS_COLLEGES_PUBLICS",
      echelle: 100,
      attendue: 8500,
    },
    change: "code_insee_de_la_commune",
  },
  {
    source: "finess-etablissements",
    millesime: "2023",
    cog: "2023",
    fichier: "t-finess.csv",
    entete:
      '"source","date_maj","finess","finess8","etat","date_extract_finess","rs","type","ej_finess","ej_rs","et_finess","et_rs","siren","siret","com_code","categ_code","categ_lib","esms_capaTot_inst"',
    lignes: [
      // Deux EHPAD (80 + 41), une résidence autonomie, un EHPAD fermé, une entité juridique, un service sans capacité.
      ...(
        [
          ["680000011", "ACTUEL", "ET", "500", "80"],
          ["680000012", "ACTUEL", "ET", "500", "41"],
          ["680000013", "ACTUEL", "ET", "202", "60"],
          ["680000014", "FERME", "ET", "500", "90"],
          ["680000015", "ACTUEL", "EJ", "", ""],
          ["680000016", "ACTUEL", "ET", "460", "."],
        ] as const
      ).map(
        ([finess, etat, type, categorie, places]) =>
          `"FINESS","2023-05-01","${finess}","","${etat}","2023-05-01","R","${type}","","","","","","","68224","${categorie}","","${places}"`,
      ),
    ],
    mesure: ["PLACES_EHPAD", "commune", "68224", 2023, 121],
    // 121 places pour 110 habitants de 75 ans ou plus (90 + 20, recensement de 2022).
    indicateur: ["VIE-06", "68224", 2023, 1100],
    change: "esms_capaTot_inst",
  },
  {
    source: "ofgl-ccas",
    cog: "2023",
    fichier: "ofgl-base-ccas-cias.csv",
    entete: "exer;siren;type;nom_ccas;lbudg;type_de_budget;agregat;montant",
    lignes: [
      "2023;266800013;CCAS;CCAS A;CCAS A;Budget principal;Dépenses de fonctionnement;4000000.5",
      "2023;266800013;CCAS;CCAS A;CCAS A;Budget principal;Frais de personnel;1000000.125",
      "2023;266800013;CCAS;CCAS A;CCAS A;Budget principal;Epargne brute;-12000",
      "2023;266800013;CCAS;CCAS A;RESIDENCE;Budget annexe;Dépenses de fonctionnement;900000",
      "2023;200066009;CIAS;CIAS B;CIAS B;Budget principal;Dépenses de fonctionnement;700000",
      "2023;260100017;CCAS;CCAS C;CCAS C;Budget principal;Dépenses de fonctionnement;50000",
    ],
    mesure: ["DEPENSES_FONCTIONNEMENT", "commune", "68224", 2023, 4000000.5],
    projet: {
      numerateur: "FRAIS_PERSONNEL",
      denominateur: "DEPENSES_FONCTIONNEMENT",
      echelle: 100,
      attendue: (1000000.125 / 4000000.5) * 100,
    },
    change: "type_de_budget",
  },
  {
    source: "caf-quotient-qpv",
    cog: "2024",
    fichier: "ndur_s_qf_400_qpv_f.csv",
    entete: "dtreffre;numcomdo;nomcom;nomqpv;qf_400;indfoy_ndur;indnbp_ndur",
    lignes: [
      ...(
        [
          ["Moins de 400 euros", 120],
          ["Entre 400 et 799 euros", 280],
          ["Entre 800 et 1199 euros", 100],
          ["Entre 1200 et 1599 euros", 50],
          ["Entre 1600 et 1999 euros", 30],
          ["Entre 2000 et 3999 euros", 15],
          ["4000 euros ou plus", 5],
          ["Inconnu", 60],
        ] as const
      ).map(([tranche, foyers]) => `2024-12;68224;MULHOUSE;LES COTEAUX;${tranche};${foyers};${2 * foyers}`),
      "2024-12;68224;MULHOUSE;QUARTIER RENOMME;Moins de 400 euros;10;20",
    ],
    mesure: ["QF_400_799", "qpv", "QN06803M", 2024, 280],
    indicateur: ["QPV-05", "QN06803M", 2024, (400 / 600) * 100],
    change: "nomqpv",
  },
  {
    source: "qpv-filosofi-2024",
    cog: "2024",
    fichier: "revenus_2021_qp24.csv",
    entete: "CODGEO;LIBGEO;DISP_MED_A21;DISP_TP60_A21;DISP_PPSOC_A21;DISP_D1_A21;DISP_D9_A21;DISP_RD_A21",
    lignes: ["QN06803M;Les Coteaux;12340;48,9;30,1;7000;21000;3,0", "00;Ensemble;13000;43,0;28,0;7000;22000;3,1"],
    mesure: ["DISP_MED_A21", "qpv", "QN06803M", 2021, 12340],
    indicateur: ["QPV-03", "QN06803M", 2021, 48.9],
    change: "DISP_MED_A21",
  },
  {
    source: "ademe-dpe",
    cog: "2023",
    fichier: "dpe03existant_68224.csv",
    entete: "numero_dpe,date_etablissement_dpe,etiquette_dpe,type_batiment,code_insee_ban",
    lignes: [
      "2368E0000001A,2023-03-14,F,maison,68224",
      "2368E0000002B,2023-11-02,G,appartement,68224",
      "2368E0000003C,2023-12-31,D,appartement,68224",
      "2368E0000004D,2023-05-05,C,appartement,68224",
      "2468E0000005E,2024-01-05,B,appartement,68224",
      "2368E0000006F,2023-05-06,,appartement,68224",
    ],
    mesure: ["DPE_FG", "commune", "68224", 2023, 2],
    indicateur: ["ENE-02", "68224", 2023, 50],
    change: "etiquette_dpe",
  },
  {
    source: "drees-apl",
    millesime: "2024",
    cog: "2024",
    fichier: "APL aux médecins généralistes.xlsx",
    classeur: { feuilles: ["Lisez-moi", "APL 2022", "APL 2023", "APL 2024"], titres: 8 },
    entete:
      "Code commune INSEE;Commune;APL aux médecins généralistes ;APL aux médecins généralistes de 65 ans ou moins;APL aux médecins généralistes de 62 ans et moins;APL aux médecins généralistes de 60 ans ou moins;Population standardisée 2022 pour la médecine générale;Population totale 2022",
    lignes: [
      ";;En nombre de consultations accessibles par an et par habitant;;;;En habitants standardisés;En habitants",
      "68224;Mulhouse;2.8;2.5;2.3;2.1;98000.5;108312",
      "2A004;Ajaccio;3.4;3;2.9;2.5;72000;74000",
    ],
    mesure: ["APL_MG_POPULATION", "commune", "68224", 2024, 98000.5],
    indicateur: ["SAN-01", "68224", 2024, 2.8],
    change: "Code commune INSEE",
  },
  {
    source: "ssmsi-communes-virgule",
    cog: "2024",
    fichier: "ssmsi-2024.csv",
    entete: "CODGEO_2024,annee,indicateur,unite_de_compte,nombre,taux_pour_mille,est_diffuse",
    lignes: ['68224,2023,Cambriolages de logement,Infraction,310,"5,9",diff', "01001,2023,Vols avec armes,Infraction,NA,NA,ndiff"],
    mesure: ["SSMSI_VOL_ARME", "commune", "01001", 2023, "secret"],
    projet: { numerateur: "SSMSI_CAMBRIOLAGE", territoire: "68224", annee: 2023, attendue: 310 },
    change: "est_diffuse",
  }, // prettier-ignore
  {
    source: "ssmsi-departements-ancien",
    cog: "2023",
    fichier: "donnee-dep-2023.csv",
    entete: "classe;annee;Code.département;Code.région;unité.de.compte;millPOP;faits;POP;LOG;tauxpourmille",
    lignes: ["Homicides;16;68;44;Victime;13;13;764030;363050;1,7e-02"],
    mesure: ["SSMSI_HOMICIDE", "departement", "68", 2016, 13],
    change: "faits",
  },
  // Les réponses des partenaires : l'en-tête est celui de la demande, et une case masquée y est « s ».
  { source: "reponse-caf", niveau: "commune", cog: "2025", fichier: "reponse-caf.csv", entete: "annee;territoire;allocataires;personnes_couvertes;monoparents;rsa;prime_activite;aah;aeeh;aide_logement;dependance_50;dependance_100", lignes: ["2024;68224;1200;1160;1120;1080;1040;1000;960;920;880;840", "2020;68224;1100;1060;1020;980;940;900;860;820;780;s"], mesure: ["dependance_100", "commune", "68224", 2020, "secret"], projet: { numerateur: "allocataires", annee: 2024, attendue: 1200 }, change: "allocataires" }, // prettier-ignore
  { source: "reponse-cpam", niveau: "commune", cog: "2025", fichier: "reponse-cpam.csv", entete: "annee;territoire;assures;assures_17_plus;sans_medecin_traitant;c2s;ald", lignes: ["2024;68224;1200;1160;1120;1080;1040", "2020;68224;1100;1060;1020;980;s"], mesure: ["ald", "commune", "68224", 2020, "secret"], indicateur: ["SAN-03", "68224", 2024, 90], change: "assures" }, // prettier-ignore
  { source: "reponse-france-travail", niveau: "commune", cog: "2025", fichier: "reponse-france-travail.csv", entete: "annee;territoire;inscrits_abc;inscrits_fg;moins_26;plus_50;un_an_plus;rsa", lignes: ["2024;68224;1200;1160;1120;1080;1040;1000", "2020;68224;1100;1060;1020;980;940;s"], mesure: ["rsa", "commune", "68224", 2020, "secret"], projet: { numerateur: "inscrits_abc", annee: 2024, attendue: 1200 }, change: "inscrits_abc" }, // prettier-ignore
  { source: "reponse-bailleurs", niveau: "commune", cog: "2025", fichier: "reponse-bailleurs.csv", entete: "annee;territoire;logements_occupes;menages_75_plus;monoparents;impayes_3_mois;demandes_mutation;demandes_actives;attributions", lignes: ["2024;68224;1200;1160;1120;1080;1040;1000;960", "2020;68224;1100;1060;1020;980;940;900;s"], mesure: ["attributions", "commune", "68224", 2020, "secret"], projet: { numerateur: "logements_occupes", annee: 2024, attendue: 1200 }, change: "logements_occupes" }, // prettier-ignore
  { source: "reponse-autonomie", niveau: "commune", cog: "2025", fichier: "reponse-autonomie.csv", entete: "annee;territoire;apa_domicile;apa_etablissement;pch", lignes: ["2024;68224;1200;1160;1120", "2020;68224;1100;1060;s"], mesure: ["pch", "commune", "68224", 2020, "secret"], projet: { numerateur: "apa_domicile", annee: 2024, attendue: 1200 }, change: "apa_domicile" }, // prettier-ignore
  { source: "reponse-fsl", niveau: "commune", cog: "2025", fichier: "reponse-fsl.csv", entete: "annee;territoire;fsl_acces;fsl_maintien;fsl_energie;menages_suivis", lignes: ["2024;68224;1200;1160;1120;1080", "2020;68224;1100;1060;1020;s"], mesure: ["menages_suivis", "commune", "68224", 2020, "secret"], projet: { numerateur: "fsl_acces", annee: 2024, attendue: 1200 }, change: "fsl_acces" }, // prettier-ignore
  { source: "reponse-sne", niveau: "commune", cog: "2025", fichier: "reponse-sne.csv", entete: "annee;territoire;demandes_actives;attributions;anciennete_mediane", lignes: ["2024;68224;1200;300;19", "2020;68224;900;s;17"], mesure: ["attributions", "commune", "68224", 2020, "secret"], indicateur: ["LOG-11", "68224", 2024, 19], change: "anciennete_mediane" }, // prettier-ignore
  { source: "reponse-petite-enfance", niveau: "commune", cog: "2025", fichier: "reponse-petite-enfance.csv", entete: "annee;territoire;demandes_recues;demandes_en_attente", lignes: ["2024;68224;400;100", "2020;68224;390;s"], mesure: ["demandes_en_attente", "commune", "68224", 2020, "secret"], indicateur: ["PEN-07", "68224", 2024, 25], change: "demandes_recues" }, // prettier-ignore
  { source: "reponse-geodip", niveau: "commune", cog: "2025", fichier: "reponse-geodip.csv", entete: "annee;territoire;menages;menages_precaires", lignes: ["2024;68224;50000;6000", "2020;68224;49000;s"], mesure: ["menages_precaires", "commune", "68224", 2020, "secret"], indicateur: ["ENE-01", "68224", 2024, 12], change: "menages_precaires" }, // prettier-ignore
  { source: "releve-registre", niveau: "commune", cog: "2025", fichier: "releve-registre.csv", entete: "annee;territoire;inscrits;suivis", lignes: ["2024;68224;400;100", "2020;68224;390;s"], mesure: ["suivis", "commune", "68224", 2020, "secret"], indicateur: ["ISO-04", "68224", 2024, 25], change: "inscrits" }, // prettier-ignore
  { source: "releve-accompagnement", niveau: "commune", cog: "2025", fichier: "releve-accompagnement.csv", entete: "annee;territoire;dossiers;droits_ouverts", lignes: ["2024;68224;400;300", "2020;68224;390;s"], mesure: ["droits_ouverts", "commune", "68224", 2020, "secret"], indicateur: ["DRO-04", "68224", 2024, 75], change: "dossiers" }, // prettier-ignore
  { source: "releve-demandes", niveau: "commune", cog: "2025", fichier: "releve-demandes.csv", entete: "annee;territoire;demandes_deposees;demandes_en_ligne", lignes: ["2024;68224;400;120", "2020;68224;390;s"], mesure: ["demandes_en_ligne", "commune", "68224", 2020, "secret"], indicateur: ["DRO-06", "68224", 2024, 30], change: "demandes_deposees" }, // prettier-ignore
  { source: "reponse-mission-locale", niveau: "commune", cog: "2025", fichier: "reponse-mission-locale.csv", entete: "annee;territoire;jeunes_accompagnes", lignes: ["2024;68224;1200", "2020;68224;s"], mesure: ["jeunes_accompagnes", "commune", "68224", 2020, "secret"], projet: { numerateur: "jeunes_accompagnes", annee: 2024, attendue: 1200 }, change: "jeunes_accompagnes" }, // prettier-ignore
];
