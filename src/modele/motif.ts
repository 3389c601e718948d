/**
 * Les noms de variables portent leur millésime (`P18_POP`, `NAIS1318`, `TP6021`). Un motif les décrit une fois :
 * `{aa}` l'année décrite, `{dd}` le début d'une période, `{aa-1}` l'année d'avant, `*` n'importe quelle suite.
 */
export interface Dates {
  readonly annee: number;
  /** Début de période, pour les motifs qui ont `{dd}`. */
  readonly debut?: number;
}

/** Un nom lu : son motif et ses dates ; `annee` est null quand le nom n'en porte pas (`A`, `SUPERF`). */
export interface NomLu {
  readonly annee: number | null;
  readonly debut: number | null;
}

const deuxChiffres = (annee: number): string => String(annee % 100).padStart(2, "0");

/** Année sur quatre chiffres : `68` et au-delà sont du XXe siècle (premier recensement diffusé en série : 1968). */
const quatreChiffres = (aa: string): number => (Number(aa) >= 68 ? 1900 : 2000) + Number(aa);

/** @example renderMotif("NAIS{dd}{aa-1}", { annee: 2022, debut: 2016 }) // "NAIS1621" */
export function renderMotif(motif: string, { annee, debut }: Dates): string {
  return motif.replace(/\{(aa|dd)(-\d+)?\}/g, (_, nom: string, decalage?: string) => {
    const base = nom === "aa" ? annee : debut;
    if (base === undefined) throw new RangeError(`motif needs a start year, got ${motif}`);
    return deuxChiffres(base + Number(decalage ?? 0));
  });
}

const cache = new Map<string, RegExp>();

function toRegExp(motif: string): RegExp {
  const connu = cache.get(motif);
  if (connu) return connu;
  const corps = motif
    .split(/(\{aa(?:-\d+)?\}|\{dd\}|\*)/)
    .map((morceau) => {
      if (morceau === "*") return ".*";
      if (morceau === "{dd}") return "(?<dd>\\d\\d)";
      if (morceau.startsWith("{aa")) return "(?<aa>\\d\\d)";
      return morceau.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("");
  const regexp = new RegExp(`^${corps}$`);
  cache.set(motif, regexp);
  return regexp;
}

/**
 * Lit un nom de colonne selon un motif ; null si le motif ne s'y applique pas.
 * @example readNom("P{aa}_POP", "P18_POP") // { annee: 2018, debut: null }
 */
export function readNom(motif: string, nom: string): NomLu | null {
  const trouve = toRegExp(motif).exec(nom);
  if (!trouve) return null;
  const { aa, dd } = trouve.groups ?? {};
  const decalage = Number(/\{aa-(\d+)\}/.exec(motif)?.[1] ?? 0);
  return {
    annee: aa === undefined ? null : quatreChiffres(aa) + decalage,
    debut: dd === undefined ? null : quatreChiffres(dd),
  };
}
