import type { Constat, ThemeConstat } from "../../constats/constat.ts";
import { compareImportance } from "../../constats/importance.ts";
import type { Bilan, Revision } from "../../constats/revisions.ts";
import { THEMES } from "../../modele/indicateur.ts";
import type { Action, Preconisation } from "../../pilotage/actions.ts";
import type { Question } from "../../pilotage/commande.ts";
import { isRetenue } from "../../pilotage/etats.ts";
import type { Pilotage } from "../../pilotage/lire.ts";
import type { FicheProjet } from "../../pilotage/projets.ts";
import type { Seance } from "../../pilotage/seances.ts";
import type { Lecture } from "../lecture.ts";

/** Constats montrés par thème : les premiers ; les autres sont à leur page. */
const CONSTATS_MAX = 5;

/** Une fiche sur laquelle le comité se prononce, et la liste d'actions.yaml où elle est écrite. */
export type FicheSoumise =
  | { readonly liste: "preconisations"; readonly fiche: Preconisation }
  | { readonly liste: "actions"; readonly fiche: Action }
  | { readonly liste: "projets"; readonly fiche: FicheProjet };

/** Ce que le comité a sous les yeux pour un thème. */
export interface ThemeSeance {
  readonly id: ThemeConstat;
  readonly titre: string;
  /** Ce qui est bien prouvé. */
  readonly constats: readonly Constat[];
  /** Ce qu'on ne peut affirmer qu'avec réserve : une preuve indicative, une valeur provisoire ou estimée. */
  readonly fragiles: readonly Constat[];
  /** Publié une année d'avant, et qui ne tient plus. */
  readonly revises: readonly Revision[];
  readonly questions: readonly Question[];
  readonly fiches: readonly FicheSoumise[];
  /** Les actions d'une édition d'avant dont la suite n'est pas décidée. */
  readonly suites: readonly Action[];
  /** Déjà écrit par d'autres lecteurs, et repris. */
  readonly commentaires: readonly { readonly seance: Seance; readonly texte: string }[];
}

const TITRES: Readonly<Record<ThemeConstat, string>> = { ...THEMES, ensemble: "Vue d'ensemble" };
const isTheme = (t: string): t is ThemeConstat => Object.hasOwn(TITRES, t);

/** Le thème d'une fiche : le premier qu'elle nomme, par son code ou son libellé. */
const themeDe = (themes: readonly string[]): ThemeConstat =>
  themes.flatMap((t) =>
    isTheme(t)
      ? [t]
      : Object.keys(TITRES)
          .filter(isTheme)
          .filter((k) => TITRES[k] === t),
  )[0] ?? "ensemble";

const isFragile = (c: Constat): boolean =>
  c.force === "indicative" || c.preuve.resultats.some((r) => r.statut === "avertissement" || r.statut === "estimation");

/** Une fiche en attente : ni décidée, ni au brouillon. */
const isSoumise = ({ etat }: { readonly etat: string }): boolean => etat === "soumise";

/** La matière de la séance, thème par thème ; un thème où il n'y a rien à lire n'y est pas. */
export function themesSeance(
  lecture: Lecture,
  pilotage: Pilotage,
  imprimes: readonly Constat[],
  bilan: Bilan | null,
): readonly ThemeSeance[] {
  const constats = [...new Map(imprimes.map((c) => [c.id, c])).values()].toSorted(compareImportance);
  const themeIndicateur = (code: string | undefined): ThemeConstat =>
    (code === undefined ? undefined : lecture.indicateur(code)?.theme) ?? "ensemble";
  const fiches: FicheSoumise[] = [
    ...pilotage.preconisations.filter(isSoumise).map((fiche) => ({ liste: "preconisations" as const, fiche })),
    ...pilotage.actions.filter(isSoumise).map((fiche) => ({ liste: "actions" as const, fiche })),
    ...pilotage.projets.filter(isSoumise).map((fiche) => ({ liste: "projets" as const, fiche })),
  ];
  const suites = pilotage.actions.filter(
    (a) => a.edition < lecture.annee && isRetenue(a.etat) && a.suite_decidee_le === null,
  );
  return Object.keys(TITRES)
    .filter(isTheme)
    .map((id): ThemeSeance => {
      const siens = constats.filter((c) => c.theme === id);
      const premiers = siens.slice(0, CONSTATS_MAX);
      return {
        id,
        titre: TITRES[id],
        constats: premiers.filter((c) => !isFragile(c)),
        fragiles: premiers.filter(isFragile),
        revises: (bilan?.contredits ?? []).filter((r) => themeIndicateur(r.publie.affirmation.indicateurs[0]) === id),
        questions: (pilotage.commande?.questions ?? []).filter((q) => themeIndicateur(q.indicateurs[0]) === id),
        fiches: fiches.filter((f) => themeDe(f.liste === "projets" ? [] : f.fiche.themes) === id),
        suites: suites.filter((a) => themeDe(a.themes) === id),
        commentaires: pilotage.seances.flatMap((seance) =>
          seance.commentaires.filter((c) => c.sur === id).map(({ texte }) => ({ seance, texte })),
        ),
      };
    })
    .filter(
      (t) =>
        t.constats.length +
          t.fragiles.length +
          t.revises.length +
          t.questions.length +
          t.fiches.length +
          t.suites.length >
        0,
    );
}
