import { describe, expect, it } from "vitest";
import { toString } from "mdast-util-to-string";
import type { Fond } from "../../src/modele/fond.ts";
import { voisinage } from "../../src/rapport/directives/voisinage.ts";
import type { Contexte } from "../../src/rapport/contexte.ts";
import type { Lecture } from "../../src/rapport/lecture.ts";
import { voisinageOf } from "../../src/rapport/voisinage.ts";
import { INDICATEURS, lectureFactice } from "./lecture-factice.ts";

const PAUVRETE = INDICATEURS.find((i) => i.code === "REV-02")!;
const COTE = 10;
const codes = Array.from({ length: COTE * COTE }, (_, i) => `00101${String(i).padStart(4, "0")}`);
/** Un damier de 100 IRIS : chacun a pour voisins ceux qui le touchent par un côté. */
const voisins = Object.fromEntries(
  codes.map((code, i) => [
    code,
    [i % COTE > 0 ? i - 1 : -1, i % COTE < COTE - 1 ? i + 1 : -1, i - COTE, i + COTE].flatMap((j) => codes[j] ?? []),
  ]),
);
const trace = { zones: codes.map((code) => ({ code, anneaux: [] })), bord: [] };
const FOND: Fond = { niveau: "iris", source: "essai", large: trace, etroit: trace, voisins };

function lecture(valeur: (x: number, y: number) => number, reste: Partial<Lecture> = {}): Lecture {
  const base = lectureFactice();
  const modele = base.serie("REV-02", "commune", "00101")[0]!;
  const points = codes.map((territoire, i) => ({
    ...modele, niveau: "iris" as const, territoire, nom: `IRIS ${i}`, annee: 2019, millesime: "2019", statut: "valeur" as const,
    valeur: valeur(i % COTE, Math.floor(i / COTE)), denominateur: 2000, intervalle: null,
  }));
  return { ...base, fonds: [FOND], parIris: () => points, ...reste };
} // prettier-ignore

/** Un coin pauvre de seize IRIS, le reste à 12 % plus un petit relief : un regroupement haut. */
const coin = (x: number, y: number): number => (x < 4 && y < 4 ? 40 + x : 12 + ((x * 5 + y * 3) % 7) / 10);

describe("les IRIS et leurs voisins", () => {
  it("un coin qui se regroupe : l'indice est positif, et les IRIS du coin sont nommés", () => {
    const lu = voisinageOf(lecture(coin), PAUVRETE);
    if (typeof lu === "string") throw new Error(lu);
    expect(lu.indice).toBeGreaterThan(0.4);
    expect(lu.p).toBeLessThan(0.001);
    // Les quatre IRIS du dedans n'ont que des voisins pauvres : par hasard, moins d'une fois sur mille. Aucun hors du coin n'est dit pauvre.
    const hauts = lu.regroupes.get("haut-haut") ?? [];
    expect(hauts).toEqual(expect.arrayContaining(["IRIS 11", "IRIS 12", "IRIS 21", "IRIS 22"]));
    for (const nom of hauts)
      expect([Number(nom.slice(5)) % COTE, Math.floor(Number(nom.slice(5)) / COTE)].every((k) => k < 4)).toBe(true);
  });

  it("une alternance : les voisins diffèrent plus que le hasard", () => {
    const lu = voisinageOf(lecture((x, y) => ((x + y) % 2 === 0 ? 10 : 30)), PAUVRETE); // prettier-ignore
    expect(lu).toMatchObject({ p: expect.closeTo(2e-4, 3) });
    expect(typeof lu === "string" ? lu : lu.indice).toBeCloseTo(-1, 9);
  });

  it("ne se juge pas : sans contours, avec trop peu d'IRIS, sans variation", () => {
    expect(voisinageOf(lecture(coin, { fonds: [] }), PAUVRETE)).toMatch(/^pas de contours d'IRIS/);
    const peu = lecture(coin);
    expect(voisinageOf({ ...peu, parIris: (c) => peu.parIris(c).slice(0, 7) }, PAUVRETE)).toMatch(/^moins de 8 IRIS/);
    expect(voisinageOf(lecture(() => 12), PAUVRETE)).toBe("valeurs constantes"); // prettier-ignore
  });

  it("se dit en une phrase à la direction, jamais au public", () => {
    const repondre = (l: Lecture) => {
      const contexte = { lecture: l, fichier: "", signale: () => undefined } as unknown as Contexte;
      return voisinage.resolve({ indicateur: "REV-02" }, contexte, { type: "leafDirective", name: "voisinage", children: [] }); // prettier-ignore
    };
    const direction = repondre(lecture(coin, { edition: "direction" }));
    const texte = "contenu" in direction ? direction.contenu.map((n) => toString(n)).join("\n") : "";
    expect(texte).toMatch(/sur 100 IRIS\. Les IRIS voisins se ressemblent plus que le hasard/);
    expect(texte).toMatch(/le hasard seul en donnerait un aussi marqué une fois sur mille au plus/);
    expect(texte).toMatch(/Valeurs hautes, entourées de valeurs hautes : .*IRIS 11, IRIS 12/);
    expect(repondre(lecture(coin, { edition: "public" }))).toEqual({ manque: null });
  });
});
