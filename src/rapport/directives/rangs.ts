import type { Table, TableCell, TableRow } from "mdast";
import { finishPhrase } from "../../constats/accords.ts";
import { writeValeur } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import { paragraphe } from "../paragraphe.ts";
import { phraseRangs } from "../phrase-rangs.ts";
import { rangsOf, type Rang } from "../rangs.ts";
import { writeSource } from "../sources-citees.ts";
import { blocReserve } from "./reserve.ts";

const LEGENDE =
  "Le rang 1 est le premier dans cet ordre ; entre parenthèses, jusqu'où il pourrait aller si l'on recommençait la mesure (95 %, pour tous les IRIS à la fois).";

/**
 * `::rangs{indicateur=DEM-09}` : le rang de chaque IRIS et jusqu'où il pourrait bouger. Direction et comité de pilotage
 * seulement : pas de palmarès de quartiers en public (docs/regles.md).
 */
export const rangs = blocReserve({
  libelle: "le rang des IRIS",
  read: rangsOf,
  show(lus, indicateur, { lecture }) {
    const points = lus.map((r) => r.point);
    return [
      paragraphe(`${phraseRangs(lus, indicateur)} ${LEGENDE}`),
      tableOf(lus, indicateur),
      paragraphe(finishPhrase(`Source : ${writeSource(lecture, points)}`)),
    ];
  },
});

const cellule = (value: string): TableCell => ({ type: "tableCell", children: [{ type: "text", value }] });
const ligne = (...cases: string[]): TableRow => ({ type: "tableRow", children: cases.map(cellule) });

const tableOf = (lus: readonly Rang[], indicateur: Indicateur): Table => ({
  type: "table",
  align: ["left", "right", "right"],
  children: [
    ligne("IRIS", "Valeur", "Rang"),
    ...lus.map(({ point, rang, bas, haut }) =>
      ligne(point.nom, writeValeur(point, indicateur), bas === haut ? `${rang}` : `${rang} (${bas} à ${haut})`),
    ),
  ],
});
