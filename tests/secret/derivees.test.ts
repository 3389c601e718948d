import { describe, expect, it } from "vitest";
import { auditer } from "../../src/secret/auditer.ts";
import type { Cellule } from "../../src/secret/cellule.ts";
import { contraintesOf, withholdDerivees } from "../../src/secret/derivees.ts";
import { checkEntree } from "../../src/secret/entree.ts";
import { POLITIQUES } from "../../src/secret/politique.ts";
import { proteger } from "../../src/secret/proteger.ts";
import { cellulesOf, equationsOf, readCas } from "./publies.ts";

describe("un chiffre dérivé suit ses parties", () => {
  const cellules: Cellule[] = [
    { id: "aides", valeur: 3 },
    { id: "foyers", valeur: 212 },
    { id: "autres", valeur: 400 },
  ];
  const derivees = [
    { id: "taux", parts: ["aides", "foyers"] },
    { id: "taux voisin", parts: ["autres", "foyers"] },
    { id: "rang", parts: ["taux", "taux voisin"] },
    { id: "phrase", parts: ["rang"] },
    { id: "échelle", parts: ["foyers", "autres"] },
  ];

  it("de proche en proche : taux, rang, phrase", () => {
    expect(withholdDerivees(derivees, cellules, ["aides"])).toEqual({ retenues: ["taux", "rang", "phrase"] });
    expect(withholdDerivees(derivees, cellules, [])).toEqual({ retenues: [] });
  });

  it("une valeur manquante retient comme un masque", () => {
    const manquante = cellules.map((c) => (c.id === "foyers" ? { ...c, valeur: null } : c));
    const attendu = { retenues: ["taux", "taux voisin", "rang", "phrase", "échelle"] };
    expect(withholdDerivees(derivees, manquante, [])).toEqual(attendu);
  });

  it("refuse un dénominateur absent", () => {
    expect(withholdDerivees([{ id: "taux", parts: ["aides", "ménages"], table: "t" }], cellules, [])).toMatchObject({
      defauts: [{ code: "denominateur-absent", table: "t", cellules: ["taux", "ménages"] }],
    });
  });
});

describe("le complément d'une part", () => {
  it("vingt-sept accords sur trente disent les trois refus : la part et une de ses parties tombent", async () => {
    const cellules: Cellule[] = [
      { id: "accords", valeur: 27 },
      { id: "decisions", valeur: 30 },
    ];
    const refus: Cellule = { id: "decisions − accords", valeur: 3, publiee: false };
    const protection = await proteger({
      cellules: [...cellules, refus],
      equations: [{ total: "decisions", parts: ["accords", refus.id] }],
      politique: POLITIQUES.copil,
    });
    expect(protection).toMatchObject({ issue: "protegee", supprimees: ["accords"] });
  });
});

describe("l'attaque par les chiffres dérivés", () => {
  it("ccas_percent_reveals_count : 1,4 % de 212 foyers sont trois foyers", async () => {
    const cas = readCas("ccas_percent_reveals_count");
    const cellules = cellulesOf(cas);
    const contraintes = contraintesOf({
      numerateur: "I1|aid",
      denominateur: "I1|households",
      valeur: 1.4,
      pas: 0.1,
      facteur: 100,
    });
    const { exactes } = await auditer({ cellules, equations: [], supprimees: ["I1|aid"], contraintes });
    expect(exactes).toEqual([{ id: "I1|aid", valeur: 3, attaque: "positivite" }]);
    // L'un et l'autre masqués, le taux ne dit plus que leur rapport.
    const supprimees = cellules.map(({ id }) => id);
    expect((await auditer({ cellules, equations: [], supprimees, contraintes })).exactes).toEqual([]);
  });

  it("un taux publié malgré tout fait refuser la protection", async () => {
    const cellules = [
      { id: "n", valeur: 3 },
      { id: "d", valeur: 212 },
    ];
    const contraintes = contraintesOf({ numerateur: "n", denominateur: "d", valeur: 1.4, pas: 0.1, facteur: 100 });
    const forcees = [{ id: "d", valeur: 212 }];
    const protection = await proteger({ cellules, equations: [], contraintes, forcees, politique: POLITIQUES.copil });
    expect(protection).toMatchObject({ issue: "refus", impasses: [{ id: "n" }] });
  });

  it("ccas_independent_rounding_trap : quatre zéros et un total de dix sont quatre fois deux", async () => {
    const cas = readCas("ccas_independent_rounding_trap");
    const imprimes = cas.expectations["published_rounded_nearest5"] as Record<string, number>;
    const cellules = cellulesOf(cas).map((c): Cellule => ({
      ...c,
      valeur: null,
      bornes: [Math.max(0, imprimes[c.id]! - 2), imprimes[c.id]! + 2], // les entiers qui s'arrondissent à ce multiple de 5
    }));
    const { exactes } = await auditer({ cellules, equations: equationsOf(cas), supprimees: Object.keys(imprimes) });
    const trouvees = Object.fromEntries(exactes.map(({ id, valeur }) => [id, valeur]));
    expect(trouvees).toEqual({ Q: 8, ...(cas.expectations["recovered_exactly"] as object) });
  });

  it.each(["scr_exPSD_round_all_base5", "scr_exPSD_round_margins_only_base5"])(
    "%s : arrondi d'ensemble, ni petit nombre publié, ni somme fausse",
    (nom) => {
      const cas = readCas(nom);
      const publiees = new Set(cas.expectations["published"] as string[]);
      const arrondies = cas.cells.map(({ id, rounded_by_source }): Cellule => ({ id, valeur: rounded_by_source! }));
      expect(checkEntree(arrondies, equationsOf(cas), [], POLITIQUES.copil)).toEqual([]);
      expect(arrondies.filter(({ id, valeur }) => publiees.has(id) && valeur! > 0 && valeur! < 5)).toEqual([]);
    },
  );
});
