import { capitalize, enumerer, finishPhrase } from "../constats/accords.ts";
import type { Force } from "../constats/force.ts";
import { DANS_LA_MARGE } from "../constats/phrases/ecart.ts";
import type { Figure, PartFigure, Tableau } from "../modele/figure.ts";
import { formatNombre, formatValeur } from "../modele/nombre.ts";
import type { Concentration, Repartition } from "./concentration.ts";
import { detailOf, type Detail } from "./detail.ts";
import { barres, halteres } from "./dessins.ts";
import type { PointTexte } from "./figures/nombres.ts";
import { groupeOf } from "./groupe-part.ts";
import type { Lecture } from "./lecture.ts";
import { nomOf } from "./mesure.ts";
import { writeSource } from "./sources-citees.ts";

const pour = (x: number): string => formatValeur(100 * x, "%");

/** « Locataires HLM », ceux que compte la part ; son nom entier si elle ne les dit pas. */
const nomGroupe = ({ indicateur }: Concentration): string =>
  capitalize(groupeOf(indicateur.sujet)?.replace(/^(?:des|de|du) /, "") ?? nomOf(indicateur));

const EVOLUTIONS: Readonly<Record<Force, (hausse: boolean) => string>> = {
  nette: (hausse) => (hausse ? "nettement plus haut" : "nettement plus bas"),
  indicative: (hausse) => (hausse ? "semble plus haut" : "semble plus bas"),
  aucune: () => "ne se distingue pas du hasard",
  incomparable: () => "ne se compare pas",
};

const marge = ({ indice }: Repartition): string => `${pour(indice.valeur)} (${formatNombre(100 * indice.bas)} à ${pour(indice.haut)})`; // prettier-ignore

/** Les groupes du plus inégalement réparti au moins, et de quoi lire chacun. */
export function figureConcentration(lecture: Lecture, lues: readonly Concentration[], id: string): Figure {
  const detail = detailOf(lecture);
  const triees = lues.toSorted((a, b) => b.fin.indice.valeur - a.fin.indice.valeur);
  const [premiere] = triees;
  if (!premiere) throw new RangeError("concentration must have at least one group, got 0");
  const bouts = boutsCommuns(triees);
  const changer = detail.nom === "IRIS" ? "d'IRIS" : `de ${detail.nom}`;
  const groupe = groupeOf(premiere.indicateur.sujet) ?? "du groupe";
  const fin = [...new Set(triees.map((c) => c.fin.millesime))].toSorted();
  const options = {
    id,
    titre: `${nomGroupe(premiere)} : ${pour(premiere.fin.indice.valeur)} devraient changer ${changer} pour être répartis comme les autres`,
    mesure: `Indice de dissimilarité entre ${detail.noms} (part du groupe qui devrait changer ${changer}, en %)`,
    unite: "%",
    decimales: 0,
    source: writeSource(
      lecture,
      triees.flatMap((c) => c.points),
    ),
    lecture: finishPhrase(
      `en ${premiere.fin.millesime}, ${pour(premiere.fin.indice.valeur)} ${groupe} devraient changer ${changer} pour que chaque ${detail.nom} en compte la même part : c'est une mesure, pas un objectif`,
    ),
    alternative: finishPhrase(
      triees
        .map(
          (c) =>
            `${nomGroupe(c)} : ${c.debut && bouts ? `${pour(c.debut.indice.valeur)} en ${c.debut.millesime}, ` : ""}${pour(c.fin.indice.valeur)} en ${c.fin.millesime}`,
        )
        .join(" ; "),
    ),
    notes: [
      `0 % : le groupe est réparti comme tous les autres ; 100 % : ${detail.nom === "commune" ? "aucune commune n'est partagée" : `aucun ${detail.nom} n'est partagé`}. L'indice est corrigé de ce que le hasard des petits effectifs y ajoute ; sa marge à 95 %, dans le tableau, compte le plan de sondage.`,
      "Il dit comment les logements et les âges se répartissent, non pourquoi ; il ne désigne aucun quartier.",
      ...absentesOf(triees, detail),
    ],
  };
  const figure = bouts
    ? halteres(
        triees.map((c) => ({
          libelle: nomGroupe(c),
          debut: pointOf(lecture, c, c.debut ?? c.fin),
          fin: pointOf(lecture, c, c.fin),
        })),
        { ...options, bouts, ligne: "Groupe" },
      )
    : barres(
        triees.map((c): PartFigure => ({ libelle: nomGroupe(c), valeur: 100 * c.fin.indice.valeur, statut: "valeur" })),
        { ...options, categorie: "Groupe", periode: enumerer(fin) },
      );
  return { ...figure, tableau: tableauOf(triees, options.mesure, detail.nom) };
}

/** Les deux dates, si tous les groupes ont les mêmes. */
function boutsCommuns(lues: readonly Concentration[]): readonly [string, string] | null {
  const paires = new Set(lues.map((c) => (c.debut ? `${c.debut.millesime} ${c.fin.millesime}` : "")));
  const [paire = ""] = paires;
  const [debut, fin] = paire.split(" ");
  return paires.size === 1 && debut && fin ? [debut, fin] : null;
}

const pointOf = ({ perimetre: { commune } }: Lecture, c: Concentration, r: Repartition): PointTexte => ({
  territoire: commune.code,
  niveau: commune.niveau,
  nom: nomGroupe(c),
  role: "commune",
  millesime: r.millesime,
  temps: Number(r.millesime),
  valeur: 100 * r.indice.valeur,
  statut: "valeur",
  motif: null,
  intervalle: null,
  segment: 0,
});

const tableauOf = (lues: readonly Concentration[], mesure: string, nom: string): Tableau => ({
  titre: mesure,
  colonnes: [
    { libelle: "Groupe", nombre: false },
    { libelle: "Date", nombre: true },
    { libelle: "Part de l'ensemble", nombre: true },
    { libelle: `Part dans ${nom === "IRIS" ? "l'IRIS" : `la ${nom}`} de l'un d'eux`, nombre: true },
    { libelle: "Indice (intervalle à 95 %)", nombre: true },
    { libelle: "Évolution", nombre: false },
  ],
  lignes: lues.flatMap((c) => {
    const ligne = (r: Repartition, evolution: string): string[] => [
      nomGroupe(c),
      r.millesime,
      pour(r.part),
      pour(r.autour),
      marge(r),
      evolution,
    ];
    return [...(c.debut ? [ligne(c.debut, "—")] : []), ligne(c.fin, evolutionOf(c) ?? "—")];
  }),
});

/** « ne se distingue pas du hasard » : ce que vaut l'écart avec la date ancienne ; null s'il n'y en a pas. */
const evolutionOf = ({ force, debut, fin }: Concentration): string | null =>
  force && debut ? EVOLUTIONS[force](fin.indice.valeur > debut.indice.valeur) : null;

/** Les zones laissées de côté : une phrase si elles sont aussi nombreuses pour tous les groupes, sinon groupe par groupe. */
function absentesOf(lues: readonly Concentration[], { nom, noms }: Detail): readonly string[] {
  const dire = (n: number): string => `${n} ${n > 1 ? noms : nom} sans valeur`;
  const [seul, ...autres] = new Set(lues.map((c) => c.absentes));
  if (seul !== undefined && autres.length === 0)
    return seul === 0
      ? []
      : [
          finishPhrase(
            `${dire(seul)}, laissé${noms === "IRIS" ? "" : "e"}${seul > 1 ? "s" : ""} de côté pour tous les groupes`,
          ),
        ];
  const manques = lues.filter((c) => c.absentes > 0).map((c) => `${nomGroupe(c)}, ${dire(c.absentes)}`);
  return [finishPhrase(`de côté : ${manques.join(" ; ")}`)];
}

/** Ce qui change d'abord, groupe par groupe ; ce qui ne se distingue pas du hasard ensuite, en une phrase. Vide sans seconde date. */
export function phraseEvolutions(lues: readonly Concentration[]): string {
  const suivies = lues.flatMap((c) => (c.debut && c.force ? [{ ...c, debut: c.debut, force: c.force }] : []));
  const [premiere] = suivies;
  if (!premiere) return "";
  const mues = suivies.filter((c) => c.force === "nette" || c.force === "indicative");
  const dites = mues.map((c) =>
    finishPhrase(
      `${nomGroupe(c)} : ${pour(c.debut.indice.valeur)} en ${c.debut.millesime}, ${pour(c.fin.indice.valeur)} en ${c.fin.millesime} ; ${c.force === "nette" ? "la différence est nette" : `la différence ${DANS_LA_MARGE}`}`,
    ),
  );
  const dates = new Set(suivies.map((c) => `entre ${c.debut.millesime} et ${c.fin.millesime}`));
  const quand = dates.size === 1 ? [...dates].join("") : "entre les deux dates de chaque groupe";
  const fixes = suivies.length - mues.length;
  const reste =
    fixes === 0
      ? ""
      : mues.length === 0
        ? `${quand}, l'indice ${fixes === 1 ? "ne change pas" : "d'aucun groupe ne change"} plus que le hasard ne l'explique`
        : `${quand}, l'indice ${fixes === 1 ? "de l'autre groupe" : `des ${fixes} autres groupes`} ne change pas plus que le hasard ne l'explique`;
  return [...dites, ...(reste === "" ? [] : [finishPhrase(reste)])].join(" ");
}
