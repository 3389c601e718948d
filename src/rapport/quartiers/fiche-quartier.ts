import type { List, Paragraph, RootContent } from "mdast";
import { enumerer, finishPhrase } from "../../constats/accords.ts";
import { hasValeur, writeNombre, writeValeur, writeValeurDe } from "../../constats/valeurs.ts";
import { THEMES, type Theme } from "../../modele/indicateur.ts";
import type { Lecture } from "../lecture.ts";
import { nomOf } from "../mesure.ts";
import type { NoeudChiffre } from "../noeuds.ts";
import type { ChapitreResolu, Section } from "../resoudre.ts";
import { writeDate } from "../sources-citees.ts";
import { typographier, typographierNoeuds } from "../typographie.ts";
import { figureEvolution, figureProfil, figureSituation } from "./figures.ts";
import { lieuxOf, type LieuFiche } from "./lieux.ts";
import { mesureOf, type Mesure } from "./mesures.ts";

/** Ce qu'une fiche compare, thème par thème : le même plan pour tous les quartiers. */
const PLAN: readonly { readonly titre: string; readonly themes: readonly Theme[] }[] = [
  { titre: "Population et âges", themes: ["demographie", "vieillissement", "jeunesse"] },
  { titre: "Familles et isolement", themes: ["familles", "isolement"] },
  { titre: "Revenus et prestations", themes: ["revenus", "energie"] },
  { titre: "Logement", themes: ["logement"] },
  { titre: "Emploi et insertion", themes: ["emploi", "mobilite"] },
  { titre: "Santé et droits", themes: ["sante", "droits", "petite-enfance"] },
];

const texte = (value: string): Paragraph => ({ type: "paragraph", children: [{ type: "text", value }] });

/** Les fiches des quartiers, toutes au même plan, par ordre alphabétique. */
export const fichesQuartiers = (lecture: Lecture): readonly ChapitreResolu[] =>
  lieuxOf(lecture).map((lieu) => ficheQuartier(lecture, lieu));

/** La fiche d'un quartier : sa place, ses chiffres, sa position à côté de la commune, ce qui ne peut pas en être dit. */
function ficheQuartier(lecture: Lecture, lieu: LieuFiche): ChapitreResolu {
  const { territoire, chemin } = lieu;
  const mesures = lecture.indicateurs().flatMap((i) => mesureOf(lecture, i, territoire) ?? []);
  const id = (nom: string): string => `${chemin}-${nom}`;
  const plan = figureSituation(lecture, lieu, id("plan"));
  const sections: Section[] = [
    { titre: null, contenu: [texte(introOf(lecture, lieu)), ...grilleOf(lecture, mesures)] },
    ...(plan ? [{ titre: "Situation", contenu: [{ type: "absFigure", figure: plan } as const] }] : []),
    ...PLAN.flatMap(({ titre, themes }, i) =>
      sectionOf(
        lecture,
        lieu,
        titre,
        mesures.filter(({ indicateur }) => themes.includes(indicateur.theme)),
        id(String(i)),
      ),
    ),
    { titre: "Ce que nous ne savons pas ici", contenu: manquesOf(lecture, mesures) },
  ];
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
  const { commune } = lecture.perimetre;
  if (territoire.niveau === "iris")
    return `${territoire.nom} est un IRIS ${deCommune(commune.nom)} : un quartier statistique de l'Insee, d'environ 2 000 habitants.`;
  const dits = enumerer(iris.map((code) => noms.get(code) ?? code));
  return `${territoire.nom} réunit ${iris.length} IRIS (quartiers statistiques de l'Insee) : ${dits}. Ses chiffres sont la somme des leurs ; une médiane ou un taux de pauvreté ne s'additionnent pas, et ne se disent donc que par IRIS.`;
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
      ? `${writeNombre((100 * ici.valeur) / commune.valeur, { unite: "%", decimales: 0 })} de la commune`
      : null;
  return {
    type: "absChiffre",
    indicateur: indicateur.code,
    valeur: writeValeurDe(ici, indicateur),
    isServi: hasValeur(ici),
    libelle: nomOf(indicateur),
    date: writeDate(lecture, ici),
    contexte: part
      ? [part]
      : commune && hasValeur(commune)
        ? [`${lecture.perimetre.commune.nom} ${writeValeur(commune, indicateur)}`]
        : [],
  };
}

/** Les parts d'un thème sur une même échelle, puis l'évolution de la première qui en a une. */
function sectionOf(
  lecture: Lecture,
  { territoire }: LieuFiche,
  titre: string,
  mesures: readonly Mesure[],
  id: string,
): readonly Section[] {
  const parts = mesures.filter(({ indicateur }) => indicateur.unite === "%");
  if (!parts.some(({ ici }) => hasValeur(ici))) return [];
  const figure = figureProfil(lecture, territoire, parts, `${id}-profil`, titre);
  const evolution = parts
    .map((m) => figureEvolution(lecture, territoire, m, `${id}-evolution`))
    .find((f) => f !== null);
  return [
    {
      titre,
      contenu: [figure, ...(evolution ? [evolution] : [])].map((f) => ({ type: "absFigure", figure: f }) as const),
    },
  ];
}

/** Ce qui n'est pas dit du quartier, par raison : une absence se lit autant qu'un chiffre. */
function manquesOf(lecture: Lecture, mesures: readonly Mesure[]): readonly RootContent[] {
  const secrets = mesures.filter(({ ici }) => ici.statut === "secret").map(({ indicateur }) => nomOf(indicateur));
  const dits = new Set(mesures.map(({ indicateur }) => indicateur.code));
  const ailleurs = lecture
    .indicateurs()
    .filter((i) => !dits.has(i.code))
    .map((i) => `${nomOf(i)} (${THEMES[i.theme]})`);
  const lignes = [
    ["Masqué par le producteur (secret statistique)", secrets],
    ["Connu pour la commune seulement, ou qui ne s'additionne pas", ailleurs],
  ].flatMap(([raison, noms]) =>
    noms && noms.length > 0 ? [`${String(raison)} : ${(noms as string[]).join(" ; ")}`] : [],
  );
  const liste: List = {
    type: "list",
    children: lignes.map((l) => ({ type: "listItem", children: [texte(finishPhrase(l))] })),
  };
  return lignes.length > 0 ? [liste] : [texte("Tous les indicateurs de la commune sont connus ici.")];
}
