// `abs rapport` à froid sur la démonstration, contre `observable build` seul sur les pages pleines de l'édition publique.
import { comparer } from "./outils.mjs";
import { copierDemonstration, preparerPlancher, rapporter } from "./pages-pleines.mjs";

export function mesurer({ travail, tours }) {
  const demo = copierDemonstration(travail);
  rapporter(demo); // échauffement, et source des pages pleines
  comparer(
    "abs rapport (démonstration, 3 éditions) / observable build (pages pleines, édition publique)",
    tours,
    () => rapporter(demo),
    preparerPlancher(travail, demo),
  );
}
