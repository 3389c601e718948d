import { Indecodable, type Case, type Contenu, type Table } from "./contenu.ts";
import { decodeTexte } from "./encodage.ts";

const isObjet = (v: unknown): v is Record<string, unknown> => typeof v === "object" && v !== null && !Array.isArray(v);
const toCase = (v: unknown): Case =>
  v === null || ["string", "number", "boolean"].includes(typeof v) ? (v as Case) : JSON.stringify(v);

/** Une liste d'objets est une table : ses colonnes sont toutes les clés rencontrées. */
function tableOf(nom: string, objets: readonly Record<string, unknown>[]): Table {
  const colonnes = [...new Set(objets.flatMap((o) => Object.keys(o)))];
  return { nom, colonnes, lignes: objets.map((o) => colonnes.map((c) => toCase(o[c] ?? null))), bornes: [] };
}

/** Les colonnes d'un objet dont chaque clé a un nombre. */
export const CLES_VALEURS: readonly string[] = ["clé", "valeur"];

/** Toutes les tables d'un JSON, où qu'elles soient : listes d'objets, et objet de colonnes de même longueur. */
function* tablesOf(nom: string, valeur: unknown, chemin: readonly string[] = []): Generator<Table> {
  if (Array.isArray(valeur)) {
    const objets = valeur.filter(isObjet);
    if (objets.length > 0)
      yield tableOf(
        nom,
        objets.map((o) => (isObjet(o["properties"]) ? o["properties"] : o)),
      );
    for (const v of valeur) yield* tablesOf(nom, v, chemin);
  } else if (isObjet(valeur)) {
    const listes = Object.values(valeur).filter((v): v is unknown[] => Array.isArray(v) && !v.some(isObjet));
    const [premiere] = listes;
    if (premiere && listes.length > 1 && listes.every((l) => l.length === premiere.length))
      yield tableOf(
        nom,
        premiere.map((_, i) =>
          Object.fromEntries(Object.entries(valeur).map(([k, v]) => [k, Array.isArray(v) ? v[i] : v])),
        ),
      );
    const nombres = Object.entries(valeur);
    // Des clés et des nombres en face : l'ordre des clés se lit comme celui des lignes.
    if (nombres.length > 2 && nombres.every(([, v]) => v === null || typeof v === "number"))
      yield { nom: chemin.join(" "), colonnes: CLES_VALEURS, lignes: nombres as [string, Case][], bornes: [] };
    for (const [cle, v] of Object.entries(valeur)) yield* tablesOf(cle, v, [...chemin, cle]);
  }
}

function* textesOf(valeur: unknown): Generator<string> {
  if (typeof valeur === "string") yield valeur;
  else if (typeof valeur === "object" && valeur !== null)
    for (const [cle, v] of Object.entries(valeur)) {
      yield cle;
      yield* textesOf(v);
    }
}

/** Un JSON : ses tables, son texte, et ses chaînes une fois leurs échappements défaits. */
export function readJson(octets: Uint8Array): Contenu {
  const texte = (decodeTexte(octets) ?? "").replace(/^\ufeff/, "");
  let valeur: unknown;
  try {
    valeur = JSON.parse(texte);
  } catch {
    throw new Indecodable("ce n'est pas du JSON");
  }
  return { textes: [texte, [...textesOf(valeur)].join("\n")], tables: [...tablesOf("", valeur)], pieces: [] };
}
