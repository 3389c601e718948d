import type { Anomalie } from "../../modele/anomalie.ts";
import type { Impasse } from "../../secret/refus.ts";
import { isCorrection } from "./corrections.ts";
import type { Refus } from "./proteger-edition.ts";
import { nomRegistre, type EditionProtegee } from "./registre.ts";

const RAISONS: Readonly<Record<Impasse["raison"], string>> = {
  "deja-publique": "elle est déjà publique, sous le seuil d'aujourd'hui",
  "deja-retrouvable": "elle se calcule de ce qui est déjà public",
  intervalle: "ce qui est déjà public l'encadre de trop près",
  initie: "ce qui est déjà public la livre à une personne seule dans une autre case",
};

function actionOf({ proposition }: Impasse): string {
  if (proposition === null) return "Garder les exports de la publication passée, ou retirer cette table du rapport.";
  const { garder, retirer, dimension } = proposition;
  const fondre = dimension === null ? "" : `, en fondant la dimension « ${dimension} »`;
  return `Publier à la place le tableau plus large : « ${garder} » au lieu de ses ${retirer.length} parties${fondre}.`;
}

/** Pourquoi une édition ne peut pas être publiée : toutes les raisons, sans aucune valeur. */
export function describeRefus({ defauts, impasses }: Refus, edition: EditionProtegee): Anomalie[] {
  const base = { gravite: "bloquante", ligne: null, valeur: null } as const;
  return [
    ...defauts.map(({ code, table, message, remede }): Anomalie => ({
      ...base,
      code: `secret-${code}`,
      fichier: code === "registre-contredit" ? nomRegistre(edition) : "exports du CCAS",
      colonne: table,
      message: `Édition ${edition} : ${message}`,
      action: remede,
    })),
    ...impasses.filter(isCorrection).map(({ id }): Anomalie => ({
      ...base,
      code: "secret-correction",
      fichier: nomRegistre(edition),
      colonne: null,
      message: `Édition ${edition} : « ${id.split(" − ")[0]!.split("@")[0]} » a trop peu changé depuis une publication passée : l'écart dirait de qui il s'agit, et rien ne peut plus le masquer`,
      action:
        "Garder les exports de la publication passée jusqu'à ce que la correction dépasse le seuil, puis relancer.",
    })),
    ...impasses
      .filter((i) => !isCorrection(i))
      .map((impasse): Anomalie => ({
        ...base,
        code: "secret-impossible",
        fichier: nomRegistre(edition),
        colonne: impasse.table,
        message: `Édition ${edition} : la case « ${impasse.id} » ne peut plus être protégée, ${RAISONS[impasse.raison]}`,
        action: actionOf(impasse),
      })),
  ];
}
