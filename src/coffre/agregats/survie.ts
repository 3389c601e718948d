/** Marge d'arrondi d'un produit de fractions. */
const MARGE = 1e-10;

/**
 * Le quantile d'une durée dont certaines sont encore en cours (Kaplan et Meier), par millésime : un dossier ouvert compte
 * pour le temps déjà attendu. Première durée où la part encore ouverte passe sous `1 − p` ; le milieu du palier si elle la
 * vaut exactement. Mêmes conventions que `survivalQuantile` (src/stats), avec lequel un test le confronte ; écrit en SQL
 * parce que les durées ne sortent pas du coffre.
 *
 * @param durees requête aux colonnes `millesime`, `foyer`, `duree` (entier), `terminee` (booléen)
 * @returns sans ligne de valeur quand la part demandée n'est pas atteinte : plus de `1 − p` sont encore ouverts
 */
export const quantileSurvie = (durees: string, p: number): string => `
  with observee as (${durees}),
  pas as (
    select millesime, duree, count(*) filter (terminee) as fins, count(*) as sorties from observee group by millesime, duree
  ), risque as (
    select millesime, duree, fins, sum(sorties) over (partition by millesime order by duree desc) as a_risque from pas
  ), courbe as (
    select millesime, duree, product(1 - fins / a_risque) over (partition by millesime order by duree) as ouverts,
           lead(duree) over (partition by millesime order by duree) as suivante
    from risque where fins > 0
  ), atteinte as (
    select millesime, arg_min(
      case when abs(ouverts - ${1 - p}) <= ${MARGE} and suivante is not null then (duree + suivante) / 2 else duree end, duree
    ) as valeur from courbe where ouverts <= ${1 - p} + ${MARGE} group by millesime
  )
  select millesime, null as modalite, valeur, effectif
  from atteinte join (select millesime, count(distinct foyer) as effectif from observee group by millesime) using (millesime)`;
