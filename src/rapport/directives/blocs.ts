import type { Bloc } from "./bloc.ts";
import { activite } from "./activite.ts";
import { chapeau } from "./chapeau.ts";
import { chiffre } from "./chiffre.ts";
import { comparables } from "./comparables.ts";
import { constats } from "./constats.ts";
import { figure } from "./figure.ts";
import { quartiers } from "./quartiers.ts";
import { revisions } from "./revisions.ts";
import { essentiel, inconnues, methode, secret, sources } from "./pages.ts";

/** Les directives de bloc, par leur nom dans un chapitre. */
export const BLOCS: Readonly<Record<string, Bloc>> = {
  chapeau,
  chiffre,
  figure,
  activite,
  constats,
  comparables,
  quartiers,
  essentiel,
  methode,
  sources,
  secret,
  revisions,
  inconnues,
};
