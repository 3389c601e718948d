import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chaleur, type ColonneChaleur, type LigneChaleur } from "../../../src/rapport/figures/chaleur.ts";
import { MULHOUSE, OPTIONS, point, TIRAGES } from "./cas.ts";
import { findDefauts, prettySvg, readTextes } from "./lire-svg.ts";

const COLONNES: readonly ColonneChaleur[] = [
  { libelle: "Part des 75 ans ou plus", unite: "%", decimales: 1, reference: point(MULHOUSE, 2022, 8) },
  { libelle: "Niveau de vie médian", unite: "€", decimales: 0, reference: point(MULHOUSE, 2022, 16_000) },
  { libelle: "Foyers au RSA pour 100 ménages", unite: "pour 100 ménages", decimales: 1, reference: null },
];
const iris = (nom: string, valeurs: readonly (number | null)[]): LigneChaleur => ({
  nom,
  cases: valeurs.map((v) => point(["682240101", "iris", nom, "iris"], 2022, v)),
});
const LIGNES: readonly LigneChaleur[] = [
  iris("Centre", [8, 16_200, 12]),
  iris("Coteaux", [4, 11_000, 30]),
  iris("Rebberg", [14, 27_500, null]),
  { nom: "Zone d'activités", cases: [null, null, null] },
];
const options = { ...OPTIONS, ligne: "IRIS", ville: "Mulhouse" };
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");

describe("chaleur", () => {
  it("a un dessin relu aux deux largeurs, sans texte qui déborde ou se chevauche", async () => {
    const { svg, svgEtroit } = chaleur(LIGNES, COLONNES, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/chaleur.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/chaleur-etroit.svg");
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });

  // Écarts types à la main : 75 ans ou plus, racine((0,67² + 4,67² + 5,33²) / 3) = 4,11 ; −4 / 4,11 = −0,97, +6 / 4,11 = 1,46.
  it("dit de combien chaque case s'écarte de la commune, et la met au tableau en mots", () => {
    expect(chaleur(LIGNES, COLONNES, options).tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["Mulhouse (commune)", "8,0 %", "16 000 €", "non disponible"],
      ["Centre", "8,0 %", "16 200 €", "12,0"],
      ["Coteaux", "4,0 % (au-dessous)", "11 000 € (au-dessous)", "30,0"],
      ["Rebberg", "14,0 % (au-dessus)", "27 500 € (très au-dessus)", "secret"],
      ["Zone d'activités", "non disponible", "non disponible", "non disponible"],
    ]);
  });

  it("écrit chaque valeur dans sa case, hachure le secret, et le dit en note", () => {
    const { svg, notes } = chaleur(LIGNES, COLONNES, options);
    const textes = readTextes(svg).map((t) => propre(t.texte));
    expect(textes).toEqual(expect.arrayContaining(["8,0", "16 200", "30,0", "—"]));
    expect(notes.some((n) => n.startsWith("Secret, 1 case : Rebberg (Foyers au RSA pour 100 ménages)"))).toBe(true);
  });

  it("ne teinte pas une case que son intervalle ne sépare pas de la commune", () => {
    const incertain = {
      nom: "Petit",
      cases: [point(["682240109", "iris", "Petit", "iris"], 2022, 20, { intervalle: [7.5, 32] }), null, null],
    };
    const lignes = chaleur([...LIGNES, incertain], COLONNES, options).tableau.lignes;
    expect(propre(lignes.at(-1)?.[1] ?? "")).toBe("20,0 %");
  });

  it("refuse trop de colonnes, des lignes inégales, deux noms égaux, ou rien à dessiner", () => {
    expect(() => chaleur(LIGNES, [], options)).toThrow("1 to 8 columns, got 0");
    expect(() => chaleur([{ nom: "Centre", cases: [] }], COLONNES, options)).toThrow("3 cells, got 0");
    expect(() => chaleur([LIGNES[0]!, LIGNES[0]!], COLONNES, options)).toThrow("distinct names, got Centre twice");
    expect(() => chaleur([LIGNES[3]!], COLONNES, options)).toThrow("at least one served value, got 0");
  });

  it("reste lisible quels que soient les lieux et les valeurs", () => {
    const valeur = fc.option(
      fc.integer({ min: 0, max: 999 }).map((n) => n / 10),
      { freq: 6 },
    );
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 6 })
          .chain((n) => fc.array(fc.array(valeur, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 15 })),
        (tirees) => {
          fc.pre(tirees.some((l) => l.some((v) => v !== null)));
          const colonnes = (tirees[0] ?? []).map((_, k) => ({ ...COLONNES[0]!, libelle: `Part du groupe ${k}` }));
          const lignes = tirees.map((l, i) => iris(`Quartier du Grand Pré aux Alouettes ${i}`, l));
          const { svg, svgEtroit } = chaleur(lignes, colonnes, options);
          expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
        },
      ),
      { numRuns: TIRAGES },
    );
  });
});
