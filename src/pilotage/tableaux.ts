import type { Champ } from "../charger/champs-yaml.ts";
import { BAREMES } from "../charger/baremes-yaml.ts";
import { normalizeLibelle } from "../coffre/texte.ts";
import { ACTIONS } from "./actions.ts";
import { COMMANDE } from "./commande.ts";
import { CONTRIBUTIONS } from "./contributions.ts";
import { CONVENTIONS } from "./conventions.ts";
import { CORRECTIONS } from "./corrections.ts";
import { MANDAT } from "./mandat.ts";
import { PROJETS } from "./projets.ts";
import { QUESTIONNAIRE } from "./questionnaire.ts";

/** Ce qu'un tableur peut tenir : une ligne par fiche d'une liste de `pilotage/`, une colonne par clé. */
export interface Tableau {
  /** Le nom de la feuille, ou du fichier CSV. */
  readonly genre: string;
  /** Le YAML où les fiches s'écrivent, sans son dossier. */
  readonly fichier: string;
  /** Où elles y sont : la clé de leur liste, ou de leur fiche ; vide, la fiche est le fichier entier. */
  readonly chemin: readonly string[];
  /** Ce qui désigne une fiche parmi les autres ; vide s'il n'y en a qu'une. */
  readonly cles: readonly string[];
  /** La colonne qui dit de quelle fiche la liste est une partie, et la clé de cette fiche qu'elle cite. */
  readonly parent: { readonly colonne: string; readonly cle: string } | null;
  /** Les colonnes et ce qu'on y écrit, celle du parent à part. */
  readonly champs: Readonly<Record<string, Champ<unknown>>>;
  /** La fiche elle-même : de quoi la contrôler. */
  readonly fiche: Champ<unknown>;
}

/** Ce que désigne un chemin ; une liste y mène à ses éléments. */
function suivre(racine: Champ<unknown>, chemin: readonly string[]): Champ<unknown> {
  return chemin.reduce((champ, cle) => {
    const suivant = champ.champs?.[cle];
    if (!suivant) throw new RangeError(`path must name a key of its declaration, got ${chemin.join("/")}`);
    return suivant.element ?? suivant;
  }, racine);
}

const declarer =
  (fichier: string, racine: Champ<unknown>) =>
  (genre: string, chemin: readonly string[], cles: readonly string[], parent: Tableau["parent"] = null): Tableau => {
    const fiche = suivre(racine, chemin);
    const champs = Object.entries(fiche.champs ?? {}).filter(([, c]) => c.nature !== "fiche");
    return { genre, fichier, chemin, cles, parent, champs: Object.fromEntries(champs), fiche };
  };

const plan = declarer("actions", ACTIONS);
const projets = declarer("projets", PROJETS);
const conventions = declarer("conventions", CONVENTIONS);
const commande = declarer("commande", COMMANDE);
const mandat = declarer("mandat", MANDAT);
const contributions = declarer("contributions", CONTRIBUTIONS);
const questionnaire = declarer("questionnaire", QUESTIONNAIRE);
const corrections = declarer("corrections", CORRECTIONS);
const baremes = declarer("baremes", BAREMES);

const DE_CONVENTION = { colonne: "convention", cle: "id" };

/** Tous les genres, une liste après celle dont elle est une partie. Les séances n'en sont pas : la page « Séance » les écrit. */
export const TABLEAUX: readonly Tableau[] = [
  plan("actions", ["actions"], ["id"]),
  plan("preconisations", ["preconisations"], ["id"]),
  projets("projets", ["projets"], ["id"]),
  conventions("conventions", ["conventions"], ["id"]),
  conventions("conventions-objectifs", ["conventions", "objectifs"], ["objectif"], DE_CONVENTION),
  conventions("conventions-bilans", ["conventions", "bilans"], ["annee"], DE_CONVENTION),
  commande("commande", [], []),
  commande("commande-questions", ["questions"], ["id"]),
  mandat("mandat", [], []),
  mandat("calendrier", ["calendrier"], ["quoi"]),
  contributions("comite", ["comite"], []),
  contributions("comite-reunions", ["comite", "reunions"], ["le"]),
  contributions("groupes", ["groupes"], ["nom"]),
  contributions("groupes-reunions", ["groupes", "reunions"], ["le"], { colonne: "groupe", cle: "nom" }),
  contributions("partenaires", ["partenaires"], ["id"]),
  contributions("paroles", ["paroles"], ["texte"]),
  contributions("offre", ["offre"], ["qui", "quoi", "ou"]),
  contributions("moyens", ["moyens"], []),
  questionnaire("questionnaire", [], []),
  questionnaire("questionnaire-questions", ["questions"], ["id"]),
  corrections("corrections", ["corrections"], ["le", "quoi"]),
  baremes("baremes", ["baremes"], ["aide", "le"]),
  baremes("changements", ["changements"], ["le", "quoi"]),
];

/** La colonne qui dit de quel état d'une fiche un tableau est parti : elle permet d'y changer ce qui était écrit. */
export const COLONNE_EMPREINTE = "empreinte";

/** Les colonnes d'un tableau, dans l'ordre où on l'écrit. */
export const colonnesDe = ({ parent, champs }: Tableau): readonly string[] => [
  ...(parent ? [parent.colonne] : []),
  ...Object.keys(champs),
];

/** Un en-tête tel qu'une clé l'écrirait : « Édition » se lit « edition ». */
export const cleOf = (entete: string): string => normalizeLibelle(entete).replaceAll(" ", "_");

/**
 * Le genre d'un tableau : celui que son nom dit, sinon celui qui a le plus de ses colonnes. Null si rien ne le dit, ou si deux
 * genres le diraient aussi bien.
 */
export function reconnaitreTableau(nom: string, entetes: readonly string[]): Tableau | null {
  const dit = TABLEAUX.find(({ genre }) => genre === cleOf(nom).replaceAll("_", "-"));
  if (dit) return dit;
  const cles = new Set(entetes.map(cleOf));
  const scores = TABLEAUX.map((t) => ({ t, n: colonnesDe(t).filter((c) => cles.has(c)).length }));
  const meilleur = Math.max(...scores.map(({ n }) => n));
  const premiers = scores.filter(({ n }) => n === meilleur);
  return meilleur >= 2 && premiers.length === 1 ? (premiers[0]?.t ?? null) : null;
}
