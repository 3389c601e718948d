import { escapeHtml } from "./echapper.ts";
import type { PageSite } from "../../rapport/page.ts";

/**
 * La recherche et le plan du site. Le plan est écrit, et se lit sans script ; la recherche s'ouvre si un script peut tourner, y
 * compris d'un dossier.
 */
export function pageRecherche(pages: readonly PageSite[]): PageSite {
  const sections = ({ chemin, sections: s }: PageSite): string =>
    s.length === 0
      ? ""
      : `<ul>${s.map((x) => `<li><a href="${chemin}.html#${x.id}">${escapeHtml(x.titre)}</a></li>`).join("")}</ul>`;
  const plan = pages.map((p) => `<li><a href="${p.chemin}.html">${escapeHtml(p.titre)}</a>${sections(p)}</li>`);
  return {
    chemin: "recherche",
    titre: "Rechercher",
    groupe: "pied",
    introHtml: "<p>Un mot du rapport, ou son plan.</p>",
    sections: [
      {
        id: "recherche",
        titre: "Dans tout le rapport",
        html: `<form id="chercher" class="chercher" role="search">
<p><label for="chercher-mots">Mots à chercher</label><input id="chercher-mots" name="q" type="search" autocomplete="off" spellcheck="false"></p>
</form>
<p id="chercher-etat" class="note" role="status"></p>
<ol id="chercher-resultats" class="resultats"></ol>
<p class="sans-script note">La recherche demande JavaScript. Le plan ci-dessous mène à chaque section.</p>`,
      },
      { id: "plan", titre: "Plan du site", html: `<ul class="plan">${plan.join("")}</ul>` },
    ],
  };
}
