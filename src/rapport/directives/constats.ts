import type { Constat } from "../../constats/constat.ts";
import { compareAmpleur, compareImportance, selectConstats } from "../../constats/importance.ts";
import { THEMES, type Theme } from "../../modele/indicateur.ts";
import { readChoix, readEntier, readListe, signaleValeur } from "../parametres.ts";
import type { Bloc } from "./bloc.ts";

const SENS = ["vigilance", "favorable", "tous"] as const;
const GENRES = ["evolution", "ecart", "iris"] as const;
const MAX = 3; // docs/regles.md : trois points de vigilance au plus

/** `::constats{theme=revenus sens=vigilance genre=evolution max=3}` (`theme="vieillissement isolement"` en réunit plusieurs) : les constats les plus importants, et leur appui. */
export const constats: Bloc = {
  parametres: ["theme", "sens", "genre", "max"],
  isDonnee: false,
  resolve(parametres, contexte, noeud) {
    const sens = readChoix(parametres, "sens", SENS, noeud, contexte);
    const genres = readListe(parametres.genre ?? GENRES.join(" "));
    for (const mot of genres.filter((m) => !GENRES.some((g) => g === m)))
      signaleValeur(noeud, "genre", mot, `Choisir parmi ${GENRES.join(", ")}.`, contexte);
    const max = readEntier(parametres, "max", MAX, noeud, contexte);
    const themes = readListe(parametres.theme);
    const inconnu = themes.find((t) => !isTheme(t));
    if (inconnu !== undefined) {
      signaleValeur(noeud, "theme", inconnu, `Choisir parmi ${Object.keys(THEMES).join(", ")}.`, contexte);
      return { contenu: [] };
    }
    const retenus = contexte
      .constats()
      .filter((c) => themes.length === 0 || themes.includes(c.theme))
      .filter((c) => genres.includes(c.genre))
      .filter((c) => (sens === "tous" ? c.force === "nette" || c.force === "indicative" : c.sens === sens));
    const choisis: readonly Constat[] = selectConstats(
      retenus,
      max,
      sens === "tous" ? compareAmpleur : compareImportance,
      themes.length === 0 ? "theme" : "indicateur", // la page d'accueil parcourt les thèmes
    );
    if (choisis.length > 0) return { contenu: [{ type: "absConstats", constats: choisis }] };
    return { contenu: [{ type: "paragraph", children: [{ type: "text", value: RIEN[sens] }] }] };
  },
};

const RIEN = {
  vigilance: "Aucun point de vigilance ne ressort des données disponibles sur ce thème.",
  favorable: "Aucun point favorable ne ressort des données disponibles sur ce thème.",
  tous: "Les données disponibles ne permettent aucun constat sur ce thème.",
} as const;

const isTheme = (mot: string): mot is Theme => Object.hasOwn(THEMES, mot);
