import { compareImportance } from "../../constats/importance.ts";
import { THEMES, type Theme } from "../../modele/indicateur.ts";
import { direOrganisme } from "../../modele/organisme.ts";
import type { Offre } from "../../pilotage/contributions.ts";
import type { Contexte } from "../contexte.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
import { withPilotage } from "./textes.ts";

const CLES = Object.keys(THEMES) as Theme[];

/** Le constat de vigilance le plus important d'un thème ; null s'il n'y en a pas. */
function besoinOf(theme: Theme, { affirme }: Contexte): string | null {
  const siens = affirme.constats().filter((c) => c.sens === "vigilance" && c.theme === theme);
  return siens.toSorted(compareImportance)[0]?.phrase ?? null;
}

const dire = ({ qui, quoi, ou, pour_qui }: Offre): string => `${qui} : ${quoi}, pour ${pour_qui} (${ou})`;

/**
 * `::offre` : thème par thème, ce que les chiffres signalent et qui y répond déjà. Une case vide d'un côté pose une question au
 * comité ; elle ne dit ni qu'une offre suffit, ni qu'un besoin n'existe pas.
 */
export const offre: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ contributions }) => {
      const inventaire = contributions?.offre ?? [];
      if (inventaire.length === 0) return [];
      const lignes = CLES.flatMap((theme): (readonly string[])[] => {
        const besoin = besoinOf(theme, contexte);
        const offres = inventaire.filter((o) => o.themes.includes(theme));
        if (besoin === null && offres.length === 0) return [];
        const nom = direOrganisme(THEMES[theme], contexte.lecture.perimetre.commune.niveau);
        return [[nom, besoin ?? "aucun constat de vigilance", offres.map(dire).join(" ; ") || "aucune offre recensée"]];
      });
      return [
        createTableauTextes(["Thème", "Ce que les chiffres signalent", "Qui y répond"], lignes),
        createParagraphe(
          "L'inventaire est celui des partenaires entendus : une offre absente peut ne pas avoir été recensée, une offre présente ne pas suffire.",
        ),
      ];
    }),
};
