import { Dictionary, Float64, Int16, Int32, Int8, Table, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import type { ResultatSuivi } from "../lecture.ts";

const TEXTES = ["indicateur", "territoire", "niveau", "nom", "millesime", "statut", "motif"] as const;

/** Les résultats en Arrow, pour la page d'exploration et les outils de calcul : ce qu'une figure lit, sans les sources. */
export function writeArrow(resultats: readonly ResultatSuivi[]): Uint8Array {
  // Le numéro d'un dictionnaire est le sien dans ce fichier : la bibliothèque compterait d'un fichier à l'autre.
  const texte = (i: number): Dictionary => new Dictionary(new Utf8(), new Int32(), i);
  const [indicateur, territoire, niveau, nom, millesime, statut, motif] = TEXTES.map((cle, i) =>
    vectorFromArray(
      resultats.map((r) => r[cle]),
      texte(i),
    ),
  );
  const nombre = (lire: (r: ResultatSuivi) => number | null) => vectorFromArray(resultats.map(lire), new Float64());
  const table = new Table({
    ...{ indicateur, territoire, niveau, nom, millesime },
    annee: vectorFromArray(resultats.map((r) => r.annee), new Int16()),
    segment: vectorFromArray(resultats.map((r) => r.segment), new Int8()),
    valeur: nombre((r) => r.valeur),
    ...{ statut, motif }, // sans le motif, une borne (« 5 % ou moins ») se lirait comme un nombre
    bas: nombre((r) => r.intervalle?.[0] ?? null),
    haut: nombre((r) => r.intervalle?.[1] ?? null),
  } as never); // prettier-ignore
  return tableToIPC(table, "file");
}
