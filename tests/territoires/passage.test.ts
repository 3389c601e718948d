import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mouvement } from "../../src/territoires/mouvement.ts";
import { rangerHistoires } from "../../src/territoires/histoires.ts";
import { passage, type Lien } from "../../src/territoires/passage.ts";

const ligne = (modification: number, date: string, avant: string, apres: string, types = "COM COM"): Mouvement => {
  const [typeAvant = "", typeApres = ""] = types.split(" ");
  return { modification, date, typeAvant, avant, typeApres, apres };
};
const fusion = (date: string, apres: string, ...absorbees: string[]): Mouvement[] =>
  [apres, ...absorbees].flatMap((avant) => [ligne(32, date, avant, apres), ligne(32, date, avant, avant, "COM COMD")]);
const dire = (liens: readonly Lien[]): string[] => liens.map((l) => `${l.avant} > ${l.apres} ${l.nature}`);

describe("la table de passage, sur des lignes du fichier de l'Insee", () => {
  // Lignes recopiées de v_mvtcommune_2023.csv.
  it.each<[string, Mouvement[], number, number, string[]]>([
    [
      "Freigné change de département et entre dans Vallons-de-l'Erdre le même jour",
      [ligne(41, "2018-01-01", "49144", "44225"), ...fusion("2018-01-01", "44180", "44225")],
      2017, 2018,
      ["44180 > 44180 fusion", "49144 > 44180 fusion"],
    ],
    [
      "Le Fresne-sur-Loire n'avait fait que changer de code entre les deux dates d'effet",
      [ligne(41, "2016-01-01", "44060", "49382")],
      2015, 2016,
      ["44060 > 49382 changement-de-departement"],
    ],
    ["L'Oudon change de code dans son département", [ligne(50, "2014-01-07", "14697", "14472"), ligne(50, "2014-01-07", "14472", "14697", "COMA COMA")], 2014, 2015, ["14697 > 14472 changement-de-code"]],
    ["un nom change", [ligne(10, "2021-03-01", "01002", "01002")], 2021, 2022, ["01002 > 01002 renommage"]],
    [
      "Troarn et Sannerville fusionnent puis se séparent : chacune se retrouve",
      [
        ...fusion("2017-01-01", "14712", "14666"),
        ligne(21, "2019-12-31", "14712", "14712"), ligne(21, "2019-12-31", "14712", "14666"),
        ligne(21, "2019-12-31", "14666", "14666", "COMD COM"), ligne(21, "2019-12-31", "14712", "14712", "COMD COM"),
      ],
      2015, 2023,
      ["14666 > 14666 renommage", "14712 > 14712 renommage"],
    ],
    [
      "la même séparation, vue depuis la commune réunie : un partage",
      [ligne(21, "2019-12-31", "14712", "14712"), ligne(21, "2019-12-31", "14712", "14666"), ligne(21, "2019-12-31", "14666", "14666", "COMD COM")],
      2018, 2023,
      ["14712 > 14666 scission", "14712 > 14712 scission"],
    ],
    ["une commune déléguée supprimée ne bouge rien", [ligne(35, "2021-01-01", "27647", "27676", "COMD COM")], 2020, 2023, []],
    ["dans l'autre sens, une fusion est un partage", fusion("2019-01-01", "01001", "01009"), 2023, 2018, ["01001 > 01001 scission", "01001 > 01009 scission"]],
    ["la carte du 1er janvier contient ce qui prend effet ce jour-là", fusion("2019-01-01", "01001", "01009"), 2019, 2023, []],
  ])("%s", (_, mouvements, de, vers, attendus) => expect(dire(passage(mouvements, de, vers))).toEqual(attendus)); // prettier-ignore
});

/** Une histoire de fusions et de changements de code : chaque année, des communes vivantes en absorbent d'autres. */
const CODES = Array.from({ length: 12 }, (_, i) => `01${String(i + 1).padStart(3, "0")}`);
const histoire = fc
  .array(fc.record({ annee: fc.integer({ min: 2011, max: 2020 }), a: fc.nat(11), b: fc.nat(11), code: fc.boolean() }), {
    maxLength: 15,
  })
  .map((evenements) => {
    const vivantes = new Set(CODES);
    const mouvements: Mouvement[] = [];
    let suivant = 500;
    const occupees = new Map<number, Set<string>>(); // une commune ne bouge qu'une fois par jour
    for (const { annee, a, b, code } of [...evenements].sort((x, y) => x.annee - y.annee)) {
      const liste = [...vivantes].sort();
      const [x, y] = [liste[a % liste.length] ?? "", liste[b % liste.length] ?? ""];
      const prises = occupees.get(annee) ?? new Set();
      if (prises.has(x) || prises.has(y)) continue;
      occupees.set(annee, new Set([...prises, x, y]));
      if (code) {
        const neuf = `02${String(++suivant).padStart(3, "0")}`;
        mouvements.push(ligne(41, `${annee}-01-01`, x, neuf));
        vivantes.delete(x);
        vivantes.add(neuf);
        occupees.get(annee)?.add(neuf);
      } else if (x !== y) {
        mouvements.push(...fusion(`${annee}-01-01`, x, y));
        vivantes.delete(y);
      }
    }
    return { mouvements, vivantes };
  });

/** La suite d'une commune : ses liens, ou elle-même. */
const suites = (liens: readonly Lien[], code: string): string[] => {
  const siens = liens.filter((l) => l.avant === code).map((l) => l.apres);
  return siens.length > 0 ? siens : [code];
};

describe("ce qui est vrai de toute histoire de fusions", () => {
  it("chaque commune a une destination et une seule, qui existe à l'arrivée", () => {
    fc.assert(
      fc.property(histoire, ({ mouvements, vivantes }) => {
        const liens = passage(mouvements, 2010, 2020);
        for (const code of CODES) {
          const [destination = "", ...reste] = suites(liens, code);
          expect(reste).toEqual([]);
          expect(vivantes.has(destination)).toBe(true);
        }
      }),
    );
  });

  it("passer par une année intermédiaire mène au même endroit", () => {
    fc.assert(
      fc.property(histoire, fc.integer({ min: 2010, max: 2020 }), ({ mouvements }, milieu) => {
        const [direct, debut, fin] = [
          passage(mouvements, 2010, 2020),
          passage(mouvements, 2010, milieu),
          passage(mouvements, milieu, 2020),
        ];
        for (const code of CODES)
          expect(suites(debut, code).flatMap((c) => suites(fin, c))).toEqual(suites(direct, code));
      }),
    );
  });

  it("rebaser par sommes conserve le total national", () => {
    const valeurs = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(histoire, valeurs, ({ mouvements, vivantes }, effectifs) => {
        const liens = passage(mouvements, 2010, 2020);
        const sommes = new Map<string, number>();
        for (const [i, code] of CODES.entries())
          for (const s of suites(liens, code)) sommes.set(s, (sommes.get(s) ?? 0) + (effectifs[i] ?? 0));
        const total = effectifs.reduce((a, b) => a + b, 0);
        expect([...vivantes].reduce((a, code) => a + (sommes.get(code) ?? 0), 0)).toBe(total);
      }),
    );
  });

  it("l'ordre des lignes du fichier n'y change rien", () => {
    fc.assert(
      fc.property(histoire, ({ mouvements }) => {
        expect(passage(mouvements.toReversed(), 2010, 2020)).toEqual(passage(mouvements, 2010, 2020));
      }),
    );
  });

  it("les mouvements d'autres communes, les mêmes jours ou d'autres, n'y changent rien", () => {
    const ailleurs = (mouvements: readonly Mouvement[]): Mouvement[] =>
      mouvements.map((m) => ({ ...m, avant: `9${m.avant.slice(1)}`, apres: `9${m.apres.slice(1)}` }));
    fc.assert(
      fc.property(histoire, histoire, (ici, autre) => {
        const ensemble = passage([...ici.mouvements, ...ailleurs(autre.mouvements)], 2010, 2020);
        expect(ensemble.filter((l) => !l.avant.startsWith("9"))).toEqual(passage(ici.mouvements, 2010, 2020));
      }),
    );
  });

  it("la seule histoire d'une commune suffit à dire ses liens", () => {
    const annee = fc.integer({ min: 2010, max: 2020 });
    fc.assert(
      fc.property(histoire, annee, annee, ({ mouvements }, de, vers) => {
        const histoireDe = rangerHistoires(mouvements);
        const tous = passage(mouvements, de, vers);
        const touche = (l: Lien, code: string): boolean => l.avant === code || l.apres === code;
        for (const code of [...CODES, ...mouvements.map((m) => m.apres), "99999"])
          expect(passage(histoireDe(code), de, vers).filter((l) => touche(l, code))).toEqual(
            tous.filter((l) => touche(l, code)),
          );
      }),
    );
  });

  it("deux histoires n'ont aucun mouvement en commun, et les ont tous", () => {
    fc.assert(
      fc.property(histoire, ({ mouvements }) => {
        const histoireDe = rangerHistoires(mouvements);
        const lues = new Set(mouvements.map((m) => histoireDe(m.apres)));
        expect([...lues].flat().length).toBe(mouvements.length);
        expect(new Set([...lues].flat())).toEqual(new Set(mouvements));
        for (const m of mouvements) expect(histoireDe(m.avant)).toBe(histoireDe(m.apres));
      }),
    );
  });
});
