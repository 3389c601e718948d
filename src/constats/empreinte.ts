import { createHash } from "node:crypto";
import { getSource } from "../../loaders/index.ts";
import { quantitesDe, type Definition, type Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Affirmation } from "./affirmation.ts";
import type { Donnees } from "./donnees.ts";

const LONGUEUR = 12; // assez pour distinguer deux fichiers ou deux définitions d'un même projet

const hash = (...parties: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parties)).digest("hex").slice(0, LONGUEUR);

/** L'empreinte d'une façon de calculer un indicateur : sa formule, l'unité, la nature, les bornes ; pas les textes. */
const empreinteOf = ({ unite, nature, bornes }: Indicateur, definition: Definition | null): string =>
  hash(definition, unite, nature, bornes ?? null);

const toutesOf = (indicateur: Indicateur): readonly string[] =>
  indicateur.definitions.length === 0
    ? [empreinteOf(indicateur, null)]
    : indicateur.definitions.map((d) => empreinteOf(indicateur, d));

const titreDe = (source: string): string => getSource(source)?.titre ?? source;

/** Les définitions dont la source est l'une de celles que les résultats citent ; toutes si aucune ne se reconnaît. */
function servies({ definitions, code }: Indicateur, resultats: readonly Resultat[]): readonly Definition[] {
  const citees = resultats.filter((r) => r.indicateur === code).map((r) => r.source);
  const vues = definitions.filter((d) =>
    quantitesDe(d).some(({ source }) => citees.some((texte) => texte.includes(titreDe(source)))),
  );
  return vues.length === 0 ? definitions : vues;
}

/**
 * Ce que mesure chaque indicateur d'un constat : l'empreinte des seules définitions dont viennent ses nombres, séparées par une
 * espace. Ajouter une source à un indicateur n'en change aucune ; changer une formule qui a servi, si.
 */
export const definitionsOf = (
  codes: readonly string[],
  resultats: readonly Resultat[],
  donnees: Pick<Donnees, "indicateur">,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const i = donnees.indicateur(code);
      return i ? [[code, toutesOf({ ...i, definitions: servies(i, resultats) }).join(" ")]] : [];
    }),
  );

/** Le premier indicateur dont une définition publiée n'existe plus telle quelle ; null si aucune n'a changé. */
export function definitionChangee({ definitions }: Affirmation, donnees: Donnees): string | null {
  const change = Object.entries(definitions).find(([code, publiees]) => {
    const i = donnees.indicateur(code);
    if (!i) return true;
    const { definitions: toutes, unite, nature, bornes } = i;
    // Les registres d'avant portent une seule empreinte, celle de toutes les définitions ensemble.
    const connues = [...toutesOf(i), hash(toutes, unite, nature, bornes ?? null)];
    return publiees.split(" ").some((e) => !connues.includes(e));
  });
  return change?.[0] ?? null;
}

/** Une empreinte de fichier, abrégée pour le registre des constats. */
export const abregerEmpreinte = (sha256: string): string => sha256.slice(0, LONGUEUR);
