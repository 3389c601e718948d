import type { Paragraph, Table } from "mdast";
import { COMPARABLES, jeuDe, JEUX_COMPARABLES } from "../../indicateurs/comparables.ts";
import { THEMES } from "../../modele/indicateur.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { CommuneComparable } from "../lecture.ts";
import { signaleValeur } from "../parametres.ts";
import type { Bloc } from "./bloc.ts";
import { paragraphe } from "../paragraphe.ts";
import { createTableauTextes } from "../tableau.ts";

const TETES = ["Commune", "Distance", "Ce qui rapproche le plus", "Ce qui éloigne le plus"];

/** Une commune par ligne : cinq listes de dix phrases faisaient trois pages de papier. */
const tableauOf = (communes: readonly CommuneComparable[]): Table => ({
  ...createTableauTextes(
    TETES,
    communes.map(({ nom, code, distance, proche, eloignee }) => [
      `${nom} (${code})`,
      formatNombre(distance, 2),
      proche,
      eloignee,
    ]),
  ),
  align: ["left", "right", "left", "left"],
});

/** Un thème a sa propre liste : la méthode est celle de l'ensemble, dite une fois ; ses variables sont les siennes. */
const enTete = (theme: string, noms: string): Paragraph => ({
  type: "paragraph",
  children: [
    { type: "strong", children: [{ type: "text", value: NOMS[theme] ?? theme }] },
    { type: "text", value: ` : les plus proches par ${noms}, de la même façon.` },
  ],
});
const NOMS: Readonly<Record<string, string>> = THEMES;

/** `::comparables{theme=revenus}` : les communes les plus proches de la nôtre, leur distance, et pourquoi elles. */
export const comparables: Bloc = {
  parametres: ["theme", "si-disponible"],
  isDonnee: false,
  resolve({ theme = "ensemble" }, contexte, noeud) {
    if (!(theme in JEUX_COMPARABLES)) {
      signaleValeur(noeud, "theme", theme, `Choisir parmi ${Object.keys(JEUX_COMPARABLES).join(", ")}.`, contexte);
      return { contenu: [] };
    }
    const communes = (contexte.lecture.perimetre.comparables ?? []).filter((c) => c.theme === theme);
    if (communes.length === 0)
      return { manque: { libelle: "communes comparables", raison: "trop peu de variables connues pour la commune" } };
    const noms = jeuDe(theme)
      .map((v) => v.nom)
      .join(", ");
    const methode =
      `Les ${communes.length} communes les plus proches, parmi celles dont la population va de la moitié au double. ` +
      `Variables : ${noms}. Population et densité sont prises en logarithme, chaque variable est centrée et réduite sur ces communes, ` +
      `et la distance est la moyenne quadratique des écarts : 1 vaut un écart-type. Une variable que la commune n'a pas, ou que moins ` +
      `de ${formatNombre(100 * COMPARABLES.couverture)} % de ces communes ont, est laissée de côté ; rien n'est imputé.`;
    return {
      contenu: [theme === "ensemble" ? paragraphe(methode) : enTete(theme, noms), tableauOf(communes)],
    };
  },
};
