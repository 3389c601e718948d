import { direOrganisme } from "../../modele/organisme.ts";
import { capitalize } from "../../constats/accords.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { THEMES } from "../../modele/indicateur.ts";
import { escapeHtml } from "../figures/html.ts";
import type { Lecture, Perimetre } from "../lecture.ts";
import { MAILLES } from "../mailles.ts";
import { leSujet } from "../mots-sujet.ts";
import { nomOf } from "../mesure.ts";
import type { PageSite } from "../page.ts";
import { typographier } from "../typographie.ts";
import { cleTerritoire } from "./contrat.ts";
import { listExplores } from "./fichiers.ts";
import { listTerritoires } from "./series.ts";

const texteHtml = (texte: string): string => typographier(escapeHtml(texte));
const option = (valeur: string, libelle: string): string =>
  `<option value="${escapeHtml(valeur)}">${texteHtml(libelle)}</option>`;
const groupe = (libelle: string, options: readonly string[]): string =>
  options.length === 0 ? "" : `<optgroup label="${escapeHtml(libelle)}">${options.join("")}</optgroup>`;

/** Ce dont le territoire du rapport est fait : il se choisit un par un, et ne s'ajoute pas d'un bloc à une figure. */
const isDetail = ({ commune }: Perimetre, niveau: Niveau): boolean =>
  niveau === "iris" || (niveau === "commune" && commune.niveau === "epci");

const FORMES = [
  ["courbe", "Évolution"],
  ["points", "Comparaison"],
  ["barres", "Barres"],
  ["carte", "Carte"],
  ["tableau", "Tableau"],
] as const;

/** Ceux que l'on peut ajouter à une figure, du plus proche au plus large. */
const AJOUTS = [
  "commune",
  "epci",
  "departement",
  "region",
  "strate",
  "comparables",
  "france",
] as const satisfies readonly Niveau[];

/** Les groupes du menu des territoires. */
const groupesOf = ({ perimetre }: Lecture): readonly { libelle: string; admet: (niveau: Niveau) => boolean }[] => [
  {
    libelle: `${capitalize(leSujet(perimetre))} et ceux à qui on la compare`,
    admet: (n) => !isDetail(perimetre, n) && n !== "quartier" && n !== "qpv",
  },
  { libelle: "Ses communes", admet: (n) => n === "commune" && isDetail(perimetre, n) },
  { libelle: "Quartiers", admet: (n) => n === "quartier" || n === "qpv" },
  { libelle: "IRIS", admet: (n) => n === "iris" },
];

/**
 * La page d'exploration : son formulaire est écrit, inerte, pour qu'aucun script ne pousse la page ; sans script, ou ouverte
 * d'un dossier, elle dit pourquoi et mène aux tables.
 */
export function renderExplorateur(lecture: Lecture): PageSite {
  return {
    chemin: "explorateur",
    titre: "Explorer",
    groupe: "methode",
    module: "explorateur",
    introHtml: `<p>${texteHtml("Choisir un indicateur, un territoire, une année : les mêmes chiffres que dans les pages, avec les mêmes règles.")}</p>`,
    sections: [
      {
        id: "choisir",
        titre: "Choisir",
        get html() {
          return `${renderFormulaire(lecture)}\n${SANS_SCRIPT}`;
        },
      },
      {
        id: "tables",
        titre: "Les tables",
        html: `<p>${texteHtml("Tout ce que cette page montre se lit aussi sans elle :")}</p>
<ul><li><a href="telecharger.html#donnees">${texteHtml("les résultats en tableau (CSV), en classeur et en Parquet")}</a></li>
<li><a href="fiches.html">${texteHtml("la définition, la source et la dernière valeur de chaque indicateur")}</a></li>
<li>${texteHtml("sous chaque figure des chapitres, « Données du graphique »")}</li></ul>`,
      },
    ],
  };
}

const SANS_SCRIPT = `<p id="explorateur-sans" class="note">${texteHtml("Cette partie demande JavaScript, et un site servi par un hébergeur : un navigateur n'en lit pas les données depuis un dossier. Les mêmes chiffres sont dans les tables, ci-dessous.")}</p>`;

function renderFormulaire(lecture: Lecture): string {
  const territoires = listTerritoires(lecture);
  const indicateurs = listExplores(lecture, territoires).map((e) => e.indicateur);
  const themes = [...new Set(indicateurs.map((i) => i.theme))];
  const options = themes.map((theme) =>
    groupe(
      direOrganisme(THEMES[theme], lecture.perimetre.commune.niveau),
      indicateurs.filter((i) => i.theme === theme).map((i) => option(i.code, `${nomOf(i)} (${i.code})`)),
    ),
  );
  const lieux = groupesOf(lecture).map(({ libelle, admet }) =>
    groupe(
      libelle,
      territoires.filter((t) => admet(t.niveau)).map((t) => option(cleTerritoire(t), t.nom)),
    ),
  );
  const ajouts = AJOUTS.filter((niveau) => !isDetail(lecture.perimetre, niveau)).flatMap((niveau) => {
    const eux = territoires.filter((t) => t.niveau === niveau);
    // Les trois « France », les groupes de communes comparables : l'indicateur dit lequel il emploie.
    const nom = capitalize(eux.length === 1 ? (eux[0]?.nom ?? "") : MAILLES[niveau]);
    return eux.length === 0
      ? []
      : [`<label><input type="checkbox" name="avec" value="${niveau}"> ${texteHtml(nom)}</label>`];
  });
  const formes = FORMES.map(
    ([valeur, libelle], i) =>
      `<label><input type="radio" name="forme" value="${valeur}"${i === 0 ? " checked" : ""}> ${libelle}</label>`,
  );
  return `<form id="explorateur" class="explorateur" aria-label="Explorer les indicateurs">
<fieldset class="reglages" disabled><legend class="invisible">Ce que la figure montre</legend>
<p><label for="ex-indicateur">Indicateur</label><select id="ex-indicateur" name="indicateur">${options.join("")}</select></p>
<p><label for="ex-territoire">Territoire</label><select id="ex-territoire" name="territoire">${lieux.join("")}</select></p>
<p><label for="ex-millesime">Année</label><select id="ex-millesime" name="millesime"><option value="">la dernière</option></select></p>
<fieldset><legend>Forme</legend>${formes.join("\n")}</fieldset>
<fieldset><legend>Comparer à</legend>${ajouts.join("\n")}</fieldset>
</fieldset>
<p id="explorateur-etat" class="invisible" role="status"></p>
</form>
<div id="explorateur-figure"></div>`;
}
