import type { RootContent } from "mdast";
import { enumerer } from "../../constats/accords.ts";
import { demarchesDe } from "../../indicateurs/demarches.ts";
import { DEMARCHES, type Demarche } from "../../modele/demarche.ts";
import { THEMES, type Indicateur, type Theme } from "../../modele/indicateur.ts";
import { createParagraphe } from "../tableau.ts";
import { puces, RIEN, titre } from "../decisions/textes.ts";
import { nomOf } from "../mesure.ts";
import type { Bloc } from "./bloc.ts";

const CLES = Object.keys(DEMARCHES) as Demarche[];

const isTheme = (nom: string): nom is Theme => Object.hasOwn(THEMES, nom);

/**
 * `::demarches` : à quelles démarches voisines servent les chiffres du rapport, et lesquels. Avec `theme=logement`, la phrase d'une page
 * de thème, pour le comité et la direction : le public n'en a l'usage qu'à la page de la démarche.
 */
export const demarches: Bloc = {
  parametres: ["theme", "si-disponible"],
  isDonnee: false,
  resolve({ theme }, { lecture, signale }, noeud) {
    const servis = lecture.indicateurs();
    if (theme === undefined) {
      const contenu = CLES.flatMap((d) => writeDemarche(d, servis.filter((i) => demarchesDe(i).includes(d)))); // prettier-ignore
      return contenu.length === 0 ? RIEN : { contenu };
    }
    if (!isTheme(theme)) {
      signale({
        gravite: "bloquante",
        code: "theme-inconnu",
        noeud,
        valeur: theme,
        message: "Thème inconnu",
        action: `Écrire l'un de : ${Object.keys(THEMES).join(", ")}.`,
      });
      return { contenu: [] };
    }
    const siennes = CLES.filter((d) => servis.some((i) => i.theme === theme && demarchesDe(i).includes(d)));
    if (siennes.length === 0 || lecture.edition === "public") return RIEN;
    return { contenu: [createParagraphe(`Démarches voisines que ces chiffres servent aussi : ${enumerer(siennes.map((d) => DEMARCHES[d].nom))}.`)] }; // prettier-ignore
  },
};

function writeDemarche(demarche: Demarche, indicateurs: readonly Indicateur[]): readonly RootContent[] {
  if (indicateurs.length === 0) return [];
  const { nom, avec } = DEMARCHES[demarche];
  const themes = [...new Set(indicateurs.map((i) => i.theme))];
  return [
    titre(`${nom.charAt(0).toUpperCase()}${nom.slice(1)}, avec ${avec}`),
    puces(
      themes.map((t) => [
        THEMES[t],
        `${indicateurs
          .filter((i) => i.theme === t)
          .map(nomOf)
          .join(" ; ")}.`,
      ]),
    ),
  ];
}
