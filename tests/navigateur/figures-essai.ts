import type { PointFigure, Role } from "../../src/modele/figure.ts";
import type { Niveau } from "../../src/modele/territoire.ts";
import { courbe } from "../../src/rapport/figures/courbe.ts";
import { renderFigureHtml } from "../../src/rapport/figures/html.ts";
import { points } from "../../src/rapport/figures/points.ts";

const SERIES: readonly (readonly [Role, Niveau, string, readonly number[]])[] = [
  ["commune", "commune", "Ville-Témoin", [27.4, 29.1, 30.2]],
  ["epci", "epci", "Témoin Agglomération", [17.1, 18.4, 18.9]],
  ["departement", "departement", "Département témoin", [12.2, 12.9, 13.0]],
  ["region", "region", "Région", [13.9, 14.6, 14.8]],
  ["france", "france", "France métropolitaine", [14.0, 14.5, 14.5]],
];
const MILLESIMES: readonly number[] = [2014, 2018, 2019];

const POINTS: readonly PointFigure[] = SERIES.flatMap(([role, niveau, nom, valeurs]) =>
  valeurs.map((valeur, i) => ({
    territoire: role,
    niveau,
    nom,
    role,
    millesime: String(MILLESIMES[i]),
    temps: MILLESIMES[i] ?? 0,
    valeur,
    statut: "valeur" as const,
    motif: null,
    intervalle: null,
    segment: 1,
  })),
);

const COMMUNE = {
  unite: "%",
  decimales: 1,
  mesure: "Taux de pauvreté à 60 % du niveau de vie médian (en % des habitants)",
  source: "Insee-DGFiP-Cnaf-Cnav-CCMSA, Filosofi 2014, 2018 et 2019, géographie 2020",
};

/** Une courbe de trois millésimes, cinq territoires. */
export const EVOLUTION = renderFigureHtml(
  courbe(POINTS, {
    ...COMMUNE,
    id: "rev-02-evolution",
    titre: "La pauvreté s'est accrue entre 2014 et 2019",
    lecture: "En 2019, 30,2 % des habitants de Ville-Témoin vivent sous le seuil de pauvreté.",
    alternative: "Le taux de la commune monte de 27,4 % à 30,2 %, celui de la France de 14,0 % à 14,5 %.",
  }),
);

/** Les mêmes territoires au dernier millésime. */
export const COMPARAISON = renderFigureHtml(
  points(
    POINTS.filter((p) => p.temps === 2019),
    {
      ...COMMUNE,
      id: "rev-02-comparaison",
      titre: "Deux fois le taux de la France",
      lecture: "En 2019, 30,2 % des habitants de Ville-Témoin vivent sous le seuil de pauvreté, 14,5 % en France.",
      alternative:
        "Ville-Témoin est à 30,2 %, loin devant les quatre territoires de comparaison, entre 13,0 et 18,9 %.",
    },
  ),
);

const COLONNES = [
  "Iris",
  "Habitants",
  "Niveau de vie médian",
  "Pauvreté",
  "Chômage",
  "Familles monoparentales",
  "75 ans ou plus",
];
const LIGNES = ["Centre", "Gare", "Les Tilleuls", "Canal", "Hauts-de-Rive"].map((nom, i) => [
  nom,
  `${i + 2} 1${i}4`,
  `1${i + 4} 320 €`,
  i === 2 ? "secret" : `${24 + i},5 %`,
  `${9 + i},1 %`,
  `${18 + i},0 %`,
  `${7 + i},4 %`,
]);
/** Sept colonnes : plus large qu'un téléphone, dans un cadre qui défile. */
export const TABLEAU_LARGE = `<div class="defile" role="group" tabindex="0" aria-label="Cinq iris en chiffres">
<table><caption>Cinq iris en chiffres, 2019</caption>
<thead><tr>${COLONNES.map((c, i) => `<th scope="col"${i > 0 ? ' class="nombre"' : ""}>${c}</th>`).join("")}</tr></thead>
<tbody>${LIGNES.map(([tete, ...cases]) => `<tr><th scope="row">${tete}</th>${cases.map((c) => `<td class="nombre">${c}</td>`).join("")}</tr>`).join("\n")}</tbody>
</table></div>`;
