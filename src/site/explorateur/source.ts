import type { Fond } from "../../modele/fond.ts";
import type { PointFigure } from "../../modele/figure.ts";
import type { Exploration } from "../../rapport/explorateur/contrat.ts";

/** Une valeur à montrer, et les règles que sa courbe doit suivre ; son rôle dépend de la figure. */
export interface PointExplore extends Omit<PointFigure, "role"> {
  readonly texte: string | null;
  /** Les millésimes d'avant avec lesquels rien ne le rapproche. */
  readonly refuses: readonly number[];
  /** Pourquoi la courbe de son territoire ne passe pas par lui. */
  readonly ecarte: string | null;
  readonly source: string;
}

/** Ce que la page a lu : indicateur → territoire → millésimes, du plus ancien au plus récent. */
export interface Source {
  readonly exploration: Exploration;
  readonly fonds: readonly Fond[];
  readonly series: ReadonlyMap<string, ReadonlyMap<string, readonly PointExplore[]>>;
}
