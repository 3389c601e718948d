import { describe, expect, it } from "vitest";
import { buildArbre } from "../../src/rapport/arbre.ts";
import { renderSources } from "../../src/rapport/rendu-noeuds.ts";
import { renderSite } from "../../src/rapport/rendu-site.ts";
import { chapitre, rendre, sansDessin, simple } from "./chapitres.ts";
import { FICHIERS, lectureFactice, VALEURS } from "./lecture-factice.ts";

const CHAPITRE = `
::chapeau{indicateur=REV-02}

::chiffre{indicateur=REV-02}

## Pauvreté

En :millesime[REV-02], :valeur[REV-02] des habitants sont pauvres.

::figure{indicateur=REV-02 forme=points}

:::analyse
Texte de l'équipe, **en gras**.
:::

## À surveiller

::constats{theme=revenus max=2}
`;

it("rend un chapitre (instantané relu)", () => {
  expect(simple(sansDessin(rendre(CHAPITRE).html))).toMatchSnapshot();
});

it("rend l'activité du CCAS (instantané relu)", () => {
  const corps = ["foyers_aides", "passages_par_mois", "passages_par_motif"].map((v) => `::activite{variable=${v}}`);
  expect(simple(sansDessin(rendre(corps.join("\n\n")).html))).toMatchSnapshot();
});

it("écrit les mêmes octets deux fois", () => {
  expect(rendre(CHAPITRE).html).toBe(rendre(CHAPITRE).html);
});

it("liste les fichiers avec l'empreinte entière, et lues = gardées + refusées", () => {
  const { html } = rendre("::sources");
  expect(html).toContain(`title="${"filosofi-cc-2019".padEnd(64, "0")}"`);
  expect(simple(html)).toContain('<td class="nombre">1 310 = 1 300 + 10</td>');
});

it("ne compte pas les lignes d'un fichier dont le total peut être masqué", () => {
  const fichiers = FICHIERS.map((f) => ({ ...f, lues: null, gardees: null, refusees: null }));
  const html = renderSources({ type: "absSources", fichiers });
  expect(html).toContain('<td class="nombre">non diffusées</td>');
  expect(html).not.toMatch(/1.310|1.300/);
});

describe("rien de ce que l'équipe écrit n'entre tel quel", () => {
  it("rend le HTML comme du texte, retire les commentaires", () => {
    const { html } = rendre(
      'A <img src=x onerror="alert(1)"> B <!-- note interne -->\n\n<!-- consigne -->\n\n<b>gras</b>',
    );
    expect(html).not.toContain("<img");
    expect(html).not.toMatch(/note interne|consigne|<!--/);
    expect(html).toContain("&#x3C;img src=x");
  });
  it("neutralise un lien inattendu, suit un lien de chapitre", () => {
    const { html } = rendre(
      "[a](javascript:alert(1)) [b](10-methode.md#arrondis) [c](01-essentiel.md) [d](https://insee.fr)",
    );
    const adresses = [...html.matchAll(/href="([^"]*)"/g)].map((m) => m[1]);
    expect(adresses).toEqual(["#", "methode.html#arrondis", "index.html", "https://insee.fr"]);
  });
  it("échappe le nom d'un territoire", () => {
    const { html } = rendre("::chapeau{indicateur=REV-02}\n\n::figure{indicateur=REV-02 forme=points}", {
      nomCommune: "<b>X</b>",
    });
    expect(html).not.toContain("<b>");
  });
});

describe("ce que nous ne savons pas", () => {
  const deux = (edition: "direction" | "public" = "direction") => {
    const fichiers = [
      { nom: "05-jeunesse.md", texte: chapitre("::chiffre{indicateur=JEU-07 si-disponible}", "Jeunesse") },
      {
        nom: "07-revenus.md",
        texte: chapitre(
          "::chiffre{indicateur=REV-02}\n\n## Jeunes\n\nProse.\n\n::figure{indicateur=JEU-07 si-disponible}",
          "Revenus",
        ),
      },
      { nom: "10-methode.md", texte: chapitre("## Ce que nous ne savons pas\n\n::inconnues", "Méthode") },
    ];
    const arbre = buildArbre(lectureFactice({ edition }), "rapport", fichiers);
    return { arbre, pages: renderSite(arbre) };
  };
  it("omet un chapitre sans donnée, une section sans figure, et les liste", () => {
    const { arbre, pages } = deux();
    expect(arbre.anomalies).toEqual([]);
    expect(pages.map((p) => p.chemin)).toEqual(["revenus", "methode"]);
    expect(pages[0]?.sections).toEqual([]);
    const html = simple(pages[1]?.sections[0]?.html ?? "");
    expect(html).toContain("le chapitre « Jeunesse »");
    expect(html).toContain("<strong>Masqué par le secret statistique</strong> : Taux de pauvreté des ménages jeunes.");
  });
});

it("montre à la direction seule l'analyse qui reste à écrire", () => {
  const corps = "Texte.\n\n## Préconisations\n\n:::analyse\n<!-- consigne -->\n:::";
  expect(rendre(corps).html).toContain(
    "analyse de l'équipe à écrire (rapport/07-essai.md, ligne 8)".replace("'", "&#39;"),
  );
  expect(rendre(corps, { edition: "public" }).html).toBe("<p>Texte.</p>");
});

it("calcule une part du CCAS avec son effectif, et pas sous 11 réponses", () => {
  const agregat = (variable: string, valeur: number) => ({
    source: "ccas-satisfaction", variable, modalite: null, millesime: 2025, valeur, statut: "valeur" as const,
    nature: "effectif" as const, unite: "réponses", libelle: variable,
  }); // prettier-ignore
  const corps = '::activite{variable=oui sur=tout libelle="Satisfaits"}';
  const html = (oui: number, tout: number) =>
    simple(rendre(corps, { agregats: [agregat("oui", oui), agregat("tout", tout)] }).html);
  expect(html(180, 240)).toContain('<p class="valeur">75,0 %</p>');
  expect(html(180, 240)).toContain("180 sur 240 réponses");
  expect(html(8, 10)).not.toContain("%");
});

it("met à part, en petit, ce que l'unité d'un chiffre clé a de mots", () => {
  const { html } = rendre("::chiffre{indicateur=DEM-02}");
  expect(simple(html)).toMatch(/<p class="valeur">[−\d,]+ % <span class="unite">par an<\/span><\/p>/);
});

it("n'imprime jamais une borne de diffusion comme une valeur exacte", () => {
  const valeurs = { ...VALEURS, "REV-02|commune|00101": { 2014: 6, 2019: 5, 2021: 5 } };
  const { html } = rendre("La pauvreté touche :valeur[REV-02].\n\n::chiffre{indicateur=REV-02}", { valeurs });
  expect(simple(html)).toContain("La pauvreté touche 5 % ou moins.");
  expect(simple(html)).toContain('<p class="valeur">5 % ou moins</p>');
});

it("ne dit « sur ce thème » que des constats d'un thème", () => {
  const dits = (corps: string): string => simple(rendre(corps, { valeurs: {} }).html);
  expect(dits("::constats{max=3}")).toContain("ne permettent aucun constat : ni comparaison, ni évolution.");
  expect(dits("::constats{theme=revenus}")).toContain("aucun constat sur ce thème : ni comparaison, ni évolution.");
});
