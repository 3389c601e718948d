import { expect, it } from "vitest";
import { semblesNommer } from "../../src/modele/semble-nommer.ts";

it.each([
  "Mme Dupont",
  "M. Dupont",
  "Monsieur de la Tour",
  "Madame D.",
  "le Dr Bernard",
  "J. Dupont",
  "J.-P. Martin a présidé",
  "vu avec Jean DUPONT",
  "Mesdames Martin et Durand",
  "Jeanne Durand",
  "vu avec Jean-Pierre Martin à l'accueil",
  "DURAND Jeanne",
  "jeanne.durand@exemple.fr",
  "appeler le 06 12 34 56 78",
  "+33 6 12 34 56 78",
  "directrice de l'école Jean Moulin, Sophie Martin",
  "madame Durand",
  "MME DURAND",
  "Mme. Durand",
  "reçu par M Durand",
  "la famille Durand",
  "l'aide à la famille DURAND",
  "la veuve Leroy",
  "Durand, Jeanne",
  "JEANNE DURAND",
  "Kévin Moreau",
  "Fatoumata Diallo",
  "jdurand@gmail.com",
  "née le 12/03/1954",
  "1 54 03 68 224 015 32",
  "Mme Maire",
  "M. Mairesse",
  "reçue par Mme Conseil",
  "M. Chefdeville",
  "MADAME DURAND",
  "Veuve Leroy",
  "Consorts Martin",
])("« %s » semble nommer une personne", (texte) => expect(semblesNommer(texte)).toBe(true));

// Ce qu'un plan d'action écrit tous les jours.
it.each([
  "madame la vice-présidente du CCAS",
  "Monsieur le maire",
  "article R. 123-1 du CASF",
  "L. 123-5 et R. 123-2",
  "La CAF et le CCAS",
  "Convention CPAM de la Haute-Brune",
  "responsable du pôle Solidarités",
  "S.N.C.F.",
  "Maison France Services",
  "Ville-Témoin, QPV Les Coteaux",
  "Mme la directrice",
  "école Jean Moulin",
  "la permanence de la rue Victor Hugo",
  "centre social Simone Veil",
  "place du Général Charles de Gaulle",
  "accueil@ccas-ville.fr",
  "Maison France Travail",
  "le 12 03 2026",
  "120 000 000 €",
  "Marie accompagne trois ateliers",
  "Monsieur le Maire",
  "M. le Préfet du Haut-Rhin",
  "Madame la Vice-présidente",
  "une famille monoparentale",
  "une famille DALO",
  "maison de la famille Haute-Brune",
  "Familles Rurales",
  "services Enfance, Jeunesse",
  "RUE JEAN MOULIN",
  "12 foyers, 2 54 agents",
  "MADAME LA DIRECTRICE",
  "Couples avec enfants",
])("« %s » ne nomme personne", (texte) => expect(semblesNommer(texte)).toBe(false));

// Une recherche qui relit le texte à chaque lettre fait ici dix milliards de pas, et l'essai ne finit pas.
it.each(["a", "a.", "a@", "a.b@", "@", "Aa", "A", "M. 1 ", "Jean-"])(
  "cent mille caractères de « %s » se lisent",
  (motif) => expect(semblesNommer(motif.repeat(100_000 / motif.length))).toBe(false),
);

it("un courriel se trouve au bout d'un long texte, et son arobase au bout d'un long mot", () => {
  expect(semblesNommer(`${"mot ".repeat(25_000)}jeanne.durand@exemple.fr`)).toBe(true);
  expect(semblesNommer(`${"a".repeat(50_000)}.durand@exemple.fr`)).toBe(true);
  expect(semblesNommer(`durand.${"a".repeat(50_000)}@exemple.fr`)).toBe(true);
});
