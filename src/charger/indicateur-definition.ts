import { getSource, SOURCES } from "../../loaders/index.ts";
import { suggest } from "../coffre/texte.ts";
import { findMelange } from "../indicateurs/controle.ts";
import { parseFormule } from "../modele/formule.ts";
import type { Definition, Indicateur, Quantite } from "../modele/indicateur.ts";
import { readNom, renderMotif } from "../modele/motif.ts";
import { isAdditive, type SourceMesures } from "../modele/source.ts";
import type { Champs } from "./indicateurs-yaml.ts";
import { SOURCES_ACTIVITE } from "./termes-activite.ts";

const GENRES = { proportion: "part", taux: "taux", ratio: "ratio", effectif: "effectif" } as const;
type GenreDit = keyof typeof GENRES;
const POURS = ["100", "1000", "10000"] as const;
const DATES = { annee: 2018, debut: 2013 };
/** Ce qu'un indicateur tient de sa définition. */
type Calcul = Pick<Indicateur, "definitions" | "nature" | "niveaux" | "unite" | "decimales">;

function readSource(cle: string, champs: Champs): SourceMesures | null {
  const id = champs.exige(cle);
  const ids = [...SOURCES.flatMap((s) => (s.type === "mesures" ? [s.id] : [])), ...SOURCES_ACTIVITE];
  const source = id === null ? undefined : getSource(id);
  if (source?.type === "mesures") return source;
  if (id !== null) champs.signale(cle, "source inconnue", suggest(id, ids));
  return null;
}

/** Une somme de variables que la source déclare, toutes du genre qui s'additionne. */
function readQuantite(cle: string, source: SourceMesures | null, champs: Champs): Quantite | null {
  const formule = champs.exige(cle);
  if (formule === null || source === null) return null;
  let termes: ReturnType<typeof parseFormule>;
  try {
    termes = parseFormule(formule);
  } catch {
    champs.signale(
      cle,
      "une somme de variables s'écrit A + B - C",
      "Séparer les noms par « + » ou « - », espaces compris.",
    );
    return null;
  }
  let bonne = true;
  for (const { motif } of termes) {
    const variable = source.variables.find((v) => readNom(v.motif, renderMotif(motif, DATES)) !== null);
    if (variable === undefined)
      champs.signale(cle, `la source ${source.id} n'a pas de variable « ${motif} »`, suggest(motif.replace(/(?<=^[A-Z])\d\d(?=_)/, "{aa}"), source.variables.map((v) => v.motif))); // prettier-ignore
    else if (!isAdditive(variable.nature))
      champs.signale(cle, `« ${motif} » est une part, une médiane ou un indice, qui ne se compte pas`, "Choisir des effectifs ou des montants."); // prettier-ignore
    bonne &&= variable !== undefined && isAdditive(variable.nature);
  }
  return bonne ? { source: source.id, formule } : null;
}

/**
 * Lit comment calculer un indicateur du projet : un compte, ou un rapport de deux comptes. Les défauts sont signalés ;
 * null s'il y en a un.
 */
export function readDefinition(champs: Champs): Calcul | null {
  const genre = champs.choisit("genre", Object.keys(GENRES) as GenreDit[]);
  const source = readSource("source", champs);
  const numerateur = readQuantite("numerateur", source, champs);
  if (genre === "effectif") {
    if (champs.noeud("denominateur") !== undefined)
      champs.signale("denominateur", "un effectif n'a pas de dénominateur", "L'enlever, ou choisir genre: proportion.");
    const unite = champs.exige("unite");
    if (!source || !numerateur || unite === null || champs.noeud("denominateur") !== undefined) return null;
    return {
      definitions: [{ forme: "niveau", valeur: numerateur }],
      nature: "effectif",
      niveaux: source.niveaux,
      unite,
      decimales: 0,
    };
  }
  // Un genre inconnu est la faute à corriger : ce qu'il aurait demandé ne manque pas encore.
  if (genre === null && champs.noeud("denominateur") === undefined) return null;
  const autre = champs.noeud("source_denominateur") !== undefined;
  const sourceDenominateur = autre ? readSource("source_denominateur", champs) : source;
  const denominateur = readQuantite("denominateur", sourceDenominateur, champs);
  const pour = champs.choisit("pour", POURS, "100");
  const unite = genre === null || genre === "proportion" ? "%" : champs.exige("unite");
  if (genre === "proportion" && (autre || (pour !== null && pour !== "100")))
    champs.signale(autre ? "source_denominateur" : "pour", "une proportion se compte dans une seule source, pour 100", "Choisir genre: ratio."); // prettier-ignore
  if (!genre || !source || !numerateur || !denominateur || !pour || unite === null) return null;
  const definition: Definition = {
    forme: "rapport",
    numerateur,
    denominateur: autre ? { ...denominateur, annee: "proche" } : denominateur,
    echelle: Number(pour),
    ...(autre ? { approche: "dénominateur d'une autre source, au millésime le plus proche" } : {}),
  };
  if (findMelange(definition) !== null) {
    champs.signale(
      "denominateur",
      "les exploitations principale (P) et complémentaire (C) du recensement ne se mêlent pas",
      "Prendre le numérateur et le dénominateur dans la même exploitation.",
    );
    return null;
  }
  return { definitions: [definition], nature: GENRES[genre], niveaux: source.niveaux, unite, decimales: 1 };
}
