import type { Connexion } from "../../entrepot/entrepot.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { variableId } from "../cases.ts";
import type { ColonneVariable } from "../entete.ts";
import { dePiece } from "../lieux.ts";
import { isLongue } from "../longue/entete.ts";
import { nomMorceau, type Livraison } from "../mesures.ts";
import type { Morceau } from "../preparer.ts";
import { valeurSql } from "../valeur.ts";
import type { Verification } from "./coherence.ts";
import { controlePlages } from "./plages.ts";
import { controleRegles } from "./regles.ts";

type Lectures = Pick<Verification, "enLargeur" | "enLongueur" | "valeurs" | "isOrdonnee">;

/** Une table large : ses colonnes, encore en texte, sont lues une seconde fois ; ses cellules sont déjà écrites. */
const large = ({ source }: Livraison, rang: number): Lectures => ({
  isOrdonnee: true,
  enLargeur: (colonnes) => {
    const milliers = source.format.type === "csv" ? source.format.milliers : undefined;
    const valeurs = colonnes.map((c) => `${valeurSql(`"c${c.index}"`, milliers)} as "v${c.index}"`);
    return `select rang, niveau, territoire, millesime, ${valeurs.join(", ")} from garde_${rang}`;
  },
  valeurs: `select variable, valeur from cellule where ${dePiece("lieu", rang)}`,
  enLongueur: `select c.variable, l.niveau, l.territoire, coalesce(v.millesime, l.millesime) as millesime, c.valeur
    from cellule c join lieu l on l.id = c.lieu join variable v on v.id = c.variable where ${dePiece("c.lieu", rang)}`,
});

/** Une table en lignes : ses valeurs sont déjà des nombres, une par ligne. */
const longue = (rang: number): Lectures => ({
  isOrdonnee: false,
  enLargeur: (colonnes) => {
    const valeurs = colonnes.map((c) => `max(valeur) filter (variable = ${c.index}) as "v${c.index}"`);
    return `select niveau, territoire, annee as millesime, ${valeurs.join(", ")} from garde_${rang}
      where variable in (${colonnes.map((c) => c.index).join(", ")}) group by all`;
  },
  valeurs: `select variable, valeur from garde_${rang}`,
  enLongueur: `select variable, niveau, territoire, annee as millesime, valeur from garde_${rang}`,
});

/** Vérifie les valeurs d'un morceau lu : plages possibles, règles entre les colonnes d'une ligne. */
export async function controleValeurs(
  connexion: Connexion,
  livraison: Livraison,
  morceau: Morceau,
  colonnes: readonly ColonneVariable[],
  niveau: Niveau,
  rang: number,
  hasIllisibles = false,
): Promise<Anomalie[]> {
  const { source } = livraison;
  const enLignes = isLongue(source);
  const v: Verification = {
    connexion,
    source,
    morceau,
    fichier: nomMorceau(livraison.fichier, morceau),
    niveau,
    hasIllisibles,
    colonnes,
    ...(enLignes ? longue(rang) : large(livraison, rang)),
    parVariable: new Map(colonnes.map((c) => [enLignes ? c.index : variableId(livraison, c.nom), c])),
  };
  return [...(await controlePlages(v)), ...(await controleRegles(v))];
}
