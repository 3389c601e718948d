import { describe, expect, it } from "vitest";
import type { PartFigure } from "../../../src/modele/figure.ts";
import { entonnoir } from "../../../src/rapport/figures/entonnoir.ts";
import { OPTIONS } from "./cas.ts";
import { findDefauts, prettySvg } from "./lire-svg.ts";

const etape = (libelle: string, valeur: number | null, statut: PartFigure["statut"] = "secret"): PartFigure => ({
  libelle,
  valeur,
  statut: valeur === null ? statut : "valeur",
});
const ETAPES = [
  etape("Demandes déposées", 1240),
  etape("Décisions rendues", 1100),
  etape("Accords", 842),
  etape("Versements", null, "absent"),
];
const options = { ...OPTIONS, unite: "demandes", decimales: 0, etape: "Étape" };
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");

describe("entonnoir", () => {
  it("a un dessin relu aux deux largeurs, sans texte qui déborde ou se chevauche", async () => {
    const { svg, svgEtroit } = entonnoir(ETAPES, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/entonnoir.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/entonnoir-etroit.svg");
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });

  it("rapporte chaque étape à la première, et dit ce que personne ne compte", () => {
    const { tableau, notes } = entonnoir(ETAPES, options);
    expect(tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["Demandes déposées", "1 240", "100 %"],
      ["Décisions rendues", "1 100", "89 %"],
      ["Accords", "842", "68 %"],
      ["Versements", "non disponible", "—"],
    ]);
    expect(notes).toContain("Versements : non disponible.");
  });

  it("ne rapporte rien à une première étape secrète", () => {
    const { tableau } = entonnoir([etape("Demandes", null), ...ETAPES.slice(1)], options);
    expect(tableau.lignes.map((l) => l[2])).toEqual(["—", "—", "—", "—"]);
  });

  it("refuse une étape qui dépasse la précédente, ou une seule étape", () => {
    expect(() => entonnoir([etape("A", 10), etape("B", 12)], options)).toThrow("must not grow, got 12 after 10");
    expect(() => entonnoir([etape("A", 10), etape("B", null)], options)).toThrow("2 served steps, got 1");
    expect(() => entonnoir([etape("A", 10), etape("B", -1)], options)).toThrow("must not be negative, got -1");
  });
});
