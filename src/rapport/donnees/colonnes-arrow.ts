import { Dictionary, Float64, Int16, Int32, Int8, Table, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";

/** Une colonne d'un fichier Arrow. `texte` : un dictionnaire, les mots n'y sont écrits qu'une fois. */
export type ColonneArrow = { readonly nom: string } & (
  | { readonly type: "texte"; readonly valeurs: readonly (string | null)[] }
  | { readonly type: "nombre" | "annee" | "rang"; readonly valeurs: readonly (number | null)[] }
);

const NOMBRES = { nombre: () => new Float64(), annee: () => new Int16(), rang: () => new Int8() } as const;

/** Un fichier Arrow de ces colonnes, aux mêmes octets à chaque fois. */
export function writeColonnes(colonnes: readonly ColonneArrow[]): Uint8Array {
  let dictionnaires = 0;
  const vecteurs = colonnes.map((c) => [
    c.nom,
    c.type === "texte"
      ? // Le numéro d'un dictionnaire est le sien dans ce fichier : la bibliothèque compterait d'un fichier à l'autre.
        vectorFromArray(c.valeurs, new Dictionary(new Utf8(), new Int32(), dictionnaires++))
      : vectorFromArray(c.valeurs, NOMBRES[c.type]()),
  ]);
  return tableToIPC(new Table(Object.fromEntries(vecteurs) as never), "file");
}
