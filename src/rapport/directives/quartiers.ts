import type { ListItem } from "mdast";
import { hasValeur, writeValeur } from "../../constats/valeurs.ts";
import { detailOf } from "../detail.ts";
import type { Lecture } from "../lecture.ts";
import { lieuxOf, type LieuFiche } from "../quartiers/lieux.ts";
import { mesureOf } from "../quartiers/mesures.ts";
import type { Bloc } from "./bloc.ts";

/** `::quartiers` : la liste des fiches (quartiers, IRIS, ou communes d'un EPCI), par nom, avec leur population. */
export const quartiers: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve(_, { lecture }) {
    const lieux = lieuxOf(lecture);
    if (lieux.length === 0)
      return {
        manque: {
          libelle: `les fiches des ${lecture.perimetre.commune.niveau === "epci" ? "communes" : "quartiers"}`,
          raison: `aucune donnée par ${detailOf(lecture).nom} dans les fichiers chargés`,
        },
      };
    return { contenu: [{ type: "list", children: lieux.map((l) => itemOf(lecture, l)) }] };
  },
};

function itemOf(lecture: Lecture, { territoire, chemin }: LieuFiche): ListItem {
  const population = lecture.indicateur("DEM-01");
  const mesure = population && mesureOf(lecture, population, territoire);
  const dite =
    population && mesure && hasValeur(mesure.ici)
      ? ` : ${writeValeur(mesure.ici, population)} (${mesure.ici.millesime})`
      : "";
  return {
    type: "listItem",
    children: [
      {
        type: "paragraph",
        children: [
          { type: "link", url: `${chemin}.html`, children: [{ type: "text", value: territoire.nom }] },
          { type: "text", value: dite },
        ],
      },
    ],
  };
}
