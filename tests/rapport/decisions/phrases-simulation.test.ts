import { describe, expect, it } from "vitest";
import type { Simulation } from "../../../src/calculer/simuler-plafond.ts";
import { phrasesSimulation } from "../../../src/rapport/decisions/phrases-simulation.ts";

const simulation = (autre: Partial<Simulation> = {}): Simulation => ({
  aide: "alimentaire",
  annee: 2025,
  plafond: 700,
  nouveau: 800,
  sens: "entrent",
  foyers: [3, 3],
  demandes: [4, 4],
  autres: [0, 0],
  tranches: [],
  inconnus: 0,
  ...autre,
});
const dire = (autre: Partial<Simulation>): string => {
  const { resultat, limites } = phrasesSimulation(simulation(autre));
  return [...resultat, ...limites].join(" ").replace(/[\u00a0\u202f]/g, " ");
};

describe("les phrases d'un autre plafond", () => {
  it.each([
    [{}, "porté de 700 € à 800 €, d'après les demandes de 2025 : 3 foyers restés sans aide passeraient sous le plafond ; 4 demandes sans accord dans cette zone."],
    [{ foyers: [1, 1], demandes: [1, 1] }, "1 foyer resté sans aide passerait sous le plafond ; 1 demande sans accord dans cette zone."],
    [{ foyers: [0, 0], demandes: [0, 0] }, "aucun foyer resté sans aide ne passerait sous le plafond ; aucune demande sans accord dans cette zone."],
    [{ foyers: [0, 2] }, "au plus 2 foyers restés sans aide passeraient"],
    [{ foyers: [2, 5] }, "de 2 à 5 foyers restés sans aide passeraient"],
    [{ sens: "sortent", nouveau: 600, demandes: [1, 1] }, "ramené de 700 € à 600 €, d'après les demandes de 2025 : 3 foyers aidés cette année-là seraient au-dessus du plafond ; 1 demande accordée dans cette zone."],
    [{ sens: "sortent", nouveau: 600, foyers: [1, 1] }, "1 foyer aidé cette année-là serait au-dessus du plafond"],
    [{ autres: [1, 1] }, "Dans cette zone, 1 foyer a déjà été aidé malgré le plafond d'aujourd'hui."],
    [{ sens: "sortent", autres: [2, 2] }, "Dans cette zone, 2 foyers n'avaient déjà rien reçu."],
    [{ inconnus: 1 }, "1 foyer n'a pas de quotient familial dans l'export : compté seulement dans le haut de la fourchette."],
    [{ inconnus: 12 }, "12 foyers n'ont pas de quotient familial dans l'export : comptés seulement"],
  ] as const)("%j", (autre, attendu) => {
    expect(dire(autre as Partial<Simulation>)).toContain(attendu);
  }); // prettier-ignore

  it("aucun chiffre ne sort d'une zone entière sans sa réserve", () => {
    expect(dire({})).toContain("Le calcul ne voit que ceux qui ont demandé");
    expect(dire({ sens: "sortent" })).not.toContain("motifs de refus");
  });
});
