import { GENRES } from "../../constats/affirmation.ts";
import type { Constat, ThemeConstat } from "../../constats/constat.ts";
import { writeRetard } from "../../constats/fraicheur.ts";
import { approchesOf } from "../../constats/motifs.ts";
import { compareAmpleur, compareImportance, selectConstats } from "../../constats/importance.ts";
import { relire } from "../../constats/relire.ts";
import { THEMES } from "../../modele/indicateur.ts";
import { finishPhrase } from "../../constats/accords.ts";
import { sourceOf } from "../agregats.ts";
import type { Contexte } from "../contexte.ts";
import type { Lecture } from "../lecture.ts";
import { readChoix, readEntier, readListe, signaleValeur, type Directive } from "../parametres.ts";
import { writeSource } from "../sources-citees.ts";
import type { Bloc } from "./bloc.ts";
import { signaleCode } from "./signaler.ts";
import { paragraphe } from "../paragraphe.ts";

const SENS = ["vigilance", "favorable", "tous"] as const;
const MAX = 3; // docs/regles.md : trois constats au plus par thème

/** `::constats{theme=revenus sens=vigilance genre=evolution max=3}` (`theme="vieillissement isolement"` en réunit plusieurs, `indicateurs=DEM-09` y ajoute ceux d'un autre thème dont le chapitre parle) : les constats les plus importants, et leur appui. */
export const constats: Bloc = {
  parametres: ["theme", "indicateurs", "sens", "genre", "max", "si-disponible"],
  isDonnee: false,
  resolve(parametres, contexte, noeud) {
    const sens = readChoix(parametres, "sens", SENS, noeud, contexte);
    const genres = readListe(parametres.genre ?? GENRES.join(" "));
    for (const mot of genres.filter((m) => !GENRES.some((g) => g === m)))
      signaleValeur(noeud, "genre", mot, `Choisir parmi ${GENRES.join(", ")}.`, contexte);
    const max = readEntier(parametres, "max", MAX, noeud, contexte);
    if (max > MAX) signaleValeur(noeud, "max", String(max), `Trois constats au plus : écrire 1, 2 ou 3.`, contexte);
    const themes = readListe(parametres.theme);
    const ajoutes = readListe(parametres.indicateurs);
    for (const code of ajoutes.filter((c) => !contexte.lecture.indicateur(c))) signaleCode(code, noeud, contexte);
    const isDeTous = themes.length + ajoutes.length === 0; // la page d'accueil parcourt les thèmes
    const isDuSujet = (c: Constat): boolean => isDeTous || themes.includes(c.theme) || ajoutes.includes(c.indicateur);
    const inconnu = themes.find((t) => !isTheme(t));
    if (inconnu !== undefined) {
      const admis = [...Object.keys(THEMES), "ensemble"].join(", ");
      signaleValeur(noeud, "theme", inconnu, `Choisir parmi ${admis}.`, contexte);
      return { contenu: [] };
    }
    const retenus = contexte.affirme
      .constats()
      .filter(isDuSujet)
      .filter((c) => genres.includes(c.genre))
      .filter((c) => (sens === "tous" ? c.force === "nette" || c.force === "indicative" : c.sens === sens));
    const choisis: readonly Constat[] = selectConstats(
      retenus,
      Math.min(max, MAX),
      sens === "tous" ? compareAmpleur : compareImportance,
      isDeTous ? "theme" : "sujet",
    );
    for (const c of choisis) checkPhrase(c, noeud, contexte);
    if (choisis.length > 0)
      return { contenu: [{ type: "absConstats", constats: choisis.map((c) => withSource(c, contexte.lecture)) }] };
    if (parametres["si-disponible"] !== undefined) return { manque: null };
    return {
      contenu: [paragraphe(writeRien(contexte, isDuSujet, sens, isDeTous ? "" : " sur ce thème"))],
    };
  },
};

/** L'appui dit aussi ce que les nombres ont d'approché, et d'où ils viennent : fichiers cités, exports du CCAS. */
export function withSource(constat: Constat, lecture: Lecture): Constat {
  const sources = [
    writeSource(lecture, constat.preuve.resultats),
    ...(constat.affirmation.activite === undefined ? [] : [sourceOf(lecture)]),
  ];
  const retard = writeRetard(constat.affirmation, constat.retard);
  const dates = retard === null ? "" : ` ${finishPhrase(retard)}`;
  const approches = approchesOf(constat.preuve.resultats);
  const estimation = approches.length === 0 ? "" : ` Estimation : ${approches.join(" ; ")}.`;
  return { ...constat, appui: `${finishPhrase(constat.appui)}${dates}${estimation} Source : ${sources.join(" ; ")}` };
}

/** Une phrase que ses propres nombres démentent ne se publie pas. */
function checkPhrase(constat: Constat, noeud: Directive, contexte: Contexte): void {
  const ecarts = relire(constat, contexte.lecture);
  if (ecarts.length === 0) return;
  contexte.signale({
    gravite: "bloquante",
    code: "constat-faux",
    noeud,
    valeur: constat.id,
    message: `La phrase d'un constat ne dit pas ce que disent ses nombres (${ecarts.join(" ; ")})`,
    action: "C'est un défaut de l'outil : le signaler avec cet identifiant et, en attendant, retirer la directive.",
  });
}

const RIEN = {
  vigilance: (ou: string) => `Aucun point de vigilance ne ressort des données disponibles${ou}.`,
  favorable: (ou: string) => `Aucun point favorable ne ressort des données disponibles${ou}.`,
  tous: (ou: string) => `Les données disponibles ne permettent aucun constat${ou} : ni comparaison, ni évolution.`,
} as const;

/**
 * Ne rien voir n'est pas n'avoir rien pu comparer : seul le premier cas se dit « aucun point de vigilance ».
 * @param ou « sur ce thème » ; rien sur une page qui les parcourt tous
 */
function writeRien(
  { affirme }: Contexte,
  isDuSujet: (c: Constat) => boolean,
  sens: keyof typeof RIEN,
  ou: "" | " sur ce thème",
): string {
  return RIEN[affirme.constats().some(isDuSujet) ? sens : "tous"](ou);
}

const isTheme = (mot: string): mot is ThemeConstat => mot === "ensemble" || Object.hasOwn(THEMES, mot);
