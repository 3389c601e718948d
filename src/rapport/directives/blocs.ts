import type { Bloc } from "./bloc.ts";
import { activite } from "./activite.ts";
import { chaleur } from "./chaleur.ts";
import { chapeau } from "./chapeau.ts";
import { chiffre } from "./chiffre.ts";
import { comparables } from "./comparables.ts";
import { concentration } from "./concentration.ts";
import { constats } from "./constats.ts";
import { decomposition } from "./decomposition.ts";
import { demarches } from "./demarches.ts";
import { demandes } from "./demandes.ts";
import { figure } from "./figure.ts";
import { gradient } from "./gradient.ts";
import { lissage } from "./lissage.ts";
import { projection } from "./projection.ts";
import { pyramide } from "./pyramide.ts";
import { rangs } from "./rangs.ts";
import { quartiers } from "./quartiers.ts";
import { revisions } from "./revisions.ts";
import { saisons } from "./saisons.ts";
import { tableaux } from "./tableaux.ts";
import { typologie } from "./typologie.ts";
import { charge, couts, hausses, retards, suivi } from "./pilotage.ts";
import { voisinage } from "./voisinage.ts";
import { essentiel, inconnues, methode, secret, sources } from "./pages.ts";

import { baremes } from "../decisions/baremes.ts";
import { bilanActions } from "../decisions/bilan.ts";
import { commande } from "../decisions/commande.ts";
import { contributions } from "../decisions/contributions.ts";
import { conventions } from "../decisions/conventions.ts";
import { calendrier } from "../decisions/calendrier.ts";
import { corrections } from "../decisions/corrections.ts";
import { frise } from "../decisions/frise.ts";
import { controleLegal } from "../decisions/legal.ts";
import { passation } from "../decisions/passation.ts";
import { impact, plan, preconisations } from "../decisions/plan.ts";
import { retenues } from "../decisions/retenues.ts";
import { offre } from "../decisions/offre.ts";
import { questionnaire } from "../decisions/questionnaire.ts";
import { simulation } from "../decisions/simulation.ts";
import { projets } from "../decisions/projets.ts";

/** Les directives de bloc, par leur nom dans un chapitre. */
export const BLOCS: Readonly<Record<string, Bloc>> = {
  chapeau,
  chiffre,
  figure,
  chaleur,
  pyramide,
  projection,
  decomposition,
  typologie,
  rangs,
  voisinage,
  concentration,
  gradient,
  lissage,
  activite,
  demandes,
  demarches,
  suivi,
  saisons,
  retards,
  hausses,
  charge,
  couts,
  constats,
  comparables,
  tableaux,
  quartiers,
  essentiel,
  methode,
  sources,
  secret,
  revisions,
  inconnues,
  commande,
  contributions,
  offre,
  preconisations,
  retenues,
  questionnaire,
  plan,
  frise,
  impact,
  projets,
  "bilan-actions": bilanActions,
  conventions,
  baremes,
  simulation,
  calendrier,
  "controle-legal": controleLegal,
  corrections,
  passation,
};
