import { STATUTS } from "../../modele/statut.ts";
import { referenceOf, writeReference } from "../citation.ts";
import { writeLicence } from "../donnees/licence.ts";
import { SENS_STATUTS } from "../donnees/statuts.ts";
import { formatStatut } from "../figures/nombres.ts";
import { isServi } from "../../modele/statut.ts";
import type { Matiere } from "../matiere.ts";
import { textCell, type Feuille } from "./cases.ts";

const GRAS = { fontWeight: "bold", alignVertical: "top" } as const;
const LONG = { wrap: true, alignVertical: "top" } as const;

/** La première feuille : ce que contient le classeur, d'où il vient, comment le lire et le citer. */
export function noticeSheet({ lecture }: Matiere, feuilles: readonly Feuille[]): Feuille {
  const { commune } = lecture.perimetre;
  const lignes: readonly (readonly [string, string])[] = [
    ["Territoire", `${commune.nom} (${commune.code})`],
    ["Publication", writeReference(referenceOf(lecture))],
    ...(lecture.fictif ? [["Avertissement", "Données fictives : ce classeur est une démonstration."] as const] : []),
    ["Licence", `${writeLicence(lecture)} ; chaque source garde la sienne, dite à la feuille « Sources ».`],
    ["Feuilles", feuilles.map((f) => f.nom).join(" ; ")],
    ["Valeurs", "Jamais arrondies : seul l'affichage l'est. Quand il n'y a pas de valeur, la case porte un mot."],
    ["Millésime", "L'année que la valeur décrit, ni celle de la carte (« Géographie »), ni celle de la publication."],
    ...STATUTS.map((s) => [`Statut « ${isServi(s) ? s : formatStatut(s, null)} »`, SENS_STATUTS[s]] as const),
  ];
  return {
    nom: "Lire ce classeur",
    rows: [
      [textCell(`Analyse des besoins sociaux ${lecture.annee}, ${commune.nom}`, { fontWeight: "bold", fontSize: 16 })],
      [],
      ...lignes.map(([quoi, texte]) => [textCell(quoi, GRAS), textCell(texte, LONG)]),
    ],
    largeurs: [34, 100],
  };
}
