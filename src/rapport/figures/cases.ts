import type { Tableau } from "../../modele/figure.ts";

const NOMBRE = /^(−?)(\d{1,3}(?:[\u202f\u00a0 ]\d{3})*|\d+)(?:,(\d+))?(?:[\u202f\u00a0 ](%|€))?$/u;

/** Un nombre imprimé, comme un programme le lit : « 1 234,5 % » devient 1234.5, une décimale, et « % ». */
export interface NombreImprime {
  readonly texte: string;
  readonly decimales: number;
  readonly unite: string;
}

/** Null pour un mot, une borne ou une marge. */
function readNombre(texte: string): NombreImprime | null {
  const [, signe = "", entier, fraction, unite = ""] = NOMBRE.exec(texte) ?? [];
  if (entier === undefined) return null;
  const decimales = fraction === undefined ? "" : `.${fraction}`;
  return {
    texte: `${signe && "-"}${entier.replace(/\D/g, "")}${decimales}`,
    decimales: fraction?.length ?? 0,
    unite,
  };
}

/** Le tableau d'une figure pour un tableur : l'en-tête, puis des mots et des nombres. */
export interface CasesFigure {
  readonly entete: readonly string[];
  readonly lignes: readonly (readonly (string | NombreImprime)[])[];
}

/**
 * Le tableau d'une figure tel qu'imprimé (mêmes arrondis, mêmes mots pour une absence), ses nombres lus : l'unité passe dans
 * l'en-tête quand toute la colonne a la même ; sinon la colonne reste du texte.
 */
export function casesOf({ colonnes, lignes }: Pick<Tableau, "colonnes" | "lignes">): CasesFigure {
  const unites = colonnes.map(({ nombre }, i): string | null => {
    if (!nombre) return null;
    const lus = lignes.flatMap((l) => readNombre(l[i] ?? "") ?? []);
    const [premiere = ""] = lus.map((n) => n.unite);
    return lus.every((n) => n.unite === premiere) ? premiere : null;
  });
  return {
    entete: colonnes.map(({ libelle }, i) => (unites[i] ? `${libelle} (${unites[i]})` : libelle)),
    lignes: lignes.map((ligne) =>
      ligne.map((texte, i) => (unites[i] === null || unites[i] === undefined ? texte : (readNombre(texte) ?? texte))),
    ),
  };
}
