import { describe, expect, it } from "vitest";
import { profil } from "../../../src/rapport/figures/profil.ts";
import { FRANCE, MULHOUSE, OPTIONS, point } from "./cas.ts";
import { findDefauts, parseSvg, prettySvg } from "./lire-svg.ts";

const LIGNES = [
  { libelle: "Part des 75 ans ou plus, 2022", ici: point(MULHOUSE, 2022, 6.4), commune: point(FRANCE, 2022, 8.9) },
  {
    libelle: "Part des locataires HLM, 2022",
    ici: point(MULHOUSE, 2022, 74.7, { statut: "estimation" }),
    commune: null,
  },
  { libelle: "Taux de chômage, 2022", ici: point(MULHOUSE, 2022, null), commune: point(FRANCE, 2022, 14) },
];
const options = { ...OPTIONS, lieu: "Fonds-Clairs", ville: "Ville-Témoin" };
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");

describe("profil", () => {
  it("a un dessin relu, sans texte qui déborde ou se chevauche", async () => {
    const { svg, svgEtroit } = profil(LIGNES, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/profil.svg");
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });

  it("a une clé du même point que ses lignes : creux si tous le sont", () => {
    const premierPoint = (lignes: typeof LIGNES) => {
      const { svg } = profil(lignes, options);
      return [...parseSvg(svg).querySelectorAll("path")].at(-2)?.getAttribute("style") ?? "";
    };
    const estimees = LIGNES.slice(0, 2).map((l) => ({ ...l, ici: { ...l.ici, statut: "estimation" as const } }));
    expect(premierPoint(LIGNES)).toMatch(/fill:var\(--ink/);
    expect(premierPoint(estimees)).toMatch(/fill:var\(--paper/);
  });

  it("écrit tout au tableau, absences et secret compris", () => {
    expect(profil(LIGNES, options).tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["Part des 75 ans ou plus, 2022", "6,4 %", "8,9 %"],
      ["Part des locataires HLM, 2022", "74,7 %", "non disponible"],
      ["Taux de chômage, 2022", "secret", "14,0 %"],
    ]);
  });

  it("refuse deux lignes de même nom, ou rien à dessiner", () => {
    expect(() => profil([LIGNES[0]!, LIGNES[0]!], options)).toThrow("distinct labels");
    expect(() => profil([{ ...LIGNES[2]!, commune: null }], options)).toThrow("at least one served value, got 0");
  });
});
