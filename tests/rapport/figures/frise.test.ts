import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frise, type Duree } from "../../../src/rapport/figures/frise.ts";
import { OPTIONS, TIRAGES } from "./cas.ts";
import { findDefauts, prettySvg, readTextes } from "./lire-svg.ts";

const DUREES: readonly Duree[] = [
  {
    nom: "Tenir une permanence commune avec France Travail",
    debut: 2025.67,
    fin: 2027.49,
    dates: ["1er septembre 2025", "30 juin 2027"],
    etat: "en cours",
    trait: "plein",
  },
  {
    nom: "Rendre permanent le poste d'instruction créé en 2025",
    debut: 2027.01,
    fin: 2027.99,
    dates: ["4 janvier 2027", "31 décembre 2027"],
    etat: "validée",
    trait: "clair",
  },
  {
    nom: "Former vingt bénévoles aux visites à domicile",
    debut: 2027.16,
    fin: 2027.99,
    dates: ["1er mars 2027", "31 décembre 2027"],
    etat: "soumise",
    trait: "tirets",
  },
];
const JOUR = { temps: 2026.91, nom: "30 novembre 2026" };
const options = { ...OPTIONS, unite: "", decimales: 0 };

/** Chaque barre : où elle commence et sa longueur. */
const barres = (svg: string): { x: number; longueur: number }[] =>
  [...svg.matchAll(/d="M([\d.]+),[\d.]+h([\d.]+)v12h/g)].map(([, x, l]) => ({ x: Number(x), longueur: Number(l) }));

describe("frise", () => {
  it("a un dessin relu aux deux largeurs", async () => {
    const { svg, svgEtroit } = frise(DUREES, JOUR, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/frise.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/frise-etroit.svg");
  });

  it("écrit chaque état et le jour de l'édition, à côté de ce qu'ils disent ; le tableau redit les dates", () => {
    const { svg, svgEtroit, tableau } = frise(DUREES, JOUR, options);
    for (const dessin of [svg, svgEtroit]) {
      const textes = readTextes(dessin).map((t) => t.texte);
      expect(textes).toEqual(expect.arrayContaining(["en cours", "validée", "soumise", "30 novembre 2026"]));
      expect(textes).toEqual(expect.arrayContaining(["2025", "2026", "2027"]));
    }
    expect(tableau.lignes[1]).toEqual([DUREES[1]?.nom, "4 janvier 2027", "31 décembre 2027", "validée"]);
  });

  it("une barre deux fois plus longue dure deux fois plus, et commence après celle qui commence avant", () => {
    const deux = [2026, 2026.5].map((debut, i) => ({ ...DUREES[0]!, nom: `A${i}`, debut, fin: debut + 1 - i / 2 }));
    const [a, b] = barres(frise(deux, JOUR, options).svg);
    expect(a!.longueur / b!.longueur).toBeCloseTo(2, 1);
    expect(b!.x - a!.x).toBeCloseTo(b!.longueur, 0);
  });

  it("une action d'un seul jour se voit", () => {
    const jour = { ...DUREES[0]!, debut: 2026.5, fin: 2026.5 };
    expect(barres(frise([jour], JOUR, options).svg)[0]?.longueur).toBeGreaterThanOrEqual(4);
  });

  it("aucun texte ne déborde ni n'en recouvre un autre, quelles que soient les dates et les longueurs de nom", () => {
    const duree = fc
      .record({
        mots: fc.array(fc.constantFrom("Ouvrir", "une", "permanence", "d'accompagnement", "à", "domicile"), { minLength: 1, maxLength: 20 }),
        debut: fc.double({ min: 2020, max: 2034, noNaN: true }),
        mois: fc.integer({ min: 0, max: 80 }),
        etat: fc.constantFrom("soumise", "en cours, terme dépassé", "validée"),
        trait: fc.constantFrom<Duree["trait"]>("plein", "clair", "tirets"),
      })
      .map(({ mots, debut, mois, ...reste }): Duree => ({ nom: mots.join(" "), debut, fin: debut + mois / 12, dates: ["a", "b"], ...reste })); // prettier-ignore
    fc.assert(
      fc.property(fc.array(duree, { minLength: 1, maxLength: 8 }), fc.double({ min: 2020, max: 2040, noNaN: true }), (durees, temps) => {
        const { svg, svgEtroit } = frise(durees, { temps, nom: "30 septembre 2026" }, options);
        expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
      }),
      { numRuns: TIRAGES },
    ); // prettier-ignore
  });

  it("refuse une frise vide et une durée à l'envers", () => {
    expect(() => frise([], JOUR, options)).toThrow("at least one span, got 0");
    expect(() => frise([{ ...DUREES[0]!, fin: 2020 }], JOUR, options)).toThrow("must end after they start");
  });
});
