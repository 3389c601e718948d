import { escapeHtml } from "../figures/html.ts";
import { typographier } from "../typographie.ts";

/** Tous les champs de la page appartiennent au même formulaire, où qu'ils soient. */
export const FORMULAIRE = "avis";

export const texteHtml = (texte: string): string => escapeHtml(typographier(texte));

const attributs = (valeurs: Readonly<Record<string, string | true>>): string =>
  Object.entries(valeurs)
    .map(([nom, v]) => (v === true ? ` ${nom}` : ` ${nom}="${escapeHtml(v)}"`))
    .join("");

/** Un texte libre de plusieurs lignes. `donnees` : ce que l'export doit savoir du champ (`data-…`). */
export const zone = (id: string, libelle: string, donnees: Readonly<Record<string, string>>, contenu = ""): string =>
  `<div class="champ"><label for="${id}">${texteHtml(libelle)}</label>
<textarea id="${id}" form="${FORMULAIRE}" rows="3" maxlength="5000"${attributs(donnees)}>${escapeHtml(contenu)}</textarea></div>`;

/** Un texte d'une ligne, ou un jour. `choix` : des valeurs proposées, aucune n'est imposée. */
export function ligne(
  id: string,
  libelle: string,
  { type = "text", aide, choix = [] }: { type?: "text" | "date"; aide: string; choix?: readonly string[] },
): string {
  const liste = choix.length === 0 ? "" : `<datalist id="${id}-choix">${choix.map((c) => `<option value="${escapeHtml(c)}"></option>`).join("")}</datalist>`; // prettier-ignore
  const suite = attributs({ ...(choix.length === 0 ? {} : { list: `${id}-choix` }), required: true });
  return `<div class="champ"><label for="${id}">${texteHtml(libelle)}</label>
<p class="aide" id="${id}-aide">${texteHtml(aide)}</p>
<input id="${id}" name="${id}" type="${type}" form="${FORMULAIRE}" aria-describedby="${id}-aide" autocomplete="off"${suite}>${liste}</div>`;
}

/** Un choix parmi quelques-uns, groupé sous sa légende. */
export const choixUnique = (
  nom: string,
  legende: string,
  choix: readonly { readonly valeur: string; readonly libelle: string }[],
): string =>
  `<fieldset class="choix"><legend>${texteHtml(legende)}</legend>${choix
    .map(
      ({ valeur, libelle }, i) =>
        `<label for="${nom}-${i}"><input id="${nom}-${i}" type="radio" name="${nom}" value="${escapeHtml(valeur)}" form="${FORMULAIRE}"${i === 0 ? " checked" : ""}> ${texteHtml(libelle)}</label>`,
    )
    .join("")}</fieldset>`;
