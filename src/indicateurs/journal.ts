import type { Changement } from "../modele/journal.ts";
import type { RuptureSerie } from "../modele/rupture.ts";
import type { Indicateur } from "../modele/indicateur.ts";

/** La règle de docs/regles.md dont relève chaque genre de changement noté par le CCAS, et comment il se dit. */
const REGLES: Readonly<Record<Changement["quoi"] | "barème", Pick<RuptureSerie, "code"> & { readonly dit: string }>> = {
  barème: { code: "R30", dit: "barème changé" },
  règle: { code: "R30", dit: "règle changée" },
  logiciel: { code: "R31", dit: "changement de logiciel" },
  nomenclature: { code: "R31", dit: "nomenclature changée" },
};

const sansPoint = (texte: string): string => texte.replace(/\.$/, "");

/**
 * Les coupures d'un changement noté par le CCAS. Tombé le 1er janvier, il en fait une ; en cours d'année, deux : une année à
 * cheval ne se compare ni à la précédente, ni à la suivante.
 */
export function couperDepuis(
  quoi: keyof typeof REGLES,
  le: string,
  texte: string,
  portee: Required<Pick<RuptureSerie, "sources" | "indicateurs" | "variables">>,
): readonly RuptureSerie[] {
  const { code, dit } = REGLES[quoi];
  const annee = Number(le.slice(0, 4));
  const raison = `${dit} le ${le.split("-").reverse().join("/")} (${sansPoint(texte)})`;
  const rupture = { code, action: "couper", raison, jour: le, ...portee } as const;
  return le.endsWith("-01-01")
    ? [{ ...rupture, depuis: annee }]
    : [
        { ...rupture, depuis: annee },
        { ...rupture, depuis: annee + 1 },
      ];
}

/** L'indicateur, et les ruptures du journal qui le touchent : par son code, ou par l'export dont il se tire. */
export function withJournal(indicateur: Indicateur, ruptures: readonly RuptureSerie[]): Indicateur {
  const { code, activite } = indicateur;
  const siennes = ruptures.filter(
    (r) => r.indicateurs?.includes(code) === true || (activite && r.sources?.includes(activite.source) === true),
  );
  return siennes.length === 0 ? indicateur : { ...indicateur, ruptures: siennes };
}
