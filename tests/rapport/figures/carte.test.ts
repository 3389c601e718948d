import { describe, expect, it } from "vitest";
import type { Fond, Zone } from "../../../src/modele/fond.ts";
import { carte } from "../../../src/rapport/figures/carte.ts";
import { fixCouleurs } from "../../../src/rapport/figures/couleurs.ts";
import type { PointTexte } from "../../../src/rapport/figures/nombres.ts";
import { OPTIONS, point } from "./cas.ts";
import { parseSvg, prettySvg } from "./lire-svg.ts";

// Trois carrés côte à côte, et un sans valeur au-dessus.
const zone = (code: string, x: number, y: number): Zone => ({
  code,
  anneaux: [
    [
      [x, y],
      [x, y + 10],
      [x + 10, y + 10],
      [x + 10, y],
    ],
  ],
});
const zones = [zone("A", 0, 0), zone("B", 10, 0), zone("C", 20, 0), zone("D", 0, 10)];
const FOND: Fond = { niveau: "iris", source: "essai", large: { zones, bord: [] }, etroit: { zones, bord: [] } };
const iris = (code: string, nom: string, valeur: number | null, reste: Partial<PointTexte> = {}): PointTexte =>
  point([code, "iris", nom, "iris"], 2019, valeur, reste);
const VALEURS = [iris("B", "Gare", 40), iris("A", "Coteaux", 6), iris("C", "Bois", null), iris("Z", "Nulle-Part", 20)];
const dessiner = (valeurs = VALEURS) => carte(valeurs, { ...OPTIONS, fond: FOND });

describe("carte", () => {
  it("a un dessin relu", async () => {
    await expect(prettySvg(dessiner().svg)).toMatchFileSnapshot("./__snapshots__/carte.svg");
  });

  it("écrit le nom de chaque zone quand tous tiennent, sinon les valeurs seules : jamais quelques noms", () => {
    const textesDe = (valeurs: readonly PointTexte[]) =>
      [...parseSvg(dessiner([...valeurs]).svg).querySelectorAll("text")].map((t) => t.textContent ?? "");
    expect(textesDe(VALEURS)).toEqual(expect.arrayContaining(["Coteaux", "Gare", "40,0\u00a0%"]));
    const long = VALEURS.map((v) => (v.territoire === "A" ? { ...v, nom: "Coteaux-du-Haut-et-du-Bas-Bourgneuf" } : v));
    const sansNoms = textesDe(long);
    expect(sansNoms.filter((t) => /Coteaux|Gare/.test(t))).toEqual([]);
    expect(sansNoms).toEqual(expect.arrayContaining(["6,0\u00a0%", "40,0\u00a0%"]));
  });

  it("range son tableau par nom, et y écrit la classe : jamais la couleur seule", () => {
    expect(dessiner().tableau.lignes).toEqual([
      ["Bois", "secret", "—"],
      ["Coteaux", "6,0\u202f%", "moins de 40\u202f%"],
      ["Gare", "40,0\u202f%", "40\u202f% ou plus"],
      ["Nulle-Part", "20,0\u202f%", "moins de 40\u202f%"],
    ]);
  });

  it("écrit chaque valeur dans sa zone, hachure le secret, laisse vide ce qui manque", () => {
    const svg = parseSvg(fixCouleurs(dessiner().svg)); // telles qu'un document les peint
    const textes = [...svg.querySelectorAll("text")].map((t) => t.textContent);
    expect(textes).toContain("40,0\u00a0%");
    expect(textes).toEqual(expect.arrayContaining(["secret", "non disponible"]));
    expect(textes.filter((t) => t?.includes("20,0"))).toEqual([]);
    const peints = [...svg.querySelectorAll("path")];
    const fonds = peints.map((p) => p.getAttribute("fill") ?? /fill:([^;]+)/.exec(p.getAttribute("style") ?? "")?.[1]);
    expect(fonds).toEqual(expect.arrayContaining(["#dcebe7", "#0b4f48", "none"]));
  });

  it("dit ce qui n'a pas pu être mis sur la carte, et d'où viennent les contours", () => {
    expect(dessiner().notes).toEqual([
      "Secret : Bois.",
      "Sans contour, hors de la carte : Nulle-Part.",
      "Contours : essai.",
    ]);
  });

  it("un secret ne change ni les classes ni le dessin de ses voisins", () => {
    const [avec, sans] = [dessiner(), dessiner(VALEURS.filter((p) => p.territoire !== "C"))];
    expect(avec.tableau.lignes.filter(([nom]) => nom !== "Bois")).toEqual(sans.tableau.lignes);
  });

  it("refuse deux millésimes, ou rien à colorier", () => {
    expect(() => dessiner([iris("A", "a", 1), { ...iris("B", "b", 2), millesime: "2018" }])).toThrow("one millesime");
    expect(() => dessiner([iris("A", "a", null)])).toThrow("at least one served value, got 0");
  });
});
