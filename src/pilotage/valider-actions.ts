import { GENRES } from "../constats/affirmation.ts";
import { normalizeLibelle, suggest } from "../coffre/texte.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Action, Preconisation } from "./actions.ts";
import { defautDe, type Defaut } from "./defaut.ts";
import { isLisible, type Edition } from "./edition.ts";
import { isClose, isDecidee, isMotivee, isRetenue, type Etat } from "./etats.ts";
import type { FicheProjet } from "./projets.ts";
import { RUBRIQUES } from "./projets.ts";

/** Ce que le projet sait par ailleurs, et qu'une fiche peut citer. */
export interface Reperes {
  indicateur(code: string): Indicateur | undefined;
  /** Les identifiants des constats d'une édition ; null si on ne les connaît pas. */
  constats(annee: number): ReadonlySet<string> | null;
  /** Les empreintes des définitions d'aujourd'hui. */
  versions(code: string): readonly string[];
  /** Le jour de présentation que dit observatoire.yaml. */
  readonly presentation: string | null;
  /** Le jour auquel l'édition se place. */
  readonly reference: string;
  /** Celui du territoire d'observatoire.yaml. */
  readonly organisme: "CCAS" | "CIAS";
  /** L'année de l'édition. */
  readonly annee: number;
  /** Ce que disent les chiffres ; null s'ils ne sont pas calculés, ou pas lus. */
  readonly chiffres: Chiffres | null;
}

/** Les chiffres d'une édition, tels qu'elle les sert : de quoi juger une cible et un nom de quartier. */
export interface Chiffres {
  /** La dernière valeur d'un indicateur, et comme elle se lit ; null si l'édition n'en sert pas. */
  dernier(code: string): { readonly valeur: number; readonly dit: string } | null;
  /** Les noms des quartiers, des IRIS et des quartiers prioritaires du territoire ; vide s'ils ne sont pas connus. */
  readonly quartiers: readonly string[];
}

const EDITIONS: readonly Edition[] = ["direction", "copil", "public"];

/** Un brouillon n'arrête rien : personne d'autre que la direction ne le lit, et il est fait pour être incomplet. */
export const arreteDe = (etat: Etat): readonly Edition[] =>
  etat === "brouillon" ? [] : EDITIONS.filter((e) => isLisible(etat, e));

type Decidable = Pick<Action, "etat" | "instance" | "decidee_le" | "motif" | "place">;

/** Une décision a une instance et une date ; un refus, un amendement ou un abandon, un motif. */
function validerDecision(d: Decidable): Defaut[] {
  const dire = defautDe(d, arreteDe(d.etat));
  const manque = (cle: "instance" | "decidee_le", quoi: string): Defaut[] =>
    isDecidee(d.etat) && d[cle] === null
      ? [dire("etat", `« ${d.etat} » sans ${quoi}`, `Ajouter ${cle}:, ou revenir à « soumise ».`, d.etat)]
      : [];
  return [
    ...manque("instance", "l'instance qui a décidé"),
    ...manque("decidee_le", "la date de la décision"),
    ...(isMotivee(d.etat) && d.motif === null
      ? [dire("etat", `« ${d.etat} » sans motif`, "Ajouter motif: en une phrase.", d.etat)]
      : []),
  ];
}

/** `rev-02-ecart` : un indicateur du catalogue, puis un genre ; et un constat que cette édition a vraiment écrit. */
function validerConstat(fiche: Action | Preconisation, reperes: Reperes): Defaut[] {
  const { constat, edition, etat } = fiche;
  if (constat === null) return [];
  const dire = defautDe(fiche, arreteDe(etat));
  const connus = reperes.constats(edition);
  if (connus?.has(constat)) return [];
  const genre = GENRES.find((g) => constat === g || constat.endsWith(`-${g}`));
  if (genre === undefined)
    return [dire("constat", "ce n'est pas l'identifiant d'un constat", `Écrire, par exemple, rev-02-ecart ; genres : ${GENRES.join(", ")}.`, constat)]; // prettier-ignore
  return connus === null
    ? []
    : [dire("constat", `l'édition ${edition} n'a pas de constat de ce nom`, `Choisir parmi ceux de publications/${edition}-direction-constats.json.`, constat)]; // prettier-ignore
}

export const validerPreconisation = (p: Preconisation, reperes: Reperes): readonly Defaut[] => [
  ...validerDecision(p),
  ...validerConstat(p, reperes),
  ...(p.constat === null && p.etat !== "brouillon"
    ? [defautDe(p, arreteDe(p.etat))("constat", "une préconisation sans constat", "Ajouter constat: suivi de son identifiant.")] // prettier-ignore
    : []),
];

/** Une action : sa décision, son indicateur, sa cible et ses dates. */
export function validerAction(a: Action, reperes: Reperes): readonly Defaut[] {
  const dire = defautDe(a, arreteDe(a.etat));
  const exige = (cle: "pilote" | "debut" | "fin" | "preconisation", quoi: string): Defaut[] =>
    isRetenue(a.etat) && a[cle] === null ? [dire(cle, `une action retenue sans ${quoi}`, `Ajouter ${cle}:.`)] : [];
  return [
    ...validerDecision(a),
    ...validerConstat(a, reperes),
    ...exige("pilote", "pilote"),
    ...exige("debut", "date de début"),
    ...exige("fin", "échéance"),
    ...exige("preconisation", "préconisation"),
    ...validerMesure(a, reperes),
    ...validerQuartiers(a, reperes),
    ...validerDates(a),
  ];
}

function validerMesure(a: Action, reperes: Reperes): Defaut[] {
  const dire = defautDe(a, arreteDe(a.etat));
  if (a.indicateur === null)
    return [dire("indicateur", "une action sans indicateur : rien ne dira si elle a servi", "Ajouter indicateur: suivi d'un code du catalogue.")]; // prettier-ignore
  const indicateur = reperes.indicateur(a.indicateur);
  if (!indicateur)
    return [dire("indicateur", "indicateur inconnu du catalogue", "Vérifier le code dans la page « Méthode ».", a.indicateur)]; // prettier-ignore
  const absents = (["depart", "depart_millesime", "cible", "horizon"] as const).filter((cle) => a[cle] === null);
  const { depart, cible } = a;
  const isFausse = depart !== null && cible !== null && isDejaAtteinte(depart, cible, indicateur);
  return [
    ...absents.map((cle) => dire(cle, `« ${cle} » manque : une cible se juge d'un départ et à un horizon`, `Ajouter ${cle}:.`)), // prettier-ignore
    ...(isFausse
      ? [dire("cible", `la cible est déjà atteinte au départ (${depart})`, "Choisir une cible que l'action doit gagner, ou corriger le départ.", String(cible))] // prettier-ignore
      : validerCible(a, reperes)),
    ...(a.horizon !== null && a.depart_millesime !== null && a.horizon <= a.depart_millesime
      ? [dire("horizon", "l'horizon n'est pas après le départ", "Choisir une année plus tardive.", String(a.horizon))]
      : []),
    ...validerVersion(a, reperes.versions(a.indicateur)),
  ];
}

/**
 * Une action qu'on décide ne vise pas ce qui est déjà là. Une action d'une édition d'avant, ou en cours, a le droit d'avoir réussi :
 * son bilan le dit.
 */
function validerCible(a: Action, { chiffres, annee }: Reperes): Defaut[] {
  const { indicateur, depart, cible } = a;
  if (indicateur === null || depart === null || cible === null || a.edition !== annee) return [];
  if (a.etat === "en cours" || isClose(a.etat)) return [];
  const dernier = chiffres?.dernier(indicateur) ?? null;
  if (dernier === null || (cible > depart ? dernier.valeur < cible : dernier.valeur > cible)) return [];
  return [
    defautDe(a, arreteDe(a.etat))("cible", `la cible est déjà atteinte par le dernier chiffre (${dernier.dit})`, "Choisir une cible que l'action doit gagner, et partir du dernier chiffre.", String(cible)), // prettier-ignore
  ];
}

/** Un quartier mal écrit envoie l'action là où personne ne la cherchera. */
function validerQuartiers(a: Action, { chiffres }: Reperes): Defaut[] {
  const noms = chiffres?.quartiers ?? [];
  if (noms.length === 0) return [];
  const connus = new Set(noms.map(normalizeLibelle));
  const dire = defautDe(
    a,
    arreteDe(a.etat).filter((e) => e !== "public"),
  ); // la fiche d'impact n'est pas publique
  return a.quartiers
    .filter((nom) => nom !== "" && !connus.has(normalizeLibelle(nom)))
    .map((nom) => dire("quartiers", "quartier inconnu du territoire", `${suggest(nom, noms)} Sans quartiers:, l'action vaut partout.`, nom)); // prettier-ignore
}

/** Un indicateur redéfini depuis la décision n'est plus celui qu'on a visé : à relire, sans rien arrêter. */
function validerVersion(a: Action, versions: readonly string[]): Defaut[] {
  if (a.version === null || a.version.split(" ").every((v) => versions.includes(v))) return [];
  const action = `Relire la définition, puis écrire version: ${versions.join(" ")}.`;
  return [
    defautDe(a, [])("version", "la définition de l'indicateur n'est plus celle de la décision", action, a.version),
  ];
}

/** `+` : plus haut, plus le besoin est fort, on veut donc baisser ; `-` l'inverse ; `0` : seule l'égalité n'a pas de sens. */
const isDejaAtteinte = (depart: number, cible: number, { sens }: Indicateur): boolean =>
  sens === "+" ? cible >= depart : sens === "-" ? cible <= depart : cible === depart;

function validerDates(a: Action): Defaut[] {
  const dire = defautDe(a, arreteDe(a.etat));
  const ordre = (
    avant: string | null,
    cle: "debut" | "fin" | "realisee_le" | "suite_decidee_le",
    message: string,
  ): Defaut[] => {
    const jour = a[cle];
    return avant !== null && avant !== "" && jour !== null && jour !== "" && jour < avant
      ? [dire(cle, message, "Corriger l'une des deux dates.", jour)]
      : [];
  };
  return [
    // La décision d'une action abandonnée est celle de l'arrêter : elle vient après le début.
    ...ordre(a.etat === "abandonnée" ? null : a.decidee_le, "debut", "l'action commence avant d'être décidée"),
    ...ordre(a.debut, "fin", "l'action finit avant de commencer"),
    ...ordre(a.debut, "realisee_le", "l'action est réalisée avant de commencer"),
    ...ordre(a.decidee_le, "suite_decidee_le", "la suite est décidée avant l'action"),
    ...(a.etat === "réalisée" && a.realisee_le === null
      ? [dire("etat", "« réalisée » sans date de réalisation", "Ajouter realisee_le:.", a.etat)]
      : []),
  ];
}

/** Une fiche projet ne se valide qu'avec ses cinq rubriques. */
export function validerProjet(p: FicheProjet): readonly Defaut[] {
  const dire = defautDe(p, arreteDe(p.etat));
  const vides = (Object.keys(RUBRIQUES) as (keyof typeof RUBRIQUES)[]).filter((cle) => p[cle] === null);
  return [
    ...validerDecision(p),
    ...(isRetenue(p.etat)
      ? vides.map((cle) => dire(cle, `la rubrique « ${RUBRIQUES[cle]} » est vide dans un projet retenu`, `Ajouter ${cle}:.`)) // prettier-ignore
      : []),
  ];
}
