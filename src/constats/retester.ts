import { formatValeur } from "../modele/nombre.ts";
import type { Affirmation, ValeurCitee } from "./affirmation.ts";
import type { Cause } from "./causes.ts";
import { repondre } from "./constats.ts";
import type { Donnees } from "./donnees.ts";
import { definitionChangee } from "./empreinte.ts";
import { isEmpechement } from "./genres/genre.ts";
import { withoutCodes } from "./motifs.ts";

/** Ce qu'il en est aujourd'hui d'une affirmation publiée. */
export type Verdict =
  | { readonly etat: "tient"; readonly aujourdhui: string }
  | {
      readonly etat: "ne tient plus";
      /** `conclusion` : le sens ou la preuve a changé ; `nombres` : seuls les nombres imprimés. */
      readonly atteinte: "conclusion" | "nombres";
      readonly cause: Cause;
      readonly raison: string;
      /** La même question, la réponse d'aujourd'hui. */
      readonly aujourdhui: string;
    }
  | { readonly etat: "incomparable"; readonly cause: Cause; readonly raison: string };

/**
 * Repose aux données d'aujourd'hui la question d'une affirmation publiée : même indicateur, mêmes territoires, mêmes
 * millésimes. Elle tient si le sens, la preuve et chaque nombre, tel qu'il était imprimé, sont les mêmes. Une tournure
 * récrite par l'outil ne compte pas : c'est l'affirmation qui se compare, pas sa phrase.
 */
export function retester(publiee: Affirmation, donnees: Donnees): Verdict {
  const constat = repondre(publiee, donnees);
  if (isEmpechement(constat)) return { etat: "incomparable", ...constat };
  const { affirmation, phrase } = constat;
  if (affirmation.direction === "refus" && publiee.direction !== "refus")
    return { etat: "incomparable", ...causeOfRefus(phrase, publiee, donnees) };
  const ecarts = ecartsOf(publiee, affirmation);
  const isConclusion = affirmation.direction !== publiee.direction || affirmation.force !== publiee.force;
  if (!isConclusion && ecarts.length === 0) return { etat: "tient", aujourdhui: phrase };
  return {
    etat: "ne tient plus",
    atteinte: isConclusion ? "conclusion" : "nombres",
    ...causeOf(publiee, affirmation, ecarts, donnees),
    aujourdhui: phrase,
  };
}

type Explication = { readonly cause: Cause; readonly raison: string };
type Ecart = readonly [ValeurCitee, ValeurCitee | undefined];

/** Les valeurs que le lecteur ne lirait plus pareilles. */
function ecartsOf(publiee: Affirmation, neuve: Affirmation): readonly Ecart[] {
  return publiee.valeurs
    .map((v, i): Ecart => [v, neuve.valeurs[i]])
    .filter(([v, w]) => w === undefined || w.statut === "secret" || ecrire(v) !== ecrire(commePubliee(w, v)));
}

/** Le nombre d'aujourd'hui, écrit comme celui d'alors : une unité que l'outil n'écrivait pas encore n'est pas un écart. */
const commePubliee = (w: ValeurCitee, { decimales, unite }: ValeurCitee): ValeurCitee => ({
  ...w,
  decimales,
  unite: unite === "" ? "" : w.unite,
});

const ecrire = ({ valeur, unite, decimales }: ValeurCitee): string =>
  valeur === null ? "aucune valeur" : formatValeur(valeur, unite, decimales);

/** Pourquoi : la définition d'abord, puis la carte, puis les fichiers ; sinon, c'est l'outil qui calcule autrement. */
function causeOf(publiee: Affirmation, neuve: Affirmation, ecarts: readonly Ecart[], donnees: Donnees): Explication {
  const [premier] = ecarts;
  const dit = premier?.[1]
    ? ` : ${ecrire(premier[0])} publié, ${ecrire(commePubliee(premier[1], premier[0]))} aujourd'hui`
    : "";
  const definie = definitionChangee(publiee, donnees);
  if (definie !== null) return { cause: "definition", raison: `la définition de ${definie} a changé${dit}` };
  const couples: readonly Ecart[] = ecarts.length > 0 ? ecarts : publiee.valeurs.map((v, i) => [v, neuve.valeurs[i]]);
  const carte = couples.find(([v, w]) => w && v.cog !== w.cog);
  if (carte)
    return {
      cause: "geographie",
      raison: `valeur publiée dans la carte ${carte[0].cog ?? "de son fichier"}, aujourd'hui dans la carte ${carte[1]?.cog ?? "de son fichier"}${dit}`,
    };
  if (couples.some(([v, w]) => w && v.fichiers.join() !== w.fichiers.join()))
    return { cause: "revision", raison: `le fichier n'est plus celui de la publication${dit}` };
  if (couples.some(([v]) => v.fichiers.length === 0))
    return { cause: "revision", raison: `les exports du CCAS ont été repris${dit}` };
  return { cause: "definition", raison: `mêmes fichiers, même définition : l'outil calcule autrement${dit}` };
}

/** Une comparaison désormais refusée l'est par une règle, ou parce que la carte a changé. */
function causeOfRefus(phrase: string, publiee: Affirmation, donnees: Donnees): Explication {
  const raison = withoutCodes(phrase).replace(/\.$/, "");
  const definie = definitionChangee(publiee, donnees) !== null;
  return { cause: !definie && /périmètre|géographi|fusion|carte/i.test(phrase) ? "geographie" : "definition", raison };
}
