import { describe, expect, it } from "vitest";
import { computeCouts } from "../../../src/rapport/couts.ts";
import { findHausses } from "../../../src/rapport/hausses.ts";
import type { AgregatProtege } from "../../../src/rapport/lecture.ts";
import { suivreMois } from "../../../src/rapport/suivi-mois.ts";
import { SANS_REGLAGE } from "../../../src/modele/reglages-ccas.ts";
import { poissonControlLimits } from "../../../src/stats/poisson-control-limits.ts";

const agregat = (
  variable: string,
  millesime: number,
  modalite: string | null,
  valeur: number | null,
): AgregatProtege => ({
  source: "ccas-aides",
  variable,
  modalite,
  millesime,
  valeur,
  statut: valeur === null ? "secret" : "valeur",
  nature: "effectif",
  unite: "demandes",
  libelle: variable,
});
const deux = (n: number): string => String(n).padStart(2, "0");
const annees = (debut: number, nombre: number, compte: (mois: number, annee: number) => number): AgregatProtege[] =>
  Array.from({ length: 12 * nombre }, (_, i) => {
    const [annee, mois] = [debut + Math.floor(i / 12), (i % 12) + 1];
    return agregat("m", annee, `${annee}-${deux(mois)}`, compte(mois, annee));
  });
const saison = (mois: number): number => (mois === 8 ? 20 : 60);

describe("suivreMois", () => {
  it("suit les vingt-quatre derniers mois, à la saison de deux années d'avant", () => {
    const suivi = suivreMois(annees(2022, 4, saison));
    expect(suivi).toMatchObject({ base: ["2022-01", "2023-12"], isSaisonnier: true });
    expect(suivi?.mois).toHaveLength(24);
    const aout = suivi?.mois.find((m) => m.mois === "2025-08");
    expect(aout?.attendu).toBeCloseTo(20, 9);
    expect(aout).toMatchObject(poissonControlLimits(20, 0.0027));
    expect(suivi?.mois.flatMap((m) => m.signaux)).toEqual([]);
  });

  it("signale le mois qui sort de ses limites, et lui seul", () => {
    const suivi = suivreMois(annees(2022, 4, (mois, annee) => (annee === 2025 && mois === 8 ? 45 : saison(mois))));
    expect(suivi?.mois.filter((m) => m.signaux.length > 0).map((m) => [m.mois, m.signaux])).toEqual([
      ["2025-08", ["au-dessus"]],
    ]);
  });

  it("ne dépend pas de l'ordre, réunit un mois partagé entre deux exports, oublie le bout de mois d'après", () => {
    const serie = annees(2022, 4, saison);
    const coupee = serie.flatMap((a) =>
      a.modalite === "2024-01"
        ? [
            { ...a, valeur: 25 },
            { ...a, millesime: 2023, valeur: 35 },
          ]
        : [a],
    );
    expect(suivreMois([...coupee.toReversed(), agregat("m", 2025, "2026-01", 3)])).toEqual(suivreMois(serie));
  });

  it("se tait sous vingt-quatre mois, ou s'il en manque un", () => {
    expect(suivreMois(annees(2024, 1, saison))).toBeNull();
    expect(suivreMois(annees(2022, 4, saison).filter((a) => a.modalite !== "2024-05"))).toBeNull();
    expect(suivreMois(annees(2024, 2, saison))).toMatchObject({ isSaisonnier: false, base: ["2024-01", "2024-12"] });
  });
});

describe("suivreMois, après une rupture", () => {
  it("ne prend ses limites que dans ce qui la suit, à partir du premier mois entier", () => {
    const serie = annees(2021, 5, (mois, annee) => (annee < 2023 ? 200 : saison(mois)));
    expect(suivreMois(serie)?.mois.flatMap((m) => m.signaux).length).toBeGreaterThan(0);
    const apres = suivreMois(serie, "2023-01-01");
    expect(apres?.base).toEqual(["2023-01", "2023-12"]);
    expect(suivreMois(serie, "2022-12-15")).toEqual(apres);
    expect(suivreMois(serie, "2024-06-01")).toBeNull();
  });
});

describe("findHausses", () => {
  const couple = (nom: string, avant: number, apres: number) => [
    agregat("v", 2024, nom, avant),
    agregat("v", 2025, nom, apres),
  ];

  it("garde les hausses hors du hasard, la plus forte d'abord", () => {
    const agregats = [
      ...couple("stable", 200, 210),
      ...couple("double", 100, 200),
      ...couple("triple", 40, 120),
      ...couple("baisse", 200, 80),
    ];
    expect(findHausses(agregats, 2025).map((h) => h.modalite)).toEqual(["triple", "double"]);
  });

  it("voit émerger une modalité qu'aucune ligne ne portait l'année d'avant", () => {
    const agregats = [...couple("stable", 200, 210), agregat("v", 2025, "neuve", 25), agregat("v", 2025, "rare", 12)];
    expect(findHausses(agregats, 2025)).toEqual([{ modalite: "neuve", avant: 0, apres: 25 }]);
    // Sans l'année d'avant, rien n'émerge : on ne sait pas.
    expect(findHausses([agregat("v", 2025, "neuve", 25)], 2025)).toEqual([]);
  });

  it("ne dit rien de moins de vingt cas, ni d'une case masquée", () => {
    const masquee = [agregat("v", 2024, "tue", null), agregat("v", 2025, "tue", 200)];
    expect(findHausses([...couple("rare", 1, 18), ...masquee], 2025)).toEqual([]);
  });
});

describe("computeCouts", () => {
  const reglages = {
    ...SANS_REGLAGE,
    structure: ["420"],
    services: [
      { nom: "Portage", fonctions: ["4238"], beneficiaires: "beneficiaires_portage" },
      { nom: "Aides", fonctions: ["424"], beneficiaires: "foyers_aides" },
    ],
  };
  const lire =
    (beneficiaires: number | null) =>
    (variable: string): readonly AgregatProtege[] =>
      [
        agregat("depenses_par_fonction", 2025, "4238", 100_000),
        agregat("depenses_par_fonction", 2025, "424", 300_000),
        agregat("depenses_par_fonction", 2025, "420", 80_000),
        agregat("depenses_par_fonction", 2024, "4238", 1),
        agregat("recettes_par_fonction", 2025, "4238", 70_000),
        agregat("beneficiaires_portage", 2025, null, beneficiaires),
        agregat("foyers_aides", 2025, null, 300),
      ].filter((a) => a.variable === variable);

  it("ajoute la structure au prorata des dépenses, ôte les recettes, divise par les bénéficiaires", () => {
    expect(computeCouts(lire(50), reglages)).toEqual({
      annee: 2025,
      structure: 80_000,
      services: [
        // 100 000 + 80 000 × 1/4 − 70 000 = 50 000, pour 50 personnes.
        { nom: "Portage", depenses: 100_000, structure: 20_000, recettes: 70_000, net: 50_000, beneficiaires: 50, parBeneficiaire: 1_000 }, // prettier-ignore
        { nom: "Aides", depenses: 300_000, structure: 60_000, recettes: 0, net: 360_000, beneficiaires: 300, parBeneficiaire: 1_200 }, // prettier-ignore
      ],
    });
  });

  it("tait le coût par bénéficiaire quand le nombre de bénéficiaires est masqué : le budget, public, le redonnerait", () => {
    expect(computeCouts(lire(null), reglages)?.services[0]).toMatchObject({
      net: 50_000,
      beneficiaires: null,
      parBeneficiaire: null,
    });
  });

  it("se tait sans budget ou sans service", () => {
    expect([computeCouts(() => [], reglages), computeCouts(lire(50), SANS_REGLAGE)]).toEqual([null, null]);
  });
});
