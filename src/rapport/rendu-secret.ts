import { formatNombre } from "../modele/nombre.ts";
import { escapeHtml } from "./figures/html.ts";
import type { BilanSecret, TableSecret } from "./lecture.ts";
import type { NoeudSecret } from "./noeuds.ts";

const part = (masquees: number, cases: number): string =>
  cases === 0 ? "—" : `${formatNombre((100 * masquees) / cases, 1)}\u202f%`;

const pluriel = (n: number, un: string, plusieurs: string): string => `${formatNombre(n)} ${n > 1 ? plusieurs : un}`;

function renderTable({ libelle, cases, masquees, elargie }: TableSecret): string {
  const note = elargie === null ? "" : ` <span class="secret">(${escapeHtml(elargie)})</span>`;
  return `<tr><th scope="row">${escapeHtml(libelle)}${note}</th><td class="nombre">${formatNombre(cases)}</td><td class="nombre">${formatNombre(masquees)}</td><td class="nombre">${part(masquees, cases)}</td></tr>`;
}

const LEGENDE = "Chiffres du CCAS\u00a0: cases données et masquées, par table";

function renderBilan({ seuil, tables, tableParTable, attaque }: BilanSecret): string {
  const cases = tables.reduce((s, t) => s + t.cases, 0);
  const masquees = tables.reduce((s, t) => s + t.masquees, 0);
  const tetes = ["Cases", "Masquées", "Part"].map((c) => `<th scope="col" class="nombre">${c}</th>`).join("");
  return [
    `<p>Dans cette édition, ${pluriel(masquees, "case est masquée", "cases sont masquées")} sur ${formatNombre(cases)} (${part(masquees, cases)}) : celles qui reposent sur moins de ${seuil} foyers ou personnes, et celles qui permettraient de les retrouver. Toutes portent la même marque.${tableParTable === null ? "" : ` Protéger chaque table sans les autres en masquerait ${formatNombre(tableParTable)}, sans rien garantir de leur rapprochement.`} Une correction de quelques dossiers attend d'être assez grande pour ne désigner personne : jusque-là, le chiffre déjà publié est redonné.</p>`,
    `<p>L'attaque de toutes les tables à la fois, avec tout ce qui a déjà été publié, retrouve ${pluriel(attaque.exactes, "case masquée", "cases masquées")}, en encadre ${formatNombre(attaque.etroites)} de trop près, et en livre ${formatNombre(attaque.initiees)} à une personne seule dans une autre case. Télécharger : <a href="donnees/activite.csv" download>toutes ces tables</a> (CSV).</p>`,
    `<div class="defile" role="group" tabindex="0" aria-label="${LEGENDE}"><table><caption>${LEGENDE}</caption>`,
    `<thead><tr><th scope="col">Table</th>${tetes}</tr></thead>`,
    `<tbody>${tables.map(renderTable).join("\n")}</tbody></table></div>`,
  ].join("\n");
}

/** Le bilan du secret : des comptes par table, sans dire quelle case est masquée pour elle-même. */
export function renderSecret({ bilan, edition }: NoeudSecret): string {
  if (bilan) return renderBilan(bilan);
  return edition === "direction"
    ? `<p>Cette édition ne masque aucun chiffre du CCAS : elle ne se diffuse pas.</p>`
    : `<p>Aucun export du CCAS n'est chargé : il n'y a rien à masquer.</p>`;
}
