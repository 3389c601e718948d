import { ditDe, empreinteOf, fichesDe, readCase } from "./fiche-tableau.ts";
import { Fichier } from "./fichier-recrit.ts";
import { COLONNE_EMPREINTE, colonnesDe, type Tableau } from "./tableaux.ts";

type Case = string | number;

/**
 * Un tableau à remplir : ses colonnes, et une ligne par fiche déjà écrite, avec l'empreinte qui permet de la changer.
 * @param texte le YAML d'aujourd'hui ; vide, il n'y a que l'en-tête
 */
export function writeModele(tableau: Tableau, texte: string): readonly (readonly Case[])[] {
  const fichier = new Fichier(`pilotage/${tableau.fichier}.yaml`, texte);
  const cles = Object.keys(tableau.champs);
  const lignes = fichesDe(fichier, tableau).map(({ fiche, parent }): readonly Case[] => [
    ...(tableau.parent ? [parent ?? ""] : []),
    ...cles.map((cle) => caseDe(ditDe(fiche, cle, tableau), cle, tableau)),
    empreinteOf(fiche, tableau),
  ]);
  // Une fiche qui ne dit rien des colonnes du tableau (un mandat sans autre chose que son calendrier) n'a pas de ligne.
  const remplies = lignes.filter((l) => l.slice(0, -1).some((c) => c !== ""));
  return [[...colonnesDe(tableau), COLONNE_EMPREINTE], ...remplies];
}

function caseDe(dit: string | null, cle: string, { champs }: Tableau): Case {
  if (dit === null) return "";
  const lu = readCase(champs[cle], dit);
  return typeof lu === "number" ? lu : dit;
}

/** Ce que dit chaque colonne de ces tableaux : la feuille à lire d'abord. */
export const writeAide = (tableaux: readonly Tableau[]): readonly (readonly string[])[] => [
  ["feuille", "colonne", "obligatoire", "ce qu'on y écrit"],
  ...tableaux.flatMap((t) => [
    ...(t.parent ? [[t.genre, t.parent.colonne, "oui", `« ${t.parent.cle} » de la fiche dont c'est une partie`]] : []),
    ...Object.entries(t.champs).map(([cle, c]) => [t.genre, cle, c.isRequis ? "oui" : "", c.forme]),
  ]),
  ["toutes", COLONNE_EMPREINTE, "", "la laisser telle quelle : elle dit de quel état de la fiche la ligne est partie"],
];
