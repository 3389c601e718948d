import type { Table, TableCell, TableRow } from "mdast";
import { finishPhrase } from "../../constats/accords.ts";
import { writeValeur } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import { nomOf } from "../mesure.ts";
import { paragraphe } from "../paragraphe.ts";
import { rangsOf, type Rang } from "../rangs.ts";
import { writeSource } from "../sources-citees.ts";
import { blocReserve } from "./reserve.ts";

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
      paragraphe(writeResume(lus, indicateur)),
      tableOf(lus, indicateur),
      paragraphe(finishPhrase(`Source : ${writeSource(lecture, points)}`)),
    ];
  },
});

/** « Sur 24 IRIS, 3 sont sûrement dans la première moitié […] ; le rang des autres ne se distingue pas. » */
function writeResume(lus: readonly Rang[], indicateur: Indicateur): string {
  const n = lus.length;
  const milieu = Math.floor(n / 2);
  const [hauts, bas] = [lus.filter((r) => r.haut <= milieu).length, lus.filter((r) => r.bas > n - milieu).length];
  const etre = (k: number): string => (k === 0 ? "aucun n'est" : k === 1 ? "un seul est" : `${k} sont`);
  const [premier] = lus;
  return [
    `${nomOf(indicateur)}, ${premier?.point.millesime ?? ""} : sur ${n} IRIS, ${etre(hauts)} sûrement dans la première moitié et ${etre(bas)} sûrement dans la seconde ; les autres ne se classent pas.`,
    "Le rang 1 est celui du besoin le plus fort ; entre parenthèses, jusqu'où il pourrait aller si l'on recommençait la mesure (95 %, pour tous les IRIS à la fois).",
  ].join(" ");
}

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
