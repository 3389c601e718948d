import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { barres } from "../../rapport/figures/barres.ts";
import { carte } from "../../rapport/figures/carte.ts";
import { courbe } from "../../rapport/figures/courbe.ts";
import { escapeHtml, renderFigureHtml, renderTableauHtml } from "../../rapport/figures/html.ts";
import { formatPoint, isDessine, type PointTexte } from "../../rapport/figures/nombres.ts";
import type { Exploration } from "../../rapport/explorateur/contrat.ts";
import { notesOf } from "../../rapport/figures/notes.ts";
import { points as dessinPoints } from "../../rapport/figures/points.ts";
import { roleOf } from "../../rapport/figures/roles.ts";
import { placerRuptures } from "../../rapport/figures/ruptures.ts";
import { groupSeries } from "../../rapport/figures/series.ts";
import { tableauEvolution } from "../../rapport/figures/tableau.ts";
import {
  choisirCarte,
  choisirComparaison,
  choisirCourbe,
  demandeOf,
  NOMS_ZONES,
  type Choix,
  type Demande,
} from "./choisir.ts";
import type { Etat } from "./etat.ts";
import type { PointExplore, Source } from "./source.ts";

/** Ce que la page affiche, et ce qu'elle en dit à voix haute. */
export interface Rendu {
  readonly html: string;
  readonly annonce: string;
}

/** @param sujet maille du territoire du rapport */
const toPoint = (
  { texte, refuses: _, ecarte: _e, source: _s, ...p }: PointExplore,
  sujet: Exploration["sujet"],
): PointTexte => ({
  ...p,
  role: roleOf(p.niveau, sujet),
  ...(texte === null ? {} : { texte }),
});

const refuser = (refus: string): Rendu => ({ html: `<p class="note refus">${escapeHtml(refus)}</p>`, annonce: refus });

const NOTE_BARRES = "Les intervalles à 95 % sont dans la comparaison et dans le tableau.";

/** Les cinq compagnons d'une figure, dits sans rien affirmer que les points ne disent. */
function optionsOf({ indicateur }: Demande, points: readonly PointExplore[], notes: readonly string[]): OptionsFigure {
  const { nom, mesure, unite, decimales } = indicateur;
  const servis = points.filter(isDessine);
  const sujet = servis.filter((p) => p.territoire === servis[0]?.territoire && p.niveau === servis[0].niveau);
  const [debut, fin] = [sujet[0], sujet.at(-1)];
  const millesimes =
    debut?.millesime === fin?.millesime ? (fin?.millesime ?? "") : `${debut?.millesime} à ${fin?.millesime}`;
  const dire = (p: PointExplore): string => formatPoint(toPoint(p, p.niveau), unite, decimales); // un rôle ne se lit pas
  return {
    id: "explorateur",
    titre: `${nom} : ${fin?.nom ?? ""}, ${millesimes}`,
    mesure,
    unite,
    decimales,
    source: [...new Set(points.map((p) => p.source))].join(" ; "),
    lecture: fin ? `${fin.nom}, ${fin.millesime} : ${dire(fin)}.` : mesure,
    alternative: `${points.map((p) => `${p.nom}, ${p.millesime} : ${dire(p)}`).join(" ; ")}.`,
    notes: [...notes, ...indicateur.notes],
  };
}

function dessiner(
  source: Source,
  demande: Demande,
  forme: Etat["forme"],
  { points, notes }: Exclude<Choix, { refus: string }>,
): Figure {
  const options = optionsOf(demande, points, notes);
  const dessines = points.map((p) => toPoint(p, source.exploration.sujet));
  switch (forme) {
    case "courbe": {
      const annees = points.filter((p) => p.territoire === points[0]?.territoire).map((p) => p.temps);
      return courbe(dessines, { ...options, ruptures: placerRuptures(demande.indicateur.coupures, annees) });
    }
    case "carte": {
      const [fond] = source.fonds;
      if (!fond) throw new RangeError("map must have a background, got none");
      return carte(dessines, {
        ...options,
        titre: `${demande.indicateur.nom}, par ${NOMS_ZONES[fond.niveau] ?? ""}, ${points[0]?.millesime ?? ""}`,
        alternative: `Carte : ${options.alternative}`,
        fond,
      });
    }
    case "barres": {
      const parts = dessines.map(({ nom: libelle, valeur, statut, texte }) => ({
        ...{ libelle, valeur, statut },
        ...(texte === undefined ? {} : { texte }),
      }));
      const marges = points.some((p) => p.intervalle !== null) ? [NOTE_BARRES] : [];
      return barres(parts, {
        ...options,
        notes: [...(options.notes ?? []), ...marges, ...notesOf(dessines.filter((p) => p.statut !== "secret"))],
        categorie: "Territoire",
        periode: points[0]?.millesime ?? "",
      });
    }
    default:
      // Par niveau, jamais par valeur : la page ne classe pas les quartiers.
      return dessinPoints(dessines, { ...options, ordre: "niveaux" });
  }
}

const CHOIX: Readonly<Record<Exclude<Etat["forme"], "tableau">, (source: Source, demande: Demande) => Choix>> = {
  courbe: (_, demande) => choisirCourbe(demande),
  points: (_, demande) => choisirComparaison(demande),
  barres: (_, demande) => choisirComparaison(demande),
  carte: choisirCarte,
};

/** Ce que montre un état : une figure avec ses compagnons, un tableau, ou la raison de son absence. */
export function renderEtat(source: Source, etat: Etat): Rendu {
  const demande = demandeOf(source, etat);
  if (!demande || (demande.sujet.length === 0 && etat.forme !== "carte"))
    return refuser("Cet indicateur n'a pas de valeur pour ce territoire : en choisir un autre.");
  if (etat.forme === "tableau") return renderTableau(source, demande);
  const choix = CHOIX[etat.forme](source, demande);
  if ("refus" in choix) return refuser(choix.refus);
  const figure = dessiner(source, demande, etat.forme, choix);
  const { fiche } = demande.indicateur;
  return {
    html: renderFigureHtml(figure, { titre: "h3", ...(fiche === null ? {} : { fiche }) }),
    annonce: figure.titre,
  };
}

function renderTableau({ exploration }: Source, demande: Demande): Rendu {
  const points = [...demande.sujet, ...demande.autres.flat()];
  const { titre, source, notes = [] } = optionsOf(demande, points, []);
  const dessines = points.map((p) => toPoint(p, exploration.sujet));
  const tableau = tableauEvolution(groupSeries(dessines), demande.indicateur);
  const toutes = [
    ...new Set([
      ...notesOf(dessines),
      ...notes,
      "Deux millésimes d'un même tableau ne se comparent pas toujours : la courbe ne relie que ceux qui le peuvent.",
    ]),
  ];
  return {
    html: [
      `<h3>${escapeHtml(titre)}</h3>`,
      renderTableauHtml(tableau),
      `<ul class="notes">${toutes.map((n) => `<li>${escapeHtml(n)}</li>`).join("")}</ul>`,
      `<p class="source"><span>Source :</span> ${escapeHtml(source)}</p>`,
    ].join("\n"),
    annonce: titre,
  };
}
