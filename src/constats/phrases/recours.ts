import type { Regard } from "../../indicateurs/besoins.ts";
import { formatNombre } from "../../modele/nombre.ts";
import { finishPhrase } from "../accords.ts";
import type { Direction } from "../affirmation.ts";
import type { Force } from "../force.ts";
import { DANS_LA_MARGE } from "./ecart.ts";

/** L'activité et le besoin d'une année. */
export interface Annee {
  readonly annee: string;
  readonly aides: number;
  readonly besoin: number;
}

export interface Recours {
  readonly regard: Regard;
  /** Qui aide : « CCAS » ou « CIAS ». */
  readonly organisme: string;
  readonly debut: Annee | null;
  readonly fin: Annee;
  readonly direction: Extract<Direction, "hausse" | "baisse" | "stable" | "niveau">;
  readonly force: Force;
}

export const pour100 = ({ aides, besoin }: Annee): number => (100 * aides) / besoin;

/**
 * « Entre 2022 et 2024, le nombre de foyers aidés par le CCAS pour 100 foyers bénéficiaires du RSA diminue nettement (de
 * 21,4 à 18,2). » Un rapprochement de deux comptes : ni taux de recours, ni cause.
 */
export function phraseRecours({ regard, organisme, debut, fin, direction, force }: Recours): string {
  const { aides, besoin } = regard;
  if (debut === null || direction === "niveau")
    return finishPhrase(
      `en ${fin.annee}, le ${organisme} aide ${formatNombre(fin.aides)} ${aides} pour ${formatNombre(fin.besoin)} ${besoin}, soit ${writeTaux(fin)} pour 100`,
    );
  const quand = `entre ${debut.annee} et ${fin.annee}`;
  const nombre = `nombre de ${aides} aidés par le ${organisme} pour 100 ${besoin}`;
  const nombres = `(de ${writeTaux(debut)} à ${writeTaux(fin)})`;
  if (force === "aucune" || direction === "stable")
    return finishPhrase(`aucune évolution du ${nombre} ne se distingue du hasard ${quand} ${nombres}`);
  const sens = direction === "hausse" ? "augmente" : "diminue";
  if (force === "nette") return finishPhrase(`${quand}, le ${nombre} ${sens} nettement ${nombres}`);
  return finishPhrase(
    `${quand}, le ${nombre} semble ${direction === "hausse" ? "augmenter" : "diminuer"} ${nombres}, mais l'évolution ${DANS_LA_MARGE}`,
  );
}

const writeTaux = (a: Annee): string => formatNombre(pour100(a), 1);
