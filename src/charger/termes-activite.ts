import { DEFINITIONS } from "../coffre/agregats.ts";
import { suggest } from "../coffre/texte.ts";
import { parseTerme, type TermeActivite } from "../modele/indicateur-activite.ts";

const TOUTES = DEFINITIONS.flatMap(({ source, definitions }) => definitions.map((d) => ({ ...d, source })));

/** Les sources dont des totaux sortent du coffre. */
export const SOURCES_ACTIVITE: readonly string[] = DEFINITIONS.map((d) => d.source);

type Defaut = { readonly message: string; readonly action: string };

/**
 * Un total que le coffre sait faire, d'une source ou de n'importe laquelle ; sinon ce qui ne va pas. Un mois n'est pas une
 * modalité qu'on nomme : il n'est là qu'une année.
 */
export function readTerme(texte: string, source: string | null): TermeActivite | Defaut {
  const terme = parseTerme(texte);
  const siennes = TOUTES.filter((d) => source === null || d.source === source);
  if (!terme)
    return { message: "un total s'écrit « variable » ou « variable / modalité »", action: "Écrire passages_par_motif / Logement, par exemple." }; // prettier-ignore
  const definition = siennes.find((d) => d.variable === terme.variable);
  if (!definition)
    return { message: `aucun total « ${terme.variable} » ne sort de ${source ?? "l'activité du CCAS"}`, action: suggest(terme.variable, siennes.map((d) => d.variable)) }; // prettier-ignore
  const modalites = Object.values(definition.modalites ?? {});
  const { modalite } = terme;
  if (modalite === null && modalites.length > 0)
    return { message: `« ${terme.variable} » est détaillé : il faut dire lequel`, action: `Ajouter « / » et l'un de : ${modalites.join(", ")}.` }; // prettier-ignore
  if (modalite !== null && !modalites.includes(modalite))
    return { message: `« ${terme.variable} » n'a pas de « ${modalite} »`, action: modalites.length === 0 ? "Enlever « / » et ce qui suit." : suggest(modalite, modalites) }; // prettier-ignore
  return terme;
}

/** Un compte s'additionne et se rapporte ; un délai médian ou un montant moyen, non. */
export const isCompte = ({ variable }: TermeActivite): boolean =>
  TOUTES.some((d) => d.variable === variable && d.nature === "effectif");

export const uniteOf = ({ variable }: TermeActivite): string =>
  TOUTES.find((d) => d.variable === variable)?.unite ?? "";
