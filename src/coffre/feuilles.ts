import type { Feuille } from "./classeur.ts";
import { joinEntetes } from "./entetes.ts";
import type { ParcourirLignes } from "./lignes.ts";
import { normalizeEntete } from "./texte.ts";

/** Première et dernière lignes d'en-tête (première ligne de la feuille = 1). */
interface Entete {
  readonly debut: number;
  readonly fin: number;
}

/** Une feuille à lire, et où y sont ses noms de colonnes. */
export interface FeuilleLue extends Entete {
  readonly feuille: Feuille;
}

/** Un onglet par mois : les feuilles visibles qui ont les mêmes noms de colonnes font un seul tableau. */
export const TOUTES_FEUILLES = "(toutes)";

/** Où chercher les noms de colonnes d'un onglet qui a reçu un titre de plus, ou de moins, que les autres. */
const HAUT = 60;

/** Les premières lignes d'une feuille. */
function hautDe(feuille: Feuille, combien: number): readonly (readonly string[])[] {
  const haut: (readonly string[])[] = [];
  for (const cases of feuille.lignes()) if (haut.push(cases) >= combien) break;
  return haut;
}

/** Les noms de colonnes qu'on lit à ces lignes, chacun à son rang, pour les comparer ; vide s'il n'y en a pas là. */
const nomsDe = (haut: readonly (readonly string[])[], { debut, fin }: Entete): string =>
  joinEntetes(haut.slice(debut - 1, fin))
    .map(({ nom }) => normalizeEntete(nom))
    .join("\n")
    .trimEnd(); // une colonne vide à gauche décale toutes les autres : ce ne sont plus les mêmes

/**
 * Les feuilles visibles qui portent les noms de colonnes les plus répandus du classeur, dans leur ordre, et celles qui en portent
 * d'autres, ou aucun. Un titre de plus au-dessus du tableau les déplace : ils sont cherchés, les mêmes exactement, dans le haut de la
 * feuille.
 */
export function reunirFeuilles(
  feuilles: readonly Feuille[],
  entete: Entete,
): { readonly lues: readonly FeuilleLue[]; readonly autres: readonly Feuille[] } {
  const visibles = feuilles.filter(({ isCachee }) => !isCachee);
  const groupes = new Map<string, Feuille[]>();
  for (const feuille of visibles) {
    const noms = nomsDe(hautDe(feuille, entete.fin), entete);
    if (noms !== "") groupes.set(noms, [...(groupes.get(noms) ?? []), feuille]);
  }
  const [communs, aLeurPlace] = [...groupes].reduce<readonly [string, readonly Feuille[]]>(
    (a, b) => (b[1].length > a[1].length ? b : a),
    ["", []],
  );
  const situer = (feuille: Feuille): FeuilleLue | null => {
    if (aLeurPlace.includes(feuille)) return { feuille, ...entete };
    if (communs === "") return null;
    const haut = hautDe(feuille, HAUT);
    const lignes = entete.fin - entete.debut;
    for (let debut = 1; debut + lignes <= haut.length; debut++)
      if (nomsDe(haut, { debut, fin: debut + lignes }) === communs) return { feuille, debut, fin: debut + lignes };
    return null;
  };
  const situees = visibles.map((feuille) => ({ feuille, lue: situer(feuille) }));
  return {
    lues: situees.flatMap(({ lue }) => lue ?? []),
    autres: situees.flatMap(({ feuille, lue }) => (lue === null ? [feuille] : [])),
  };
}

/** Une feuille un peu plus large que la première (une note à droite du tableau) ou moins : les cases en trop, vides, sont de trop. */
function ajuster(cases: readonly string[], largeur: number): readonly string[] {
  if (cases.length < largeur) return [...cases, ...Array.from({ length: largeur - cases.length }, () => "")];
  return cases.slice(largeur).every((texte) => texte.trim() === "") ? cases.slice(0, largeur) : cases;
}

/**
 * Les lignes de plusieurs feuilles à la suite, chacune sous son numéro dans sa feuille ; l'en-tête de la première seulement, aux
 * numéros où la correspondance l'attend.
 * @param onFeuille à l'entrée de chacune.
 */
export const parcourirFeuilles =
  (lues: readonly FeuilleLue[], entete: Entete, onFeuille: (feuille: Feuille) => void): ParcourirLignes =>
  async (onLigne) => {
    let largeur = 0;
    for (const [i, { feuille, debut, fin }] of lues.entries()) {
      onFeuille(feuille);
      let numero = 0;
      for (const cases of feuille.lignes()) {
        numero++;
        if (i === 0 && numero === debut) largeur = cases.length;
        if (numero > fin) onLigne(ajuster(cases, largeur), numero);
        else if (i === 0 && numero >= debut) onLigne(cases, numero - debut + entete.debut);
      }
    }
  };
