import type { Contrainte } from "../../../secret/cellule.ts";
import { contraintesOf } from "../../../secret/derivees.ts";
import type { CasePubliee } from "../registre.ts";
import { splitFeuilles, type Feuille } from "./feuilles.ts";

/** Un chiffre qui est toujours le quotient de deux autres, là où tous trois sont montrés. */
interface Rapport {
  readonly quotient: string;
  readonly numerateur: string;
  readonly denominateur: string;
}

/** La précision d'un quotient écrit en entier dans un fichier. */
const PAS = 1e-6;

/**
 * Les moyennes qu'un lecteur sait refaire, et ce que chacune lui apprend là où l'un de ses termes est masqué : montrée quand
 * son total est tu, elle le redonne par une multiplication.
 */
export function findRapports(cases: readonly CasePubliee[]): Contrainte[] {
  const feuilles = splitFeuilles(cases);
  const places = [...new Set(feuilles.flatMap((f) => [...f.places.keys()]))].filter((p) => p.endsWith("|"));
  const valeurOf = (f: Feuille, place: string): number | null => f.places.get(place)?.valeur ?? null;
  const isRapport = ({ quotient, numerateur, denominateur }: Rapport): boolean => {
    const essais = feuilles.flatMap((f) => {
      const [q, n, d] = [valeurOf(f, quotient), valeurOf(f, numerateur), valeurOf(f, denominateur)];
      return q === null || n === null || d === null ? [] : [{ q, n, d }];
    });
    // Un quotient entier se trouve par hasard ; une suite de décimales, non.
    return (
      essais.some(({ q, d }) => !Number.isInteger(q) && d > 1) &&
      essais.every(({ q, n, d }) => Math.abs(q * d - n) <= PAS * Math.max(1, n))
    );
  };
  const rapports = places.flatMap((quotient) =>
    feuilles.some((f) => !Number.isInteger(valeurOf(f, quotient) ?? 0))
      ? places.flatMap((numerateur) =>
          places.map((denominateur): Rapport => ({ quotient, numerateur, denominateur })).filter(
            (r) => new Set(Object.values(r)).size === 3 && isRapport(r),
          ),
        )
      : [],
  ); // prettier-ignore
  return feuilles.flatMap((f) =>
    rapports.flatMap(({ quotient, numerateur, denominateur }) => {
      const [q, n, d] = [f.places.get(quotient), f.places.get(numerateur), f.places.get(denominateur)];
      if (!q || !n || !d || q.valeur === null || (n.valeur !== null && d.valeur !== null)) return [];
      return contraintesOf({ numerateur: n.id, denominateur: d.id, valeur: q.valeur, pas: PAS, facteur: 1 });
    }),
  );
}
