import { finishPhrase } from "../constats/accords.ts";
import type { Constat } from "../constats/constat.ts";
import type { Tableau } from "../modele/figure.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { BilanSecret, FichierLu, TableSecret } from "./lecture.ts";
import type { NoeudChiffre, NoeudInconnues, NoeudSecret } from "./noeuds.ts";

// Les phrases des nœuds du rapport, sans balise : le site, le PDF et Word écrivent les mêmes.

const MOTS_SENS = { vigilance: "Vigilance", favorable: "Favorable", neutre: null } as const;

/** Le mot qui ouvre un constat : jamais la couleur seule ne dit son sens. Null s'il n'en a pas. */
export const motSens = ({ sens }: Constat): string | null => MOTS_SENS[sens];

/** Les territoires d'un chiffre clé d'un seul trait, là où ils ne se rangent pas en lignes. */
export function writeReperes({ reperes }: NoeudChiffre): readonly string[] {
  if (!reperes) return [];
  const liste = reperes.valeurs.map(({ nom, valeur }) => `${nom} ${valeur}`).join(" · ");
  return [reperes.annonce === null ? liste : `${reperes.annonce} · ${liste}`];
}

export const RIEN_INCONNU = "Toutes les données que ce rapport appelle étaient disponibles.";

/** Une raison de ne pas savoir, et ce dont elle prive : les `max` premiers libellés, puis le compte des autres. */
export function writeInconnue(
  { raison, libelles }: NoeudInconnues["raisons"][number],
  max: number | null,
): { readonly raison: string; readonly libelles: string } {
  const montres = max === null ? libelles : libelles.slice(0, max);
  const reste = libelles.length - montres.length;
  const suite = reste === 0 ? "" : reste === 1 ? "\u202f; et un autre" : `\u202f; et ${reste} autres`;
  return { raison: finishPhrase(raison).slice(0, -1), libelles: montres.join("\u202f; ") + suite };
}

/** Les fichiers lus, par source, dans l'ordre où elles viennent. */
export function groupSources(fichiers: readonly FichierLu[]): readonly (readonly FichierLu[])[] {
  const groupes = new Map<string, FichierLu[]>();
  for (const f of fichiers) groupes.set(f.source, [...(groupes.get(f.source) ?? []), f]);
  return [...groupes.values()];
}

export const COLONNES_FICHIERS = [
  "Fichier et empreinte",
  "Millésime",
  "Géographie",
  "Publié en",
  "Lignes lues = gardées + refusées + hors champ",
] as const;

export const NON_VERIFIEE =
  "Lecture écrite d'après la documentation du producteur\u00a0: elle n'a jamais été essayée sur un vrai fichier. Comparer quelques valeurs au fichier avant de s'y fier.";

export const writeProducteur = ({ producteur, licence }: FichierLu): string =>
  finishPhrase(`${producteur}${licence === "" ? "" : `\u202f; licence\u00a0: ${licence}`}`);

/** L'adresse de la documentation d'une source, si c'en est une. */
export const documentationOf = ({ page }: FichierLu): string | null => (/^https?:\/\//.test(page) ? page : null);

export const legendeFichiers = ({ producteur, titre }: FichierLu): string =>
  `${producteur}, ${titre}\u00a0: fichiers lus`;

const LONGUEUR_EMPREINTE = 16; // assez pour distinguer deux fichiers à l'œil ; l'empreinte entière est dans le CSV

/** « sha256 0123456789abcdef… » ; vide si le fichier n'a pas d'empreinte. */
export const writeEmpreinte = ({ sha256 }: FichierLu): string =>
  sha256 === "" ? "" : `sha256 ${sha256.slice(0, LONGUEUR_EMPREINTE)}…`;

/** Les cases d'un fichier après son nom : millésime, géographie, publication, lignes. */
export const casesFichier = (f: FichierLu): readonly string[] => [
  f.millesime,
  String(f.cog ?? "non précisée"),
  String(f.publie ?? "date inconnue"),
  formatLignes(f),
];

/** « 1 310 = 1 300 + 10 », et « + 25 hors champ » si le fichier a des lignes d'une autre année. */
function formatLignes({ lues, gardees, refusees }: FichierLu): string {
  if (lues === null || gardees === null || refusees === null) return "non diffusées";
  const horsChamp = lues - gardees - refusees;
  const suite = horsChamp > 0 ? ` +\u00a0${formatNombre(horsChamp)}\u00a0hors champ` : "";
  return `${formatNombre(lues)}\u00a0= ${formatNombre(gardees)}\u00a0+ ${formatNombre(refusees)}${suite}`;
}

const part = (masquees: number, cases: number): string =>
  cases === 0 ? "—" : `${formatNombre((100 * masquees) / cases, 1)}\u202f%`;

const pluriel = (n: number, un: string, plusieurs: string): string => `${formatNombre(n)} ${n > 1 ? plusieurs : un}`;

/** Le bilan du secret : des comptes par table, sans dire quelle case est masquée pour elle-même. */
export function writeSecret({ bilan, edition }: NoeudSecret): readonly string[] {
  if (bilan) return writeBilan(bilan);
  return [
    edition === "direction"
      ? "Cette édition ne masque aucun chiffre d'activité : elle ne se diffuse pas."
      : "Aucun export d'activité n'est chargé : il n'y a rien à masquer.",
  ];
}

const writeAttaque = ({ exactes, etroites, initiees }: BilanSecret["attaque"]): string =>
  exactes + etroites + initiees === 0
    ? "ne retrouve aucune case masquée, n'en encadre aucune de trop près, et n'en livre aucune à qui serait seul dans une autre case"
    : `retrouve ${pluriel(exactes, "case masquée", "cases masquées")}, en encadre ${formatNombre(etroites)} de trop près, et en livre ${formatNombre(initiees)} à qui serait seul dans une autre case`;

function writeBilan({ seuil, tables, tableParTable, attaque }: BilanSecret): readonly string[] {
  const cases = tables.reduce((s, t) => s + t.cases, 0);
  const masquees = tables.reduce((s, t) => s + t.masquees, 0);
  return [
    `Dans cette édition, ${pluriel(masquees, "case est masquée", "cases sont masquées")} sur ${formatNombre(cases)} (${part(masquees, cases)}) : celles qui reposent sur moins de ${seuil} foyers ou personnes, et celles qui permettraient de les retrouver. Toutes portent la même marque.${tableParTable === null ? "" : ` Protéger chaque table sans les autres en masquerait ${formatNombre(tableParTable)}, sans rien garantir de leur rapprochement.`} Une correction de quelques dossiers attend d'être assez grande pour ne désigner personne : jusque-là, le chiffre déjà publié est redonné.`,
    `L'attaque de toutes les tables à la fois, avec tout ce qui a déjà été publié, ${writeAttaque(attaque)}.`,
  ];
}

/** Ce qu'on a fait d'une table qui perdait trop de cases, entre parenthèses ; vide sinon. */
const noteElargie = ({ elargie }: TableSecret): string => (elargie === null ? "" : ` (${elargie})`);

/** Le même bilan, table par table. */
export const tableauSecret = ({ tables }: BilanSecret): Tableau => ({
  titre: "Chiffres d'activité\u00a0: cases données et masquées, par table",
  colonnes: [
    { libelle: "Table", nombre: false },
    { libelle: "Cases", nombre: true },
    { libelle: "Masquées", nombre: true },
    { libelle: "Part", nombre: true },
  ],
  lignes: tables.map((t) => [
    `${t.libelle}${noteElargie(t)}`,
    formatNombre(t.cases),
    formatNombre(t.masquees),
    part(t.masquees, t.cases),
  ]),
});
