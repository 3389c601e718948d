import { hasValeur } from "../constats/valeurs.ts";
import { codeCategorie, type Structure } from "../indicateurs/structures.ts";
import type { Decomposition } from "../modele/decomposition.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { dasGupta } from "../stats/das-gupta.ts";
import { kitagawa } from "../stats/kitagawa.ts";
import { groupeOf } from "./groupe-part.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

interface Rapport {
  readonly numerateur: number;
  readonly denominateur: number;
}

const rapportOf = (p: ResultatSuivi | undefined): Rapport | null =>
  p && hasValeur(p) && p.numerateur !== null && p.denominateur !== null && p.denominateur > 0
    ? { numerateur: p.numerateur, denominateur: p.denominateur }
    : null;

/** Une catégorie et le tout diffèrent d'une source à l'autre (bases, dossier complet) : au-delà, ce n'est plus le même taux. */
const ECART_ADMIS = 0.1;

/**
 * La décomposition de Kitagawa de l'évolution d'un taux : ce qui tient à la composition, et au taux de chaque catégorie.
 * Null si une catégorie manque à l'une des dates, ou si leur moyenne ne redonne pas le taux à un dixième de point près.
 */
export function decomposerStructure(
  lecture: Lecture,
  { indicateur, composition, categories }: Structure,
  [debut, fin]: readonly [ResultatSuivi, ResultatSuivi],
): Decomposition | null {
  const { niveau, code } = lecture.perimetre.commune;
  const populations = [debut, fin].map(({ millesime }) =>
    categories.map((c) =>
      rapportOf(lecture.serie(codeCategorie(indicateur, c), niveau, code).find((p) => p.millesime === millesime)),
    ),
  );
  const [a, b] = populations.map((p) => p.filter((r) => r !== null));
  if (!a || !b || a.length < categories.length || b.length < categories.length) return null;
  const population = (lus: readonly Rapport[]) => ({
    effectifs: lus.map((r) => r.denominateur),
    taux: lus.map((r) => (100 * r.numerateur) / r.denominateur),
  });
  const k = kitagawa(population(a), population(b));
  const isMeme = [debut, fin].every((p, i) => Math.abs((p.valeur ?? NaN) - (k.bruts[i] ?? NaN)) <= ECART_ADMIS);
  if (!isMeme) return null;
  return {
    debut: k.bruts[0],
    fin: k.bruts[1],
    apports: [
      { libelle: `Composition : ${composition}`, valeur: k.composition },
      ...categories.map((c, i) => ({ libelle: `Taux des ${c.libelle}`, valeur: k.parCategorie[i]?.taux ?? 0 })),
    ],
  };
}

/**
 * La décomposition d'une part en deux mouvements, par Das Gupta : le nombre de ceux qu'elle compte, et celui de tous les autres.
 * Une part de 75 ans ou plus monte parce qu'ils sont plus nombreux, ou parce que les autres partent.
 * Null si l'effectif manque à l'une des dates.
 */
export function decomposerPart(
  { sujet }: Pick<Indicateur, "sujet">,
  [debut, fin]: readonly [ResultatSuivi, ResultatSuivi],
): Decomposition | null {
  const groupe = groupeOf(sujet);
  const [a, b] = [rapportOf(debut), rapportOf(fin)];
  if (groupe === undefined || !a || !b) return null;
  const facteurs = ({ numerateur, denominateur }: Rapport) => ({
    groupe: numerateur,
    reste: denominateur - numerateur,
  });
  const d = dasGupta([facteurs(a), facteurs(b)], { taux: (f) => (100 * f.groupe) / (f.groupe + f.reste) });
  return {
    debut: d.bruts[0] ?? NaN,
    fin: d.bruts[1] ?? NaN,
    apports: [
      { libelle: `Nombre ${groupe}`, valeur: d.facteurs.groupe.effet },
      { libelle: "Nombre de tous les autres", valeur: d.facteurs.reste.effet },
    ],
  };
}
