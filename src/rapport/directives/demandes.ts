import type { Contexte, Manque } from "../contexte.ts";
import { figureDelais, figureParcours } from "../figure-demandes.ts";
import { readChoix } from "../parametres.ts";
import { RAISON_SECRET, type Bloc } from "./bloc.ts";

const FORMES = {
  parcours: { libelle: "Le parcours des demandes", variable: "demandes", figure: figureParcours },
  delais: { libelle: "Les délais de décision", variable: "decisions_par_delai", figure: figureDelais },
} as const;

/** `::demandes{forme=parcours|delais}` : de la demande au versement ; le temps que prend une décision. */
export const demandes: Bloc = {
  parametres: ["forme", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const forme = readChoix(parametres, "forme", ["parcours", "delais"], noeud, contexte);
    const { figure, libelle } = FORMES[forme];
    const manque = manqueOf(forme, contexte);
    if (manque) return { manque };
    const faite = figure(contexte.lecture, contexte.idFigure(`ccas-${forme}`));
    return faite ? { contenu: [{ type: "absFigure", figure: faite }] } : { manque: { libelle, raison: RAISON_SECRET } };
  },
};

function manqueOf(forme: keyof typeof FORMES, { lecture }: Contexte): Manque | null {
  const { libelle, variable } = FORMES[forme];
  return lecture.agregats(variable).length === 0 ? { libelle, raison: "pas d'export du CCAS chargé" } : null;
}
