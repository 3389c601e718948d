import { figureSaisons } from "../figure-saisons.ts";
import { saisonsDe } from "../saisons.ts";
import { RAISON_SECRET, type Bloc } from "./bloc.ts";

/** `::saisons{variable=demandes_par_mois}` : ce que chaque mois du calendrier a d'ordinaire, et le dernier mois sans sa saison. */
export const saisons: Bloc = {
  parametres: ["variable", "si-disponible"],
  isDonnee: true,
  resolve({ variable = "" }, { lecture, idFigure }) {
    const agregats = lecture.agregats(variable);
    const libelle = `la saison : ${agregats[0]?.libelle ?? variable}`;
    if (agregats.length === 0) return { manque: { libelle, raison: "pas d'export du CCAS chargé" } };
    if (agregats.every((a) => a.statut === "secret")) return { manque: { libelle, raison: RAISON_SECRET } };
    const rupture = lecture.coupures(variable).findLast(({ jour }) => jour !== undefined)?.jour ?? null;
    const lues = saisonsDe(agregats, rupture);
    if (typeof lues === "string") return { manque: { libelle, raison: lues } };
    const id = idFigure(`saisons-${variable.replaceAll("_", "-")}`);
    return { contenu: [{ type: "absFigure", figure: figureSaisons(lecture, agregats, lues, id) }] };
  },
};
