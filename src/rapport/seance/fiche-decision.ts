import { capitalize, enumerer, finishPhrase } from "../../constats/accords.ts";
import type { Action } from "../../pilotage/actions.ts";
import { SUITE_OUVERTE } from "../../pilotage/avis.ts";
import { effetOf, suiteProposee } from "../../pilotage/effets.ts";
import { SUITES } from "../../pilotage/etats.ts";
import { RUBRIQUES, type FicheProjet } from "../../pilotage/projets.ts";
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

/** Ce qu'une fiche projet a rempli de ses rubriques. */
const rubriques = (p: FicheProjet): readonly (readonly [string, string])[] =>
  (Object.keys(RUBRIQUES) as (keyof typeof RUBRIQUES)[]).map((cle) => [RUBRIQUES[cle], p[cle] ?? "à remplir"]);

const lignesDe = (soumise: FicheSoumise, lecture: Lecture): readonly (readonly [string, string])[] => {
  if (soumise.liste === "actions") return engagements(soumise.fiche, lecture);
  return soumise.liste === "projets" ? rubriques(soumise.fiche) : [];
};

const GENRES = { preconisations: "Préconisation", actions: "Action", projets: "Projet" } as const;

const texteOf = (soumise: FicheSoumise): string => {
  if (soumise.liste === "actions") return soumise.fiche.action;
  return soumise.liste === "projets" ? soumise.fiche.nom : soumise.fiche.texte;
};

const dl = (lignes: readonly (readonly [string, string])[]): string =>
  lignes.length === 0 ? "" : `<dl>${lignes.map(([n, v]) => `<dt>${texteHtml(n)}</dt><dd>${texteHtml(v)}</dd>`).join("")}</dl>`; // prettier-ignore

/** La fiche de décision d'une préconisation, d'une action ou d'un projet : ce qu'elle propose, ce qu'elle engage, et la décision. */
export function ficheDecision(soumise: FicheSoumise, constats: readonly Constat[], lecture: Lecture): string {
  const { liste, fiche } = soumise;
  const nom = `decision-${liste}-${slugify(fiche.id)}`;
  const constat = constats.find((c) => liste !== "projets" && c.id === soumise.fiche.constat);
  return `<div class="fiche-decision" data-nom="${nom}" data-liste="${liste}" data-fiche="${texteHtml(fiche.id)}" data-avant="${fiche.etat}">
<p class="proposition"><strong>${GENRES[liste]} ${texteHtml(fiche.id)}</strong> ${texteHtml(texteOf(soumise))}</p>
${constat ? `<p class="preuve">${texteHtml(`Constat : ${constat.phrase}`)}</p>` : ""}
${dl(lignesDe(soumise, lecture))}
${choixUnique(nom, `Décision sur ${fiche.id}`, CHOIX)}
${zone(`${nom}-motif`, `Motif, pour amender ou rejeter ${fiche.id}`, { "data-motif": nom })}
</div>`;
}

const CHOIX_SUITE = [
  { valeur: "", libelle: "Pas d'avis" },
  ...SUITES.map((valeur) => ({ valeur, libelle: capitalize(valeur) })),
];

/** La suite d'une action menée : ce qui a été fait, ce qu'a fait son indicateur, ce qu'on propose, et la décision. */
export function ficheSuite(action: Action, lecture: Lecture): string {
  const nom = `suite-${slugify(action.id)}`;
  const effet = effetOf(action, lecture);
  const proposee = suiteProposee(action, effet?.atteinte ?? "pas encore mesurable");
  const lignes: (readonly [string, string])[] = [
    ["État", action.etat],
    ...(action.bilan === null ? [] : [["Ce qui a été fait", action.bilan] as const]),
    ...(effet ? [["Ce qu'a fait l'indicateur", finishPhrase(effet.phrase)] as const, ["Cible", effet.atteinte] as const] : []), // prettier-ignore
    ["Proposition", proposee ?? "aucune : l'indicateur ne le dit pas encore"],
  ];
  return `<div class="fiche-decision" data-nom="${nom}" data-liste="suites" data-fiche="${texteHtml(action.id)}" data-avant="${action.suite ?? SUITE_OUVERTE}">
<p class="proposition"><strong>Action ${texteHtml(action.id)}, de ${action.edition}</strong> ${texteHtml(action.action)}</p>
${dl(lignes)}
${choixUnique(nom, `Suite de ${action.id}`, CHOIX_SUITE)}
</div>`;
}
