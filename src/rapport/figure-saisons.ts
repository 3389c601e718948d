import { enumerer, finishPhrase } from "../constats/accords.ts";
import { nomMois, nomMoisCourt } from "../constats/periodes.ts";
import type { Figure, PartFigure } from "../modele/figure.ts";
import { formatNombre, formatValeur } from "../modele/nombre.ts";
import { nomCourt, notesOf, sourceOf } from "./agregats.ts";
import { barres } from "./dessins.ts";
import type { AgregatProtege, Lecture } from "./lecture.ts";
import type { MoisDeSaison, Saisons } from "./saisons.ts";

const MOIS_NOMMES = 4;

const nomDe = (m: MoisDeSaison): string => nomMoisCourt(`2000-${m.mois}`) ?? m.mois;

/** « 23 % de plus », « 12 % de moins », « autant ». */
const ecartDit = (indice: number): string => {
  const n = Math.round(indice) - 100;
  return n === 0 ? "autant" : `${formatValeur(Math.abs(n), "%")} de ${n > 0 ? "plus" : "moins"}`;
};

/** Les mois les plus chargés : tous ceux que le hasard ne sépare pas du premier ; au-delà de quatre, l'étendue seule. */
function titreOf(tries: readonly MoisDeSaison[], mois: readonly MoisDeSaison[]): string {
  const [haut, bas] = [tries[0], tries.at(-1)];
  if (!haut || !bas) throw new RangeError("seasons must have twelve months, got none");
  const pareils = mois.filter((m) => m.bornes[1] >= haut.bornes[0]);
  if (pareils.length === 1)
    return `${nomDe(haut)} est d'ordinaire le mois le plus chargé, ${ecartDit(haut.indice)} qu'un mois moyen`;
  return pareils.length <= MOIS_NOMMES
    ? `${enumerer(pareils.map(nomDe))} sont d'ordinaire les mois les plus chargés, jusqu'à ${ecartDit(haut.indice)} qu'un mois moyen`
    : `d'ordinaire de ${formatNombre(bas.indice)} à ${formatNombre(haut.indice)} selon le mois, un mois moyen valant 100`;
}

/** Les douze mois d'une activité, chacun rapporté à un mois ordinaire. */
export function figureSaisons(lecture: Lecture, agregats: readonly AgregatProtege[], saisons: Saisons, id: string): Figure {
  const [premier] = agregats;
  if (!premier) throw new RangeError("seasons must have an aggregate, got none");
  const { mois, periode, dernier } = saisons;
  const tries = mois.toSorted((a, b) => b.indice - a.indice);
  const [haut, bas] = [tries[0], tries.at(-1)];
  if (!haut || !bas) throw new RangeError("seasons must have twelve months, got none");
  const [debut, fin] = periode.map((m) => nomMois(m) ?? m);
  const figure = barres(
    mois.map((m): PartFigure => ({ libelle: nomDe(m), valeur: Math.round(m.indice), statut: "valeur" })),
    {
      id,
      titre: `${nomCourt(premier)} : ${titreOf(tries, mois)}`,
      mesure: `${nomCourt(premier)} : chaque mois du calendrier, un mois moyen valant 100, de ${debut} à ${fin}`,
      unite: "",
      decimales: 0,
      categorie: "Mois",
      periode: "Indice",
      source: `${sourceOf(lecture)}, ${debut} à ${fin}`,
      lecture: finishPhrase(
        `en ${nomMois(dernier.mois) ?? dernier.mois}, ${formatNombre(dernier.valeur)} ${premier.unite} ; sans ce que ce mois a d'ordinaire, ${formatNombre(dernier.sansSaison)}`,
      ),
      alternative: finishPhrase(mois.map((m) => `${nomDe(m)} : ${formatNombre(m.indice)}`).join(" ; ")),
      notes: [
        `Décomposition saisonnière classique : ce qui reste d'un mois une fois retirée la tendance, en moyenne sur les années. Le mois le plus calme est ${nomDe(bas)}, ${ecartDit(bas.indice)}. Le tableau donne la part du hasard.`,
        "La saison est supposée la même chaque année : un mois de fermeture ou une campagne la déplacent.",
        ...notesOf([premier]),
      ],
    },
  );
  return {
    ...figure,
    tableau: {
      titre: figure.tableau.titre,
      colonnes: [
        { libelle: "Mois", nombre: false },
        { libelle: "Indice (mois moyen : 100)", nombre: true },
        { libelle: "Intervalle à 95 %", nombre: true },
      ],
      lignes: mois.map((m) => [nomDe(m), formatNombre(m.indice), `${formatNombre(m.bornes[0])} à ${formatNombre(m.bornes[1])}`]),
    },
  };
} // prettier-ignore
