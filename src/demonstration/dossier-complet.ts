import { formatCsv, formatFlottant, UNIX } from "./csv.ts";
import type { FichierDemonstration } from "./fichier.ts";
import type { AnneeRp, Commune } from "./geographie.ts";
import { ANNEES_RP } from "./geographie.ts";
import type { Recensement } from "./population.ts";

const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);

/** Familles pour un ménage avec famille : un ménage peut en abriter deux (C22_FAM dépasse C22_MENFAM dans les vrais fichiers). */
const FAMILLES_PAR_MENAGE = 1.0098;

/** Une colonne du dossier complet : son nom sans l'année, et sa lecture dans le recensement. */
type Colonne = readonly [prefixe: "P" | "C", nom: string, lire: (r: Recensement) => number];

const AGES = ["0014", "1529", "3044", "4559", "6074", "7589", "90P"] as const;
/** Il naît 105 garçons pour 100 filles ; les hommes meurent plus tôt. */
export const PART_HOMMES = [0.512, 0.505, 0.496, 0.494, 0.475, 0.415, 0.275] as const;
const ACTIVITE = ["1524", "2554", "5564"] as const;

const COLONNES: readonly Colonne[] = [
  ...AGES.map((age, i): Colonne => ["P", `POP${age}`, (r) => r.ages[i]!]),
  ...AGES.map((age, i): Colonne => ["P", `H${age}`, (r) => r.ages[i]! * PART_HOMMES[i]!]),
  ...AGES.map((age, i): Colonne => ["P", `F${age}`, (r) => r.ages[i]! * (1 - PART_HOMMES[i]!)]),
  ["P", "POP", (r) => r.pop],
  ["C", "MEN", (r) => somme(r.menages)],
  ["C", "MENPSEUL", (r) => r.menages[0]!],
  ["C", "MENFAM", (r) => r.menages[2]! + r.menages[3]! + r.menages[4]!],
  ["C", "COUPAENF", (r) => r.menages[3]! * FAMILLES_PAR_MENAGE],
  ["C", "FAMMONO", (r) => r.menages[4]! * FAMILLES_PAR_MENAGE],
  ["C", "COUPSENF", (r) => r.menages[2]! * FAMILLES_PAR_MENAGE],
  ["C", "FAM", (r) => (r.menages[2]! + r.menages[3]! + r.menages[4]!) * FAMILLES_PAR_MENAGE],
  ...ACTIVITE.map((age, i): Colonne => ["P", `ACT${age}`, (r) => r.actifs[i]!]),
  ...ACTIVITE.map((age, i): Colonne => ["P", `CHOM${age}`, (r) => r.chomeurs[i]!]),
  ["P", "RP", (r) => r.rp],
  ["P", "RP_LOCHLMV", (r) => r.hlm],
  ["P", "RP_PROP", (r) => r.proprietaires],
];

/** Les trois recensements sur une ligne par commune, le plus récent d'abord, comme le dossier complet de l'Insee. */
export function fichierDossierComplet(
  communes: readonly Commune[],
  recensement: (commune: Commune, annee: AnneeRp) => Recensement,
): FichierDemonstration {
  const annees = [...ANNEES_RP].reverse();
  const entete = annees.flatMap((a) => COLONNES.map(([prefixe, nom]) => `${prefixe}${String(a).slice(2)}_${nom}`));
  const lignes = communes.map((c) => [
    c.code,
    ...annees.flatMap((a) => {
      const r = recensement(c, a);
      return COLONNES.map(([, , lire]) => formatFlottant(lire(r)));
    }),
  ]);
  return {
    chemin: "brut/rp/dossier_complet.csv",
    contenu: formatCsv(["CODGEO", ...entete], lignes, UNIX),
    source: "rp-dossier-complet",
    niveau: "",
    millesime: 2022,
    cog: 2025,
    publie: 2025,
  };
}
