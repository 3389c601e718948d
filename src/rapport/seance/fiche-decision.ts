import { enumerer } from "../../constats/accords.ts";
import type { Action } from "../../pilotage/actions.ts";
import type { Constat } from "../../constats/constat.ts";
import { cibleOf } from "../decisions/cible.ts";
import { dire, euros } from "../decisions/textes.ts";
import type { Lecture } from "../lecture.ts";
import { slugify } from "../slug.ts";
import { choixUnique, texteHtml, zone } from "./champs.ts";
import type { FicheSoumise } from "./themes.ts";

const CHOIX = [
  { valeur: "", libelle: "Pas d'avis" },
  { valeur: "validée", libelle: "Valider" },
  { valeur: "amendée", libelle: "Amender" },
  { valeur: "rejetée", libelle: "Rejeter" },
];

/** Ce qu'une action engage, ligne par ligne ; ce qui n'est pas écrit ne se dit pas. */
const engagements = (a: Action, lecture: Lecture): readonly (readonly [string, string])[] =>
  (
    [
      ["Public", a.public],
      ["Territoire", a.territoire],
      ["Pilote", a.pilote],
      ["Services", enumerer(a.services)],
      ["Échéance", a.fin === null ? null : dire(a.fin)],
      ["Budget", a.budget === null ? null : euros(a.budget)],
      ["Financement", a.financement],
      ["Ce qu'on suivra", a.indicateur === null ? null : cibleOf(a, lecture)],
      ["Ce qu'il faut surveiller", a.effets_pervers.length === 0 ? null : a.effets_pervers.join(" ; ")],
    ] as const
  ).flatMap(([nom, valeur]) => (valeur === null || valeur === "" ? [] : [[nom, valeur] as const]));

/** La fiche de décision d'une préconisation ou d'une action : ce qu'elle propose, ce qu'elle engage, et la décision. */
export function ficheDecision(soumise: FicheSoumise, constats: readonly Constat[], lecture: Lecture): string {
  const { liste, fiche } = soumise;
  const nom = `decision-${liste}-${slugify(fiche.id)}`;
  const texte = soumise.liste === "actions" ? soumise.fiche.action : soumise.fiche.texte;
  const genre = liste === "actions" ? "Action" : "Préconisation";
  const constat = constats.find((c) => c.id === fiche.constat);
  const lignes = soumise.liste === "actions" ? engagements(soumise.fiche, lecture) : [];
  return `<div class="fiche-decision" data-liste="${liste}" data-fiche="${texteHtml(fiche.id)}" data-avant="${fiche.etat}">
<p class="proposition"><strong>${genre} ${texteHtml(fiche.id)}</strong> ${texteHtml(texte)}</p>
${constat ? `<p class="preuve">${texteHtml(`Constat : ${constat.phrase}`)}</p>` : ""}
${lignes.length === 0 ? "" : `<dl>${lignes.map(([n, v]) => `<dt>${texteHtml(n)}</dt><dd>${texteHtml(v)}</dd>`).join("")}</dl>`}
${choixUnique(nom, `Décision sur ${fiche.id}`, CHOIX)}
${zone(`${nom}-motif`, `Motif, pour amender ou rejeter ${fiche.id}`, { "data-motif": nom })}
</div>`;
}
