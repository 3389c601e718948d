import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fichierIndex, indexerPages, readSections } from "../../src/publier/site/index-recherche.ts";
import { chercher, extraitOf } from "../../src/site/recherche/chercher.ts";
import { motsOf, plier, racine } from "../../src/site/recherche/mots.ts";

describe("les mots", () => {
  it.each([
    ["sociaux", "social"],
    ["sociales", "social"],
    ["pauvretés", "pauvreté"],
    ["âgées", "âgé"],
    ["familles", "famille"],
    ["Œuvres", "oeuvre"],
  ])("« %s » se trouve par « %s »", (a, b) => {
    expect(racine(plier(a))).toBe(racine(plier(b)));
  });

  it.each([
    ["logement", "loger"],
    ["2021", "2022"],
    ["chômage", "chômeur"],
  ])("« %s » et « %s » restent deux", (a, b) => {
    expect(racine(plier(a))).not.toBe(racine(plier(b)));
  });

  it("élisions coupées, mots vides ôtés", () => {
    expect(motsOf("L'accueil des familles, c'est à la mairie")).toEqual(["accueil", "familles", "mairie"]);
  });

  it("plier deux fois ne change rien, et ne laisse ni accent ni majuscule", () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        expect(plier(plier(s))).toBe(plier(s));
        for (const mot of motsOf(s)) expect(mot).toMatch(/^[a-z0-9]+$/);
      }),
    );
  });
});

const REVENUS = `<html><body><nav>Menu caché</nav><main id="contenu"><h1>Revenus</h1><div class="intro"><p>Chapeau.</p></div>
<h2 id="pauvrete">Pauvreté</h2><p>Trois <em>familles</em> sur dix.</p>
<figure class="abs-figure" id="fig-rev-02"><p class="titre">La pauvreté monte</p><svg><text>dessinée</text></svg>
<table><caption>Taux</caption><tr><th>Gare</th><td>41 %</td></tr></table></figure><p>Après la figure.</p></main></body></html>`;
const ACCUEIL = `<main><h1>L'essentiel</h1><p>Une ville où des familles vivent seules.</p></main>`;
const INDEX = indexerPages([
  { chemin: "revenus", html: REVENUS },
  { chemin: "index", html: ACCUEIL },
]);

describe("l'index", () => {
  it("se fait des pages finies : sections, figures, têtes de tableau ; ni menu, ni dessin, ni case", () => {
    expect(readSections(REVENUS)).toEqual({
      titre: "Revenus",
      sections: [
        { ancre: "", titre: "Revenus", texte: "Chapeau." },
        { ancre: "pauvrete", titre: "Pauvreté", texte: "Trois familles sur dix.\nAprès la figure." },
        { ancre: "fig-rev-02", titre: "La pauvreté monte", texte: "Taux\nGare" },
      ],
    });
    for (const mot of ["menu", "dessinée", "41"]) expect(chercher(INDEX, mot)).toEqual([]);
  });

  it("trouve sans accent, au pluriel, et le titre avant le texte", () => {
    const adresses = (requete: string): string[] =>
      chercher(INDEX, requete).map(({ page, section }) => `${page.chemin}#${section.ancre}`);
    expect(adresses("PAUVRETES")).toEqual(["revenus#pauvrete", "revenus#fig-rev-02"]);
    expect(adresses("famille")).toEqual(["revenus#pauvrete", "index#"]);
    expect(adresses("famille seule")).toEqual(["index#"]);
    expect(adresses("pauv")).toEqual(["revenus#pauvrete", "revenus#fig-rev-02"]);
    expect(adresses("la des")).toEqual([]);
    expect(adresses("constructor")).toEqual([]);
  });

  it("cite le passage qui dit le mot", () => {
    const [trouvee] = chercher(INDEX, "familles");
    expect(trouvee && extraitOf(trouvee.section, "familles")).toBe("Trois familles sur dix.");
  });

  it("s'écrit aux mêmes octets, sous un nom qui porte son empreinte", () => {
    const pages = [{ chemin: "revenus", html: REVENUS }];
    expect(fichierIndex(pages)).toEqual(fichierIndex(pages));
    expect(fichierIndex(pages).chemin).toMatch(/^index\.[0-9a-f]{8}\.js$/);
  });
});
