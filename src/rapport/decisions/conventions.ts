import { finishPhrase } from "../../constats/accords.ts";
import type { Convention } from "../../pilotage/conventions.ts";
import { etatConvention, MOIS_ALERTE, type EtatConvention } from "../../pilotage/echeances.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
import { compte, dire, puces, titre, withPilotage } from "./textes.ts";

const ORDRE: readonly EtatConvention[] = ["échue", "à échéance", "active", "à venir", "projet"];

/** `::conventions` : ce qui lie le CCAS, jusqu'à quand, et ce qui arrive à son terme à la date de l'édition. */
export const conventions: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ conventions: toutes, reference }) => {
      if (toutes.length === 0) return [];
      const situees = toutes
        .map((c) => ({ c, etat: etatConvention(c, reference) }))
        .toSorted((a, b) => ORDRE.indexOf(a.etat) - ORDRE.indexOf(b.etat) || (a.c.echeance < b.c.echeance ? -1 : 1));
      const alertes = situees.filter(({ etat }) => etat === "à échéance" || etat === "échue");
      return [
        createParagraphe(writeAlerte(alertes.length, reference)),
        createTableauTextes(
          ["Convention", "Signataires", "Terme", "Reconduction", "État"],
          situees.map(({ c, etat }) => [c.objet, c.signataires.join(", ") || "—", dire(c.echeance), c.reconduction, etat]), // prettier-ignore
        ),
        ...situees.flatMap(({ c }) => detail(c)),
      ];
    }),
};

function writeAlerte(n: number, reference: string): string {
  const quand = `Au ${dire(reference)}`;
  if (n === 0) return `${quand}, aucune convention n'arrive à son terme dans les ${MOIS_ALERTE} mois.`;
  return n === 1
    ? `${quand}, une convention arrive à son terme dans les ${MOIS_ALERTE} mois, ou l'a dépassé : sa suite est à décider.`
    : `${quand}, ${n} conventions arrivent à leur terme dans les ${MOIS_ALERTE} mois, ou l'ont dépassé : leur suite est à décider.`;
}

function detail(c: Convention) {
  const objectifs = c.objectifs.map((o): readonly [string, string] => [
    o.objectif,
    `${o.atteint === null ? "résultat non connu ou non diffusé" : `${compte(o.atteint, o.unite)}${o.en === null ? "" : ` en ${o.en}`}`} ; objectif : ${compte(o.cible, o.unite)}.`,
  ]);
  const bilans = c.bilans.map((b): readonly [string, string] => [`Bilan ${b.annee}`, finishPhrase(b.bilan)]);
  const moyens = c.moyens === null ? [] : [["Moyens", finishPhrase(c.moyens)] as const];
  const lignes = [...moyens, ...objectifs, ...bilans];
  return lignes.length === 0 ? [] : [titre(c.objet), puces(lignes)];
}
