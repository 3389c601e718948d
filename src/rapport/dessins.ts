import { barres as drawBarres } from "./figures/barres.ts";
import { cascade as drawCascade } from "./figures/cascade.ts";
import { carte as drawCarte } from "./figures/carte.ts";
import { chaleur as drawChaleur } from "./figures/chaleur.ts";
import { courbe as drawCourbe } from "./figures/courbe.ts";
import { delais as drawDelais } from "./figures/delais.ts";
import { entonnoir as drawEntonnoir } from "./figures/entonnoir.ts";
import { halteres as drawHalteres } from "./figures/halteres.ts";
import { multiples as drawMultiples } from "./figures/multiples.ts";
import { points as drawPoints } from "./figures/points.ts";
import { pyramide as drawPyramide } from "./figures/pyramide.ts";
import { profil as drawProfil } from "./figures/profil.ts";
import { situation as drawSituation } from "./figures/situation.ts";
import { memoizeFigure } from "./memoire-figures.ts";

// Les formes dont le rapport se sert, dessinées une fois pour les trois éditions (mesuré : un quart de la publication).
export const barres = memoizeFigure(drawBarres);
export const cascade = memoizeFigure(drawCascade);
export const carte = memoizeFigure(drawCarte);
export const chaleur = memoizeFigure(drawChaleur);
export const courbe = memoizeFigure(drawCourbe);
export const pyramide = memoizeFigure(drawPyramide);
export const profil = memoizeFigure(drawProfil);
export const situation = memoizeFigure(drawSituation);
export const points = memoizeFigure(drawPoints);
export const halteres = memoizeFigure(drawHalteres);
export const multiples = memoizeFigure(drawMultiples);
export const entonnoir = memoizeFigure(drawEntonnoir);
export const delais = memoizeFigure(drawDelais);
