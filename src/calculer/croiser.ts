import type { Connexion } from "../entrepot/entrepot.ts";
import type { Calcul } from "./plan.ts";

/**
 * Numérote les dénominateurs des calculs croisés : le même, d'un même fichier, sert à plusieurs calculs et ne se livre et ne se
 * compte qu'une fois.
 */
export function numeroterDenominateurs(calculs: readonly Calcul[]): { denominateurDe: (c: Calcul) => number } {
  const cle = (c: Calcul): string => JSON.stringify(c.termes.filter((t) => t.role === "d"));
  const numeros = new Map<string, number>();
  for (const c of calculs) if (c.croise && !numeros.has(cle(c))) numeros.set(cle(c), numeros.size + 1);
  const denominateurDe = (c: Calcul): number => {
    const numero = numeros.get(cle(c));
    if (numero === undefined) throw new RangeError(`computation must be crossed, got ${c.indicateur} ${c.annee}`);
    return numero;
  };
  return { denominateurDe };
}

/** Écrit la table temporaire `croisement` : de quel dénominateur se sert chaque calcul croisé, et la géographie des deux fichiers. */
export async function writeCroisements(
  connexion: Connexion,
  calculs: readonly Calcul[],
  fichierDe: (variable: number) => number,
  cogDe: (fichier: number) => number,
): Promise<void> {
  const { denominateurDe } = numeroterDenominateurs(calculs);
  const cogDuRole = (c: Calcul, role: "n" | "d"): number =>
    cogDe(fichierDe(c.termes.find((t) => t.role === role)?.variable ?? -1));
  const lignes = calculs.flatMap((c, i) =>
    c.croise ? [`(${i + 1}, ${denominateurDe(c)}, ${cogDuRole(c, "n")}, ${cogDuRole(c, "d")})`] : [],
  );
  await connexion.run(`create or replace temp table croisement (calcul integer, denominateur integer, cog_num smallint, cog_den smallint);
    ${lignes.length > 0 ? `insert into croisement values ${lignes.join(", ")}` : ""}`);
}
