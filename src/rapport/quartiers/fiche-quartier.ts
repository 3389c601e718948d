import type { List, RootContent } from "mdast";
import { enumerer, finishPhrase } from "../../constats/accords.ts";
import { deNom } from "../../constats/lieux.ts";
import type { Constat } from "../../constats/constat.ts";
import { selectConstats } from "../../constats/importance.ts";
import { relire } from "../../constats/relire.ts";
import { hasValeur, writeNombre, writeValeur, writeValeurDe } from "../../constats/valeurs.ts";
import type { Figure } from "../../modele/figure.ts";
import { THEMES, type Theme } from "../../modele/indicateur.ts";
import { withSource } from "../directives/constats.ts";
import { figureIris } from "../figure-iris.ts";
import type { Lecture } from "../lecture.ts";
import { nomAvecRapport, nomOf } from "../mesure.ts";
import { leSujet } from "../mots-sujet.ts";
import type { NoeudChiffre } from "../noeuds.ts";
import type { ChapitreResolu, Section } from "../resoudre.ts";
import { writeDate } from "../sources-citees.ts";
import { typographier, typographierNoeuds } from "../typographie.ts";
import { figureChangements } from "./changements.ts";
import { figureProfil, figureSituation } from "./figures.ts";
import { lieuxOf, type LieuFiche } from "./lieux.ts";
import { mesureOf, type Mesure } from "./mesures.ts";
import { paragraphe } from "../paragraphe.ts";

/** L'ordre des mesures d'une fiche, thème par thème : le même pour tous les quartiers. */
const THEMES_FICHE: readonly Theme[] = [
  ...(["demographie", "vieillissement", "jeunesse", "familles", "isolement", "revenus", "energie"] as const),
  ...(["logement", "emploi", "mobilite", "sante", "droits", "petite-enfance"] as const),
];

/** Ce qui ne s'additionne pas : dit IRIS par IRIS. */
const PAR_IRIS = ["REV-01", "REV-02"] as const;

/** Foyers aidés, pour cent ménages pauvres, pour mille ménages. */
const RECOURS = ["CCAS-01", "CCAS-03", "CCAS-18"] as const;

/** Les fiches des quartiers, ou des communes d'un EPCI, toutes au même plan, par ordre alphabétique. Les constats ne sont pas pour l'édition publique. */
export const fichesQuartiers = (lecture: Lecture, constats: readonly Constat[]): readonly ChapitreResolu[] =>
  lieuxOf(lecture).map((lieu) => ficheQuartier(lecture, lieu, lecture.edition === "public" ? [] : constats));

/**
 * La fiche d'un quartier : sa place, ses chiffres, sa position à côté de la commune, ce qui a changé, ses IRIS, ce qui ne peut pas
 * en être dit. Une figure par question, toutes les mesures dans la même.
 */
function ficheQuartier(lecture: Lecture, lieu: LieuFiche, constats: readonly Constat[]): ChapitreResolu {
  const { territoire, chemin } = lieu;
  const mesures = lecture
    .catalogue()
    .filter(({ code }) => lecture.dernier(code) !== undefined || RECOURS.some((recours) => recours === code))
    .flatMap((i) => mesureOf(lecture, i, territoire) ?? []);
  const parts = THEMES_FICHE.flatMap((theme) =>
    mesures.filter(({ indicateur }) => indicateur.theme === theme && indicateur.unite === "%"),
  );
  const id = (nom: string): string => `${chemin}-${nom}`;
  const plan = figureSituation(lecture, lieu, id("plan"));
  const profil = parts.some(({ ici }) => hasValeur(ici))
    ? figureProfil(lecture, territoire, parts, id("profil"))
    : null;
  const sections: readonly Section[] = [
    { titre: null, contenu: [paragraphe(introOf(lecture, lieu)), ...grilleOf(lecture, mesures)] },
    { titre: "Situation", contenu: figuresOf(plan) },
    { titre: "À surveiller", contenu: constatsOf(lecture, lieu, constats) },
    { titre: `À côté de ${leSujet(lecture.perimetre)}`, contenu: figuresOf(profil) },
    { titre: "Ce qui a changé", contenu: figuresOf(figureChangements(lecture, territoire, parts, id("changements"))) },
    { titre: "Les revenus, IRIS par IRIS", contenu: figuresOf(...revenusOf(lecture, lieu, id)) },
    { titre: "Le besoin et la réponse", contenu: recoursOf(lecture, lieu, mesures) },
    {
      titre: "Ce que nous ne savons pas ici",
      contenu: manquesOf(
        lecture,
        mesures.filter((m) => m.indicateur.theme !== "ccas"),
      ),
    },
  ].filter(({ contenu }) => contenu.length > 0);
  return {
    chemin,
    fichier: "territoires.csv",
    titre: territoire.nom,
    groupe: "fiche",
    sections: sections.map(({ titre, contenu }) => ({
      titre: titre && typographier(titre),
      contenu: typographierNoeuds(contenu),
    })),
    manques: [],
    isPublie: true,
    anomalies: [],
  };
}

function introOf(lecture: Lecture, { territoire, iris }: LieuFiche): string {
  const noms = new Map(lecture.perimetre.iris.map((t) => [t.code, t.nom]));
  const { commune, communes = [] } = lecture.perimetre;
  if (territoire.niveau === "commune")
    return `${territoire.nom} est une des ${communes.length} communes ${deNom(commune.nom)}.`;
  if (territoire.niveau === "iris")
    return `${territoire.nom} est un IRIS ${deCommune(commune.nom)} : un quartier statistique de l'Insee, d'environ 2 000 habitants.`;
  const dits = enumerer(iris.map((code) => noms.get(code) ?? code));
  return `${territoire.nom} réunit ${iris.length} IRIS (quartiers statistiques de l'Insee) : ${dits}. Ses chiffres sont la somme des leurs ; une médiane ou un taux de pauvreté ne s'additionnent pas, et ne se disent donc que par IRIS.`;
}

/** Ce que le CCAS fait ici, au regard du besoin que les fichiers officiels comptent : une fourchette quand il l'est de deux façons. */
function recoursOf(lecture: Lecture, { territoire }: LieuFiche, mesures: readonly Mesure[]): readonly RootContent[] {
  const chiffres = mesures
    .filter(({ indicateur, ici }) => RECOURS.some((code) => code === indicateur.code) && hasValeur(ici))
    .map((m): NoeudChiffre => {
      const { intervalle, source } = m.ici;
      const dire = (n: number): string => writeNombre(n, m.indicateur);
      const fourchette = intervalle
        ? [`de ${dire(intervalle[0])} à ${dire(intervalle[1])} selon la mesure du besoin`]
        : [];
      const chiffre = chiffreLieu(lecture, m);
      return { ...chiffre, contexte: [...fourchette, ...chiffre.contexte, source] };
    });
  if (chiffres.length === 0) return [];
  // Sans besoin connu, le compte du CCAS n'est pas un recours : la raison se lit à côté.
  const { niveau, code } = territoire;
  const regard = lecture.serie("CCAS-03", niveau, code).at(-1);
  const raison =
    regard && !hasValeur(regard) && regard.motif !== null ? `Le recours n'est pas dit ici : ${regard.motif}` : null;
  return [{ type: "absGrille", chiffres }, ...(raison === null ? [] : [paragraphe(finishPhrase(raison))])];
}

const deCommune = (nom: string): string => (/^[aeiouyéèê]/i.test(nom) ? `d'${nom}` : `de ${nom}`);

/** Les effectifs et les montants du quartier : ils ne se mettent pas sur l'échelle des parts. */
function grilleOf(lecture: Lecture, mesures: readonly Mesure[]): readonly RootContent[] {
  const chiffres = mesures
    .filter(({ indicateur, ici }) => hasValeur(ici) && (indicateur.code === "DEM-01" || indicateur.unite === "€"))
    .slice(0, 3)
    .map((m) => chiffreLieu(lecture, m));
  return chiffres.length === 0 ? [] : [{ type: "absGrille", chiffres }];
}

function chiffreLieu(lecture: Lecture, { indicateur, ici, commune }: Mesure): NoeudChiffre {
  const isEffectif = indicateur.nature === "effectif";
  const part =
    isEffectif && hasValeur(ici) && commune && hasValeur(commune) && commune.valeur > 0
      ? `${writeNombre((100 * ici.valeur) / commune.valeur, { unite: "%", decimales: 0 })} de ${leSujet(lecture.perimetre)}`
      : null;
  return {
    type: "absChiffre",
    indicateur: indicateur.code,
    valeur: writeValeurDe(ici, indicateur),
    isServi: hasValeur(ici),
    libelle: nomAvecRapport(indicateur),
    date: writeDate(lecture, ici),
    contexte: part ? [part] : [],
    reperes:
      part === null && commune && hasValeur(commune)
        ? {
            annonce: null,
            valeurs: [{ nom: lecture.perimetre.commune.nom, valeur: writeValeur(commune, indicateur) }],
          }
        : undefined,
  };
}

const figuresOf = (...figures: readonly (Figure | null)[]): readonly RootContent[] =>
  figures.flatMap((figure) => (figure === null ? [] : [{ type: "absFigure", figure } as const]));

/** Les constats qui citent un IRIS du quartier, trois au plus. */
function constatsOf(lecture: Lecture, { iris }: LieuFiche, constats: readonly Constat[]): readonly RootContent[] {
  const tous = constats
    .filter((c) => c.preuve.resultats.some((r) => r.niveau === "iris" && iris.includes(r.territoire)))
    .filter((c) => relire(c, lecture).length === 0);
  const siens = selectConstats(tous, 3);
  return siens.length === 0 ? [] : [{ type: "absConstats", constats: siens.map((c) => withSource(c, lecture)) }];
}

/** Les médianes et la pauvreté des IRIS d'un quartier ; une fiche d'IRIS les a déjà dans ses chiffres. */
function revenusOf(
  lecture: Lecture,
  { territoire, iris }: LieuFiche,
  id: (nom: string) => string,
): readonly (Figure | null)[] {
  if (territoire.niveau !== "quartier") return [];
  return PAR_IRIS.map((code) => {
    const indicateur = lecture.indicateur(code);
    const siens = lecture.parIris(code).filter((p) => iris.includes(p.territoire));
    const figure = indicateur ? figureIris(lecture, indicateur, id(code.toLowerCase()), undefined, siens) : null;
    return figure && "svg" in figure ? figure : null;
  });
}

/** Ce qui n'est pas dit du quartier, par raison : une absence se lit autant qu'un chiffre. */
function manquesOf(lecture: Lecture, mesures: readonly Mesure[]): readonly RootContent[] {
  const secrets = mesures.filter(({ ici }) => ici.statut === "secret").map(({ indicateur }) => nomOf(indicateur));
  const dits = new Set(mesures.map(({ indicateur }) => indicateur.code));
  // Leur nombre par thème : la page Méthode les nomme. L'activité du CCAS n'est comptée que pour l'ensemble.
  const absents = lecture.indicateurs().filter((i) => !dits.has(i.code) && i.theme !== "ccas");
  const ailleurs = THEMES_FICHE.flatMap((theme) => {
    const n = absents.filter((i) => i.theme === theme).length;
    return n === 0 ? [] : [`${THEMES[theme]} (${n})`];
  });
  const lignes = [
    ["Masqué par le producteur (secret statistique)", secrets],
    [`Indicateurs connus pour ${leSujet(lecture.perimetre)} seulement, ou qui ne s'additionnent pas`, ailleurs],
  ].flatMap(([raison, noms]) =>
    noms && noms.length > 0 ? [`${String(raison)} : ${(noms as string[]).join(" ; ")}`] : [],
  );
  const liste: List = {
    type: "list",
    children: lignes.map((l) => ({ type: "listItem", children: [paragraphe(finishPhrase(l))] })),
  };
  return lignes.length > 0
    ? [liste]
    : [paragraphe(`Tous les indicateurs de ${leSujet(lecture.perimetre)} sont connus ici.`)];
}
