import { hasValeur } from "../constats/valeurs.ts";
import type { Facteurs } from "../indicateurs/facteurs.ts";
import { codeCategorie, type Structure } from "../indicateurs/structures.ts";
import type { Decomposition } from "../modele/decomposition.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { dasGupta } from "../stats/das-gupta.ts";
import { kitagawa } from "../stats/kitagawa.ts";
import { groupeOf } from "./groupe-part.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** Les deux dates d'une évolution, pour le territoire du rapport. */
export type Bouts = readonly [ResultatSuivi, ResultatSuivi];
type Forme<F extends Facteurs["forme"]> = Facteurs & { readonly forme: F };

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
 * @returns la décomposition, ou pourquoi il n'y en a pas : une catégorie manque à l'une des dates, ou leur moyenne ne redonne pas le
 * taux à un dixième de point près
 */
export function decomposerStructure(
  lecture: Lecture,
  { indicateur, composition, categories }: Structure,
  [debut, fin]: Bouts,
): Decomposition | string {
  const { niveau, code } = lecture.perimetre.commune;
  const populations = [debut, fin].map(({ millesime }) =>
    categories.map((c) =>
      rapportOf(lecture.serie(codeCategorie(indicateur, c), niveau, code).find((p) => p.millesime === millesime)),
    ),
  );
  const [a, b] = populations.map((p) => p.filter((r) => r !== null));
  if (!a || !b || a.length < categories.length || b.length < categories.length)
    return "les taux par catégorie manquent à l'une des dates";
  const population = (lus: readonly Rapport[]) => ({
    effectifs: lus.map((r) => r.denominateur),
    taux: lus.map((r) => (100 * r.numerateur) / r.denominateur),
  });
  const k = kitagawa(population(a), population(b));
  const isMeme = [debut, fin].every((p, i) => Math.abs((p.valeur ?? NaN) - (k.bruts[i] ?? NaN)) <= ECART_ADMIS);
  if (!isMeme) return "les taux par catégorie viennent d'un autre fichier, et leur moyenne ne redonne pas le taux";
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
 * @param noms ceux de ses deux groupes, quand son sujet ne les dit pas
 * @returns null si l'effectif manque à l'une des dates
 */
export function decomposerPart(
  { sujet }: Pick<Indicateur, "sujet">,
  [debut, fin]: Bouts,
  noms?: Forme<"part">,
): Decomposition | null {
  const groupe = noms?.groupe ?? groupeOf(sujet);
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
      { libelle: `Nombre ${noms?.reste ?? "de tous les autres"}`, valeur: d.facteurs.reste.effet },
    ],
  };
}

/**
 * La décomposition d'un rapport de deux effectifs, par Das Gupta : l'indice de vieillissement monte parce que les plus âgés sont plus
 * nombreux, ou parce que les jeunes le sont moins.
 * @returns null si un effectif manque à l'une des dates, ou si leur rapport ne redonne pas la valeur
 */
export function decomposerQuotient([debut, fin]: Bouts, noms: Forme<"quotient">): Decomposition | null {
  const [a, b] = [rapportOf(debut), rapportOf(fin)];
  if (!a || !b || debut.valeur === null || fin.valeur === null || a.numerateur === 0) return null;
  const echelle = (debut.valeur * a.denominateur) / a.numerateur;
  const taux = ({ numerateur, denominateur }: Rapport): number => (echelle * numerateur) / denominateur;
  if (Math.abs(taux(b) - fin.valeur) > ECART_ADMIS) return null;
  const facteurs = ({ numerateur, denominateur }: Rapport) => ({ numerateur, denominateur });
  const d = dasGupta([facteurs(a), facteurs(b)], { taux });
  return {
    debut: d.bruts[0] ?? NaN,
    fin: d.bruts[1] ?? NaN,
    apports: [
      { libelle: `Nombre ${noms.numerateur}`, valeur: d.facteurs.numerateur.effet },
      { libelle: `Nombre ${noms.denominateur}`, valeur: d.facteurs.denominateur.effet },
    ],
  };
}

/** Au-delà d'un millième, les deux indicateurs ne comptent pas la même population. */
const MEME_POPULATION = 1e-3;

/** Le solde compté exactement entre ces deux années ; rien s'il ne l'est pas. */
export function soldeEntre(
  lecture: Lecture,
  { indicateur }: Forme<"soldes">,
  debut: number,
  fin: number,
): ResultatSuivi | undefined {
  const { niveau, code } = lecture.perimetre.commune;
  return lecture.serie(indicateur, niveau, code).find((p) => p.millesime === `${debut}-${fin}` && hasValeur(p));
}

/**
 * Une population entre deux recensements : ce que comptent les naissances et les décès, et le reste, que l'Insee appelle solde
 * migratoire apparent. Une addition, sans modèle.
 * @returns null si le solde n'est pas compté entre ces deux dates, ou l'est sur une autre population
 */
export function decomposerSoldes(lecture: Lecture, [debut, fin]: Bouts, noms: Forme<"soldes">): Decomposition | null {
  const solde = soldeEntre(lecture, noms, debut.annee, fin.annee);
  const [a, b] = [debut.valeur, fin.valeur];
  // Le dénominateur d'une variation : la population moyenne, par année de la période.
  const { numerateur = null, denominateur = null } = solde ?? {};
  if (numerateur === null || denominateur === null || a === null || b === null) return null;
  const moyenne = ((a + b) / 2) * (fin.annee - debut.annee);
  if (Math.abs(denominateur - moyenne) > MEME_POPULATION * moyenne) return null;
  const majuscule = (nom: string): string => nom.charAt(0).toUpperCase() + nom.slice(1);
  return {
    debut: a,
    fin: b,
    apports: [
      { libelle: majuscule(noms.compte), valeur: numerateur },
      { libelle: majuscule(noms.reste), valeur: b - a - numerateur },
    ],
  };
}
