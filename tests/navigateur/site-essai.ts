import { SANS_DECLARATION } from "../../src/modele/accessibilite.ts";
import type { PageSite, SiteEdition } from "../../src/rapport/page.ts";
import { COMPARAISON, EVOLUTION, TABLEAU_LARGE } from "./figures-essai.ts";

const chiffre = (valeur: string, libelle: string, contexte: string): string =>
  `<div class="chiffre-cle"><span class="valeur">${valeur}</span> <span class="libelle">${libelle}</span> <span class="contexte">${contexte}</span></div>`;

const REVENUS: PageSite = {
  chemin: "revenus",
  titre: "Revenus et pauvreté",
  introHtml: `<p>Près d'un habitant sur trois vit sous le seuil de pauvreté, deux fois la moyenne nationale.</p>
${chiffre("30,2 %", "des habitants vivent sous le seuil de pauvreté (2019)", "France 14,5 % · département 13,0 % · +2,8 points depuis 2014")}`,
  sections: [
    {
      id: "pauvrete",
      titre: "Pauvreté",
      html: `<p>Entre 2014 et 2019, la part des habitants sous le seuil de pauvreté passe de 27,4 % à 30,2 %, une hausse nette.
Le <a href="methode.html#sources">fichier Filosofi</a> ne compte pas les habitants sans logement.</p>\n${EVOLUTION}\n${COMPARAISON}`,
    },
    {
      id: "iris",
      titre: "Les iris en chiffres",
      html: `<p>Un taux n'est pas publié quand trop peu de ménages sont concernés.</p>\n${TABLEAU_LARGE}`,
    },
    {
      id: "ce-que-cela-veut-dire",
      titre: "Ce que cela veut dire ici",
      html: `<div class="analyse"><p>Les familles reçues à l'accueil social en 2025 disent d'abord le prix du logement et de l'énergie.</p>
<p>La part des <em>travailleurs pauvres</em> parmi elles augmente depuis deux ans.</p></div>`,
    },
    {
      id: "a-surveiller",
      titre: "À surveiller",
      html: `<ul class="constats">
<li><p>La pauvreté augmente plus vite que dans le département.</p><p class="preuve">Hausse nette · Filosofi 2014 et 2019</p></li>
<li><p>Le niveau de vie médian semble reculer dans l'iris Gare, mais l'écart reste dans la marge d'incertitude.</p><p class="preuve">À confirmer · Filosofi 2018 et 2019</p></li>
</ul>`,
    },
    {
      id: "prestations",
      titre: "Prestations",
      html: `<p class="a-venir">Les données de la Caf arrivent avec la prochaine édition.</p>`,
    },
  ],
};

const ACCUEIL: PageSite = {
  chemin: "index",
  titre: "L'essentiel",
  introHtml: `<p>Une ville jeune où la pauvreté progresse, et où deux personnes âgées sur cinq vivent seules.</p>
<div class="chiffres-cles">
${chiffre("29 840", "habitants (2022)", "−0,3 % par an depuis 2016")}
${chiffre("30,2 %", "sous le seuil de pauvreté (2019)", "France 14,5 %")}
${chiffre("1 340", "personnes de 75 ans ou plus vivent seules (2022)", "sur 3 200, soit 41,9 %")}
${chiffre("17 250 €", "de niveau de vie médian par an (2021)", "France 23 080 €")}
</div>`,
  sections: [
    {
      id: "evolutions",
      titre: "Trois évolutions",
      html: `<p>Voir le chapitre <a href="revenus.html#pauvrete">Pauvreté</a>.</p>`,
    },
    {
      id: "ce-que-nous-ne-savons-pas",
      titre: "Ce que nous ne savons pas",
      html: `<p>Le non-recours aux aides n'est pas mesuré.</p>`,
    },
  ],
};

const THEMES = ["Population", "Familles", "Logement", "Emploi", "Santé", "Grand âge", "Petite enfance"].map(
  (titre, i): PageSite => ({
    chemin: `theme-${i + 1}`,
    titre,
    introHtml: "<p>Chapitre d'essai.</p>",
    sections: [{ id: "constat", titre: "Constat", html: "<p>Texte.</p>" }],
  }),
);

const METHODE: PageSite = {
  chemin: "methode",
  titre: "Méthode et sources",
  groupe: "methode",
  introHtml: `<p>Chaque chiffre vient d'un fichier public, cité ici avec son empreinte.</p>`,
  sections: [
    {
      id: "sources",
      titre: "Sources",
      html: `<p><a href="https://www.insee.fr/fr/statistiques/6036907">Filosofi 2019, Insee</a> ·
<a href="donnees/resultats.csv" download>résultats en CSV</a></p><p class="empreinte">${"9f".repeat(32)}</p>`,
    },
    { id: "secret", titre: "Secret statistique", html: "<p>Un nombre trop petit n'est pas publié.</p>" },
  ],
};

/** Le texte d'essai s'écrit avec des espaces ordinaires ; un vrai rapport y met des insécables. */
const insecables = (texte: string): string =>
  texte.replace(/(\d) (?=[%€]|\d{3}\b)/g, "$1\u202f").replace(/ (?=[:;!?])/g, "\u00a0");
const typographie = (html: string): string =>
  html.replace(
    /(<svg[\s\S]*?<\/svg>|<[^>]*>)|([^<]+)/g,
    (_, balise?: string, texte?: string) => balise ?? insecables(texte ?? ""),
  );
const soigne = (page: PageSite): PageSite => ({
  ...page,
  introHtml: typographie(page.introHtml),
  sections: page.sections.map((s) => ({ ...s, html: typographie(s.html) })),
});

/** Un site d'essai à l'image d'un vrai : essentiel, un chapitre complet, sept thèmes courts, méthode. */
export const siteEssai = (edition: SiteEdition["edition"] = "public"): SiteEdition => ({
  edition,
  commune: "Ville-Témoin",
  annee: 2026,
  fictif: true,
  pages: [ACCUEIL, REVENUS, ...THEMES, METHODE].map(soigne),
  fichiers: [{ chemin: "donnees/resultats.csv", contenu: "indicateur;territoire;valeur\nREV-02;99001;30,2\n" }],
  mentions: { organisme: "CCAS de Ville-Témoin", date: "3 mars 2026" },
  accessibilite: { declaration: { ...SANS_DECLARATION, contact: "ccas@ville-temoin.example" }, audit: null },
});
