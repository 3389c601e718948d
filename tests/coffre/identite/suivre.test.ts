import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Presence, suivreFoyers } from "../../../src/coffre/identite/suivre.ts";

/** « Zoé est vue au foyer F1 de mars à mai 2022 ». */
const vue = (personne: string, foyerExport: string, debut: string, fin = debut, autre: Partial<Presence> = {}): Presence => ({
  source: "ccas-aides",
  foyerExport,
  isNumerote: true,
  stricte: `s-${personne}`,
  large: `l-${personne}`,
  millesime: Number(debut.slice(0, 4)),
  debut,
  fin,
  ...autre,
}); // prettier-ignore
const suivre = (...presences: Presence[]) => {
  const { foyers, ...comptes } = suivreFoyers(presences);
  return { foyers: Object.fromEntries(foyers), ...comptes };
};

describe("suivreFoyers", () => {
  it("suit un foyer dont le logiciel a changé le numéro, deux fois", () => {
    expect(
      suivre(vue("zoe", "F1", "2022-03-01"), vue("zoe", "F2", "2023-01-10"), vue("zoe", "F3", "2024-05-02")),
    ).toEqual({ foyers: { F2: "F1", F3: "F1" }, suivis: 2, ambigus: 0, desaccords: 0 });
  });

  it("quand le chef de famille a changé : l'autre membre fait le lien", () => {
    const presences = [vue("zoe", "F1", "2022-03-01"), vue("ali", "F1", "2022-06-01"), vue("ali", "F2", "2024-01-01")];
    expect(suivre(...presences).foyers).toEqual({ F2: "F1" });
  });

  it("n'est pas trompé par un membre vu seulement aux deux bouts", () => {
    const presences = [
      vue("zoe", "F1", "2022-03-01"),
      vue("ali", "F1", "2022-03-02"),
      vue("zoe", "F2", "2023-03-01"),
      vue("zoe", "F3", "2024-03-01"),
      vue("ali", "F3", "2024-03-02"),
    ];
    expect(suivre(...presences)).toMatchObject({ foyers: { F2: "F1", F3: "F1" }, ambigus: 0 });
  });

  it.each([
    ["un couple séparé, dont l'un garde le numéro", [vue("zoe", "F1", "2022-01-01"), vue("ali", "F1", "2022-01-01", "2024-01-01"), vue("zoe", "F2", "2023-01-01")]],
    ["une garde alternée", [vue("lou", "F1", "2022-01-01", "2024-01-01"), vue("lou", "F2", "2022-06-01", "2024-06-01")]],
    ["un dossier en double la même année", [vue("zoe", "F1", "2022-01-01", "2022-09-01"), vue("zoe", "F2", "2022-05-01")]],
    ["une séparation en deux nouveaux numéros", [vue("zoe", "F1", "2022-01-01"), vue("ali", "F1", "2022-01-01"), vue("zoe", "F2", "2023-01-01"), vue("ali", "F3", "2023-02-01")]],
    ["deux foyers qui n'en font plus qu'un", [vue("zoe", "F1", "2022-01-01"), vue("ali", "F2", "2022-01-01"), vue("zoe", "F3", "2023-01-01"), vue("ali", "F3", "2023-01-01")]],
  ])("ne rapproche pas %s, et le compte", (_, presences) => {
    expect(suivre(...presences)).toMatchObject({ foyers: {}, suivis: 0, ambigus: 1 });
  }); // prettier-ignore

  it("reconnaît une personne par l'une ou l'autre clé, et compte le désaccord", () => {
    const variante = vue("zoe", "F2", "2023-01-01", "2023-01-01", { stricte: "s-zoé écrite autrement" });
    expect(suivre(vue("zoe", "F1", "2022-01-01"), variante)).toMatchObject({ foyers: { F2: "F1" }, desaccords: 1 });
    const homonyme = vue("zoe", "F2", "2023-01-01", "2023-01-01", { stricte: "s-2", large: "l-2" });
    expect(suivre(vue("zoe", "F1", "2022-01-01"), homonyme)).toMatchObject({ foyers: {}, desaccords: 0 });
  });

  it("sans numéro : la personne est dans son seul foyer numéroté, sinon elle est le sien", () => {
    const seule = { isNumerote: false };
    expect(suivre(vue("zoe", "l-zoe", "2023-01-01", "2023-01-01", seule), vue("zoe", "F1", "2022-01-01")).foyers).toEqual({ "l-zoe": "F1" }); // prettier-ignore
    const autre = vue("zoe", "l-zoé", "2024-01-01", "2024-01-01", { ...seule, large: "l-zoé" });
    const { foyers } = suivreFoyers([vue("zoe", "l-zoe", "2023-01-01", "2023-01-01", seule), autre]);
    expect(foyers.get("l-zoé") ?? "l-zoé").toBe(foyers.get("l-zoe") ?? "l-zoe");
  });

  it("ne dépend ni de l'ordre, ni des répétitions, ni du découpage ; deux numéros simultanés restent deux foyers", () => {
    const presences = fc.array(
      fc.record({ p: fc.integer({ min: 0, max: 5 }), f: fc.integer({ min: 0, max: 6 }), mois: fc.integer({ min: 0, max: 59 }) }),
      { maxLength: 25 },
    ); // prettier-ignore
    const jour = (mois: number): string =>
      `${2020 + Math.floor(mois / 12)}-${String(1 + (mois % 12)).padStart(2, "0")}-15`;
    fc.assert(
      fc.property(presences, fc.integer({ min: 0, max: 1e6 }), (tirees, graine) => {
        const liste = tirees.map(({ p, f, mois }) => vue(`p${p}`, `F${f}`, jour(mois)));
        const autre = [...liste, ...liste.slice(0, 3)].sort((a, b) => ((a.debut.charCodeAt(6) * graine) % 7) - ((b.debut.charCodeAt(6) * graine) % 7)).reverse(); // prettier-ignore
        expect(suivre(...autre)).toEqual(suivre(...liste));
        const { foyers } = suivreFoyers(liste);
        const vies = new Map<string, [string, string]>();
        for (const { foyerExport: f, debut } of liste) {
          const [d, e] = vies.get(f) ?? [debut, debut];
          vies.set(f, [debut < d ? debut : d, debut > e ? debut : e]);
        }
        const paires = [...vies].flatMap(([a, va]) => [...vies].map(([b, vb]) => ({ a, b, va, vb })));
        for (const { a, b, va, vb } of paires)
          if (a < b && va[0] <= vb[1] && vb[0] <= va[1])
            expect(foyers.get(a) ?? a, `${a} et ${b}`).not.toBe(foyers.get(b) ?? b);
      }),
    );
  });

  it("ne dépend pas de la valeur des pseudonymes : une autre clé range autrement les mêmes numéros", () => {
    const presences = fc.array(
      fc.record({ p: fc.nat(4), f: fc.nat(6), debut: fc.integer({ min: 10, max: 18 }), duree: fc.nat(3) }),
      { maxLength: 25 },
    );
    const ranger = fc.shuffledSubarray(["a", "b", "c", "d", "e", "f", "g"], { minLength: 7, maxLength: 7 });
    /** Les foyers suivis, chacun dit par ses numéros d'origine. */
    const partition = (suivi: ReadonlyMap<string, string>, noms: readonly string[]): string[] => {
      const par = new Map<string, number[]>();
      noms.forEach((nom, f) => par.set(suivi.get(nom) ?? nom, [...(par.get(suivi.get(nom) ?? nom) ?? []), f]));
      return [...par.values()].map((fs) => fs.join(" ")).sort();
    };
    fc.assert(
      fc.property(presences, ranger, ranger, (tirees, un, deux) => {
        const [a, b] = [un, deux].map((noms) => {
          const suivi = suivreFoyers(
            tirees.map((t) =>
              vue(`${noms[t.p] ?? ""}`, noms[t.f] ?? "", `2022-03-${t.debut}`, `2022-03-${t.debut + t.duree}`),
            ),
          );
          return [partition(suivi.foyers, noms), suivi.suivis, suivi.ambigus];
        });
        expect(a).toEqual(b);
      }),
      { numRuns: 500 },
    );
  });
});
