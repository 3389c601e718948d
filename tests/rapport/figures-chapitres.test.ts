import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/modele/figure.ts";
import type { Manque } from "../../src/rapport/contexte.ts";
import type { AgregatProtege, Edition, Lecture } from "../../src/rapport/lecture.ts";
import { figureChaleur } from "../../src/rapport/figure-chaleur.ts";
import { figureDelais, figureParcours } from "../../src/rapport/figure-demandes.ts";
import { figureIrisDates } from "../../src/rapport/figure-iris-dates.ts";
import { rendre, simple } from "./chapitres.ts";
import { INDICATEURS, lectureFactice, TERRITOIRES, type Valeurs } from "./lecture-factice.ts";

const find = (code: string) => {
  const i = INDICATEURS.find((x) => x.code === code);
  if (!i) throw new RangeError(`indicator must exist, got ${code}`);
  return i;
};
const [AGES, PAUVRETE] = [find("DEM-09"), find("REV-02")];
const [GARE, BOIS, CENTRE, USINES] = TERRITOIRES.IRIS.map((t) => t.code);
const valeurs: Valeurs = {
  "DEM-09|commune|00101": { 2011: 7.5, 2016: 8.1, 2022: 9.4 },
  [`DEM-09|iris|${GARE}`]: { 2011: 5, 2016: 5.5, 2022: 6 },
  [`DEM-09|iris|${BOIS}`]: { 2011: 12, 2016: 13, 2022: 14 },
  [`DEM-09|iris|${CENTRE}`]: { 2011: 8, 2016: 8, 2022: { v: null, statut: "secret" } },
  "REV-02|commune|00101": { 2019: 21 },
  [`REV-02|iris|${GARE}`]: { 2019: 41 },
  [`REV-02|iris|${USINES}`]: { 2019: { v: null, statut: "secret" } },
  [`REV-02|iris|${BOIS}`]: { 2019: 8 },
};
const de = (edition: Edition): Lecture => lectureFactice({ edition, valeurs });
const faite = (f: Figure | Manque | null): Figure => {
  if (f === null || !("svg" in f)) throw new RangeError(`a figure must be drawn, got ${JSON.stringify(f)}`);
  return f;
};

describe("chaque IRIS à plusieurs dates", () => {
  it("trois millésimes : de petites courbes, par nom dans toutes les éditions, la commune d'abord", () => {
    for (const edition of ["direction", "public"] as const) {
      const { tableau, titre } = faite(figureIrisDates(de(edition), AGES, "dem-09"));
      expect(tableau.lignes.map((l) => l.map(simple))).toEqual([
        ["Ville-Témoin", "7,5 %", "8,1 %", "9,4 %"],
        ["Bois-Joli", "12,0 %", "13,0 %", "14,0 %"],
        ["Centre", "8,0 %", "8,0 %", "secret"],
        ["Gare", "5,0 %", "5,5 %", "6,0 %"],
      ]);
      expect(simple(titre)).toBe("Part des 75 ans ou plus : chaque IRIS, de 2011 à 2022");
    }
  });

  it("deux millésimes : des haltères", () => {
    const deux = Object.fromEntries(
      Object.entries(valeurs).map(([k, v]) => [
        k,
        Object.fromEntries(Object.entries(v).filter(([an]) => an !== "2016")),
      ]),
    );
    const { tableau } = faite(figureIrisDates(lectureFactice({ valeurs: deux }), AGES, "dem-09"));
    expect(tableau.colonnes.map((c) => c.libelle)).toEqual(["IRIS", "2011", "2022"]);
    expect(tableau.lignes[0]?.map(simple)).toEqual(["Ville-Témoin", "7,5 %", "9,4 %"]);
  });

  it("un seul millésime : rien, et la raison", () => {
    expect(figureIrisDates(de("public"), PAUVRETE, "rev-02")).toMatchObject({
      raison: "pas deux millésimes qui se comparent par IRIS",
    });
  });
});

describe("le tableau de chaleur d'un chapitre", () => {
  it("range par nom en public, par besoins pour les autres", () => {
    const noms = (edition: Edition): readonly string[] =>
      faite(figureChaleur(de(edition), [AGES, PAUVRETE], "chaleur"))
        .tableau.lignes.slice(1)
        .map((l) => l[0] ?? "");
    expect(noms("public")).toEqual(["Bois-Joli", "Centre", "Gare", "Usines"]);
    // Bois-Joli est plus âgé, Gare plus pauvre : un besoin chacun ; les deux autres n'en ont pas de connu.
    expect(noms("direction")).toEqual(["Bois-Joli", "Gare", "Centre", "Usines"]);
  });

  it("une directive mal écrite est une anomalie, une seule mesure un manque", () => {
    const { anomalies } = rendre('::chaleur{indicateurs="DEM-09 ZZZ-99"}', { valeurs });
    expect(anomalies.map((a) => a.valeur)).toContain("ZZZ-99");
    const seule = figureChaleur(de("public"), [AGES], "chaleur");
    expect(seule).toMatchObject({ raison: "moins de deux indicateurs ont un détail par IRIS" });
  });
});

const agregat = (variable: string, valeur: number | null, modalite: string | null = null): AgregatProtege => ({
  source: "ccas-aides", variable, libelle: variable, modalite, millesime: 2025, valeur,
  statut: valeur === null ? "secret" : "valeur", nature: "effectif", unite: "demandes",
}); // prettier-ignore
const AIDES = [agregat("demandes", 200), agregat("decisions", 160), agregat("decisions_favorables", 120)];
const DELAIS = [
  agregat("decisions_par_delai", 40, "15 jours ou moins"),
  agregat("decisions_par_delai", 60, "16 à 30 jours"),
  agregat("decisions_par_delai", 40, "31 à 60 jours"),
  agregat("decisions_par_delai", 20, "plus de 60 jours"),
];

describe("le parcours et les délais des demandes", () => {
  it("va de la demande au versement, que personne ne compte", () => {
    const { tableau, titre } = faite(figureParcours(lectureFactice({ agregats: AIDES }), "parcours"));
    expect(simple(titre)).toBe("Pour 200 demandes déposées en 2025, 120 accords");
    expect(tableau.lignes.map((l) => l.map(simple))).toEqual([
      ["Demandes déposées", "200", "100 %"],
      ["Décisions rendues", "160", "80 %"],
      ["Accords", "120", "60 %"],
      ["Versements", "non disponible", "—"],
    ]);
  });

  it("ne se fait pas quand les demandes sont masquées", () => {
    expect(figureParcours(lectureFactice({ agregats: [agregat("demandes", null), ...AIDES.slice(1)] }), "p")).toBe(
      null,
    );
  });

  // À la main : 40 / 160 = 25 %, 100 / 160 = 62,5 %, 140 / 160 = 87,5 %.
  it("cumule les décisions aux bornes des tranches", () => {
    const agregats = [...DELAIS, agregat("delai_median", 24), agregat("delai_p90", 71)];
    const { tableau, titre } = faite(figureDelais(lectureFactice({ agregats }), "delais"));
    expect(simple(titre)).toBe("88 % des décisions de 2025 sont rendues en 60 jours ou moins");
    expect(tableau.lignes.map((l) => l.map(simple))).toEqual([
      ["15 jours ou moins", "25 %"],
      ["30 jours ou moins", "63 %"],
      ["60 jours ou moins", "88 %"],
      ["Médiane", "24 jours"],
      ["Neuvième décile", "71 jours"],
    ]);
  });

  it("une tranche masquée arrête la courbe si le total se dit, l'empêche sinon", () => {
    const tues = DELAIS.map((a, i) => (i >= 1 && i <= 2 ? { ...a, valeur: null, statut: "secret" as const } : a));
    expect(figureDelais(lectureFactice({ agregats: tues }), "delais")).toBe(null);
    const totaux = [agregat("decisions", 160), agregat("demandes_sans_delai", 0)];
    const { tableau } = faite(figureDelais(lectureFactice({ agregats: [...tues, ...totaux] }), "delais"));
    expect(tableau.lignes.map((l) => simple(l[1] ?? ""))).toEqual(["25 %", "secret", "secret"]);
  });

  it("sans export, dit ce qui manque", () => {
    const { html, anomalies } = rendre("::demandes{forme=delais si-disponible}\n\n::methode", { agregats: [] });
    expect(anomalies.filter((a) => a.gravite === "bloquante")).toEqual([]);
    expect(html).not.toContain("ccas-delais");
  });
});
