import { finishPhrase } from "../constats/accords.ts";
import { isEstime, plusLongCouple, type Couple } from "../constats/couples.ts";
import { deSujet, isStable } from "../constats/evolution.ts";
import { forceEvolution } from "../constats/force.ts";
import { hasValeur, writeEcart, writeValeur } from "../constats/valeurs.ts";
import { FACTEURS, type Facteurs } from "../indicateurs/facteurs.ts";
import { codeCategorie, STRUCTURES, type Structure } from "../indicateurs/structures.ts";
import type { Apport, Decomposition } from "../modele/decomposition.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Manque } from "./contexte.ts";
import {
  decomposerPart,
  decomposerQuotient,
  decomposerSoldes,
  decomposerStructure,
  soldeEntre,
  type Bouts,
} from "./decomposer.ts";
import { cascade } from "./dessins.ts";
import { arrondirEnsemble } from "./figures/arrondir-ensemble.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";
import { piegesOf, writeMesure } from "./mesure.ts";
import { lectureDecomposition, phraseDecomposition, titreDecomposition, uniteApport } from "./phrases-decomposition.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";

const NOTE =
  "« Tient à » veut dire « compte pour », au sens d'un calcul (Kitagawa, Das Gupta) : les parts s'additionnent à l'écart, elles ne disent pas pourquoi elles ont bougé.";
const NOTE_SOLDES =
  "« Tient à » veut dire « compte pour » : les deux soldes s'additionnent à l'écart. Le solde migratoire apparent est ce qui reste une fois comptés les naissances et les décès : les arrivées et les départs, et les imprécisions des deux recensements.";

/** La figure et sa phrase. */
export interface FigureDecomposee {
  readonly figure: Figure;
  readonly phrase: string;
}

/** Ce à quoi tient l'évolution d'un indicateur : une cascade et une phrase ; ou ce qui empêche de le dire. */
export function figureDecomposition(lecture: Lecture, indicateur: Indicateur, id: string): FigureDecomposee | Manque {
  const libelle = `ce à quoi tient l'évolution ${deSujet(indicateur.sujet)}`;
  const [facteurs, structure] = [FACTEURS[indicateur.code], STRUCTURES.find((s) => s.indicateur === indicateur.code)];
  const couple = indicateur.nature === "part" || facteurs ? coupleOf(lecture, indicateur, facteurs) : null;
  if (!couple) return { libelle, raison: "pas deux millésimes qui se comparent" };
  if (forceEvolution(couple.evolution) === "aucune" || isStable(couple, indicateur))
    return { libelle, raison: "aucune évolution ne se distingue du hasard : il n'y a pas d'écart à partager" };
  if (isEstime(couple)) return { libelle, raison: "deux estimations sans marge : leur écart ne se partage pas" };
  const bouts = [couple.debut, couple.fin] as const;
  const exacte = decomposer(lecture, indicateur, bouts, { structure, facteurs });
  if (exacte === null || typeof exacte === "string") return { libelle, raison: exacte ?? "effectifs inconnus" };
  const imprimee = arrondir(exacte, indicateur);
  const unite = uniteApport(indicateur, couple);
  const dire = (a: Apport): string => writeEcart(a.valeur, unite, indicateur.decimales);
  return {
    phrase: phraseDecomposition(indicateur, couple, imprimee.apports),
    figure: cascade(imprimee, {
      id,
      titre: titreDecomposition(indicateur, couple, imprimee.apports),
      mesure: writeMesure(indicateur, `, de ${couple.debut.millesime} à ${couple.fin.millesime}`),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      bouts: [couple.debut.millesime, couple.fin.millesime],
      source: writeSource(lecture, [...bouts, ...(structure ? pointsOf(lecture, structure, bouts) : [])]),
      lecture: lectureDecomposition(imprimee, indicateur, { unite, facteurs }),
      alternative: finishPhrase(
        [
          `${couple.debut.millesime} : ${writeValeur(couple.debut, indicateur)}`,
          ...imprimee.apports.map((a) => `${a.libelle} : ${dire(a)}`),
          `${couple.fin.millesime} : ${writeValeur(couple.fin, indicateur)}`,
        ].join(" ; "),
      ),
      notes: [facteurs?.forme === "soldes" ? NOTE_SOLDES : NOTE, ...notesRebasage(bouts), ...piegesOf(indicateur)],
    }),
  };
}

function decomposer(
  lecture: Lecture,
  indicateur: Indicateur,
  bouts: Bouts,
  { structure, facteurs }: { readonly structure: Structure | undefined; readonly facteurs: Facteurs | undefined },
): Decomposition | string | null {
  if (structure) return decomposerStructure(lecture, structure, bouts);
  if (facteurs?.forme === "quotient") return decomposerQuotient(bouts, facteurs);
  if (facteurs?.forme === "soldes") return decomposerSoldes(lecture, bouts, facteurs);
  return decomposerPart(indicateur, bouts, facteurs);
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

/** Le plus long chemin permis ; celui que le solde compte, si l'indicateur en a un. */
function coupleOf(lecture: Lecture, { code }: Indicateur, facteurs: Facteurs | undefined): CoupleSuivi | null {
  const { niveau, code: territoire } = lecture.perimetre.commune;
  const serie = lecture.serieComparable(code, niveau, territoire);
  const fin = serie.findLast(hasValeur);
  const isCompte = ({ annee }: ResultatSuivi): boolean =>
    facteurs?.forme !== "soldes" ||
    annee === fin?.annee ||
    soldeEntre(lecture, facteurs, annee, fin?.annee ?? annee) !== undefined;
  const couple = plusLongCouple(lecture, { code, niveau, territoire }, serie.filter(isCompte));
  return couple && hasValeur(couple.evolution) ? couple : null;
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
