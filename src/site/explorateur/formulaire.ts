import type { Etat, Forme } from "./etat.ts";
import { ajoutOf, demandeOf } from "./choisir.ts";
import type { Source } from "./source.ts";

const casesOf = (formulaire: HTMLFormElement, nom: string): HTMLInputElement[] => [
  ...formulaire.querySelectorAll<HTMLInputElement>(`input[name="${nom}"]`),
];

const menuOf = (formulaire: HTMLFormElement, nom: string): HTMLSelectElement => {
  const menu = formulaire.querySelector<HTMLSelectElement>(`select[name="${nom}"]`);
  if (!menu) throw new RangeError(`form must have ${nom}, got none`);
  return menu;
};

/** Ce que le formulaire propose, dans son ordre. */
export const connusOf = (formulaire: HTMLFormElement) => ({
  indicateurs: [...menuOf(formulaire, "indicateur").options].map((o) => o.value),
  territoires: [...menuOf(formulaire, "territoire").options].map((o) => o.value),
  ajouts: casesOf(formulaire, "avec").map((c) => c.value),
});

/** L'état que dit le formulaire. */
export const readFormulaire = (formulaire: HTMLFormElement): Etat => ({
  indicateur: menuOf(formulaire, "indicateur").value,
  territoire: menuOf(formulaire, "territoire").value,
  forme: (casesOf(formulaire, "forme").find((c) => c.checked)?.value ?? "courbe") as Forme,
  millesime: menuOf(formulaire, "millesime").value,
  avec: casesOf(formulaire, "avec")
    .filter((c) => c.checked)
    .map((c) => c.value),
});

/** Met le formulaire à l'image d'un état, et n'y laisse choisir que ce que l'édition peut montrer. */
export function writeFormulaire(formulaire: HTMLFormElement, source: Source, etat: Etat): void {
  menuOf(formulaire, "indicateur").value = etat.indicateur;
  const connus = source.series.get(etat.indicateur);
  const territoire = menuOf(formulaire, "territoire");
  for (const o of territoire.options) o.disabled = connus?.has(o.value) !== true;
  territoire.value = etat.territoire;
  for (const c of casesOf(formulaire, "forme")) c.checked = c.value === etat.forme;
  for (const c of casesOf(formulaire, "avec")) {
    c.disabled = ajoutOf(source, etat, c.value) === undefined;
    c.checked = etat.avec.includes(c.value) && !c.disabled;
  }
  const annees = [...new Set((demandeOf(source, etat)?.sujet ?? []).map((p) => p.temps))];
  const menu = menuOf(formulaire, "millesime");
  menu.replaceChildren(
    new Option("la dernière", ""),
    ...annees.toReversed().map((a) => new Option(String(a), String(a))),
  );
  menu.value = annees.includes(Number(etat.millesime)) ? etat.millesime : "";
  // Une courbe et un tableau montrent toutes les années.
  menu.disabled = etat.forme === "courbe" || etat.forme === "tableau";
}
