import { escapeHtml, renderTableauHtml } from "./figures/html.ts";
import type { NoeudSecret } from "./noeuds.ts";
import { tableauSecret, writeSecret } from "./textes-noeuds.ts";

const TELECHARGER = ` Ces tables, entières, se prennent à la page <a href="telecharger.html">Télécharger</a>.`;

/** Le bilan du secret : ses phrases, puis ses comptes par table. */
export function renderSecret(noeud: NoeudSecret): string {
  const phrases = writeSecret(noeud).map(escapeHtml);
  if (!noeud.bilan) return phrases.map((p) => `<p>${p}</p>`).join("\n");
  const [premiere, ...suite] = phrases;
  return [
    `<p>${premiere}</p>`,
    `<p>${suite.join(" ")}${TELECHARGER}</p>`,
    renderTableauHtml(tableauSecret(noeud.bilan)),
  ].join("\n");
}
