import { direOrganisme } from "../../modele/organisme.ts";
import type { RootContent } from "mdast";
import { hasValeur, writeStatut, writeValeurDe } from "../../constats/valeurs.ts";
import { nomMillesime } from "../../constats/periodes.ts";
import { THEMES, type Indicateur } from "../../modele/indicateur.ts";
import type { Niveau } from "../../modele/territoire.ts";
import type { Lecture, ResultatSuivi } from "../lecture.ts";
import { nomOf } from "../mesure.ts";
import { createTableau } from "../tableau.ts";
import { raisonAbsent, type Bloc } from "./bloc.ts";

const COMPARES: readonly Niveau[] = ["epci", "departement", "region", "france"];

/** `::tableaux` : la dernière valeur de chaque indicateur, thème par thème, et celle des territoires de comparaison. */
export const tableaux: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve(_, contexte) {
    const { lecture } = contexte;
    const employes = lecture.indicateurs().filter((i) => lecture.dernier(i.code));
    if (employes.length === 0)
      return { manque: { libelle: "les tableaux de tous les indicateurs", raison: raisonAbsent(contexte) } };
    const { commune, epci, departement, region } = lecture.perimetre;
    const noms = [epci, departement, region].map((t) => t?.nom ?? "—");
    const tetes = ["Indicateur", "Année", commune.nom, ...noms, "France"];
    const themes = [...new Set(employes.map((i) => i.theme))];
    return {
      contenu: themes.flatMap((theme): RootContent[] => [
        {
          type: "heading",
          depth: 3,
          children: [{ type: "text", value: direOrganisme(THEMES[theme], commune.niveau) }],
        },
        createTableau(
          tetes,
          employes.filter((i) => i.theme === theme).flatMap((i) => writeLigne(i, lecture)),
        ),
      ]),
    };
  },
};

/** Une ligne ne parle que d'un millésime : le dernier de la commune. */
function writeLigne(indicateur: Indicateur, lecture: Lecture): readonly (readonly string[])[] {
  const dernier = lecture.dernier(indicateur.code);
  if (!dernier) return [];
  const points = lecture.comparaison(indicateur.code).filter((p) => p.millesime === dernier.millesime);
  const ecrire = (p: ResultatSuivi | undefined): string =>
    p === undefined ? "—" : hasValeur(p) ? writeValeurDe(p, indicateur) : writeStatut(p);
  return [
    [
      `${nomOf(indicateur)} (${indicateur.code})`,
      nomMillesime(dernier.millesime),
      ecrire(dernier),
      ...COMPARES.map((niveau) => ecrire(points.find((p) => p.niveau === niveau))),
    ],
  ];
}
