import { extname } from "node:path";
import type { Anomalie } from "../../modele/anomalie.ts";
import { defaut } from "../anomalies.ts";
import type { Case, Table } from "../lecture/contenu.ts";

const FORMATS: readonly string[] = [".csv", ".parquet", ".arrow"];

/** La même case, qu'un format l'écrive en texte, en nombre ou par rien. */
const isMeme = (a: Case, b: Case): boolean => {
  const [vide, autre] = [a ?? "", b ?? ""];
  if (String(vide) === String(autre)) return true;
  return vide !== "" && autre !== "" && Number(vide) === Number(autre);
};

/** Une colonne qu'un seul des deux formats porte n'a rien à quoi se comparer. */
function isMemeTable(a: Table, b: Table): boolean {
  const rangs = b.colonnes.map((c) => a.colonnes.indexOf(c));
  const isMemeLigne = (ligne: readonly Case[], i: number): boolean =>
    rangs.every((rang, j) => rang < 0 || isMeme(ligne[j] ?? null, a.lignes[i]?.[rang] ?? null));
  return a.lignes.length === b.lignes.length && b.lignes.every(isMemeLigne);
}

/**
 * Une table livrée sous plusieurs formats (`resultats.csv`, `.parquet`, `.arrow`) y a les mêmes lignes, et dans ses colonnes de
 * même nom les mêmes cases : l'attaque, qui n'en lit qu'un, vaut pour tous.
 */
export function verifieJumeaux(
  fichiers: ReadonlyMap<string, { readonly exploration: { readonly tables: readonly Table[] } }>,
): Anomalie[] {
  const noms = [...fichiers.keys()];
  return noms.flatMap((nom) => {
    const format = extname(nom);
    if (!FORMATS.slice(1).includes(format)) return [];
    const aine = FORMATS.slice(0, FORMATS.indexOf(format))
      .map((f) => nom.slice(0, -format.length) + f)
      .find((f) => fichiers.has(f));
    if (aine === undefined) return [];
    const [siens, table] = [aine, nom].map((f) => fichiers.get(f)?.exploration.tables[0]);
    // Une table illisible est déjà dite.
    return !siens || !table || isMemeTable(siens, table) ? [] : [defaut("jumeaux-differents", nom, null, aine)];
  });
}
