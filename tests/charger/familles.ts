import { classeur, createEssai, LIGNES, type Essai, type Ligne } from "./projet-essai.ts";

/**
 * Une famille de fichiers officiels : un petit fichier fictif et sain, et où y mettre un désordre. Chaque désordre est
 * essayé dans chacune, car un classeur, une table en lignes et un fichier large ne se lisent pas par le même chemin.
 */
export interface Famille {
  readonly nom: string;
  readonly ligne: Ligne;
  /** En-tête, puis lignes. */
  readonly rows: readonly (readonly string[])[];
  readonly separateur: string;
  /** Ligne de l'en-tête dans le fichier livré. */
  readonly entete: number;
  /** Colonne des codes de territoire. */
  readonly cle: number;
  /** Une case d'effectif : rang de la ligne de données, colonne, nom de la colonne. */
  readonly case: readonly [row: number, colonne: number, nom: string];
  readonly feuille?: string;
}

const f = (
  nom: string,
  ligne: Ligne,
  texte: string,
  autres: Pick<Famille, "cle" | "case"> & Partial<Famille>,
): Famille => ({
  nom,
  ligne,
  rows: texte.trim().split("\n").map((l) => l.trim().split(autres.separateur ?? ";")),
  separateur: ";",
  entete: 1,
  ...autres,
}); // prettier-ignore

const AGES = "POP POP0014 POP1529 POP3044 POP4559 POP6074";

export const LARGE = f(
  "csv large (recensement)",
  { source: "rp-cc-population", cog: "2023", fichier: "brut/pop.csv" },
  `CODGEO;${[...AGES.split(" "), "POP7589", "POP90P"].map((v) => `P22_${v}`).join(";")}
  01001;1000;180;200;190;170;150;90;20
  2A004;500.5;90;100;95;85;75;45;10.5
  68224;2000;360;400;380;340;300;180;40
  75056;3000;540;600;570;510;450;270;60
  97101;100;18;20;19;17;15;9;2`,
  { cle: 0, case: [1, 1, "P22_POP"] },
);

const IRIS = ["682240101", "682240102", "010010000", "2A0040101", "971010101", "750560000"];
export const CLASSEUR = f(
  "classeur (recensement à l'IRIS)",
  { source: "rp-ic-population-classeur", cog: "2023", fichier: "brut/iris.xlsx" },
  [
    `IRIS;LIBIRIS;${[...AGES.split(" "), "POP75P", "POP0002", "POP0305", "POP0610", "POP1117", "POP1824", "POP2539", "POP4054", "POP5564", "POP6579", "POP80P", "POP0019", "POP2064", "POP65P", "POP_IMM", "PMEN", "PHORMEN"].map((v) => `P16_${v}`).join(";")}`,
    ...IRIS.map((i) => `${i};Quartier;1000;180;200;190;170;150;110;30;35;60;80;95;200;180;120;130;70;240;580;180;150;980;20`), // prettier-ignore
  ].join("\n"),
  { cle: 0, case: [1, 2, "P16_POP"], entete: 6, feuille: "IRIS" },
);

const SSMSI = (code: string, n: number): string =>
  `${code};2024;Cambriolages de logement;Infraction;${n};diff\n${code};2024;Vols avec armes;Infraction;${n + 1};diff`;
export const LONGUE = f(
  "csv en lignes (SSMSI)",
  { source: "ssmsi-communes", cog: "2024", fichier: "brut/ssmsi.csv" },
  `CODGEO_2024;annee;indicateur;unite_de_compte;nombre;est_diffuse
  ${["01001", "2A004", "68224", "75056", "97101"].map((c, i) => SSMSI(c, 40 + 10 * i)).join("\n")}`,
  { cle: 0, case: [4, 4, "nombre"] },
);

const logement = (code: string): string =>
  [
    ["_T", 560],
    ["DW_MAIN", 480],
    ["DW_SEC_DW_OCC", 20],
    ["DW_VAC", 60],
  ]
    .map(([ocs, n]) => `${code};COM;${ocs};_T;_T;_T;DWELLINGS;_T;_T;_T;_T;_T;A;A;2022;${n}`)
    .join("\n");
export const MELODI = f(
  "Melodi",
  { source: "melodi-logement", cog: "2025", fichier: "brut/melodi.csv" },
  `GEO;GEO_OBJECT;OCS;L_STAY;TDW;CARS;RP_MEASURE;CARPARK;NOR;TSH;BUILD_END;NRG_SRC;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE
  ${["01001", "2A004", "68224", "75056", "97101"].map((c) => logement(`2025-COM-${c}`)).join("\n")}`,
  { cle: 0, case: [8, 15, "OBS_VALUE"] },
);

const inscrits = (code: string): string =>
  [
    ["Total", 1000],
    ["Femmes", 520],
    ["Hommes", 480],
  ]
    .map(([sexe, n]) => `2024-T4;${code};Brutes;ABC;${sexe};Total;${n}`)
    .join("\n");
export const OPENDATASOFT = f(
  "Opendatasoft (Dares)",
  { source: "dares-demandeurs", cog: "2024", fichier: "brut/dares.csv" },
  `Date;Code commune;Type de données;Catégorie;Sexe;Tranche d'âge;Nombre de demandeurs d'emploi
  ${["01001", "2A004", "68224", "75056", "97101"].map(inscrits).join("\n")}`,
  { cle: 1, case: [6, 6, "Nombre de demandeurs d'emploi"] },
);

export const FAMILLES = [LARGE, CLASSEUR, LONGUE, MELODI, OPENDATASOFT] as const;
export const CSV = FAMILLES.filter((x) => x.feuille === undefined);

export type Rows = readonly (readonly string[])[];

/** Le texte d'un csv de la famille. */
export const texteDe = ({ separateur }: Famille, rows: Rows): string => rows.map((r) => r.join(separateur)).join("\n") + "\n"; // prettier-ignore

/** Change une case d'une ligne de données. */
export const poser = ({ rows }: Famille, row: number, colonne: number, valeur: string): Rows =>
  rows.map((r, i) => (i === row + 1 ? r.with(colonne, valeur) : r));

/** Un projet qui n'a que la géographie et ce fichier. */
export function essayer(famille: Famille, contenu: Rows | string | Uint8Array, ligne: Ligne = {}): Essai {
  const essai = createEssai("abs-famille-");
  const fichier = famille.ligne.fichier ?? "";
  const isRows = (c: typeof contenu): c is Rows => Array.isArray(c);
  const nombre = (v: string): string | number => (/^-?\d+(\.\d+)?$/.test(v) && v.length < 8 ? Number(v) : v);
  if (!isRows(contenu)) essai.ecrire(fichier, contenu);
  else if (famille.feuille === undefined) essai.ecrire(fichier, texteDe(famille, contenu));
  else essai.ecrire(fichier, classeur({ [famille.feuille]: contenu.map((r) => r.map(nombre)) }));
  essai.millesimes([...LIGNES.slice(0, 1), { ...famille.ligne, ...ligne }]);
  return essai;
}

/** Le nom d'un fichier dans une anomalie. */
export const nomDe = ({ ligne, feuille }: Famille): string =>
  feuille === undefined ? (ligne.fichier ?? "") : `${ligne.fichier ?? ""} (feuille ${feuille})`;
