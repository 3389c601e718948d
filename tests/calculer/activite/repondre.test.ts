import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MatiereActivite } from "../../../src/calculer/activite/matiere.ts";
import { repondreActivite } from "../../../src/calculer/activite/repondre.ts";
import { reponse } from "../../../src/calculer/reponse.ts";
import { INDICATEURS } from "../../../src/indicateurs/index.ts";
import type { AgregatProtege } from "../../../src/modele/agregat.ts";
import { SANS_REGLAGE } from "../../../src/modele/reglages-ccas.ts";
import type { Resultat } from "../../../src/modele/resultat.ts";

const agregat = (
  variable: string,
  valeur: number | null,
  modalite: string | null = null,
  millesime = 2025,
): AgregatProtege => ({
  source: "ccas-aides",
  variable,
  modalite,
  millesime,
  valeur,
  statut: valeur === null ? "secret" : "valeur",
  nature: "effectif",
  unite: "",
  libelle: variable,
});

const matiere = (agregats: readonly AgregatProtege[], reste: Partial<MatiereActivite> = {}): MatiereActivite => ({
  agregats,
  commune: { niveau: "commune", code: "00101" },
  quartiers: [],
  reglages: SANS_REGLAGE,
  exports: [{ source: "ccas-aides", millesime: 2025, fichier: "brut/ccas/a.csv", sha256: "ab" }],
  officiel: () => [],
  ...reste,
});

const repondre = (code: string, m: MatiereActivite): Resultat[] => {
  const indicateur = INDICATEURS.find((i) => i.code === code);
  if (!indicateur) throw new Error(code);
  return repondreActivite(indicateur, m);
};

describe("un indicateur du CCAS", () => {
  it("est le rapport de deux comptes, avec son intervalle, ses termes et son fichier", () => {
    const [r] = repondre("CCAS-06", matiere([agregat("decisions", 626), agregat("decisions_favorables", 518)]));
    expect(r).toMatchObject({
      statut: "valeur",
      numerateur: 518,
      denominateur: 626,
      niveau: "commune",
      millesime: "2025",
    });
    expect(r?.valeur).toBeCloseTo(82.7476, 4);
    // Wilson, 518 sur 626 : refait à la main, (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    expect(r?.intervalle?.map((x) => x.toFixed(2))).toEqual(["79.59", "85.51"]);
    expect(r?.fichiers).toEqual([{ fichier: "brut/ccas/a.csv", sha256: "ab" }]);
  });

  it("est secret dès qu'un de ses nombres l'est, et ne dit alors aucun des deux", () => {
    fc.assert(
      fc.property(fc.constantFrom([null, 10], [30, null], [null, null]), ([den, num]) => {
        const [r] = repondre("CCAS-06", matiere([agregat("decisions", den!), agregat("decisions_favorables", num!)]));
        expect(r).toMatchObject({
          statut: "secret",
          valeur: null,
          numerateur: null,
          denominateur: null,
          intervalle: null,
        });
      }),
    );
  });

  it("dit un petit nombre, et refuse un pourcentage de moins de onze réponses", () => {
    const de = (n: number): Resultat | undefined =>
      repondre("CCAS-12", matiere([agregat("reponses_exprimees", n), agregat("reponses_satisfaites", n - 3)]))[0];
    expect(de(30)).toMatchObject({ statut: "valeur" });
    expect(de(29)).toMatchObject({ statut: "avertissement", motif: "petit nombre : 29, moins de 30" });
    expect(de(10)).toMatchObject({ statut: "non_calculable", valeur: null });
  });

  it("donne le taux de réponse d'une enquête, ou dit qu'il manque", () => {
    const reponses = [agregat("reponses_exprimees", 258), agregat("reponses_satisfaites", 203)];
    const interroges = new Map([[2025, 640]]);
    expect(repondre("CCAS-12", matiere(reponses, { reglages: { ...SANS_REGLAGE, interroges } }))[0]?.methode).toMatch(
      /258 réponses sur 640 personnes interrogées \(taux de réponse 40 %\)$/,
    );
    expect(repondre("CCAS-12", matiere(reponses))[0]?.methode).toMatch(/taux de réponse inconnu/);
  });

  it("dit pourquoi la part de primo-demandeurs manque : pas assez d'histoire", () => {
    expect(repondre("CCAS-04", matiere([agregat("foyers_aides", 300)]))).toMatchObject([
      { statut: "non_calculable", valeur: null, motif: expect.stringMatching(/deux années précédentes/) as string },
    ]);
  });

  describe("délai cible", () => {
    const tranches = [
      agregat("decisions", 100),
      agregat("decisions_par_delai", 50, "15 jours ou moins"),
      agregat("decisions_par_delai", 30, "16 à 30 jours"),
      agregat("decisions_par_delai", null, "31 à 60 jours"),
      agregat("decisions_par_delai", null, "sans date de décision"),
    ];
    const a = (delaiCible: number | null, cases = tranches): Resultat | undefined =>
      repondre("CCAS-09", matiere(cases, { reglages: { ...SANS_REGLAGE, delaiCible } }))[0];

    it("additionne les tranches sous la cible, et rien d'autre", () => {
      expect([a(15)?.valeur, a(30)?.valeur]).toEqual([50, 80]);
      expect(a(60)).toMatchObject({ statut: "secret", valeur: null });
      expect(a(null)).toMatchObject({
        statut: "non_calculable",
        motif: expect.stringMatching(/observatoire\.yaml/) as string,
      });
    });

    it("se tait quand une tranche est réunie à d'autres", () => {
      const reunie = [
        agregat("decisions", 100),
        agregat("decisions_par_delai", 80, "15 jours ou moins + 16 à 30 jours"),
      ];
      expect(a(15, reunie)).toMatchObject({ statut: "secret" });
    });
  });
});

describe("l'activité rapportée au besoin", () => {
  const officiel = (indicateur: string, millesime: string, reste: Partial<Resultat>): Resultat =>
    reponse(
      { indicateur, territoire: "00101", niveau: "commune", millesime, unite: "" },
      { statut: "valeur", motif: null },
      { source: "Insee", fichiers: [{ fichier: `${indicateur}.csv`, sha256: indicateur }], ...reste },
    );
  const series: Readonly<Record<string, readonly Resultat[]>> = {
    "LOG-02": [officiel("LOG-02", "2022", { valeur: 9, numerateur: 1, denominateur: 13_000 })],
    "REV-02": [officiel("REV-02", "2021", { valeur: 20 }), officiel("REV-02", "2026", { valeur: 50 })],
    "REV-10": [officiel("REV-10", "2023", { numerateur: 1_300, denominateur: 13_000 })],
  };
  const lire = (code: string): readonly Resultat[] => series[code] ?? [];

  it("est une fourchette entre deux mesures du besoin, jamais un taux d'après l'année", () => {
    const [r] = repondre("CCAS-03", matiere([agregat("foyers_aides", 260, null, 2023)], { officiel: lire }));
    // 20 % de 13 000 ménages : 2 600 ; 260 foyers aidés, 10 pour 100. Au RSA : 1 300, 20 pour 100.
    expect(r).toMatchObject({
      valeur: 10,
      intervalle: [10, 20],
      statut: "estimation",
      numerateur: 260,
      denominateur: 2600,
    });
    expect(r?.motif).toMatch(/ordre de grandeur.*2021 et 2022/);
    expect(r?.methode).toMatch(/non un intervalle à 95 %/);
    expect(r?.fichiers.map((f) => f.fichier)).toEqual(["LOG-02.csv", "REV-02.csv", "REV-10.csv"]);
  });

  it("a sa fourchette et ses sources dans chaque IRIS, contre le besoin de l'IRIS lui-même", () => {
    const agregats = [
      agregat("foyers_aides", 260, null, 2023),
      agregat("foyers_par_iris", 130, "001010101", 2023),
      agregat("foyers_par_iris", null, "001010102", 2023),
    ];
    const deLIris = (code: string, niveau: string) => (niveau === "iris" && code === "REV-10" ? [] : lire(code));
    const r = repondre("CCAS-03", matiere(agregats, { officiel: deLIris }));
    // 130 pour 2 600 ménages pauvres : 5 pour 100. Sans foyers au RSA connus ici, aucune seconde borne n'est empruntée à la commune.
    expect(Object.fromEntries(r.map((x) => [x.territoire, [x.valeur, x.intervalle]]))).toEqual({
      "001010101": [5, null],
      "001010102": [null, null],
      "00101": [10, [10, 20]],
    });
    const premier = r.find((x) => x.territoire === "001010101");
    expect(premier?.motif).toMatch(/une seule mesure du besoin/);
    expect(premier?.fichiers.map((f) => f.fichier)).toEqual(["LOG-02.csv", "REV-02.csv"]);
  });

  describe("dans un quartier du projet, somme de ses IRIS pour leur part", () => {
    const quartiers = [
      { quartier: "CV", iris: "001010101", part: 1 },
      { quartier: "CV", iris: "001010102", part: 0.5 },
    ];
    const lireIris = (code: string, niveau: string) => (niveau === "quartier" ? [] : lire(code));
    const dans = (code: string, ...parIris: (number | null | undefined)[]): Resultat | undefined => {
      const agregats = parIris.flatMap((n, i) =>
        n === undefined ? [] : [agregat("foyers_par_iris", n, `00101010${i + 1}`, 2023)],
      );
      const m = matiere([agregat("foyers_aides", 260, null, 2023), ...agregats], { quartiers, officiel: lireIris });
      return repondre(code, m).find((r) => r.niveau === "quartier");
    };

    it("rapporte les foyers aidés à la somme des besoins, avec les deux mesures et leurs sources", () => {
      // 130 + 40 / 2 foyers ; chaque IRIS a 2 600 ménages pauvres et 1 300 foyers au RSA : 3 900 et 1 950 pour une fois et demie.
      const r = dans("CCAS-03", 130, 40);
      expect(r).toMatchObject({ territoire: "CV", statut: "estimation", numerateur: 150, denominateur: 3900 });
      expect([r?.valeur, ...(r?.intervalle ?? [])].map((x) => x?.toFixed(4))).toEqual(["3.8462", "3.8462", "7.6923"]);
      expect(r?.fichiers.map((f) => f.fichier)).toEqual(["LOG-02.csv", "REV-02.csv", "REV-10.csv"]);
    });

    it("dit qu'un foyer y compte pour une part, et zéro là où personne n'a été aidé", () => {
      expect(dans("CCAS-01", 130, 41)).toMatchObject({ valeur: 150.5, statut: "estimation" });
      expect(dans("CCAS-01", 130, 40)).toMatchObject({ valeur: 150, statut: "estimation" });
      expect(dans("CCAS-01", 130, 0)).toMatchObject({ valeur: 130, statut: "valeur" });
      expect(dans("CCAS-01", 130)).toMatchObject({ valeur: 130, statut: "valeur" });
    });

    it("se tait dès qu'un de ses IRIS se tait, est réuni à d'autres, ou que rien n'est compté par IRIS", () => {
      expect(dans("CCAS-03", 130, null)).toMatchObject({ statut: "secret", valeur: null, numerateur: null });
      const reunis = [
        agregat("foyers_par_iris", 170, "001010101 + 001010102", 2023),
        agregat("foyers_aides", 260, null, 2023),
      ];
      expect(repondre("CCAS-01", matiere(reunis, { quartiers })).find((r) => r.niveau === "quartier")?.statut).toBe(
        "secret",
      );
      expect(dans("CCAS-03")).toMatchObject({ statut: "absent", valeur: null });
    });

    it("dit quel besoin manque, et non qu'aucun fichier ne le donne", () => {
      const sauf = (code: string, niveau: string, territoire: string) =>
        territoire === "001010102" ? [] : lireIris(code, niveau);
      const agregats = [agregat("foyers_aides", 260, null, 2023), agregat("foyers_par_iris", 130, "001010101", 2023)];
      const r = repondre("CCAS-03", matiere(agregats, { quartiers, officiel: sauf })).find(
        (x) => x.niveau === "quartier",
      );
      expect(r).toMatchObject({
        statut: "absent",
        motif: expect.stringMatching(/^un IRIS du quartier n'a pas de valeur publiée/) as string,
      });
    });
  });

  it("se tait quand le besoin connu est trop ancien, ou masqué le compte", () => {
    const en = (annee: number, valeur: number | null) =>
      repondre("CCAS-03", matiere([agregat("foyers_aides", valeur, null, annee)], { officiel: lire }))[0];
    expect(en(2024, 260)).toMatchObject({
      statut: "non_calculable",
      motif: expect.stringMatching(/de 2021, trop ancien/) as string,
    });
    expect(en(2023, null)).toMatchObject({ statut: "secret", valeur: null, denominateur: null });
  });

  it("se lit par IRIS, pour 1 000 ménages, et pas à la commune", () => {
    const menages = (code: string) => (code === "LOG-02" ? [officiel("LOG-02", "2022", { denominateur: 1_000 })] : []);
    const agregats = [
      agregat("foyers_aides", 60),
      agregat("foyers_par_iris", 40, "001010101"),
      agregat("foyers_par_iris", null, "001010102"),
      agregat("foyers_par_iris", 20, "Non classé"),
    ];
    const r = repondre("CCAS-18", matiere(agregats, { officiel: menages }));
    expect(r.map((x) => [x.niveau, x.territoire, x.valeur, x.statut])).toEqual([
      ["iris", "001010101", 40, "estimation"],
      ["iris", "001010102", null, "secret"],
    ]);
  });
});
