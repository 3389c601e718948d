import { describe, expect, it } from "vitest";
import type { Fond, Zone } from "../../../src/modele/fond.ts";
import { situation } from "../../../src/rapport/figures/situation.ts";
import { OPTIONS } from "./cas.ts";
import { parseSvg, prettySvg } from "./lire-svg.ts";

const zone = (code: string, x: number): Zone => ({ code, anneaux: [[[x, 0], [x, 9], [x + 9, 9], [x + 9, 0]]] }); // prettier-ignore
const zones = [zone("A", 0), zone("B", 9)];
const FOND: Fond = { niveau: "iris", source: "essai", large: { zones, bord: [] }, etroit: { zones, bord: [] } };
const situer = (...ici: string[]) => situation({ ...OPTIONS, fond: FOND, ici, noms: { A: "Gare" } });

describe("situation", () => {
  it("a un dessin relu", async () => {
    await expect(prettySvg(situer("A").svg)).toMatchFileSnapshot("__snapshots__/situation.svg");
  });

  it("remplit les zones du quartier, et elles seules", () => {
    const pleins = [...parseSvg(situer("A").svg).querySelectorAll("path")].filter((p) =>
      p.getAttribute("style")?.includes("fill:var(--commune"),
    );
    expect(pleins.map((p) => (p.getAttribute("d") ?? "").match(/M/g)?.length)).toEqual([1]);
  });

  it("nomme ses zones au tableau, et refuse un quartier sans contour", () => {
    expect(situer("A", "Z").tableau.lignes).toEqual([["Gare", "A"], ["Z", "Z"]]); // prettier-ignore
    expect(() => situer("Z")).toThrow("at least one zone, got 0");
  });
});
