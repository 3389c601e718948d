import { finishPhrase } from "../constats/accords.ts";
import { writeAmplitude, writeNombre } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { formatValeur } from "../modele/nombre.ts";
import { detailOf } from "./detail.ts";
import { halteres } from "./dessins.ts";
import type { PointTexte } from "./figures/nombres.ts";
import type { Lecture } from "./lecture.ts";
import type { Lissage, Lisse } from "./lissage.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { nomsDistincts } from "./noms-distincts.ts";
import { pointOf } from "./points-figure.ts";
import { writeSource } from "./sources-citees.ts";

/** La zone que le lissage déplace le plus : celle dont la mesure est la moins sûre. */
const plusDeplacee = ({ zones }: Lissage): Lisse | undefined =>
  zones.toSorted((a, b) => Math.abs(b.estime.valeur - b.point.valeur) - Math.abs(a.estime.valeur - a.point.valeur))[0];

/** « […] : en moyenne, la mesure d'un IRIS compte pour 95 % de sa valeur lissée, et l'ensemble des IRIS (23,4 %) pour le reste ; […] » */
export function phraseLissage(lecture: Lecture, indicateur: Indicateur, lissage: Lissage): string {
  const { zones, moyenne, isPlat } = lissage;
  const { nom, noms } = detailOf(lecture);
  const [une, la] = nom === "IRIS" ? ["un IRIS", "l'IRIS"] : [`une ${nom}`, `la ${nom}`];
  const debut = `${nomOf(indicateur)}, ${zones[0]?.point.millesime ?? ""}`;
  const dire = (x: number): string => writeNombre(x, indicateur);
  if (isPlat)
    return `${debut} : rien ne distingue les ${zones.length} ${noms}, une fois compté ce que chaque mesure laisse au hasard ; le plus juste est de lire partout la moyenne, ${dire(moyenne)}`;
  const poids = zones.reduce((s, z) => s + z.estime.poids, 0) / zones.length;
  const loin = plusDeplacee(lissage);
  const exemple = loin
    ? ` ; ${la} dont la valeur bouge le plus, ${loin.point.nom}, passe de ${dire(loin.point.valeur)} à ${dire(loin.estime.valeur)}`
    : "";
  return `${debut} : en moyenne, la mesure d'${une} compte pour ${formatValeur(100 * poids, "%")} de sa valeur lissée, et l'ensemble des ${noms} (${dire(moyenne)}) pour le reste${exemple}`;
}

/** Chaque zone telle que mesurée et lissée, par nom ; le tableau donne l'erreur de chacune. */
export function figureLissage(lecture: Lecture, indicateur: Indicateur, lissage: Lissage, id: string): Figure {
  const detail = detailOf(lecture);
  const { zones } = lissage;
  const dire = (x: number): string => writeNombre(x, indicateur);
  const unite = indicateur.unite.startsWith("%") ? "points" : indicateur.unite;
  const accord = detail.nom === "commune" ? "e" : "";
  const loin = plusDeplacee(lissage);
  const [avant, apres] = loin ? [loin.erreurBrute, Math.sqrt(loin.estime.eqm)].map((x) => writeAmplitude(x, unite, 1)) : [];
  const millesime = zones[0]?.point.millesime ?? "";
  const noms = nomsDistincts(zones.map(({ point }) => ({ nom: point.nom, code: point.territoire })));
  const lisse = ({ point, estime }: Lisse): PointTexte => {
    const { texte: _, ...dessine } = pointOf(point, indicateur, lecture);
    return { ...dessine, valeur: estime.valeur, intervalle: null };
  };
  const figure = halteres(
    zones.map((z, i) => ({ libelle: noms[i] ?? "", debut: pointOf(z.point, indicateur, lecture), fin: lisse(z) })),
    {
      id,
      titre: `${nomOf(indicateur)} : chaque ${detail.nom}, mesuré${accord} et lissé${accord}, ${millesime}`,
      mesure: writeMesure(indicateur, `, par ${detail.nom}, ${millesime}`),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      bouts: ["mesuré", "lissé"],
      ligne: detail.nom === "IRIS" ? "IRIS" : "Commune",
      source: writeSource(lecture, zones.map((z) => z.point)),
      lecture: loin
        ? finishPhrase(`${loin.point.nom} : mesure de ${dire(loin.point.valeur)}, valeur lissée de ${dire(loin.estime.valeur)} ; l'erreur type ${avant === apres ? `reste de ${avant}` : `passe de ${avant} à ${apres}`}`)
        : "Chaque ligne est une zone.",
      alternative: finishPhrase(`${zones.length} ${detail.noms}, par nom ; la valeur mesurée, la valeur lissée et l'erreur de chacune sont dans le tableau`),
      notes: [
        "Lissage de Fay et Herriot (estimation sur petits territoires, REML) : plus une mesure est incertaine, plus elle est ramenée vers la moyenne des autres. L'erreur d'une valeur lissée est la racine de son erreur quadratique moyenne (Prasad et Rao) ; les deux comptent le plan de sondage.",
        "Une valeur lissée sert à ne pas agir sur un accident de mesure ; elle ne remplace pas la mesure, et ne se multiplie pas par une population.",
        ...piegesOf(indicateur),
      ],
    },
  );
  return {
    ...figure,
    tableau: {
      titre: figure.tableau.titre,
      colonnes: [
        { libelle: detail.nom === "IRIS" ? "IRIS" : "Commune", nombre: false },
        ...["Mesuré", "Erreur type", "Lissé", "Erreur type (lissé)", "Poids de la mesure"].map((libelle) => ({ libelle, nombre: true })),
      ],
      lignes: zones.map(({ point, erreurBrute, estime }, i) => [
        noms[i] ?? "",
        dire(point.valeur),
        writeAmplitude(erreurBrute, unite, 1),
        dire(estime.valeur),
        writeAmplitude(Math.sqrt(estime.eqm), unite, 1),
        formatValeur(100 * estime.poids, "%"),
      ]),
    },
  };
} // prettier-ignore
