import { enumerer, finishPhrase } from "./accords.ts";
import type { Donnees } from "./donnees.ts";
import type { ConstatPublie, Publication } from "./publication.ts";
import { retester, type Verdict } from "./retester.ts";

/** Un constat publié et ce qu'il en est aujourd'hui. */
export interface Revision {
  readonly annee: number;
  readonly publie: ConstatPublie;
  readonly verdict: Verdict;
}

/** Ce que sont devenus les constats des éditions passées. */
export interface Bilan {
  readonly annees: readonly number[];
  readonly tient: number;
  /** Ceux qui ne tiennent plus : la conclusion d'abord, puis les seuls nombres ; les plus récents d'abord. */
  readonly contredits: readonly Revision[];
  readonly incomparables: readonly Revision[];
}

const rang = ({ verdict }: Revision): number =>
  verdict.etat === "ne tient plus" && verdict.atteinte === "conclusion" ? 0 : 1;

/** Rejoue tous les constats publiés, les plus récents d'abord. Aucun n'est oublié : tient + contredits + incomparables. */
export function bilanOf(publications: readonly Publication[], donnees: Donnees): Bilan {
  const recentes = publications.toSorted((a, b) => b.annee - a.annee);
  const revisions = recentes.flatMap(({ annee, constats }) =>
    constats.map((publie): Revision => ({ annee, publie, verdict: retester(publie.affirmation, donnees) })),
  );
  return {
    annees: recentes.map((p) => p.annee),
    tient: revisions.filter((r) => r.verdict.etat === "tient").length,
    contredits: revisions.filter((r) => r.verdict.etat === "ne tient plus").toSorted((a, b) => rang(a) - rang(b)),
    incomparables: revisions.filter((r) => r.verdict.etat === "incomparable"),
  };
}

/** « Sur 12 constats publiés en 2025, 10 tiennent, 1 ne tient plus et 1 ne peut plus être rejoué. » */
export function writeResume({ annees, tient, contredits, incomparables }: Bilan): string {
  const total = tient + contredits.length + incomparables.length;
  const quand = `en ${enumerer(annees.toSorted((a, b) => a - b).map(String))}`;
  if (total === 0) return `Aucun constat n'avait été publié ${quand}.`;
  const parts = [
    compte(tient, "tient", "tiennent"),
    compte(contredits.length, "ne tient plus", "ne tiennent plus"),
    compte(incomparables.length, "ne peut plus être rejoué", "ne peuvent plus être rejoués"),
  ].filter((p) => p !== null);
  return finishPhrase(`sur ${total} constat${total > 1 ? "s publiés" : " publié"} ${quand}, ${enumerer(parts)}`);
}

const compte = (n: number, un: string, plusieurs: string): string | null =>
  n === 0 ? null : `${n} ${n > 1 ? plusieurs : un}`;
