import type { Connexion } from "./entrepot.ts";

const TABLES = [
  "fichier",
  "territoire",
  "appartenance",
  "code_ancien",
  "mouvement",
  "variable",
  "mesure",
  "agregat",
] as const;

/** Empreinte de chaque table, indépendante de l'ordre des lignes : deux chargements des mêmes fichiers sont égaux. */
export async function empreintes(connexion: Connexion): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const table of TABLES) {
    const { empreinte } = await connexion.one<{ empreinte: string }>(
      `select count(*)::varchar || ':' || coalesce(sum(hash(t)::hugeint), 0)::varchar as empreinte from ${table} t`,
    );
    result[table] = empreinte;
  }
  return result;
}
