import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fond } from "../../src/modele/fond.ts";
import { writeExploration } from "../../src/rapport/explorateur/fichiers.ts";
import { cleTerritoire, FICHIERS, type Exploration } from "../../src/rapport/explorateur/contrat.ts";
import { chaineOf } from "../../src/site/explorateur/chaine.ts";
import { renderEtat } from "../../src/site/explorateur/dessiner.ts";
import { FORMES, readEtat, writeEtat, type Etat } from "../../src/site/explorateur/etat.ts";
import { readSeries } from "../../src/site/explorateur/lire.ts";
import type { Source } from "../../src/site/explorateur/source.ts";
import { lectureFactice, TERRITOIRES, VALEURS } from "../rapport/lecture-factice.ts";

const CARRES: Fond = {
  niveau: "iris",
  source: "tracé fictif",
  ...Object.fromEntries(
    ["large", "etroit"].map((format) => [
      format,
      {
        bord: [],
        zones: TERRITOIRES.IRIS.map(({ code }, i) => ({ code, anneaux: [[[i, 0], [i + 1, 0], [i + 1, 1], [i, 1]]] })),
      },
    ]),
  ),
} as Fond; // prettier-ignore

// Un millésime de plus au recensement, que ses voisins refusent : 2019 partage une enquête avec 2016 et avec 2022.
const valeurs = { ...VALEURS, "DEM-09|commune|00101": { ...VALEURS["DEM-09|commune|00101"], 2019: 8.9 } };
const lecture = { ...lectureFactice({ edition: "public", valeurs }), fonds: [CARRES] };

function sourceOf(): Source {
  const fichiers = new Map(writeExploration(lecture).map((f) => [f.chemin, f.contenu]));
  const exploration = JSON.parse(String(fichiers.get(FICHIERS.indicateurs))) as Exploration;
  const fonds = JSON.parse(String(fichiers.get(FICHIERS.fonds))) as Fond[];
  return { exploration, fonds, series: readSeries(fichiers.get(FICHIERS.series) as Uint8Array, exploration) };
}
const source = sourceOf();
const montrer = (etat: Partial<Etat>): string => {
  const entier = {
    indicateur: "REV-02",
    territoire: "commune:00101",
    forme: "courbe",
    millesime: "",
    avec: [],
    ...etat,
  } as const;
  return renderEtat(source, entier).html.replace(/[\u00a0\u202f]/g, " ");
};

describe("les séries relues d'Arrow", () => {
  it("sont celles de l'édition, statuts, intervalles et segments compris", () => {
    let vus = 0;
    for (const [code, parTerritoire] of source.series)
      for (const [cle, points] of parTerritoire) {
        const [niveau = "", territoire = ""] = cle.split(":");
        const serie = lecture.serie(code, niveau as "commune", territoire);
        expect(points.map((p) => [p.millesime, p.valeur, p.statut, p.intervalle, p.segment])).toEqual(
          serie.map((r) => [r.millesime, r.valeur, r.statut, r.intervalle, r.segment]),
        );
        vus += points.length;
      }
    expect(vus).toBeGreaterThan(30);
  });

  it("se relient comme dans les pages : la chaîne de chaque territoire est sa série comparable", () => {
    for (const [code, parTerritoire] of source.series)
      for (const [cle, points] of parTerritoire) {
        if (!points.some((p) => p.valeur !== null)) continue;
        const [niveau = "", territoire = ""] = cle.split(":");
        const permise = lecture.serieComparable(code, niveau as "commune", territoire).map((r) => r.annee);
        const dernier = points.findLast((p) => p.valeur !== null)?.temps ?? 0;
        expect(chaineOf(points).map((p) => p.temps)).toEqual(permise.filter((a) => a <= dernier));
      }
  });
});

describe("ce que la page montre", () => {
  it("une courbe, sans le millésime qu'une enquête partagée refuse, et dit pourquoi", () => {
    const html = montrer({ indicateur: "DEM-09", avec: ["france"] });
    expect(html).toContain("2011 à 2022");
    expect(html).toMatch(/Hors de la courbe, 2019 : /);
    expect(html).not.toContain("8,9 %");
  });

  it("rien d'un segment à l'autre : les deux points, aucun trait", () => {
    const [svg = ""] = /<svg[\s\S]*?<\/svg>/.exec(montrer({ indicateur: "EMP-06" })) ?? [];
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).not.toMatch(/stroke-linejoin="round"[^>]*>\s*<path/);
  });

  it("le secret se dit et se hachure, il n'est jamais vide", () => {
    const html = montrer({
      forme: "points",
      territoire: "commune:00101",
      millesime: "2019",
      avec: ["region", "france"],
    });
    expect(html).toContain(">secret<");
    expect(montrer({ forme: "carte" })).toMatch(/<th scope="row">Usines<\/th><td class="nombre">secret/);
  });

  it("une borne du producteur s'écrit telle quelle, dans les barres aussi", () => {
    for (const forme of ["points", "barres"] as const)
      expect(montrer({ forme, territoire: "iris:001010102" })).toContain("5 % ou moins");
  });

  it("refuse de comparer un effectif d'un territoire à l'autre", () => {
    expect(montrer({ indicateur: "DEM-01", forme: "points", avec: ["epci"] })).toContain(
      "un effectif ne se compare pas",
    );
  });

  it("le tableau donne chaque millésime, écartés compris", () => {
    expect(montrer({ indicateur: "DEM-09", forme: "tableau" })).toContain("8,9 %");
  });

  it("tout état a une figure, un tableau ou une raison : jamais rien, jamais une erreur", () => {
    const territoires = source.exploration.territoires.map(cleTerritoire);
    let figures = 0;
    for (const { code } of source.exploration.indicateurs)
      for (const territoire of territoires)
        for (const forme of FORMES) {
          const html = montrer({ indicateur: code, territoire, forme, avec: ["commune", "epci", "france"] });
          expect(html).toMatch(/<figure|<table|class="note refus"/);
          figures += html.includes("<figure") ? 1 : 0;
        }
    expect(figures).toBeGreaterThan(40);
  });
});

describe("l'adresse", () => {
  const connus = {
    indicateurs: ["REV-02", "DEM-01"],
    territoires: ["commune:1", "iris:2"],
    ajouts: ["epci", "france"],
  };

  it("dit tout l'état : l'écrire puis la lire le redonne", () => {
    fc.assert(
      fc.property(
        fc.record({
          indicateur: fc.constantFrom(...connus.indicateurs),
          territoire: fc.constantFrom(...connus.territoires),
          forme: fc.constantFrom(...FORMES),
          millesime: fc.constantFrom("", "2019"),
          avec: fc.subarray(connus.ajouts),
        }),
        (etat) => {
          expect(readEtat(writeEtat(etat), connus)).toEqual(etat);
        },
      ),
    );
  });

  it("une adresse de travers mène au défaut, sans rien reprendre d'elle", () => {
    const etat = readEtat("?indicateur=<script>&forme=radar&millesime=x&avec=mars,epci", connus);
    expect(etat).toEqual({
      indicateur: "REV-02",
      territoire: "commune:1",
      forme: "courbe",
      millesime: "",
      avec: ["epci"],
    });
  });
});
