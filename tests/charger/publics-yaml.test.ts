import { describe, expect, it } from "vitest";
import { readIndicateurs } from "../../src/charger/indicateurs-yaml.ts";
import { readPublics } from "../../src/charger/publics-yaml.ts";
import { CATALOGUE } from "../../src/indicateurs/index.ts";
import { formatAnomalie } from "../../src/modele/anomalie.ts";

const ENERGIE = `indicateurs:
  - code: ACT-01
    libelle: Passages pour l'énergie
    sujet: la part des passages pour l'énergie
    theme: ccas
    definition: Passages pour l'énergie, parmi tous les passages.
    genre: proportion
    source: ccas-accueil
    numerateur: passages_par_motif / Énergie et eau
    denominateur: passages
`;
const dire = (texte: string): string[] => readIndicateurs(texte).anomalies.map(formatAnomalie);

describe("un indicateur fait des exports du CCAS", () => {
  it("se lit : une proportion entre deux totaux, un taux pour tant d'habitants, un compte", () => {
    const { catalogue, anomalies } = readIndicateurs(ENERGIE);
    expect(anomalies).toEqual([]);
    expect(catalogue.activites).toEqual([
      {
        code: "ACT-01",
        libelle: "Passages pour l'énergie",
        definition: "Passages pour l'énergie, parmi tous les passages.",
        numerateur: { variable: "passages_par_motif", modalite: "Énergie et eau" },
        denominateur: { variable: "passages", modalite: null },
        pour: 100,
        unite: "%",
      },
    ]);
    const taux = ENERGIE.replace("genre: proportion", "genre: ratio\n    pour: 1000\n    unite: pour 1 000 habitants");
    expect(readIndicateurs(taux.replace("denominateur: passages", "denominateur: DEM-01")).catalogue.activites).toMatchObject([{ denominateur: { indicateur: "DEM-01" }, pour: 1000 }]); // prettier-ignore
    const compte = ENERGIE.replace("genre: proportion", "genre: effectif").replace("    denominateur: passages\n", "");
    expect(readIndicateurs(compte).catalogue.activites).toMatchObject([{ denominateur: null, unite: "passages" }]);
  });

  it.each([
    [
      "un total inconnu",
      "numerateur: passages_par_motif / Énergie et eau",
      "numerateur: passage",
      /ligne 9.*aucun total « passage »/,
    ],
    [
      "un total d'un autre export",
      "denominateur: passages",
      "denominateur: demandes",
      /ligne 10.*ne sort de ccas-accueil/,
    ],
    ["une modalité inconnue", "/ Énergie et eau", "/ Énergies", /ligne 9.*n'a pas de « Énergies »/],
    ["un détail sans modalité", " / Énergie et eau", "", /ligne 9.*il faut dire lequel.*Aide alimentaire/],
    [
      "une proportion sur les habitants",
      "denominateur: passages",
      "denominateur: DEM-01",
      /rapporte deux totaux du CCAS/,
    ],
    [
      "un taux sur un indice",
      "denominateur: passages",
      "denominateur: DEM-10",
      /ligne 10.*un taux se rapporte à un effectif/,
    ],
  ])("%s est dit avec sa ligne", (_, de, en, attendu) => {
    expect(dire(ENERGIE.replace(de, en)).join("\n")).toMatch(attendu);
  });

  it("une médiane ne se rapporte à rien", () => {
    const delai = ENERGIE.replace("ccas-accueil", "ccas-aides").replace("passages_par_motif / Énergie et eau", "delai_median").replace("denominateur: passages", "denominateur: demandes"); // prettier-ignore
    expect(dire(delai).join()).toContain("« delai_median » est une médiane");
  });
});

const PUBLICS = `publics:
  - nom: Étudiants
    description: Ceux qui demandent une aide.
    indicateurs: [DEM-07]
    activite: ["passages_par_motif / Logement", demandes]
    editions: [copil]
`;
const direPublics = (texte: string): string => readPublics(texte, CATALOGUE).anomalies.map(formatAnomalie).join("\n");

describe("publics.yaml", () => {
  it("se lit, et la direction voit toujours la fiche", () => {
    expect(readPublics(PUBLICS, CATALOGUE)).toEqual({
      anomalies: [],
      publics: [
        {
          nom: "Étudiants",
          description: "Ceux qui demandent une aide.",
          filtre: null,
          seuil: null,
          indicateurs: ["DEM-07"],
          activite: [
            { variable: "passages_par_motif", modalite: "Logement" },
            { variable: "demandes", modalite: null },
          ],
          editions: ["direction", "copil"],
        },
      ],
    });
    const seule = PUBLICS.replace("    editions: [copil]\n", "");
    expect(readPublics(seule, CATALOGUE).publics[0]?.editions).toEqual(["direction"]);
  });

  it("un code qu'indicateurs.yaml déclare mal est une faute là-bas, pas ici ; un taux par catégorie ne se nomme pas", () => {
    const local = PUBLICS.replace("DEM-07", "LOC-01");
    expect(direPublics(local)).toContain("indicateur inconnu");
    expect(readPublics(local, CATALOGUE, (code) => code === "LOC-01").anomalies).toEqual([]);
    expect(direPublics(PUBLICS.replace("DEM-07", "EMP-01:15-24"))).toContain("indicateur inconnu");
  });

  it("parmi tant d'indicateurs, n'en propose que les plus proches", () => {
    const dit = direPublics(PUBLICS.replace("DEM-07", "chômage des jeunes"));
    expect(dit).toMatch(/Choisir l'un des 1\d\d possibles ; les plus proches : (?:[A-Z]+-\d+, ){5}[A-Z]+-\d+\./);
  });

  it("dit tous ses défauts à la fois, chacun à sa ligne", () => {
    const dit = direPublics(
      PUBLICS.replace("DEM-07", "DEM-99").replace("/ Logement", "/ Loyer").replace("copil", "presse").replace("nom: Étudiants", "noms: Étudiants"), // prettier-ignore
    );
    expect(dit).toMatch(/ligne 4.*indicateur inconnu/);
    expect(dit).toMatch(/ligne 5.*n'a pas de « Loyer »/);
    expect(dit).toMatch(/ligne 6.*édition inconnue/);
    expect(dit).toMatch(/« nom » manque/);
  });

  const filtree = (filtre: string): string => `publics:
  - nom: Familles nombreuses
    description: Celles qui demandent une aide au logement ou à l'énergie.
    filtre:
${filtre.replace(/^/gm, "      ")}
`;

  it("un filtre se lit : un export, des valeurs par leur libellé imprimé ou leur code, un nombre entre deux bornes", () => {
    const lu = readPublics(
      filtree("export: ccas-aides\nnature: [Logement, energie]\ndecision: Accord\npersonnes: [4, 20]"),
      CATALOGUE,
    );
    expect(lu.anomalies).toEqual([]);
    expect(lu.publics[0]).toMatchObject({
      filtre: {
        source: "ccas-aides",
        conditions: [
          { champ: "nature", valeurs: ["logement", "energie"] },
          { champ: "decision", valeurs: ["accord"] },
          { champ: "personnes", de: 4, a: 20 },
        ],
      },
      activite: [],
      editions: ["direction"],
    });
  });

  it.each([
    ["export: ccas-budget\nfonction: x", /ligne 5.*un filtre porte sur un export du CCAS/],
    ["nature: Logement", /« ?export|un filtre porte sur un export du CCAS/],
    ["export: ccas-aides", /ligne 5.*ce filtre n'écarte rien/],
    ["export: ccas-aides\nnatur: Logement", /ligne 6.*aucun champ de ce nom.*nature/],
    ["export: ccas-aides\nnature: Loyer", /ligne 6.*valeur inconnue/],
    ["export: ccas-aides\npersonnes: [5, 2]", /ligne 6.*deux nombres entiers/],
    ["export: ccas-aides\nfoyer: F12", /aucun champ de ce nom/], // on ne suit pas un foyer nommé
  ])("refuse le filtre %j", (filtre, attendu) => {
    expect(direPublics(filtree(filtre))).toMatch(attendu);
  });

  it("le seuil propre d'un public est plus haut que celui de l'outil, et porte sur des totaux", () => {
    const avec = (seuil: string): string => PUBLICS.replace("    editions", `    secret: ${seuil}\n    editions`);
    expect(readPublics(avec("20"), CATALOGUE).publics[0]?.seuil).toBe(20);
    expect(direPublics(avec("5"))).toMatch(/ligne 6.*pas plus stricte que celle de l'outil/);
    expect(direPublics(avec("onze"))).toMatch(/ligne 6.*un nombre entier/);
    expect(direPublics(avec("20").replace(/    activite: .*\n/, ""))).toMatch(/ce seuil ne porte sur aucun total/);
  });

  it.each([
    ["publics: rien\n", /liste attendue/],
    ["publics:\n  - nom: A\n    description: B\n", /n'a rien à montrer/],
    ["public: []\n", /clé inconnue/],
    [PUBLICS + PUBLICS.slice("publics:\n".length), /deux publics ont ce nom/],
  ])("refuse %j", (texte, attendu) => {
    expect(direPublics(texte)).toMatch(attendu);
  });
});
