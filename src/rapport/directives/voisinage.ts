import type { List, ListItem } from "mdast";
import { finishPhrase } from "../../constats/accords.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Quadrant } from "../../stats/local-moran.ts";
import { nomOf } from "../mesure.ts";
import { paragraphe } from "../paragraphe.ts";
import { writeSource } from "../sources-citees.ts";
import { voisinageOf, type Voisinage } from "../voisinage.ts";
import { blocReserve } from "./reserve.ts";

/**
 * `::voisinage{indicateur=DEM-09}` : si les IRIS voisins se ressemblent plus que le hasard ne le ferait, et où. Direction et comité de
 * pilotage seulement : en public, ce serait désigner des quartiers.
 */
export const voisinage = blocReserve({
  libelle: "les IRIS voisins",
  read: voisinageOf,
  show: (lu, indicateur, { lecture }) => [
    paragraphe(writeEnsemble(lu, indicateur)),
    ...listOf(lu),
    paragraphe(finishPhrase(`Source : ${writeSource(lecture, lu.points)}`)),
  ],
});

/** Une chance sur vingt : le seuil de tout le rapport. */
const SEUIL = 0.05;

function writeEnsemble({ points, indice, p, regroupes }: Voisinage, indicateur: Indicateur): string {
  const hasard = `le hasard seul en donnerait un aussi marqué ${p <= 0.001 ? "une fois sur mille au plus" : `${formatNombre(Math.ceil(1000 * p))} fois sur mille au plus`}`;
  const dit =
    p > SEUIL
      ? "rien ne montre que les IRIS voisins se ressemblent, ou diffèrent, plus que le hasard ne le ferait"
      : indice > 0
        ? "les IRIS voisins se ressemblent plus que le hasard ne le ferait : agir à l'échelle de plusieurs IRIS peut avoir un sens"
        : "les IRIS voisins diffèrent plus que le hasard ne le ferait : chacun se regarde pour lui-même";
  const mesure = `indice de Moran ${formatNombre(indice, 2)} ; ${hasard}`;
  const seuls = regroupes.size === 0 ? " Aucun IRIS, pris avec ses voisins, ne se distingue du hasard." : "";
  return `${nomOf(indicateur)}, ${points[0]?.millesime ?? ""}, sur ${points.length} IRIS. ${finishPhrase(`${dit} (${mesure})`)}${seuls}`;
} // prettier-ignore

const TITRES: readonly (readonly [Quadrant, string])[] = [
  ["haut-haut", "Valeurs hautes, entourées de valeurs hautes"],
  ["bas-bas", "Valeurs basses, entourées de valeurs basses"],
  ["haut-bas", "Valeur haute au milieu de valeurs basses"],
  ["bas-haut", "Valeur basse au milieu de valeurs hautes"],
];

function listOf({ regroupes }: Voisinage): readonly List[] {
  const items = TITRES.flatMap(([quadrant, titre]): ListItem[] => {
    const noms = regroupes.get(quadrant);
    return noms
      ? [{ type: "listItem", children: [paragraphe(finishPhrase(`${titre} : ${noms.toSorted((a, b) => a.localeCompare(b, "fr")).join(", ")}`))] }]
      : [];
  });
  return items.length === 0 ? [] : [{ type: "list", ordered: false, spread: false, children: items }];
} // prettier-ignore
