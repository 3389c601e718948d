import fc from "fast-check";
import { expect, it } from "vitest";
import { METHODE_ARRONDI } from "../../src/calculer/arrondi.ts";
import { forceEcart } from "../../src/constats/force.ts";
import { isBornesArrondi, largeurArrondi, margeOf } from "../../src/constats/marge.ts";
import { FOYERS } from "./indicateurs-essai.ts";
import { constatDe, sceneAcceleration, sceneEcart, sceneEvolution, type Scene } from "./scenes.ts";

const arrondie = (valeur: number, arrondi: number) => ({ statut: "valeur" as const, valeur, arrondi });

/** La même scène, dont la commune n'est connue qu'à l'arrondi près. */
const avecArrondi = (scene: Scene, arrondi: number): Scene => ({
  ...scene,
  reglages: {
    ...scene.reglages,
    valeurs: Object.fromEntries(
      Object.entries(scene.reglages.valeurs).map(([cle, v]) => [
        cle,
        cle.includes(" 00101 ") && typeof v === "number" ? arrondie(v, arrondi) : v,
      ]),
    ),
  },
});

it("ne prend pas les bornes d'un arrondi pour une marge", () => {
  const bornes = { intervalle: [7.5, 7.9], methode: `x ; ${METHODE_ARRONDI}` } as const;
  expect([isBornesArrondi(bornes), margeOf(bornes)]).toEqual([true, null]);
  expect(largeurArrondi(bornes)).toBeCloseTo(0.4, 12);
  expect(margeOf({ intervalle: [7.5, 7.9], methode: "intervalle de Wilson à 95 %" })).toEqual([7.5, 7.9]);
  expect(margeOf({ intervalle: null })).toBeNull();
});

it("ne dit jamais « net » d'un rapport de la CAF que seuls ses arrondis encadrent", () => {
  const caf = constatDe(avecArrondi(sceneEcart(FOYERS, 11.2, 6.4), 0.1));
  expect(caf).toMatchObject({ force: "indicative", sens: "vigilance" });
  expect(caf.phrase).toMatch(/sont plus élevés/);
  expect(caf.appui).toBe("source sans marge d'incertitude publiée ; l'écart dépasse ses arrondis");
});

it("ne tire rien d'un écart ou d'une évolution que les arrondis suffisent à faire", () => {
  const ecart = constatDe(avecArrondi(sceneEcart(FOYERS, 6.5, 6.4), 0.2));
  expect(ecart).toMatchObject({ force: "aucune", sens: "neutre" });
  expect(ecart.phrase).toContain("ne se distinguent pas");
  expect(ecart.appui).toBe("pas de preuve : l'écart tient dans les arrondis du producteur");
  const evolution = constatDe(avecArrondi(sceneEvolution(FOYERS, 6.4, 6.7), 0.2));
  expect(evolution).toMatchObject({ force: "aucune", sens: "neutre" });
  expect(evolution.phrase).toContain("un écart qui peut tenir à l'arrondi");
  expect(constatDe(avecArrondi(sceneAcceleration(FOYERS, [6.4, 6.5, 6.9]), 0.4)).force).toBe("aucune");
});

it("la preuve d'un arrondi est « indicative » si et seulement si l'écart dépasse la somme des bornes", () => {
  const nombre = fc.double({ min: 0, max: 50, noNaN: true });
  fc.assert(
    fc.property(nombre, nombre, fc.double({ min: 0, max: 3, noNaN: true }), (a, b, pas) => {
      const [ici, la] = [a, b].map((valeur) => ({
        valeur,
        statut: "valeur" as const,
        intervalle: [valeur - pas, valeur + pas] as const,
        methode: METHODE_ARRONDI,
      }));
      if (!ici || !la) return;
      const isAuDela = Math.abs(a - b) > 2 * pas + 1e-9;
      fc.pre(isAuDela || Math.abs(a - b) < 2 * pas - 1e-9);
      expect(forceEcart(ici, la)).toBe(isAuDela ? "indicative" : "aucune");
    }),
  );
});
