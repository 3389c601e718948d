import { demarchesDe } from "../../indicateurs/demarches.ts";
import { secretsDe } from "../../indicateurs/secrets.ts";
import { DEMARCHES } from "../../modele/demarche.ts";
import { GENRES } from "../../modele/genre.ts";
import { THEMES, type Indicateur } from "../../modele/indicateur.ts";
import type { Lecture } from "../lecture.ts";
import { nomOf, piegesOf } from "../mesure.ts";
import { buildTable, type TableDonnees } from "./table.ts";

// Des mots : un tableur lirait « + » comme le début d'une formule.
const SENS = { "+": "besoin", "-": "ressource", "0": "descriptif" } as const;
const SENS_DITS = {
  besoin: "plus la valeur est élevée, plus le besoin est fort",
  ressource: "plus la valeur est basse, plus le besoin est fort",
  descriptif: "ni bon ni mauvais",
};

/** La table des définitions : ce qu'il faut pour ne pas mal lire la colonne « indicateur » des résultats. */
export function tableIndicateurs(lecture: Lecture): TableDonnees {
  const servis = new Set(lecture.indicateurs().map((i) => i.code));
  return buildTable<Indicateur>(
    {
      nom: "indicateurs",
      titre: "Définitions des indicateurs",
      description: "Un indicateur par ligne : ce qu'il mesure, son unité, ses précautions de lecture, sa règle de secret.",
      cle: ["indicateur"],
    },
    [
      { nom: "indicateur", type: "texte", description: "Code de l'indicateur, le même chaque année.", lire: (i) => i.code },
      { nom: "libelle", type: "texte", description: "Nom de l'indicateur.", lire: nomOf },
      { nom: "theme", type: "texte", description: "Thème du rapport.", valeurs: THEMES, lire: (i) => i.theme },
      { nom: "definition", type: "texte", description: "Ce qui est mesuré, en une ou deux phrases.", lire: (i) => i.definition },
      { nom: "unite", type: "texte", description: "Unité des valeurs.", lire: (i) => i.unite },
      { nom: "decimales", type: "entier", description: "Décimales que le rapport imprime.", lire: (i) => i.decimales },
      { nom: "sens", type: "texte", description: "Ce que dit une valeur élevée.", valeurs: SENS_DITS, lire: (i) => SENS[i.sens] },
      { nom: "genre", type: "texte", description: "Ce que l'indicateur est ; son intervalle et son évolution s'ensuivent.", lire: (i) => GENRES[i.nature].nom },
      { nom: "precautions", type: "texte", description: "Pièges de lecture.", lire: (i) => piegesOf(i).join(" ") || null },
      { nom: "secret", type: "texte", description: "Ce que le secret statistique retire.", lire: (i) => secretsDe(i).join(" ") || null },
      { nom: "sert_a", type: "texte", description: `Démarches voisines qui demandent d'ordinaire ce chiffre, séparées par une espace : ${Object.entries(DEMARCHES).map(([cle, d]) => `${cle}, ${d.nom}`).join(" ; ")}.`, lire: (i) => demarchesDe(i).join(" ") || null },
      { nom: "etat", type: "texte", description: "Si la commune a une valeur dans cette édition.", valeurs: { "avec valeur": "la commune a une valeur", "sans valeur": "aucun fichier chargé n'en donne" }, lire: (i) => servis.has(i.code) ? "avec valeur" : "sans valeur" },
    ],
    lecture.catalogue(),
  ); // prettier-ignore
}
