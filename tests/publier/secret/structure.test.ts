import { describe, expect, it } from "vitest";
import { DEFINITIONS } from "../../../src/coffre/agregats.ts";
import { STRUCTURE_CCAS } from "../../../src/indicateurs/structure-ccas.ts";
import type { Agregat } from "../../../src/modele/agregat.ts";
import { isAdditif } from "../../../src/publier/secret/cellules.ts";
import { composantesOf, nameRegroupement, trimestreOf } from "../../../src/publier/secret/cles.ts";
import { linkCles } from "../../../src/publier/secret/liens.ts";
import { regrouper } from "../../../src/publier/secret/regrouper.ts";

const definitions = DEFINITIONS.flatMap((d) => d.definitions);
const noms = definitions.map((d) => d.variable);

describe("la structure des agrégats du CCAS", () => {
  it("ne nomme que des variables qui sortent du coffre", () => {
    const { ventilations, recouvrements, disjointes, sommes, memes, parts, inclusions, derivees, montants } =
      STRUCTURE_CCAS;
    const nommees = [
      ...[...ventilations, ...recouvrements].flatMap((v) => [v.variable, v.total]),
      ...disjointes,
      ...sommes.flatMap((s) => [s.total, ...s.parts]),
      ...memes.flat().map((c) => c.variable),
      ...parts.flatMap((p) => [p.numerateur, p.denominateur, p.effectif ?? p.numerateur]),
      ...inclusions.flatMap((i) => [i.petit, i.grand]),
      ...derivees.flatMap((d) => [d.variable, ...d.parts.flatMap((p) => (typeof p === "string" ? p : [p.de, p.hors]))]),
      ...Object.entries(montants).flat(),
    ];
    expect(nommees.filter((nom) => !noms.includes(nom))).toEqual([]);
  });

  const { reservees, publiques } = STRUCTURE_CCAS;
  const protegees = definitions.filter((d) => !reservees.includes(d.variable) && !publiques.includes(d.variable));

  it("dit de tout compte protégé qui y est seul, quand il n'y a qu'un foyer ou qu'un dossier", () => {
    const muettes = protegees.filter((d) => isAdditif(d) && !/ as seul\b/.test(d.sql));
    expect(muettes.map((d) => d.variable)).toEqual([]);
  });

  it("le foyer seul d'un regroupement est celui de ses parties, s'il n'y en a qu'un", () => {
    const part = (modalite: string, effectif: number, seul?: number): Agregat => ({
      ...{
        source: "ccas-aides",
        variable: "demandes_par_nature",
        modalite,
        millesime: 2025,
        valeur: effectif,
        effectif,
      },
      ...{ nature: "effectif", unite: "demandes", libelle: "Demandes", ...(seul === undefined ? {} : { seul }) },
    });
    const reunir = (...parts: readonly Agregat[]) =>
      regrouper([...parts, part("grande", 20)], "regroupée", STRUCTURE_CCAS, (id) => !id.includes("grande"))[0]?.seul;
    expect(reunir(part("a", 1, 4), part("b", 0))).toBe(4);
    expect(reunir(part("a", 1, 4), part("b", 1, 4))).toBe(4);
    expect(reunir(part("a", 1, 4), part("b", 1, 5))).toBeUndefined();
    expect(reunir(part("a", 1, 4), part("b", 3))).toBeUndefined();
  });

  it("dit les parties de tout chiffre qui ne s'additionne pas, et les unités de tout montant, parmi ceux qu'on protège", () => {
    const natures = (voulues: readonly string[]): string[] =>
      protegees.filter((d) => voulues.includes(d.nature)).map((d) => d.variable);
    expect(natures(["quantile", "indice", "part"]).sort()).toEqual(
      STRUCTURE_CCAS.derivees.map((d) => d.variable).sort(),
    );
    expect(natures(["montant"]).sort()).toEqual(Object.keys(STRUCTURE_CCAS.montants).sort());
    expect(protegees.filter((d) => d.contributions !== undefined).map((d) => d.variable)).toEqual(natures(["montant"])); // prettier-ignore
  });

  it("range tout agrégat : protégé avec ses sommes, réservé à la direction, ou qui ne compte personne", () => {
    expect([...reservees, ...publiques].filter((nom) => !noms.includes(nom))).toEqual([]);
    expect(reservees.filter((nom) => publiques.includes(nom))).toEqual([]);
    // Seul le budget ne compte personne : rien d'autre ne sort sans protection.
    const sources = DEFINITIONS.filter((d) => d.definitions.some((a) => publiques.includes(a.variable)));
    expect(sources.map((d) => d.source)).toEqual(["ccas-budget"]);
    // Ce qui se publie se relie à d'autres chiffres, ou est un ensemble que rien d'autre ne détaille.
    const reliees = new Set([
      ...[...STRUCTURE_CCAS.ventilations, ...STRUCTURE_CCAS.recouvrements].flatMap((v) => [v.variable, v.total]),
      ...STRUCTURE_CCAS.sommes.flatMap((s) => [s.total, ...s.parts]),
      ...STRUCTURE_CCAS.memes.flat().map((c) => c.variable),
      ...STRUCTURE_CCAS.parts.flatMap((p) => [p.numerateur, p.denominateur]),
      ...STRUCTURE_CCAS.inclusions.flatMap((i) => [i.petit, i.grand]),
      ...STRUCTURE_CCAS.derivees.map((d) => d.variable),
      ...Object.entries(STRUCTURE_CCAS.montants).flat(),
    ]);
    expect(protegees.map((d) => d.variable).filter((nom) => !reliees.has(nom))).toEqual(["domiciliations_actives"]);
  });
});

describe("un regroupement dit ce qu'il réunit", () => {
  it("trimestres et modalités", () => {
    expect(["2025-01", "2025-06", "2025-12", "Logement"].map(trimestreOf)).toEqual([
      "1er trimestre",
      "2e trimestre",
      "4e trimestre",
      null,
    ]);
    const cle = { variable: "demandes_par_mois", modalite: "2e trimestre", millesime: 2024 };
    expect(composantesOf(cle)).toEqual(["2024-04", "2024-05", "2024-06"]);
    const nom = nameRegroupement(["Santé", "Autre aide"]);
    expect(composantesOf({ ...cle, modalite: nom })).toEqual(["Autre aide", "Santé"]);
    expect(composantesOf({ ...cle, modalite: "Santé" })).toBeNull();
  });

  it("les mois d'un trimestre publié sont supposés, et l'année est leur somme", () => {
    const cles = ["1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"].map((modalite) => ({
      variable: "passages_par_mois",
      modalite,
      millesime: 2025,
    }));
    const { supposees, equations } = linkCles(
      [{ variable: "passages", modalite: null, millesime: 2025 }, ...cles],
      STRUCTURE_CCAS,
    );
    expect(supposees).toHaveLength(12);
    expect(equations.find((e) => e.total === "passages||2025")?.parts).toHaveLength(12);
  });
});
