import type { Tableau } from "../modele/figure.ts";
import { formatNombre } from "../modele/nombre.ts";
import { escapeHtml } from "./figures/html.ts";
import type { BilanSecret, TableSecret } from "./lecture.ts";
import type { NoeudSecret } from "./noeuds.ts";

const part = (masquees: number, cases: number): string =>
  cases === 0 ? "—" : `${formatNombre((100 * masquees) / cases, 1)}\u202f%`;

const pluriel = (n: number, un: string, plusieurs: string): string => `${formatNombre(n)} ${n > 1 ? plusieurs : un}`;

const TITRE = "Chiffres du CCAS\u00a0: cases données et masquées, par table";
const COLONNES = ["Cases", "Masquées", "Part"];

const comptesOf = ({ cases, masquees }: TableSecret): readonly string[] => [
  formatNombre(cases),
  formatNombre(masquees),
  part(masquees, cases),
];

function phrasesBilan({ seuil, tables, tableParTable, attaque }: BilanSecret): readonly string[] {
  const cases = tables.reduce((s, t) => s + t.cases, 0);
  const masquees = tables.reduce((s, t) => s + t.masquees, 0);
  return [
    `Dans cette édition, ${pluriel(masquees, "case est masquée", "cases sont masquées")} sur ${formatNombre(cases)} (${part(masquees, cases)}) : celles qui reposent sur moins de ${seuil} foyers ou personnes, et celles qui permettraient de les retrouver. Toutes portent la même marque. Protéger chaque table sans les autres en masquerait ${formatNombre(tableParTable)}, sans rien garantir de leur rapprochement.`,
    `L'attaque de toutes les tables à la fois, avec tout ce qui a déjà été publié, retrouve ${pluriel(attaque.exactes, "case masquée", "cases masquées")}, en encadre ${formatNombre(attaque.etroites)} de trop près, et en livre ${formatNombre(attaque.initiees)} à une personne seule dans une autre case.`,
  ];
}

/** Le bilan du secret en phrases : des comptes, sans dire quelle case est masquée pour elle-même. */
export function phrasesSecret({ bilan, edition }: NoeudSecret): readonly string[] {
  if (bilan) return phrasesBilan(bilan);
  return edition === "direction"
    ? ["Cette édition ne masque aucun chiffre du CCAS : elle ne se diffuse pas."]
    : ["Aucun export du CCAS n'est chargé : il n'y a rien à masquer."];
}

/** Le bilan du secret, table par table. */
export const tableauSecret = ({ tables }: BilanSecret): Tableau => ({
  titre: TITRE,
  colonnes: [{ libelle: "Table", nombre: false }, ...COLONNES.map((libelle) => ({ libelle, nombre: true }))],
  lignes: tables.map((t) => [t.elargie === null ? t.libelle : `${t.libelle} (${t.elargie})`, ...comptesOf(t)]),
});

function renderTable(table: TableSecret): string {
  const { libelle, elargie } = table;
  const note = elargie === null ? "" : ` <span class="secret">(${escapeHtml(elargie)})</span>`;
  const comptes = comptesOf(table).map((c) => `<td class="nombre">${c}</td>`);
  return `<tr><th scope="row">${escapeHtml(libelle)}${note}</th>${comptes.join("")}</tr>`;
}

/** Le bilan du secret dans une page. */
export function renderSecret(noeud: NoeudSecret): string {
  const phrases = phrasesSecret(noeud).map((p) => `<p>${escapeHtml(p)}</p>`);
  const { bilan } = noeud;
  if (!bilan) return phrases.join("\n");
  const tetes = COLONNES.map((c) => `<th scope="col" class="nombre">${c}</th>`).join("");
  return [
    ...phrases,
    `<p>Ces tables, entières, se prennent à la page <a href="telecharger.html">Télécharger</a>.</p>`,
    `<div class="defile" role="group" tabindex="0" aria-label="${TITRE}"><table><caption>${TITRE}</caption>`,
    `<thead><tr><th scope="col">Table</th>${tetes}</tr></thead>`,
    `<tbody>${bilan.tables.map(renderTable).join("\n")}</tbody></table></div>`,
  ].join("\n");
}
