import { finishPhrase } from "../../constats/accords.ts";
import { nomMois } from "../../constats/periodes.ts";
import type { Action } from "../../pilotage/actions.ts";
import { isClose, isRetenue } from "../../pilotage/etats.ts";
import type { PilotageEdition } from "../../pilotage/edition.ts";
import type { Bloc } from "../directives/bloc.ts";
import { frise as dessiner } from "../dessins.ts";
import type { Duree } from "../figures/frise.ts";
import { actionsMontrees } from "./plan.ts";
import { dire, withPilotage } from "./textes.ts";

type Datee = Action & { readonly debut: string; readonly fin: string };

const isDatee = (a: Action): a is Datee => !!a.debut && !!a.fin && a.debut <= a.fin;

/** Un jour en années, avec fraction : 2025,5 vers le 2 juillet 2025. */
function tempsDe(jour: string): number {
  const annee = Number(jour.slice(0, 4));
  const [debut, fin] = [Date.UTC(annee, 0, 1), Date.UTC(annee + 1, 0, 1)];
  return annee + (Date.parse(jour) - debut) / (fin - debut);
}

/** Le terme est passé, et rien ne dit que l'action est finie : à relire avant la séance. */
const isDepassee = (a: Datee, reference: string): boolean => !isClose(a.etat) && a.fin < reference;

function traitOf({ etat }: Action): Duree["trait"] {
  if (etat === "en cours" || etat === "réalisée") return "plein";
  return isRetenue(etat) && etat !== "abandonnée" ? "clair" : "tirets";
}

const compter = (n: number, un: string, plusieurs = `${un}s`): string => `${n} ${n > 1 ? plusieurs : un}`;

function titreOf(datees: readonly Datee[], reference: string): string {
  const derniere = nomMois(datees.map((a) => a.fin).toSorted().at(-1)!.slice(0, 7)); // prettier-ignore
  const [enCours, depassees] = [datees.filter((a) => a.etat === "en cours"), datees.filter((a) => isDepassee(a, reference))]; // prettier-ignore
  return [
    `${compter(datees.length, "action")} au calendrier, jusqu'en ${derniere}`,
    ...(enCours.length > 0 ? [`${enCours.length} en cours`] : []),
    ...(depassees.length > 0 ? [`${depassees.length} au terme dépassé`] : []),
  ].join(" ; ");
}

/** `::frise` : quand commence et finit chaque action du plan, et où en est l'édition ; celles qui n'ont pas de dates sont nommées. */
export const frise: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, (pilotage) => {
      const montrees = actionsMontrees(pilotage, contexte.lecture.annee);
      const datees = montrees.filter(isDatee).toSorted((a, b) => (a.debut < b.debut ? -1 : a.debut > b.debut ? 1 : 0));
      if (datees.length === 0) return [];
      const figure = createFrise(datees, pilotage, contexte.idFigure("plan-frise"), {
        organisme: contexte.lecture.nomCcas,
        sansDates: montrees.filter((a) => !isDatee(a)),
      });
      return [{ type: "absFigure", figure }];
    }),
};

function createFrise(
  datees: readonly Datee[],
  { reference }: PilotageEdition,
  id: string,
  { organisme, sansDates }: { readonly organisme: string; readonly sansDates: readonly Action[] },
) {
  const etatDe = (a: Datee): string => (isDepassee(a, reference) ? `${a.etat}, terme dépassé` : a.etat);
  const durees = datees.map((a): Duree => ({
    nom: a.action,
    debut: tempsDe(a.debut),
    fin: tempsDe(a.fin),
    dates: [dire(a.debut), dire(a.fin)],
    etat: etatDe(a),
    trait: traitOf(a),
  })); // prettier-ignore
  const [premiere] = datees as readonly [Datee, ...Datee[]];
  return dessiner(durees, { temps: tempsDe(reference), nom: dire(reference) }, {
    id,
    titre: titreOf(datees, reference),
    mesure: "Calendrier des actions, du début à l'échéance",
    unite: "",
    decimales: 0,
    source: `plan d'action, ${organisme}, au ${dire(reference)}`,
    lecture: `« ${premiere.action} » va du ${dire(premiere.debut)} au ${dire(premiere.fin)} ; état : ${etatDe(premiere)}. Le trait vertical est la date de l'édition.`,
    alternative: finishPhrase(durees.map((d) => `${d.nom}, du ${d.dates[0]} au ${d.dates[1]} : ${d.etat}`).join(" ; ")),
    notes: [
      "Barre pleine : action en cours ou réalisée ; barre claire : décidée ; barre en tirets : proposée.",
      ...(sansDates.length === 0 ? [] : [`Sans dates, et donc absentes de la frise : ${sansDates.map((a) => `« ${a.action} »`).join(", ")}.`]),
    ],
  }); // prettier-ignore
}
