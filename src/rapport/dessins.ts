import { barres as drawBarres } from "./figures/barres.ts";
import { carte as drawCarte } from "./figures/carte.ts";
import { courbe as drawCourbe } from "./figures/courbe.ts";
import { points as drawPoints } from "./figures/points.ts";
import { profil as drawProfil } from "./figures/profil.ts";
import { situation as drawSituation } from "./figures/situation.ts";
import { memoizeFigure } from "./memoire-figures.ts";

// Les formes dont le rapport se sert, dessinées une fois pour les trois éditions (mesuré : un quart de la publication).
export const barres = memoizeFigure(drawBarres);
export const carte = memoizeFigure(drawCarte);
export const courbe = memoizeFigure(drawCourbe);
export const profil = memoizeFigure(drawProfil);
export const situation = memoizeFigure(drawSituation);
export const points = memoizeFigure(drawPoints);
