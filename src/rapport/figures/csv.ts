import { formatCase } from "../../modele/csv.ts";
import type { Figure } from "../../modele/figure.ts";

const NOMBRE = /^(−?)(\d{1,3}(?:[\u202f\u00a0 ]\d{3})*|\d+)(?:,(\d+))?(?:[\u202f\u00a0 ](%|€))?$/u;

interface Nombre {
  readonly texte: string;
  readonly unite: string;
}

/** Un nombre imprimé, comme un tableur le lit : « 1 234,5 % » devient 1234.5 et « % » ; null pour un mot ou une marge. */
function readNombre(texte: string): Nombre | null {
  const [, signe = "", entier, decimales, unite = ""] = NOMBRE.exec(texte) ?? [];
  if (entier === undefined) return null;
  return {
    texte: `${signe && "-"}${entier.replace(/\D/g, "")}${decimales === undefined ? "" : `.${decimales}`}`,
    unite,
  };
}

/**
 * Le tableau d'une figure en CSV, tel qu'imprimé (mêmes arrondis, mêmes mots pour une absence), nombres lisibles par un
 * tableur : l'unité passe dans l'en-tête quand toute la colonne a la même.
 */
export function writeFigureCsv({ tableau: { colonnes, lignes } }: Pick<Figure, "tableau">): string {
  const unites = colonnes.map(({ nombre }, i) => {
    const lus = nombre ? lignes.flatMap((l) => readNombre(l[i] ?? "") ?? []) : [];
    const [premiere = ""] = lus.map((n) => n.unite);
    return { isCommune: lus.every((n) => n.unite === premiere), unite: premiere };
  });
  const entete = colonnes.map(({ libelle }, i) => {
    const { isCommune, unite } = unites[i] ?? { isCommune: false, unite: "" };
    return isCommune && unite !== "" ? `${libelle} (${unite})` : libelle;
  });
  const corps = lignes.map((ligne) =>
    ligne.map((texte, i) =>
      colonnes[i]?.nombre && unites[i]?.isCommune ? (readNombre(texte)?.texte ?? texte) : texte,
    ),
  );
  return `\uFEFF${[entete, ...corps].map((l) => l.map(formatCase).join(";")).join("\n")}\n`;
}
