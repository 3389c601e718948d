import { describe, expect, it } from "vitest";
import { suivi, type PointSuivi } from "../../../src/rapport/figures/suivi.ts";
import { OPTIONS } from "./cas.ts";
import { findDefauts, prettySvg } from "./lire-svg.ts";

const MOIS: readonly PointSuivi[] = Array.from({ length: 24 }, (_, i) => ({
  temps: 2024 + i / 12,
  nom: `mois ${i + 1}`,
  valeur: i === 20 ? 95 : 60 + (i % 5),
  limites: { attendu: 62, bas: 40, haut: 85 },
  signaux: i === 20 ? ["au-dessus"] : [],
}));
const options = { ...OPTIONS, unite: "demandes", decimales: 0, ruptures: [] };
const traits = (svg: string): number => svg.match(/stroke-width="3"/g)?.length ?? 0;

describe("suivi", () => {
  it("a un dessin relu aux deux largeurs", async () => {
    const { svg, svgEtroit } = suivi(MOIS, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/suivi.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/suivi-etroit.svg");
  });

  it("se dessine aux deux largeurs sans texte qui déborde, et le tableau dit le constaté, l'attendu et le signal", () => {
    const { svg, svgEtroit, tableau } = suivi(MOIS, options);
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
    expect(svgEtroit).toContain(">12/25<");
    expect(svg).not.toContain(">12/25<");
    expect(tableau.lignes[20]).toEqual(["mois 21", "95", "62", "40 à 85", "au-dessus"]);
    expect(tableau.lignes[0]?.at(-1)).toBe("—");
  });

  it("ne trace rien à travers une rupture, et imprime sa raison", () => {
    const { svg } = suivi(MOIS, { ...options, ruptures: [{ temps: 2024.98, libelle: "nouveau logiciel" }] });
    expect(traits(svg)).toBe(traits(suivi(MOIS, options).svg) + 1);
    expect(svg).toContain("nouveau logiciel");
  });

  it("se passe de limites quand rien ne les donne", () => {
    const nus = MOIS.map((p) => ({ ...p, limites: null, signaux: [] }));
    const { svg, tableau } = suivi(nus, options);
    expect(svg).not.toContain("attendu, et ses limites");
    expect(tableau.lignes[0]?.slice(2)).toEqual(["—", "—", "—"]);
  });

  it("refuse un seul mois, deux fois le même, des limites à l'envers", () => {
    expect(() => suivi(MOIS.slice(0, 1), options)).toThrow("at least 2 months, got 1");
    expect(() => suivi([MOIS[0]!, MOIS[0]!], options)).toThrow("must differ");
    const envers = [{ ...MOIS[0]!, limites: { attendu: 1, bas: 3, haut: 2 } }, MOIS[1]!];
    expect(() => suivi(envers, options)).toThrow("must be ordered");
  });
});
