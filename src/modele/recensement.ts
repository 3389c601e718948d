/**
 * Enquêtes annuelles de recensement (EAR) cumulées par chaque millésime du RP. Deux millésimes ne se comparent que si
 * ces ensembles sont disjoints. 2006-2017 : N-2 à N+2 (Insee, s2075). L'enquête 2021 a été reportée : 2019 à 2023
 * sont déduits des groupes de rotation et concordent avec les triplets que l'Insee diffuse (2009/2014/2020,
 * 2010/2015/2021, 2011/2016/2022, 2012/2017/2023).
 */
const ENQUETES: Readonly<Record<number, readonly number[]>> = {
  ...Object.fromEntries([1968, 1975, 1982, 1990, 1999].map((a) => [a, [a]])), // recensements généraux : tout le monde, une fois
  2006: [2004, 2005, 2006, 2007, 2008],
  2007: [2005, 2006, 2007, 2008, 2009],
  2008: [2006, 2007, 2008, 2009, 2010],
  2009: [2007, 2008, 2009, 2010, 2011],
  2010: [2008, 2009, 2010, 2011, 2012],
  2011: [2009, 2010, 2011, 2012, 2013],
  2012: [2010, 2011, 2012, 2013, 2014],
  2013: [2011, 2012, 2013, 2014, 2015],
  2014: [2012, 2013, 2014, 2015, 2016],
  2015: [2013, 2014, 2015, 2016, 2017],
  2016: [2014, 2015, 2016, 2017, 2018],
  2017: [2015, 2016, 2017, 2018, 2019],
  2018: [2016, 2017, 2018, 2019, 2020],
  2019: [2016, 2017, 2018, 2019, 2020], // l'enquête 2021 y est estimée à partir de 2016
  2020: [2017, 2018, 2019, 2020, 2022],
  2021: [2018, 2019, 2020, 2022, 2023],
  2022: [2019, 2020, 2022, 2023, 2024],
  2023: [2020, 2022, 2023, 2024, 2025],
};

/** Les enquêtes d'un millésime, ou null quand on ne les connaît pas (après 2023, ou entre deux recensements généraux). */
export const enquetes = (millesime: number): readonly number[] | null => ENQUETES[millesime] ?? null;

/** Les enquêtes que deux millésimes ont en commun ; null si l'un des deux est inconnu de la table. */
export function enquetesCommunes(a: number, b: number): readonly number[] | null {
  const [ea, eb] = [enquetes(a), enquetes(b)];
  return ea && eb ? ea.filter((annee) => eb.includes(annee)) : null;
}
