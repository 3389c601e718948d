/**
 * La configuration de Framework pour les trois éditions : `publier` remplace la racine et la sortie à chaque édition.
 * Lancé à la main (`npx observable preview`), c'est la coquille de l'édition publique de la démonstration, ou celle que
 * l'environnement désigne.
 *
 * Framework ne bâtit ici que des pages nues : titres, ancres, emplacements. L'en-tête, le sommaire, le pied, la feuille
 * de style et les corps sont posés ensuite par `src/publier/site`. Chaque fragment donné ici serait relu avec jsdom à
 * chaque page, même une chaîne vide : d'où `null` (11 pages : 4,3 s de processeur, 3,8 avec `null`, médianes de 5).
 */
export default {
  root: process.env.ABS_SITE_ROOT ?? "data/.abs/public/site",
  output: process.env.ABS_SITE_DIST ?? "data/.abs/public/dist",
  head: null,
  header: null,
  footer: null,
  style: null,
  // Ni Google Fonts ni autre hôte : par défaut Framework en charge une feuille.
  globalStylesheets: [],
  sidebar: false,
  pager: false,
  search: false,
  toc: false,
  // Les liens gardent leur extension : le site s'ouvre aussi depuis un dossier (`file://`).
  preserveIndex: true,
  preserveExtension: true,
};
