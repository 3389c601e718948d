import { capitalize, enumerer, finishPhrase, verbe } from "../constats/accords.ts";
import { plusLongCouple, type Couple } from "../constats/couples.ts";
import { writeEvolution } from "../constats/evolution.ts";
import { forceEvolution } from "../constats/force.ts";
import { hasValeur, writeEcart, writeValeur } from "../constats/valeurs.ts";
import { DANS_LA_MARGE } from "../constats/phrases/ecart.ts";
import { codeCategorie, STRUCTURES, type Structure } from "../indicateurs/structures.ts";
import type { Apport, Decomposition } from "../modele/decomposition.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Manque } from "./contexte.ts";
import { decomposerPart, decomposerStructure } from "./decomposer.ts";
import { cascade } from "./dessins.ts";
import { arrondirEnsemble } from "./figures/arrondir-ensemble.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";

const NOTE =
  "« Tient à » veut dire « compte pour », au sens d'un calcul (Kitagawa, Das Gupta) : les parts s'additionnent à l'écart, elles ne disent pas pourquoi elles ont bougé.";

/** La figure et sa phrase. */
export interface FigureDecomposee {
  readonly figure: Figure;
  readonly phrase: string;
}

/** Ce à quoi tient l'évolution d'un taux : une cascade et une phrase ; ou ce qui empêche de le dire. */
export function figureDecomposition(lecture: Lecture, indicateur: Indicateur, id: string): FigureDecomposee | Manque {
  const libelle = `ce à quoi tient l'évolution : ${nomOf(indicateur).toLowerCase()}`;
  const couple = coupleOf(lecture, indicateur);
  if (!couple) return { libelle, raison: "pas deux millésimes qui se comparent" };
  if (forceEvolution(couple.evolution) === "aucune")
    return { libelle, raison: "aucune évolution ne se distingue du hasard : il n'y a pas d'écart à partager" };
  const structure = STRUCTURES.find((s) => s.indicateur === indicateur.code);
  const bouts = [couple.debut, couple.fin] as const;
  const exacte = structure ? decomposerStructure(lecture, structure, bouts) : decomposerPart(indicateur, bouts);
  if (!exacte)
    return { libelle, raison: structure ? "les taux par catégorie manquent à l'une des dates" : "effectifs inconnus" };
  const imprimee = arrondir(exacte, indicateur);
  const phrase = phraseDecomposition(indicateur, couple, imprimee.apports);
  return {
    phrase,
    figure: cascade(imprimee, {
      id,
      titre: titreOf(indicateur, couple, imprimee.apports),
      mesure: writeMesure(indicateur, `, de ${couple.debut.millesime} à ${couple.fin.millesime}`),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      bouts: [couple.debut.millesime, couple.fin.millesime],
      source: writeSource(lecture, [
        couple.debut,
        couple.fin,
        ...(structure ? pointsOf(lecture, structure, bouts) : []),
      ]),
      lecture: lectureOf(imprimee.apports, indicateur),
      alternative: finishPhrase(
        [
          `${couple.debut.millesime} : ${writeValeur(couple.debut, indicateur)}`,
          ...imprimee.apports.map((a) => `${a.libelle} : ${writeApport(a, indicateur)}`),
          `${couple.fin.millesime} : ${writeValeur(couple.fin, indicateur)}`,
        ].join(" ; "),
      ),
      notes: [NOTE, ...notesRebasage([couple.debut, couple.fin]), ...piegesOf(indicateur)],
    }),
  };
}

/** Les taux par catégorie, pour dire de quels fichiers ils viennent. */
function pointsOf(
  lecture: Lecture,
  { indicateur, categories }: Structure,
  bouts: readonly ResultatSuivi[],
): readonly ResultatSuivi[] {
  const { niveau, code } = lecture.perimetre.commune;
  const millesimes = bouts.map((p) => p.millesime);
  return categories.flatMap((c) =>
    lecture.serie(codeCategorie(indicateur, c), niveau, code).filter((p) => millesimes.includes(p.millesime)),
  );
}

type CoupleSuivi = Couple & { readonly debut: ResultatSuivi; readonly fin: ResultatSuivi };

function coupleOf(lecture: Lecture, { code, nature }: Indicateur): CoupleSuivi | null {
  const { niveau, code: territoire } = lecture.perimetre.commune;
  const serie = lecture.serieComparable(code, niveau, territoire);
  const couple = plusLongCouple(lecture, { code, niveau, territoire }, serie);
  return nature === "part" && couple && hasValeur(couple.evolution) ? couple : null;
}

/** Les niveaux et les apports tels qu'ils s'impriment : ils s'additionnent sous les yeux du lecteur. */
function arrondir({ debut, fin, apports }: Decomposition, { decimales }: Indicateur): Decomposition {
  const [d, f] = [debut, fin].map((x) => Number(x.toFixed(decimales)));
  const total = Number(((f ?? 0) - (d ?? 0)).toFixed(decimales));
  const valeurs = arrondirEnsemble(
    apports.map((a) => a.valeur),
    total,
    decimales,
  );
  return { debut: d ?? NaN, fin: f ?? NaN, apports: apports.map((a, i) => ({ ...a, valeur: valeurs[i] ?? 0 })) };
}

const writeApport = ({ valeur }: Apport, { decimales }: Indicateur): string => writeEcart(valeur, "points", decimales);

const minuscule = (texte: string): string => texte.charAt(0).toLowerCase() + texte.slice(1);

/** « l'âge des actifs », « le taux des 15 à 24 ans », « le nombre des 75 ans ou plus », avec leur article. */
const nomApport = ({ libelle }: Apport): string =>
  libelle.startsWith("Composition : ") ? libelle.slice("Composition : ".length) : `le ${minuscule(libelle)}`;

const aNomApport = (a: Apport): string => {
  const nom = nomApport(a);
  return nom.startsWith("le ") ? `au ${nom.slice(3)}` : `à ${nom}`;
};

const plusForts = (apports: readonly Apport[]): readonly Apport[] =>
  apports.filter((a) => a.valeur !== 0).toSorted((a, b) => Math.abs(b.valeur) - Math.abs(a.valeur));

/**
 * « Entre 2016 et 2022, la part des 75 ans ou plus passe de 8,1 % à 9,4 % (+1,3 point). Cette hausse tient pour +1,0 point au
 * nombre des 75 ans ou plus, et pour +0,3 point au nombre de tous les autres. » Seul endroit, avec celle d'une activité, où un verbe de cause s'écrit : les
 * apports s'additionnent à l'écart.
 */
export function phraseDecomposition(indicateur: Indicateur, couple: Couple, apports: readonly Apport[]): string {
  const { debut, fin, evolution } = couple;
  const mot = (evolution.valeur ?? 0) > 0 ? "hausse" : "baisse";
  const isPrudent = forceEvolution(evolution) !== "nette";
  const tient =
    isPrudent && evolution.intervalle !== null ? `, si elle est réelle (elle ${DANS_LA_MARGE}), tient` : " tient";
  const parts = plusForts(apports).map((a) => `pour ${writeApport(a, indicateur)} ${aNomApport(a)}`);
  const niveau = finishPhrase(
    `entre ${debut.millesime} et ${fin.millesime}, ${indicateur.sujet} ${verbe(indicateur, "passer")} de ${writeValeur(debut, indicateur)} à ${writeValeur(fin, indicateur)} (${writeEvolution(couple, indicateur)})`,
  );
  return parts.length === 0 ? niveau : `${niveau} ${finishPhrase(`cette ${mot}${tient} ${enumerer(parts)}`)}`;
}

function titreOf(indicateur: Indicateur, { debut, fin, evolution }: Couple, apports: readonly Apport[]): string {
  const [premier] = plusForts(apports);
  const quand = `entre ${debut.millesime} et ${fin.millesime}`;
  const mot = (evolution.valeur ?? 0) > 0 ? "hausse" : "baisse";
  if (!premier) return `${capitalize(indicateur.sujet)} : ${writeValeur(fin, indicateur)} en ${fin.millesime}`;
  return `${nomOf(indicateur)} : la ${mot} ${quand} tient d'abord ${aNomApport(premier)}`;
}

function lectureOf(apports: readonly Apport[], indicateur: Indicateur): string {
  const [premier] = plusForts(apports);
  if (!premier) return "Aucun terme ne compte pour un dixième de point.";
  return finishPhrase(
    `si seul ${nomApport(premier)} avait changé, l'écart aurait été de ${writeApport(premier, indicateur)}, les autres termes à leur moyenne des deux dates`,
  );
}
