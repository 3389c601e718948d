import { INDICATEURS } from "../../indicateurs/index.ts";
import { parseFormule } from "../../modele/formule.ts";
import type { SourceMesures } from "../../modele/source.ts";
import type { Total } from "../../modele/total.ts";
import type { ColonneVariable } from "../entete.ts";
import { createColonnesDatees, type ColonnesDatees } from "./colonnes-datees.ts";

interface TermeLu {
  readonly colonne: ColonneVariable;
  readonly coefficient: 1 | -1;
}

/** Un total d'une année, dont toutes les colonnes sont dans le fichier. */
export interface RegleTotal {
  /** Vide : les parts doivent faire 100. */
  readonly total: readonly TermeLu[];
  readonly parts: readonly TermeLu[];
  readonly partiel: boolean;
}

const motifs = (formule: string): string[] => parseFormule(formule).map((t) => t.motif);

/**
 * Une part que le catalogue calcule dans une seule source ne dépasse pas 100 % : son numérateur est inclus dans son
 * dénominateur. Sans objet si celui-ci est une somme qui le contient, ou si la définition n'est qu'approchée (des HLM
 * rapportés aux seuls appartements et maisons : sept IRIS de 2016 dépassent 100 %).
 */
function totauxDesIndicateurs(source: SourceMesures): Total[] {
  return INDICATEURS.filter((i) => i.nature === "part")
    .flatMap((i) => i.definitions)
    .flatMap((d): Total[] => {
      if (d.forme !== "rapport" || d.approche !== undefined || d.numerateur.source !== source.id || d.denominateur.source !== source.id) return [];
      const [parts, total] = [d.numerateur.formule, d.denominateur.formule];
      const contenant = new Set(motifs(total));
      return motifs(parts).every((m) => contenant.has(m)) ? [] : [{ total, parts, partiel: true }];
    });
} // prettier-ignore

/** Une égalité entre les mêmes colonnes dit déjà l'inclusion. */
const isDite = (r: RegleTotal, dites: readonly RegleTotal[]): boolean =>
  dites.some(
    (d) =>
      d.total.length === 1 &&
      r.total.length === 1 &&
      d.total[0]?.colonne === r.total[0]?.colonne &&
      r.parts.every((t) => d.parts.some((x) => x.colonne === t.colonne)),
  );

/** Une suite croissante, entre voisines présentes : un fichier qui n'a pas tous les déciles a encore ceux-là en ordre. */
const reglesOrdre = (datees: ColonnesDatees, suite: readonly string[]): RegleTotal[] =>
  [...new Set(suite.flatMap(datees.dates))].flatMap((date) => {
    const presentes = suite.flatMap((motif) => datees.get(motif, date) ?? []);
    return presentes.slice(1).map((suivante, i): RegleTotal => ({
      total: [{ colonne: suivante, coefficient: 1 }],
      parts: presentes.slice(i, i + 1).map((colonne) => ({ colonne, coefficient: 1 })),
      partiel: true,
    }));
  });

/** Les totaux et les suites vérifiables d'un fichier, un par année que ses colonnes portent. */
export function reglesTotaux(source: SourceMesures, colonnes: readonly ColonneVariable[]): RegleTotal[] {
  const datees = createColonnesDatees(colonnes);
  const lire = (formule: string, date: string): TermeLu[] | null => {
    const lus = parseFormule(formule).map(({ motif, coefficient }) => ({ colonne: datees.get(motif, date), coefficient })); // prettier-ignore
    return lus.every((t): t is TermeLu => t.colonne !== undefined) ? lus : null;
  };
  const resoudre = (totaux: readonly Total[]): RegleTotal[] =>
    totaux.flatMap((t) =>
      datees.dates(motifs(t.parts)[0] ?? "").flatMap((date): RegleTotal[] => {
        const parts = lire(t.parts, date);
        const total = t.total === 100 ? [] : lire(t.total, date);
        return parts && total ? [{ total, parts, partiel: t.partiel ?? false }] : [];
      }),
    );
  const dites = resoudre(source.totaux ?? []);
  return [
    ...dites,
    ...resoudre(totauxDesIndicateurs(source)).filter((r) => !isDite(r, dites)),
    ...(source.ordres ?? []).flatMap((suite) => reglesOrdre(datees, suite)),
  ];
}
