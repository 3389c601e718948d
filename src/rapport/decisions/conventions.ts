import type { RootContent } from "mdast";
import { enumerer, finishPhrase } from "../../constats/accords.ts";
import type { Convention } from "../../pilotage/conventions.ts";
import { etatConvention, MOIS_ALERTE, type EtatConvention } from "../../pilotage/echeances.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
import { compte, dire, puces, titre, withPilotage } from "./textes.ts";

interface Situee {
  readonly c: Convention;
  readonly etat: EtatConvention;
}

const ORDRE: readonly EtatConvention[] = ["échue", "à échéance", "active", "à venir", "projet"];

/** `::conventions` : ce qui lie le CCAS, jusqu'à quand, et ce qui arrive à son terme à la date de l'édition. */
export const conventions: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ conventions: toutes, reference }) => {
      if (toutes.length === 0) return [];
      const isPublic = contexte.lecture.edition === "public";
      const situees = toutes
        .map((c) => ({ c, etat: etatConvention(c, reference) }))
        .toSorted((a, b) => ORDRE.indexOf(a.etat) - ORDRE.indexOf(b.etat) || (a.c.echeance < b.c.echeance ? -1 : 1));
      return [
        ...writeAlertes(situees, reference),
        createTableauTextes(
          ["Convention", "État", "Terme"],
          situees.map(({ c, etat }) => [c.objet, etat, dire(c.echeance)]),
        ),
        ...situees.flatMap(({ c, etat }) => detail(c, isPublic ? null : bilanDu(c, etat, reference))),
      ];
    }),
};

/** Ce qui finit, et ce qui a fini, nommé : une alerte sans nom se cherche dans le tableau. */
function writeAlertes(situees: readonly Situee[], reference: string): RootContent[] {
  const nommer = (etat: EtatConvention): string[] =>
    situees.filter((s) => s.etat === etat).map(({ c }) => `« ${c.objet} », le ${dire(c.echeance)}`);
  const [bientot, finies] = [nommer("à échéance"), nommer("échue")];
  const suite = (n: number): string => (n > 1 ? "leur suite est à décider" : "sa suite est à décider");
  const quand = `Au ${dire(reference)}`;
  const phrases = [
    ...(bientot.length === 0 ? [] : [`${quand}, ${bientot.length > 1 ? `${bientot.length} conventions arrivent à leur terme` : "une convention arrive à son terme"} dans les ${MOIS_ALERTE} mois : ${enumerer(bientot)} ; ${suite(bientot.length)}.`]), // prettier-ignore
    ...(finies.length === 0 ? [] : [`${finies.length > 1 ? `${finies.length} conventions ont fini` : "Une convention a fini"} : ${enumerer(finies)} ; ${suite(finies.length)}.`]), // prettier-ignore
  ];
  return phrases.length === 0
    ? [createParagraphe(`${quand}, aucune convention n'arrive à son terme dans les ${MOIS_ALERTE} mois.`)]
    : phrases.map(createParagraphe);
}

/** L'année dont le bilan manque : la dernière entière où la convention courait. Une convention se suit chaque année. */
function bilanDu(c: Convention, etat: EtatConvention, reference: string): number | null {
  const annee = Number(reference.slice(0, 4)) - 1;
  const debut = c.debut ?? c.signee_le;
  if (etat === "projet" || debut === null || debut > `${annee}-12-31` || c.echeance < `${annee}-01-01`) return null;
  return c.bilans.some((b) => b.annee === annee) ? null : annee;
}

function detail(c: Convention, manque: number | null): RootContent[] {
  const objectifs = c.objectifs.map((o): readonly [string, string] => [
    o.objectif,
    `${o.atteint === null ? "résultat non connu ou non diffusé" : `${compte(o.atteint, o.unite)}${o.en === null ? "" : ` en ${o.en}`}`} ; objectif : ${compte(o.cible, o.unite)}.`,
  ]);
  const bilans = c.bilans.map((b): readonly [string, string] => [`Bilan ${b.annee}`, finishPhrase(b.bilan)]);
  const signataires = c.signataires.length === 0 ? [] : [["Signataires", finishPhrase(c.signataires.join(", "))] as const]; // prettier-ignore
  const signee = c.signee_le === null ? [] : [["Signée", `le ${dire(c.signee_le)}.`] as const];
  const reconduction = [["Reconduction", finishPhrase(c.reconduction)] as const];
  const moyens = c.moyens === null ? [] : [["Moyens", finishPhrase(c.moyens)] as const];
  const aEcrire = manque === null ? [] : [[`Bilan ${manque}`, "reste à écrire."] as const];
  const lignes = [...signataires, ...signee, ...reconduction, ...moyens, ...objectifs, ...bilans, ...aEcrire];
  return [titre(c.objet), puces(lignes)];
}
